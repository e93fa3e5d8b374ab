// A hyphen at the end of a line: did it only break the word, or belong to it? The document's own words decide,
// so that no dictionary is needed and no language is preferred.

/** The words of a document, lower case, with how often each occurs, and its hyphenated pairs. */
export interface Vocabulary {
  readonly words: ReadonlyMap<string, number>;
  /** `state-of`, `of-the`, `the-art` for "state-of-the-art". */
  readonly pairs: ReadonlySet<string>;
}

const WORD = /\p{L}+/gu;
/** Begins only where a word does, or a word of a thousand letters would be tried a thousand times. */
const COMPOUND = /(?<!\p{L})\p{L}+(?:-\p{L}+)+/gu;
const BROKEN_END = /(?<!\p{L})(\p{L}+)-$/u;
const LOWER_START = /^\p{Ll}\p{L}*/u;
/** `Harbor-` / `Grid` in a paper about HarborGrid. */
const NAME_START = /^\p{Lu}\p{L}*/u;
const JOINED_ANYWAY_END = /[\p{L}\p{N}]-$/u;
const JOINED_ANYWAY_START = /^[\p{L}\p{N}]/u;
/** "pre- and post-training": the hyphen stands for a word left out, and a blank follows. */
const SUSPENDED = /^(?:and|or|to|und|oder|bis|bzw)$/;
/** Compounds of common words that are written as one. */
const CLOSED =
  /^(?:(?:every|any|some|no)(?:where|thing|one|body)|there(?:fore|by|after)|where(?:as|by|in)|how(?:ever|soever)|other(?:wise)|more(?:over)|further(?:more)|never(?:theless)|with(?:in|out)|(?:in|on|un)to|(?:them|our|your)selves|(?:it|him|her|my)self|an(?:other|yway)|all?though|mean(?:while)|throughout|altogether|halfway|overall|network|framework|database|dataset|outperform\p{Ll}{0,3})$/u;
/** How often the two halves must occur by themselves to be a compound; one or two letters are no evidence. */
const LEFT_LETTERS = 3;
const LEFT_COUNT = 2;
const RIGHT_COUNT = 3;

/** Counts the words of all lines. Halves of words at line ends are left out: they are what is asked about. */
export function vocabularyOf(lines: readonly string[]): Vocabulary {
  const words = new Map<string, number>();
  const pairs = new Set<string>();
  let afterHyphen = false;
  for (const line of lines) {
    const start = afterHyphen ? (LOWER_START.exec(line)?.[0].length ?? 0) : 0;
    const half = line.endsWith('-') ? BROKEN_END.exec(line) : null;
    const text = line.slice(start, half?.index).toLowerCase();
    for (const word of text.match(WORD) ?? []) words.set(word, (words.get(word) ?? 0) + 1);
    // Most lines have no hyphen, and the pattern tries every letter.
    if (text.includes('-')) for (const pair of pairsIn(text)) pairs.add(pair);
    afterHyphen = half !== null;
  }
  return { words, pairs };
}

function pairsIn(text: string): string[] {
  return (text.match(COMPOUND) ?? []).flatMap(compound => {
    const parts = compound.split('-');
    return parts.slice(1).map((part, index) => `${parts[index] ?? ''}-${part}`);
  });
}

/**
 * How a line that ends in a hyphen goes on: `cut` the hyphen goes, `glue` it stays, `space` it stays and a blank
 * follows; null when the line does not end in a hyphen or the next one cannot go on with the word.
 */
export function hyphenEnd(
  line: string,
  next: string,
  vocabulary: Vocabulary,
): 'cut' | 'glue' | 'space' | null {
  if (!line.endsWith('-')) return null;
  const left = BROKEN_END.exec(line)?.[1]?.toLowerCase();
  const right = LOWER_START.exec(next)?.[0].toLowerCase();
  if (left !== undefined && right !== undefined) return brokenWordEnd(left, right, vocabulary);
  if (isBrokenName(left, next, vocabulary)) return 'cut';
  // `GPT-` / `4`, `Multi-` / `Agent`: no word was broken.
  return JOINED_ANYWAY_END.test(line) && JOINED_ANYWAY_START.test(next) ? 'glue' : null;
}

function isBrokenName(left: string | undefined, next: string, { words }: Vocabulary): boolean {
  const right = NAME_START.exec(next)?.[0].toLowerCase();
  return left !== undefined && right !== undefined && words.has(left + right);
}

function brokenWordEnd(left: string, right: string, { words, pairs }: Vocabulary): 'cut' | 'glue' | 'space' {
  if (words.has(left + right)) return 'cut';
  if (SUSPENDED.test(right)) return 'space';
  if (pairs.has(`${left}-${right}`)) return 'glue';
  if (CLOSED.test(left + right)) return 'cut';
  const leftIsWord = left.length >= LEFT_LETTERS && (words.get(left) ?? 0) >= LEFT_COUNT;
  const rightIsWord = (words.get(right) ?? 0) >= RIGHT_COUNT;
  return leftIsWord && rightIsWord ? 'glue' : 'cut';
}
