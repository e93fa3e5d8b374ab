// Scan, then write back: the pieces that a scan names, put together again, are the file, byte for byte.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanDigest } from '../../src/digest/scan.ts';
import type { ByteRange, ScannedDigest } from '../../src/digest/scanned.ts';
import { hasShared, shared, sharedNote } from '../support/shared.ts';
import { inForm } from './samples.ts';

/** FUZZ_RUNS=200000 before a release. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 500);

/** Preamble, list lines, sections and what stands between them, in file order. */
function piecesOf({ bytes, entries, sections }: ScannedDigest): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const { start, end } of [...entries, ...sections].sort((a, b) => a.start - b.start)) {
    if (start < at) throw new RangeError(`${start} lies in the piece before, which ends at ${at}`);
    pieces.push(bytes.subarray(at, start), bytes.subarray(start, end));
    at = end;
  }
  return [...pieces, bytes.subarray(at)];
}

/** What is wrong with the places that a scan of these bytes names; none when they can be written back. */
function flawsOf(bytes: Buffer): string[] {
  const before = Buffer.from(bytes);
  const digest = scanDigest(bytes);
  const flaws = placesOf(digest).flatMap(([name, place]) => {
    const isInside = place.start >= 0 && place.start <= place.end && place.end <= bytes.length;
    if (!isInside || !startsCharacter(bytes, place.start) || !startsCharacter(bytes, place.end))
      return [name];
    return name.startsWith('line') && !isWholeLines(bytes, place) ? [`${name} at ${place.start}`] : [];
  });
  if (!Buffer.concat(piecesOf(digest)).equals(before)) flaws.push('pieces');
  if (!bytes.equals(before)) flaws.push('the bytes given were changed');
  return [...flaws, ...wrongLinks(digest), ...wrongInside(digest)];
}

/** Every range of a scan; the names of those that are whole lines start with `line`. */
function placesOf({ headings, entries, sections, notesEnd, bytes }: ScannedDigest): [string, ByteRange][] {
  return [
    ...headings.map(heading => ['line heading', heading] as [string, ByteRange]),
    ...entries.map(entry => ['line entry', entry] as [string, ByteRange]),
    ...sections.flatMap((section): [string, ByteRange][] => [
      ['line section', section],
      ['line heading of a section', { start: section.start, end: section.bodyStart }],
      ['line content', { start: section.bodyStart, end: section.contentEnd }],
      ['line blanks after it', { start: section.contentEnd, end: section.end }],
    ]),
    ['line rest', { start: notesEnd, end: bytes.length }],
  ];
}

function startsCharacter(bytes: Buffer, at: number): boolean {
  return at === bytes.length || ((bytes[at] ?? 0) & 0xc0) !== 0x80;
}

/** From the start of a line to that of another; an underlined heading starts after its indent. */
function isWholeLines(bytes: Buffer, { start, end }: ByteRange): boolean {
  return startsLine(bytes, start) && startsLine(bytes, end);
}

function startsLine(bytes: Buffer, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (bytes[before] === 0x20 || bytes[before] === 0x09)) before--;
  return before < 0 || at === bytes.length || bytes[before] === 0x0a || (before === 2 && bytes[0] === 0xef);
}

/** Links whose place holds something else than what the scan says stands there, or lies outside their list line. */
function wrongLinks({ bytes, entries }: ScannedDigest): string[] {
  return entries.flatMap(({ start, end, paperAt, paperUrl, codeAt, codeUrl, anchorAt, anchor }) => {
    const links = [[paperAt, paperUrl], [codeAt, codeUrl], [anchorAt, anchor === '' ? null : anchor]] as const; // prettier-ignore
    return links.flatMap(([at, said]) => {
      if (at === null) return said === null ? [] : [`no place: ${said}`];
      const stands = Buffer.from(bytes).subarray(at.start, at.end).toString();
      return at.start >= start && at.end <= end && stands === (said ?? stands)
        ? []
        : [`${stands}, not ${said}`];
    });
  });
}

/** Headings out of order, or outside the section that is said to hold them. */
function wrongInside({ headings, sections, entries }: ScannedDigest): string[] {
  const known = new Set(headings);
  const inOrder = (places: readonly ByteRange[], what: string): string[] =>
    places.flatMap((place, index) =>
      place.start < (places[index - 1]?.end ?? 0) ? [`order of ${what}`] : [],
    );
  return [
    ...inOrder(headings, 'headings'),
    ...inOrder(sections, 'sections'),
    ...inOrder(entries, 'entries'),
    ...sections.flatMap(section =>
      section.headings.every(
        heading => heading.start >= section.bodyStart && heading.end <= section.end && known.has(heading),
      )
        ? []
        : [`headings of ${section.heading}`],
    ),
  ];
}

