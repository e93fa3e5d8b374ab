// Text that was damaged beyond repair and shows it by signs that nobody writes: U+FFFD, `锟斤拷`, UTF-8 read as GBK.
// Only a strong presence counts, since a text may well speak of one of them.

export interface LostText {
  /** `gbk`: UTF-8 read as GBK · `replaced-twice`: 锟斤拷, U+FFFD read as GBK · `replaced`: U+FFFD. */
  readonly kind: 'gbk' | 'replaced-twice' | 'replaced';
  /** How many signs there are. */
  readonly count: number;
  /** Byte offset of the first. */
  readonly first: number;
}

/** @param view UTF-8 bytes as Latin-1. Gives the kind that explains the others: reading as GBK leaves U+FFFD too. */
export function findLostText(view: string): LostText | null {
  const found = new Map<LostText['kind'], LostText>();
  for (const { 0: sign, index } of view.matchAll(ANY_SIGN)) {
    const kind = KINDS.get(sign) ?? 'replaced';
    const { count, first } = found.get(kind) ?? { count: 0, first: index };
    found.set(kind, { kind, count: count + 1, first });
  }
  const strong = [...found.values()].filter(({ count }) => count >= LEAST);
  return ORDER.flatMap(kind => strong.find(lost => lost.kind === kind) ?? [])[0] ?? null;
}

const LEAST = 4;
const ORDER: readonly LostText['kind'][] = ['gbk', 'replaced-twice', 'replaced'];

/** Those of GBK are what the first two bytes of “ ” — …, of emoji, of ， ： （ and of 。 、 become. */
const SIGNS: readonly (readonly [string, LostText['kind']])[] = [
  ['鈥', 'gbk'],
  ['馃', 'gbk'],
  ['锛', 'gbk'],
  ['銆', 'gbk'],
  ['锟斤拷', 'replaced-twice'],
  ['\ufffd', 'replaced'],
];
const KINDS = new Map(SIGNS.map(([sign, kind]) => [asView(sign), kind]));
const ANY_SIGN = new RegExp([...KINDS.keys()].join('|'), 'g');

function asView(sign: string): string {
  return Buffer.from(sign, 'utf8').toString('latin1');
}
