// The word diff as people see it: what went struck out, what came underlined, and both said in words to who listens.
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { english, phrase, type Told } from '../../../lib/phrase.ts';
import { printable } from '../../../lib/printable.ts';
import { wordDiff, type WordRun } from '../../../lib/word-diff.ts';

interface WordDiffProps {
  readonly before: string;
  readonly after: string;
  /** Left out for lines that hold both. */
  readonly lang?: 'zh' | 'en';
  /** For the hidden words; English without it. */
  readonly say?: (told: Told) => string;
}

/** Text nodes only; characters that would reorder the line are shown by their code. */
export function WordDiff({ before, after, lang, say = english }: WordDiffProps): JSX.Element {
  const runs = useMemo(() => wordDiff(printable(before), printable(after)), [before, after]);
  return (
    <span class="word-diff" lang={lang}>
      {runs.map((run, index) => (
        <Run key={index} run={run} say={say} />
      ))}
    </span>
  );
}

interface RunProps {
  readonly run: WordRun;
  readonly say: (told: Told) => string;
}

/** The hidden words stand outside of what is copied and searched for. */
function Run({ run: { kind, text }, say }: RunProps): JSX.Element {
  if (kind === 'same') return <span>{text}</span>;
  const Mark = kind === 'removed' ? 'del' : 'ins';
  return (
    <Mark>
      <span class="hidden">{say(kind === 'removed' ? phrase`removed:` : phrase`added:`)} </span>
      {text}
      <span class="hidden"> {say(phrase`end of change`)} </span>
    </Mark>
  );
}
