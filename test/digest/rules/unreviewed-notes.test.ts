import { describe, expect, it } from 'vitest';
import { mapClaims, type Notes } from '../../../src/domain/notes.ts';
import { checkDigest } from '../../../src/digest/check.ts';
import { RULES } from '../../../src/digest/rules/index.ts';
import { scanDigest } from '../../../src/digest/scan.ts';
import { BOTH, inLanguage } from '../../../src/lib/phrase.ts';
import { sampleNotes } from '../samples.ts';
import { listLine, look, mended, section } from './look.ts';

const RULE = 'unreviewed-notes';
const error = {
  code: 'quote-missing',
  severity: 'error',
  message: 'the quote is not in the PDF',
  messageZh: '',
} as const;

/** Notes of KnowRL whose first claims carry an error, in the given state. */
function held(count: number, state: 'pending' | 'accepted' | 'rejected' = 'pending'): Notes {
  let left = count;
  return mapClaims(sampleNotes({ id: '2506.19807', version: 1 }), claim => ({
    ...claim,
    findings: left-- > 0 ? [error] : [{ ...error, severity: 'warning' }],
    review: { ...claim.review, state },
  }));
}

describe(RULE, () => {
  it('counts the claims that are held back and those that are undecided too, says why and how to decide', () => {
    const digest = section('### Abstract\n');
    expect(look(RULE, digest, [held(2)])).toEqual([
      '2:1 2 of 8 claims of 2506.19807 are held back (the quote is not in the PDF), 6 more are undecided: summarize review 2506.19807',
    ]);
    expect(look(RULE, digest, [held(1)])).toEqual([
      expect.stringContaining('2:1 1 of 8 claims of 2506.19807 is held back'),
    ]);
    const decided = mapClaims(held(1), claim => {
      const isOpen = claim.id === 'background-1' || claim.id === 'background-2';
      return isOpen ? claim : { ...claim, review: { ...claim.review, state: 'accepted' } };
    });
    expect(look(RULE, digest, [decided])).toEqual([expect.stringContaining('PDF), 1 more is undecided: ')]);
    const alone = mapClaims(decided, claim =>
      claim.id === 'background-2' ? { ...claim, review: { ...claim.review, state: 'rejected' } } : claim,
    );
    expect(look(RULE, digest, [alone])).toEqual([
      '2:1 1 of 8 claims of 2506.19807 is held back (the quote is not in the PDF): summarize review 2506.19807',
    ]);
    expect(mended(RULE, digest, [held(2)])).toBe(digest);
  });

  it('tells why in Chinese where the notes have it in Chinese', () => {
    const notes = mapClaims(held(1), claim => ({
      ...claim,
      findings: claim.findings.map(finding => ({ ...finding, messageZh: '引文不在 PDF 中' })),
    }));
    const digest = section('### Abstract\n');
    const [finding] = checkDigest(scanDigest(Buffer.from(digest)), {
      notes: new Map([['2506.19807', notes]]),
      off: new Set(RULES.map(({ name }) => name).filter(name => name !== RULE)),
    });
    const zh = {
      [BOTH]: '{1}',
      '{0}: summarize review {1}': '{0}',
      '{0}, {1} more are undecided': '{0}',
      '{0} ({1})': '{1}',
    };
    expect(inLanguage(finding?.message ?? '', zh)).toBe('引文不在 PDF 中');
    expect(look(RULE, digest, [notes])).toEqual([expect.stringContaining('(the quote is not in the PDF)')]);
  });

  it('finds the place of notes whose list line is gone', () => {
    const notes = '# TLDR/Notes\n## x\nhttps://arxiv.org/abs/2506.19807\n### Abstract\n';
    expect(look(RULE, notes, [held(1)])).toEqual([expect.stringMatching(/^2:1 1 of 8/)]);
  });

  it('says nothing of proven claims, of claims a person decided on, and of papers that are not in the file', () => {
    expect(look(RULE, listLine(), [held(0)])).toEqual([]);
    expect(look(RULE, listLine(), [held(2, 'accepted')])).toEqual([]);
    expect(look(RULE, listLine(), [held(2, 'rejected')])).toEqual([]);
    expect(look(RULE, listLine({ paper: 'https://arxiv.org/abs/2506.00002' }), [held(2)])).toEqual([]);
  });
});
