import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyPlan, planMerge } from '../../../src/digest/plan.ts';
import { codePages, decodeWith } from '../../../src/lib/code-pages.ts';
import { hasShared, shared, sharedNote } from '../../support/shared.ts';
import { inForm, sampleNotes } from '../samples.ts';
import { listLine, look, lookAtHealthy, mended, noteOf, section } from './look.ts';

/** The text as a program wrote it that took its UTF-8 for the page; `lost` bytes are left out. */
function misread(text: string | Buffer, page: string, lost: readonly number[] = []): Buffer {
  const kept = Buffer.from(text).filter(byte => !lost.includes(byte));
  return Buffer.from(
    decodeWith(
      codePages().find(({ name }) => name === page)!,
      kept,
    ),
    'utf8',
  );
}

const LOST = [0x81, 0x8d, 0x8e, 0x8f, 0x90, 0x9d, 0x9e];
const DIGEST = section(noteOf());
const merged = (digest: Buffer): Buffer =>
  Buffer.from(applyPlan(digest, planMerge(digest, sampleNotes(), { layout: 'both', stored: null })));

describe('mojibake', () => {
  it('names the page, says how much comes back, and gives it back byte for byte', () => {
    const digest = misread(DIGEST, 'windows-1254');
    expect(look('mojibake', digest)).toEqual([
      '10:5 UTF-8 was read as windows-1254: 119 characters can be restored exactly',
    ]);
    expect(mended('mojibake', digest)).toBe(DIGEST);
  });

  it('gives back what was misread twice', () => {
    const digest = misread(misread(DIGEST, 'windows-1252'), 'windows-1252');
    expect(look('mojibake', digest)).toEqual([
      '10:5 UTF-8 was read as windows-1252, twice: 119 characters can be restored exactly',
    ]);
    expect(mended('mojibake', digest)).toBe(DIGEST);
  });

  it.each([
    ['Windows line ends', { crlf: true }],
    ['a byte order mark', { bom: true }],
    ['no last line end', { cut: true }],
  ])('keeps %s', (_, form) => {
    const text = inForm(DIGEST, form);
    expect(mended('mojibake', misread(text, 'koi8-r'))).toBe(text.toString());
  });

  it('is seen beside notes that were merged since, which stay as they are', () => {
    const digest = merged(misread(DIGEST, 'windows-1254'));
    expect(look('mojibake', digest)[0]).toContain('windows-1254: 119 characters can be restored exactly');
    expect(mended('mojibake', digest)).toBe(merged(Buffer.from(DIGEST)).toString());
  });

  it('counts what is lost, and changes nothing then', () => {
    const digest = misread(DIGEST, 'windows-1254', LOST);
    expect(look('mojibake', digest)).toEqual([
      '10:5 UTF-8 was read as windows-1254: 12 of 119 characters lost bytes and cannot be restored exactly; fetch the original file',
    ]);
    expect(mended('mojibake', digest)).toBe(digest.toString());
  });

  it('changes nothing where somebody wrote into a misread line', () => {
    const digest = Buffer.concat([misread(DIGEST.trimEnd(), 'windows-1254'), Buffer.from('（好）\n')]);
    expect(look('mojibake', digest)).toEqual([
      '10:5 UTF-8 was read as windows-1254: 96 characters, but other text stands among them, so that nothing is restored; fetch the original file',
    ]);
    expect(mended('mojibake', digest)).toBe(digest.toString());
  });

  it('reports what cannot be given back at all', () => {
    const at = (text: string) => look('mojibake', listLine() + text);
    expect(at(new TextDecoder('gbk').decode(Buffer.from('🌟 a，b。c “d” — e')))).toEqual([
      '3:1 UTF-8 was read as GBK (鈥, 馃, 锛 or 銆 6 times) and lost bytes; fetch the original file',
    ]);
    expect(at(`a ${'锟斤拷'.repeat(5)}`)).toEqual([
      '3:3 锟斤拷 stands here 5 times, which is U+FFFD read as GBK: nothing of the original is left; fetch the original file',
    ]);
    expect(at('\ufffd'.repeat(1_234))).toEqual([
      '3:1 U+FFFD stands here 1,234 times in the place of lost characters; fetch the original file',
    ]);
  });

  it('says nothing of intact notes, in any form', () => {
    expect(lookAtHealthy('mojibake')).toEqual([]);
    expect(look('mojibake', `${listLine()}« L’été », “naïve” — ≤ 3×; Größe, ещё, ΑΒΓ…\n`)).toEqual([]);
  });
});

describe.skipIf(!hasShared)(`mojibake of real digests${sharedNote}`, () => {
  const seed = hasShared ? readFileSync(shared('digests', 'seed-digest.md')) : Buffer.alloc(0);
  const counted =
    'UTF-8 was read as windows-1254: 2,378 of 9,759 characters lost bytes and cannot be restored exactly; fetch the original file';

  it('is said of the one that was damaged, before and after a merge, and nothing of it is changed', () => {
    expect(look('mojibake', seed)).toEqual([`57:5 ${counted}`]);
    expect(look('mojibake', merged(seed))[0]).toContain(counted);
    expect(mended('mojibake', seed)).toBe(seed.toString());
  });

  it('is said of no other', () => {
    const others = readdirSync(shared('digests')).filter(
      name => name.endsWith('.md') && !name.startsWith('seed'),
    );
    expect(others.flatMap(name => look('mojibake', readFileSync(shared('digests', name))))).toEqual([]);
  });
});