const PIECES = [
  '', '', '手写的一段。', 'blanks  ', '\ttab', '    code', '     # code', '   # three', 'Cafe\u0301', '\u2028', '\\', '\r',
  '- a list', '  - nested', '* star', '1. one', '12) two', '> quote', '| a |', '- [b](#p1)', '- ', '-', '=', '# h\r',
  '---', '----  ', '***', '=====', 'Title', '<!-- a -->', '<!--', '-->', 'x --> y', '<!-->', '<details>',
  '```', '~~~', '```ts', '````', '  ```', '``` `x`', '\t```', '~~~~',
  '#', '##', '## x ##', '##\tTab', '####### seven', '#hashtag', '## p1', '## P2: *b*', '## 强化学习', '## -1', '##\u3000全角',
  '### Abstract', '### Abstract 1', '## Abstract', '### 📈 实验结果', '#### 🚀 核心方法（介绍本文的几个创新点）', '##### deep',
  '# Paper List', '# TLDR/Notes', '## 📝 TL;DR / Notes', '# The end', '[x](https://arxiv.org/abs/2501.00007v2#page=3)',
  '- [25/06] **A: b**  \n[[Paper](http://arxiv.org/pdf/2506.00001v2)] [[Code/Page](https://a.b/摘)] [[TLDR/Notes](#p1)]',
  '- [25/00] **强化** [[Paper](http://arxiv.org/pdf/math/0007129v1)] [[笔记](#强化学习)]', '- [[Paper]()] [[TLDR/Notes]()]',
  '- see https://arxiv.org/abs/1706.03762', '- [[Paper](x', '- [24/01] 摘 [[TLDR/Notes](#p2-pdf-0123456789ab)]',
]; // prettier-ignore
const PAPERS = [1, 2, 3].map(n => [
  `- [25/0${n}] **P${n}**  \n[[Paper](http://arxiv.org/pdf/250${n}.0000${n}v1)] [[Code/Page]()] [[TLDR/Notes](#p${n})]\n`,
  `## p${n}\n### Abstract`,
]);
const piece = fc.oneof(
  { weight: 15, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);
const some = (maxLength: number): fc.Arbitrary<string[]> => fc.array(piece, { maxLength });

/** Digests with a list and notes, and anything that people type before, between, in and after them. */
const digests = fc
  .record({
    front: fc.constantFrom('', '', '---\ntitle: x\n---\n', '---\nnever closed\n'),
    parts: fc.tuple(some(6), some(4), some(6), some(6), some(6), some(4)),
    eol: fc.constantFrom('\n', '\n', '\r\n', '\n\n'),
    form: fc.record({ bom: fc.boolean(), cut: fc.boolean() }),
    papers: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ front, parts: [before, between, ...after], eol, form, papers }) => {
    const found = PAPERS.slice(0, papers);
    const list = found.map(([line = '']) => line);
    const notes = found.flatMap(([, section = ''], index) => [section, ...(after.at(index) ?? [])]);
    const lines = [
      ...before,
      ...list,
      ...between,
      ...(papers > 0 ? ['# TLDR/Notes'] : []),
      ...notes,
      ...after[3],
    ];
    return inForm(front + lines.join(eol) + eol, form);
  })
  // Git's conflict markers are refused, not scanned.
  .filter(bytes => !bytes.includes('<<<<<<<'));

describe('scan, then write back', () => {
  it(`is byte-identical for ${runs} generated digests`, () => {
    const seen = { entries: 0, sections: 0, fenced: 0, setext: 0 };
    fc.assert(
      fc.property(digests, bytes => {
        const flaws = flawsOf(bytes);
        if (flaws.length > 0) throw new Error(flaws.join('; '));
        const { entries, sections, headings } = scanDigest(bytes);
        seen.entries += entries.length;
        seen.sections += sections.length;
        seen.fenced += headings.filter(heading => heading.fenced).length;
        seen.setext += headings.filter(heading => heading.setext).length;
      }),
      { numRuns: runs },
    );
    // Else the generator makes nothing that could go wrong.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(runs / 50);
  }, 600_000);

  it.each([
    ['an empty file', ''],
    ['a BOM alone', '\ufeff'],
    ['a file without a line break', '# TLDR/Notes'],
    ['front matter alone', '---\ntitle: x\n---'],
    ['line breaks alone', '\n\r\n\n'],
  ])('is byte-identical for %s', (_name, text) => {
    expect(flawsOf(Buffer.from(text))).toEqual([]);
  });
});

describe.skipIf(!hasShared)(`scan, then write back, of a real digest${sharedNote}`, () => {
  const names = hasShared ? readdirSync(shared('digests')) : [];
  const yes = [false, true];
  const forms = yes.flatMap(crlf => yes.flatMap(bom => yes.map(cut => ({ crlf, bom, cut }))));

  it.each(names)(
    'is byte-identical for %s with LF and CRLF, with a BOM and without its last newline',
    name => {
      const bytes = readFileSync(shared('digests', name));
      expect(flawsOf(bytes)).toEqual([]);
      const text = bytes.toString().replaceAll('\r\n', '\n');
      for (const form of forms) expect([form, ...flawsOf(inForm(text, form))]).toEqual([form]);
    },
  );
});
