// The pages that arXiv shows instead of a PDF, each with the whole message that a user gets.
import nock from 'nock';
import { beforeAll, describe, expect, test } from 'vitest';
import { downloadPdf, type WantedPdf } from '../../src/arxiv/download.ts';
import { ArxivIdSchema } from '../../src/domain/arxiv-id.ts';
import { connect, failureOf, partsOf, serve } from '../support/arxiv-client.ts';
import { page, tinyPdf, type Fault } from '../support/arxiv-server.ts';

const id = ArxivIdSchema.parse('2310.06825');
const KEPT = 'nothing of this answer was kept; the cache is as it was';

beforeAll(() => nock.restore());

async function ask(fault: Fault, wanted: Omit<WantedPdf, 'id'> = { version: 2 }) {
  const server = await serve();
  server.fail('/pdf', fault);
  const error = await failureOf(downloadPdf({ id, ...wanted }, await connect(server)));
  return { ...partsOf(error), requests: server.requests.length };
}

const NO_FILE = page(
  200,
  '<title>No file for 2310.06825v2</title><h1>File unavailable for 2310.06825v2</h1><p>HTML or source was not provided to generate HTML or a PDF.</p>',
);

describe('pending', () => {
  test.each([
    ['the page of a paper announced minutes ago', NO_FILE, ' (page "No file for 2310.06825v2")'],
    [
      'being generated',
      page(200, '<h1>PDF unavailable for 2310.06825v2</h1>The PDF is being generated.'),
      '',
    ],
    [
      'conversion failed for now (HTTP 500)',
      page(500, '<h1>file unavailable</h1>Our system has failed to produce PDF'),
      '',
    ],
  ])('%s', async (_name, fault, title) => {
    expect(await ask(fault)).toEqual({
      code: 'E_PDF_PENDING',
      category: 'remote',
      what: 'cannot get the PDF of 2310.06825v2',
      why: `arXiv has not made it yet${title}`,
      kept: KEPT,
      next: 'try again in an hour: summarize 2310.06825v2',
      requests: 1,
    });
  });
});

describe('withdrawn', () => {
  const comment = 'This paper has been withdrawn by the author due to an error in Lemma 2';
  test('the no-file page of a paper whose comment says so: the version before is offered', async () => {
    expect(await ask(NO_FILE, { version: 2, comment })).toEqual({
      code: 'E_WITHDRAWN',
      category: 'paper',
      what: 'cannot get the PDF of 2310.06825v2',
      why: `this version was withdrawn: "${comment}"`,
      kept: KEPT,
      next: 'summarize 2310.06825v1',
      requests: 1,
    });
  });
  test('the first version has none before it', async () => {
    expect(await ask(page(404, 'gone'), { version: 1, comment })).toMatchObject({
      code: 'E_WITHDRAWN',
      next: 'look at https://arxiv.org/abs/2310.06825',
    });
  });
  test('a page that says so itself', async () => {
    expect(await ask(page(200, '<h1>This paper has been withdrawn</h1>'))).toMatchObject({
      code: 'E_WITHDRAWN',
      why: 'this version was withdrawn',
    });
  });
  test('a comment alone is not believed while the PDF is there', async () => {
    const server = await serve({ '2310.06825v2': { pdf: tinyPdf() } });
    expect(await downloadPdf({ id, version: 2, comment }, await connect(server))).toHaveLength(5000);
  });
});

describe('gone', () => {
  test.each([
    ['the page of an unknown id', page(404, "<h1>No document for '2310.06825v2'</h1>")],
    ['a bare 404', { status: 404, headers: {}, body: '' }],
  ])('%s', async (_name, fault) => {
    expect(await ask(fault)).toEqual({
      code: 'E_NOT_FOUND',
      category: 'paper',
      what: 'cannot get the PDF of 2310.06825v2',
      why: 'arXiv has no such paper, or not in this version (HTTP 404)',
      kept: KEPT,
      next: 'look at https://arxiv.org/abs/2310.06825',
      requests: 1,
    });
  });
});

describe('not a PDF', () => {
  test('a web page labelled application/pdf is named by its title, once', async () => {
    expect(await ask('html-as-pdf')).toEqual({
      code: 'E_PDF_NOT_PDF',
      category: 'remote',
      what: 'cannot get the PDF of 2310.06825v2',
      why: 'arXiv sent a web page titled "Hotel Wi-Fi login" instead of a PDF',
      kept: KEPT,
      next: 'look at https://arxiv.org/abs/2310.06825',
      requests: 1,
    });
  });
  test('other bytes are shown, made safe to print', async () => {
    expect(await ask({ status: 200, headers: {}, body: '\u001b[31mPK\u0003\u0004' })).toMatchObject({
      code: 'E_PDF_NOT_PDF',
      why: 'the answer is no PDF; it begins "\\u{1b}[31mPK\\u{3}\\u{4}"',
      requests: 3,
    });
  });
});

describe('the marks of a whole PDF', () => {
  const mark = (junk: number, tail: number) =>
    Buffer.from(`${'j'.repeat(junk)}%PDF-1.7\n${'x'.repeat(5000)}%%EOF${'\n'.repeat(tail)}`);
  test.each([
    [1019, 0],
    [0, 2043],
  ])('%i bytes of junk before and %i after are accepted', async (junk, tail) => {
    const server = await serve({ '2310.06825v2': { pdf: mark(junk, tail) } });
    expect(await downloadPdf({ id, version: 2 }, await connect(server))).toHaveLength(
      mark(junk, tail).length,
    );
  });
  test.each([
    [1020, 0, 'E_PDF_NOT_PDF'],
    [0, 2044, 'E_PDF_TRUNCATED'],
  ])('%i before and %i after are not', async (junk, tail, code) => {
    expect(await ask({ body: mark(junk, tail), status: 200 })).toMatchObject({ code });
  });
});

test('old ids keep their slash in the address, and no version asks for the latest', async () => {
  const server = await serve({ 'hep-th/9901001v3': { pdf: tinyPdf() } });
  await downloadPdf({ id: ArxivIdSchema.parse('hep-th/9901001'), version: null }, await connect(server));
  expect(server.requests[0]?.path).toBe('/pdf/hep-th/9901001');
});
