import { describe, expect, it } from 'vitest';
import { checkDigest } from '../../../src/digest/check.ts';
import { scanDigest } from '../../../src/digest/scan.ts';
import { listLine } from './look.ts';
import { inPlainEnglish } from '../../support/in-english.ts';

describe('broken-notes', () => {
  const digest = scanDigest(Buffer.from(listLine()));
  const check = (broken: Map<string, string>) =>
    checkDigest(digest, { notes: new Map(), broken, off: new Set() }).filter(
      ({ rule }) => rule === 'broken-notes',
    );

  it('names the paper whose notes file cannot be read, and why', () => {
    expect(inPlainEnglish(check(new Map([['2506.19807', 'it is not JSON']])))).toMatchObject([
      { at: 0, id: '2506.19807', message: 'the stored notes of 2506.19807 cannot be read: it is not JSON' },
    ]);
  });

  it('says nothing of the broken notes of papers that the digest does not hold', () => {
    expect(check(new Map([['2401.00001', 'it is not JSON']]))).toEqual([]);
  });
});
