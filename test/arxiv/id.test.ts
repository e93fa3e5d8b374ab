// What a person may type as a paper, and what is refused with which words.
import { sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OLD_ARCHIVES } from '../../src/arxiv/archives.ts';
import { InvalidIdError, parseSource } from '../../src/arxiv/id.ts';
import { citedId, fileStem } from '../../src/domain/paper.ts';
import { partsOf } from '../support/arxiv-client.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../support/growth.ts';
import { runs } from '../support/runs.ts';

const arxiv = (id: string, version: number | null = null) => ({ kind: 'arxiv', id, version });

function refusal(text: string): InvalidIdError {
  try {
    parseSource(text);
  } catch (error) {
    if (error instanceof InvalidIdError) return error;
    throw error;
  }
  return expect.fail(`accepted ${text}`);
}

describe('ids that are accepted', () => {
  test.each([
    ['2310.06825', arxiv('2310.06825')],
    ['2310.06825v1', arxiv('2310.06825', 1)],
    ['2310.06825v999', arxiv('2310.06825', 999)],
    ['0704.0001', arxiv('0704.0001')],
    ['1412.9999', arxiv('1412.9999')],
    ['1501.00001', arxiv('1501.00001')],
    ['arXiv:2310.06825v1', arxiv('2310.06825', 1)],
    ['ARXIV: 2310.06825 [cs.CL]', arxiv('2310.06825')],
    ['arXiv:2310.06825v1  [cs.CL]  10 Oct 2023', arxiv('2310.06825', 1)],
    ['  2310.06825\n', arxiv('2310.06825')],
    ['２３１０．０６８２５', arxiv('2310.06825')],
    ['hep-th/9901001', arxiv('hep-th/9901001')],
    ['math.GT/0309136', arxiv('math/0309136')],
    ['cs.AI/0001001v2', arxiv('cs/0001001', 2)],
    ['arXiv:hep-th/9108001 [hep-th]', arxiv('hep-th/9108001')],
    ['q-bio/0703041v3', arxiv('q-bio/0703041', 3)],
  ])('%j', (text, paper) => expect(parseSource(text)).toEqual(paper));

  test.each([
    'https://arxiv.org/abs/2310.06825v2',
    'http://www.arxiv.org/pdf/2310.06825v2',
    'https://export.arxiv.org/pdf/2310.06825v2.pdf',
    'https://browse.arxiv.org/html/2310.06825v2',
    'https://cn.arxiv.org/abs/2310.06825v2?context=cs#comments',
    'https://arxiv.org/format/2310.06825v2/',
    'https://arxiv.org/ps/2310.06825v2',
    'https://arxiv.org/src/2310.06825v2',
    'https://arxiv.org/e-print/2310.06825v2',
    'arxiv.org/pdf/2310.06825v2.pdf',
    'HTTPS://ARXIV.ORG/abs/2310.06825v2',
    '10.48550/arXiv.2310.06825v2',
    'doi:10.48550/ARXIV.2310.06825V2',
    'DOI: 10.48550/arxiv.2310.06825v2',
    'https://doi.org/10.48550/arXiv.2310.06825v2',
    'https://dx.doi.org/10.48550%2FARXIV.2310.06825v2',
    'https://www.alphaxiv.org/abs/2310.06825v2',
    'https://alphaxiv.org/zh/overview/2310.06825v2',
    'https://www.alphaxiv.org/pdf/2310.06825v2',
    'https://huggingface.co/papers/2310.06825v2',
    'hf.co/papers/2310.06825v2',
    'https://ar5iv.org/abs/2310.06825v2',
    'https://ar5iv.labs.arxiv.org/html/2310.06825v2',
    'https://papers.cool/arxiv/2310.06825v2',
    'https://scirate.com/arxiv/2310.06825v2',
    'https://www.semanticscholar.org/arXiv:2310.06825v2',
    'https://api.semanticscholar.org/arXiv%3A2310.06825v2',
  ])('%s', text => expect(parseSource(text)).toEqual(arxiv('2310.06825', 2)));

  test('an old id in a URL keeps its archive and loses its subject class', () => {
    expect(parseSource('https://arxiv.org/abs/math.GT/0309136v1')).toEqual(arxiv('math/0309136', 1));
    expect(parseSource('https://doi.org/10.48550/ARXIV.HEP-TH/9901001')).toEqual(arxiv('hep-th/9901001'));
    expect(parseSource('https://arxiv.org/pdf/hep-th/9901001.pdf')).toEqual(arxiv('hep-th/9901001'));
  });

  test('every archive of the old days', () => {
    for (const archive of OLD_ARCHIVES) {
      expect(parseSource(`${archive}/9901001`)).toEqual(arxiv(`${archive}/9901001`));
    }
  });
});

