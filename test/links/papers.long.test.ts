// What is mined from real extractor output: the project's own papers, and those of ../shared when they are there.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { minePdfLinks } from '../../src/links/mine-pdf.ts';
import { extractText } from '../../src/pdf/extract.ts';
import { childFile } from '../support/built-child.ts';
import { hasShared, shared, sharedNote } from '../support/shared.ts';

const fixtures = new URL('../../fixtures/papers/', import.meta.url);

async function minedFrom(file: URL | string, name: string): Promise<string[]> {
  const text = await extractText(readFileSync(file), { name, childFile });
  const { title, authors } = text.front;
  return minePdfLinks(text, { title, authors, abstract: '' }).map(
    ({ kind, url, page }) => `${kind} ${url} p${page ?? 0}`,
  );
}

test('an address broken over lines in the abstract, and again in a footnote, is found once', async () => {
  expect(await minedFrom(new URL('sparse-reward/paper.pdf', fixtures), 'sparse-reward')).toEqual([
    'code https://github.com/summarize-fixtures/tideshape p1',
  ]);
});

describe.skipIf(!hasShared).concurrent(`papers from elsewhere${sharedNote}`, () => {
  test.each([
    ['stylometry', ['code https://github.com/ContextLab/llm-stylometry p19']],
    // Names no address at all.
    ['subleq', []],
    [
      'msagl-lipics',
      [
        'code https://github.com/microsoft/msagljs p1',
        'page https://microsoft.github.io/msagljs/renderer-webgl/index.html p2',
        'page https://microsoft.github.io/msagljs/renderer-svg/index.html p2',
      ],
    ],
  ])('%s gives %j', async (name, links) => {
    expect(await minedFrom(shared('papers', `${name}.pdf`), name)).toEqual(links);
  });
});
