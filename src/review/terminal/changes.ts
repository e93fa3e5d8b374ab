// Changes as a person reads them in a terminal: claims made anew, what an edit did, what publishing would do. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import type { Estimate, Proposal } from '../../domain/review.ts';
import type { Collision, HandEdit, MergePreview, Settled } from '../../domain/publish.ts';
import { phrase, type Phrase } from '../../lib/phrase.ts';
import { wordDiff } from '../../lib/word-diff.ts';
import { findingLines, pageAddress } from './item-screen.ts';
import { hanging, plain, type Line, type Surface, type Tone } from './surface.ts';

/** `在所有基准上超过 Llama 2 13B，MMLU 提升 [-6.1-] {+4.6+} 个百分点。` */
export function markedDiff(before: string, after: string): string {
  return wordDiff(before, after)
    .map(({ kind, text }) => {
      if (kind === 'same') return text;
      return kind === 'removed' ? `[-${text}-]` : `{+${text}+}`;
    })
    .join('');
}

/** Both texts before and after, each with what changed marked in it. */
export function wordsLines(before: Bilingual, after: Bilingual, surface: Surface): Line[] {
  const { tell } = surface;
  // Cleaned before they are compared: what stands for a control character is a word like others then.
  const line = (label: string, old: string, now: string): Line[] =>
    hanging(`  ${label} `, markedDiff(tell(old), tell(now)), { surface });
  return [...line('zh', before.zh, after.zh), ...line('en', before.en, after.en)];
}

/** A claim before and after it was made anew, with its new evidence and what the checks say of it. */
export function changeLines(
  { item, before, after }: Proposal['changes'][number],
  url: string | null,
  surface: Surface,
): Line[] {
  if (after === null) return plain(phrase`${item}: the model gave nothing for it`, surface, 'amber');
  const address = pageAddress(url, after.page);
  const evidence = after.page === null ? `“${after.quote}”` : phrase`p. ${after.page} “${after.quote}”`;
  const proof: Phrase = after.match === 'missing' ? phrase`✗ not in the PDF` : phrase`✓ in the PDF`;
  return [
    { text: surface.tell(item), tone: 'strong' },
    ...wordsLines(before, after, surface),
    ...(after.quote === ''
      ? []
      : hanging('  ev ', phrase`${evidence} ${proof}`, {
          surface,
          ...(address === null || !surface.hasLinks ? {} : { link: address }),
        })),
    ...findingLines(after.findings, surface),
  ];
}

/** What asking would cost at most. */
export function costWords({ model, host, inputTokens, outputTokens, cost, currency }: Estimate): Phrase {
  const asked = phrase`${model} at ${host} would be asked: ${inputTokens} tokens in, at most ${outputTokens} out`;
  return cost === null
    ? phrase`${asked}; its price is not known`
    : phrase`${asked}; at most ${cost.toFixed(4)} ${currency ?? ''}`;
}

/** What publishing would do, with the lines of the digest that change. */
export function previewLines(preview: MergePreview, surface: Surface): Line[] {
  const { digest, reason, handEdits } = preview;
  return [
    ...plain(phrase`${digest}: ${reason}`, surface, 'strong'),
    ...diffLines(preview, surface),
    ...handEdits.flatMap(edit => handEditLines(edit, surface)),
  ];
}

/** The lines of the digest that change. */
function diffLines({ diff }: Pick<MergePreview, 'diff'>, surface: Surface): Line[] {
  return diff.split('\n').flatMap(line => diffLine(line, surface));
}

/** What a person changed in the digest stays there. */
function handEditLines({ item, before, after, removed }: HandEdit, surface: Surface): Line[] {
  if (removed && item !== null) {
    const words = hanging('    ', markedDiff(surface.tell(before), ''), { surface });
    return [...plain(phrase`deleted by hand (${item}):`, surface), ...words];
  }
  const { tell } = surface;
  const words = markedDiff(tell(before), tell(after));
  return [
    ...plain(item === null ? phrase`changed by hand:` : phrase`changed by hand (${item}):`, surface),
    ...hanging('    ', words, { surface }),
  ];
}

const DIFF_TONES: Readonly<Record<string, Tone>> = { '+': 'green', '-': 'red', '@': 'quiet' };

/** White space at the start of a line of a digest says something; the fold collapses it. */
function diffLine(line: string, surface: Surface): Line[] {
  // Above the names of the files stands a rule; lines of the digest have a sign before them.
  if (line === '' || line.startsWith('===')) return [];
  const sign = line.charAt(0);
  const rest = line.slice(1);
  const tone = DIFF_TONES[sign];
  const blanks = rest.length - rest.trimStart().length;
  const label = sign + ' '.repeat(Math.min(blanks, 8));
  const lines = hanging(label, rest, { surface, ...(tone === undefined ? {} : { tone }) });
  return lines.length > 0 ? lines : [{ text: sign }];
}

/** One place that both changed, with what each says. */
export function collisionLines({ base, mine, ours }: Collision, digest: string, surface: Surface): Line[] {
  const block = (words: Phrase, text: string): Line[] => [
    ...plain(words, surface, 'strong'),
    ...(text === '' ? plain(phrase`    (nothing)`, surface, 'quiet') : []),
    ...text.split('\n').flatMap(line => hanging('    ', line, { surface })),
  ];
  return [
    ...(base === '' ? [] : block(phrase`  as it was written last:`, base)),
    ...block(phrase`  m  as in ${digest}:`, mine),
    ...block(phrase`  o  as in the notes:`, ours),
  ];
}

/** `m` what the digest has, `o` what the notes have, `b` both; undefined for another key. */
export function settledBy(key: string): Settled['take'] | undefined {
  const takes: Readonly<Record<string, Settled['take']>> = { m: 'mine', o: 'ours', b: 'both' };
  return Object.hasOwn(takes, key) ? takes[key] : undefined;
}
