// A unified diff that people can read: signs and colours, hunks apart, long lines wrapped, long diffs scroll inside.
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { phrase, type Told } from '../../../lib/phrase.ts';
import { printable } from '../../../lib/printable.ts';

/** More of them would make the page slow, and nobody reads them. */
const MOST_LINES = 2_000;

interface PatchLine {
  readonly kind: 'added' | 'removed' | 'hunk' | 'same';
  readonly text: string;
}

interface PatchProps {
  /** '' when nothing changes. */
  readonly diff: string;
  readonly digest: string;
  readonly say: (told: Told) => string;
}

/** Scrolls inside, also by keyboard. */
export function Patch({ diff, digest, say }: PatchProps): JSX.Element {
  const lines = useMemo(() => linesOf(diff), [diff]);
  if (lines.length === 0) return <p class="nothing">{say(phrase`No line of ${digest} changes.`)}</p>;
  const more = lines.length - MOST_LINES;
  return (
    <div class="patch" role="region" aria-label={say(phrase`What changes in ${digest}`)} tabIndex={0}>
      {lines.slice(0, MOST_LINES).map((line, index) => (
        <Line key={index} line={line} />
      ))}
      {more > 0 && <p>{say(phrase`and ${more} more lines`)}</p>}
    </div>
  );
}

function Line({ line: { kind, text } }: { readonly line: PatchLine }): JSX.Element {
  if (kind === 'added') return <ins>{text}</ins>;
  if (kind === 'removed') return <del>{text}</del>;
  return <span class={kind}>{text}</span>;
}

/** Without the header: `--- a/README.md` may only stand before the first hunk, after it `---` is a line that went. */
function linesOf(diff: string): PatchLine[] {
  const all = printable(diff).split('\n');
  const first = all.findIndex(line => line.startsWith('@@'));
  if (first === -1) return [];
  const lines = all.slice(first).map(text => ({ kind: kindOf(text), text }));
  return lines.at(-1)?.text === '' ? lines.slice(0, -1) : lines;
}

function kindOf(line: string): PatchLine['kind'] {
  if (line.startsWith('+')) return 'added';
  if (line.startsWith('-')) return 'removed';
  return line.startsWith('@@') ? 'hunk' : 'same';
}
