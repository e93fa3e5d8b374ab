// Live checks and the PDF of a review: from the cache, and what happens when it is not there.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { Notes } from '../../../src/domain/notes.ts';
import { sha256 } from '../../../src/lib/canonical-hash.ts';
import { journey } from '../../../src/pipeline.ts';
import { EXTRACTOR_VERSION } from '../../../src/pdf/version.ts';
import { openLooking } from '../../../src/steps/review/look.ts';
import { readLocalText } from '../../../src/steps/text.ts';
import { sampleText } from '../../notes/sample.ts';
import { failureOf, notes, PDF, test } from '../../support/review-scene.ts';

const WRONG = {
  item: 'result-1',
  zh: 'SparseRoute 的 F1 为 69.3。',
  en: 'SparseRoute reaches an F1 of 63.9.',
};
const local: Notes = {
  ...notes,
  paper: { ...notes.paper, id: 'pdf-0123456789ab', version: null, url: null },
};

describe.concurrent('words', () => {
  test('get findings and a fix; nothing is fetched for it, and the text is read once', async ({ scene }) => {
    const tools = await scene.open();
    const { look } = openLooking(tools);
    const found = await look(notes, WRONG);
    expect(found.findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['number-unsupported', 'error'],
      ['numbers-differ', 'error'],
    ]);
    expect(found.fixes).toEqual([
      {
        zh: 'SparseRoute 的 F1 为 63.9。',
        en: WRONG.en,
        label: { zh: '中文也用 63.9', en: 'use 63.9 in the Chinese too' },
      },
    ]);
    await tools.cache.clear();
    expect(await look(notes, WRONG)).toEqual(found);
    expect(scene.arxiv.requests).toEqual([]);
  });

  test('of a fourth paper let go of the first one; its text is read again', async ({ scene }) => {
    const tools = await scene.open({ options: { offline: true } });
    const { look } = openLooking(tools);
    const papers = ['A', 'B', 'C', 'D'].map(title => ({ ...notes, paper: { ...notes.paper, title } }));
    const found = [];
    for (const paper of papers) found.push(await look(paper, WRONG));
    await tools.cache.clear();
    for (const [index, paper] of papers.entries())
      if (index > 0) expect(await look(paper, WRONG)).toEqual(found[index]);
    expect(await failureOf(look(papers[0] ?? notes, WRONG))).toMatchObject({ code: 'E_OFFLINE' });
  });

  test('are held against the instructions and the glossary only where a model wrote the notes', async ({
    scene,
  }) => {
    const { look } = openLooking(await scene.open());
    const words = {
      item: 'result-1',
      zh: 'SparseRoute 做了提炼。',
      en: 'Never shortened with dots, never joined from two places, never translated, and a different one for each claim.',
    };
    const codes = async (of: Notes) => (await look(of, words)).findings.map(({ code }) => code);
    expect(await codes(notes)).toContain('copied-instructions');
    const extractive = { ...notes, engine: { ...notes.engine, name: 'extractive' } } as const;
    expect(await codes(extractive)).not.toContain('copied-instructions');
  });

  test('that come when the text cannot be had fail, and are looked at once it can be', async ({ scene }) => {
    const tools = await scene.open({ options: { offline: true } });
    await tools.cache.clear();
    const { look } = openLooking(tools);
    expect(await failureOf(look(notes, WRONG))).toMatchObject({ code: 'E_OFFLINE' });
    await scene.open(); // puts the text back
    expect((await look(notes, WRONG)).findings).toHaveLength(2);
  });
});

describe.concurrent('the PDF', () => {
  test('comes from arXiv once, and from the cache then', async ({ scene }) => {
    const tools = await scene.open();
    const { pdf } = openLooking(tools);
    expect(Buffer.from(await pdf(notes)).equals(PDF)).toBe(true);
    expect(Buffer.from(await pdf(notes)).equals(PDF)).toBe(true);
    expect(scene.arxiv.requests.map(({ path }) => path)).toEqual(['/pdf/2501.00001v2']);
  });

  test('that is not in the cache is not fetched with --offline', async ({ scene }) => {
    const { pdf } = openLooking(await scene.open({ options: { offline: true } }));
    expect(await failureOf(pdf(notes))).toMatchObject({ code: 'E_OFFLINE', category: 'remote' });
  });

  test('that is another one by now is refused, and both are named', async ({ scene }) => {
    const tools = await scene.open();
    await tools.cache.putBytes('pdf', '2501.00001v2', new TextEncoder().encode('%PDF-1.7 another\n%%EOF\n'));
    const error = await failureOf(openLooking(tools).pdf(notes));
    expect(error).toMatchObject({
      code: 'E_REVIEW_PDF_DIFFERS',
      category: 'paper',
      what: 'the PDF of 2501.00001v2 is not the one that the notes were made from',
      why: expect.stringContaining(`the notes name SHA-256 ${sha256(PDF).slice(0, 12)}…`),
      kept: 'the notes; claims can be decided without it',
    });
  });

  test('of this disk is kept when notes are made of it, and shown when the file is gone', async ({
    scene,
  }) => {
    const tools = await scene.open();
    const path = join(scene.folder, 'mine.pdf');
    writeFileSync(path, PDF);
    await readLocalText(PDF, path, tools);
    writeFileSync(path, 'something else');
    const { pdf } = openLooking(await scene.open({ options: { offline: true } }));
    expect(Buffer.from(await pdf(local)).equals(PDF)).toBe(true);
  });

  test('of this disk with the id of a paper on arXiv is the one that was read, not the one that arXiv has', async ({
    scene,
  }) => {
    const tools = await scene.open();
    const mine = new TextEncoder().encode('%PDF-1.7 with my own remarks\n%%EOF\n');
    const path = join(scene.folder, 'mine.pdf');
    writeFileSync(path, mine);
    await tools.cache.putJson('pages', `${sha256(mine)}:${EXTRACTOR_VERSION}`, sampleText);
    await journey({ kind: 'file', path }, tools).text();
    const stamped = { ...notes, source: { ...notes.source, pdfSha256: sha256(mine) } };
    expect(Buffer.from(await openLooking(tools).pdf(stamped)).equals(mine)).toBe(true);
    expect(scene.arxiv.requests).toEqual([]);
  });

  test('of this disk that nobody kept is asked for by its file', async ({ scene }) => {
    const error = await failureOf(openLooking(await scene.open()).pdf(local));
    expect(error).toMatchObject({
      code: 'E_REVIEW_PDF_MISSING',
      category: 'paper',
      what: 'the PDF of pdf-0123456789ab cannot be shown',
      next: 'summarize FILE.pdf, with the same file, brings it back',
    });
    expect(scene.arxiv.requests).toEqual([]);
  });
});
