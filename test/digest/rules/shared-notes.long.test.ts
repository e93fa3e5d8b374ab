// The rules of notes over the real digests: what each finds, and that what is mended stays mended.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasShared, shared, sharedNote } from '../../support/shared.ts';
import { checkDigest } from '../../../src/digest/check.ts';
import { fixDigest } from '../../../src/digest/fix.ts';
import { RULES } from '../../../src/digest/rules/index.ts';
import { scanDigest } from '../../../src/digest/scan.ts';

/** Findings over all files, and over the current ones: `@` marks an older version of a file. */
const COUNTS: Record<string, readonly [all: number, current: number]> = {
  'note-absent': [27, 27],
  'section-missing': [0, 0],
  'section-empty': [0, 0],
  'section-extra': [0, 0],
  'fenced-note': [88, 17],
  'heading-level': [4, 2],
  'heading-hint': [468, 343],
  'english-headline': [0, 0],
  'english-paragraph': [0, 0],
  'spaced-hyphen': [1355, 1009],
  'results-no-figure': [139, 97],
  'results-deny': [20, 17],
  'unheaded-tail': [14, 9],
  'cut-off': [0, 0],
  'prompt-leftover': [1, 1],
  'abstract-latex': [80, 61],
  'abstract-list': [0, 0],
};

const names = hasShared ? readdirSync(shared('digests')).filter(name => name !== 'README.md') : [];
const options = {
  notes: new Map(),
  off: new Set(RULES.map(({ name }) => name).filter(name => !(name in COUNTS))),
};

describe.skipIf(!hasShared)(`rules of notes over the real digests${sharedNote}`, () => {
  const files = names.map(name => ({ name, bytes: readFileSync(shared('digests', name)) }));

  it('find what they are known to find', () => {
    const found = files.flatMap(({ name, bytes }) =>
      checkDigest(scanDigest(bytes), options).map(({ rule }) => ({ rule, isCurrent: !name.includes('@') })),
    );
    const counts = Object.keys(COUNTS).map(rule => {
      const all = found.filter(one => one.rule === rule);
      return [rule, [all.length, all.filter(one => one.isCurrent).length]];
    });
    expect(Object.fromEntries(counts)).toEqual(COUNTS);
  });

  it.each(names)('mend %s once and for all, and move nothing else', name => {
    const bytes = readFileSync(shared('digests', name));
    const once = fixDigest(bytes, options);
    const twice = fixDigest(once.bytes, options);
    expect(Buffer.from(twice.bytes).equals(Buffer.from(once.bytes))).toBe(true);
    expect(twice.fixed).toEqual([]);
    expect(once.left.filter(({ rule }) => rule === 'fenced-note')).toEqual([]);
    const marks = once.fixed.filter(({ rule }) => rule === 'fenced-note').length;
    const words = (text: Uint8Array): string => Buffer.from(text).toString().replace(/\s+/g, '');
    const before = words(bytes);
    expect(before.length - words(once.bytes).length).toBe(6 * marks);
  });
});