describe('local files', () => {
  test.each(['paper.pdf', './2310.06825v1.pdf', '/tmp/a b.PDF', 'C:\\papers\\x.Pdf', 'my.dir/ｆｕｌｌ.pdf'])(
    '%j is taken as a path, unchanged',
    path => expect(parseSource(path)).toEqual({ kind: 'file', path }),
  );

  test('a file URL becomes its path', () => {
    expect(parseSource('file:///tmp/a%20b.pdf')).toEqual({ kind: 'file', path: '/tmp/a b.pdf' });
  });

  test.each([
    ['file:///etc/passwd', 'a local file must end in .pdf'],
    ['a\0b.pdf', 'a path cannot hold a NUL character'],
  ])('%j is refused', (text, why) => expect(refusal(text).why).toBe(why));
});

describe('refusals say which rule was broken, and what was meant', () => {
  test.each([
    [
      '2310.6825',
      'the number has five digits since 2015-01: did you mean 2310.06825?',
      'summarize 2310.06825',
    ],
    [
      '0706.00001',
      'the number has four digits until 2014-12: did you mean 0706.0001?',
      'summarize 0706.0001',
    ],
    [
      'hepth/9901001',
      'arXiv has no archive "hepth" with ids of this form: did you mean hep-th/9901001?',
      'summarize hep-th/9901001',
    ],
    [
      '2310.06825V2',
      'it has neither the form 2310.06825 nor the form hep-th/9901001: did you mean 2310.06825v2?',
      'summarize 2310.06825v2',
    ],
    [
      'hep-th_9901001',
      'it has neither the form 2310.06825 nor the form hep-th/9901001: did you mean hep-th/9901001?',
      'summarize hep-th/9901001',
    ],
    [
      '2310-06825',
      'it has neither the form 2310.06825 nor the form hep-th/9901001: did you mean 2310.06825?',
      'summarize 2310.06825',
    ],
    [
      '2310.06825 v2',
      'it has neither the form 2310.06825 nor the form hep-th/9901001: did you mean 2310.06825v2?',
      'summarize 2310.06825v2',
    ],
    [
      'my list.md',
      'it is the name of a list, not of a paper',
      "summarize batch 'my list.md'   (notes for its papers), or: summarize check 'my list.md'",
    ],
  ])('%j', (text, why, next) => expect(refusal(text)).toMatchObject({ why, next }));

  test.each([
    ['9901001', 'an id of before 2007-04 needs its archive in front, for example hep-th/9901001'],
    ['2313.06825', '13 is not a month; the id starts with year and month (YYMM)'],
    ['2300.06825', '00 is not a month; the id starts with year and month (YYMM)'],
    ['0703.0001', 'ids of this form start at 0704 (April 2007)'],
    ['9901.00001', 'ids of this form start at 0704 (April 2007)'],
    ['hep-th/9913001', '13 is not a month; the number starts with year and month (YYMM)'],
    ['hep-th/0704001', 'ids of this form run from 1991 to 2007-03'],
    ['stat/0701001', 'arXiv has no archive "stat" with ids of this form'],
    ['2310.06825v0', 'v0 is not a version; versions run from v1 to v999'],
    ['2310.06825v01', 'v01 is not a version; versions run from v1 to v999'],
    ['hep-th/9901001v1000', 'v1000 is not a version; versions run from v1 to v999'],
    ['', 'it is empty'],
    ['https://openreview.net/forum?id=abc', 'an address of OpenReview holds no arXiv id'],
    ['https://aclanthology.org/2023.acl-long.1', 'an address of ACL Anthology holds no arXiv id'],
    ['paperswithcode.com/paper/attention', 'an address of Papers with Code holds no arXiv id'],
    ['https://arxiv.org/list/cs.CL/new', 'this address of arxiv.org is not the page of one paper'],
    ['https://arxiv.org.evil.example/abs/2310.06825', 'addresses of arxiv.org.evil.example hold no arXiv id'],
    ['https://example.org/paper.pdf', 'addresses of example.org hold no arXiv id'],
    ['ftp://arxiv.org/abs/2310.06825', 'a ftp: address cannot name a paper'],
    ['10.1145/3442188.3445922', 'only DOIs that start with 10.48550/arXiv. hold an arXiv id'],
  ])('%j', (text, why) => {
    const error = refusal(text);
    expect(error.why).toBe(why);
    expect(error.next).toBe(
      'give an arXiv id (2310.06825, hep-th/9901001), its URL, or the path of a .pdf file',
    );
  });

  test('the whole message: code, what, why, kept, next', () => {
    expect(partsOf(refusal('2310.6825'))).toEqual({
      code: 'E_ID',
      category: 'usage',
      what: '"2310.6825" names no paper',
      why: 'the number has five digits since 2015-01: did you mean 2310.06825?',
      kept: 'nothing was started',
      next: 'summarize 2310.06825',
    });
  });

  test('the quoted text cannot repaint a terminal and is cut at 200 characters', () => {
    expect(refusal('\u001b[2J\u202eabc').what).toBe('"\\u{1b}[2J\\u{202e}abc" names no paper');
    expect(refusal('x'.repeat(3000)).what).toBe(`"${'x'.repeat(200)}…" names no paper`);
  });

  test.each([
    '../../etc/passwd',
    '2310.06825/../../x',
    '..%2f2310.06825',
    'hep-th/../9901001',
    '2310.06825\0',
  ])('path tricks are no ids: %j', text => expect(refusal(text).code).toBe('E_ID'));
});

