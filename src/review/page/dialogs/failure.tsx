// What the server refused or failed at, in the four parts in which people are told of failures everywhere.
import type { JSX } from 'preact';
import { phrase, type Told } from '../../../lib/phrase.ts';
import type { ServerError } from '../doors/server.ts';
import type { Call } from './call.ts';

interface FailureProps {
  /** Nothing is shown unless it failed. */
  readonly of: Call<unknown>;
  readonly say: (told: Told) => string;
}

/** Read out at once by screen readers. */
export function Failure({ of, say }: FailureProps): JSX.Element | null {
  return of.state === 'failed' ? <FourParts error={of.error} say={say} /> : null;
}

function FourParts({ error, say }: { error: ServerError; say: (told: Told) => string }): JSX.Element {
  const { what, why, kept, next } = error.told;
  const keptText = say(kept);
  const parts: [Told, string][] = [
    [phrase`why`, say(why)],
    [phrase`kept`, keptText === '' ? say(phrase`everything as it was`) : keptText],
    [phrase`next step`, say(next)],
  ];
  return (
    <div class="failure" role="alert">
      <p>
        <code>{error.code}</code> <bdi>{say(what)}</bdi>
      </p>
      <dl>
        {parts.map(([label, text]) => (
          <div key={say(label)}>
            <dt>{say(label)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