describe('properties', () => {
  const anyId = fc.oneof(
    fc
      .tuple(
        fc.integer({ min: 15, max: 90 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 99_999 }),
      )
      .map(([year, month, n]) => `${two(year)}${two(month)}.${String(n).padStart(5, '0')}`),
    fc
      .tuple(
        fc.integer({ min: 8, max: 14 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 9999 }),
      )
      .map(([year, month, n]) => `${two(year)}${two(month)}.${String(n).padStart(4, '0')}`),
    fc
      .tuple(
        fc.constantFrom(...OLD_ARCHIVES),
        fc.integer({ min: 91, max: 99 }),
        fc.integer({ min: 1, max: 12 }),
      )
      .map(([archive, year, month]) => `${archive}/${year}${two(month)}001`),
  );
  const anyVersion = fc.option(fc.integer({ min: 1, max: 999 }));

  test('an id that was printed is read back as the same id', () => {
    fc.assert(
      fc.property(anyId, anyVersion, (id, version) => {
        expect(parseSource(citedId({ id, version }))).toEqual(arxiv(id, version));
      }),
      runs(800),
    );
  });

  test('whatever is accepted has a plain file name inside its folder', () => {
    const piece = fc.constantFrom(
      '..',
      '/',
      '\\',
      '%2f',
      'v1',
      '.pdf',
      'arXiv:',
      'https://arxiv.org/abs/',
      '\0',
      ' ',
      '\u2025',
      '10.48550/arXiv.',
    );
    const text = fc.array(fc.oneof(anyId, piece, fc.string({ maxLength: 4, unit: 'binary' })), {
      maxLength: 4,
    });
    let accepted = 0;
    fc.assert(
      fc.property(text, pieces => {
        const id = idOf(pieces.join(''));
        if (id === null) return;
        accepted += 1;
        const stem = fileStem(id);
        expect(stem).toMatch(/^[a-z0-9._-]+$/);
        expect(stem.includes(sep)).toBe(false);
        expect(stem.startsWith('.')).toBe(false);
      }),
      runs(2_000),
    );
    expect(accepted).toBeGreaterThan(20);
  });

  test.each(['1', ' ', '[', '-', '/', '.', 'a', '2310.', 'arXiv:', '٣', '10.48550/', '% ', 'v', '\t\n'])(
    '100 kB of %j are refused in time in proportion to their length, and so are 4 kB',
    unit => {
      const make = (size: number): string => unit.repeat(Math.floor(size / unit.length));
      for (const size of [100_000, 4096])
        expect(growthOfEight(refusal, make, size), `${size}`).toBeLessThan(MOST_OF_EIGHT);
    },
  );
});

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function idOf(text: string): string | null {
  try {
    const source = parseSource(text);
    return source.kind === 'arxiv' ? source.id : null;
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidIdError);
    return null;
  }
}
