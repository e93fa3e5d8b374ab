// Papers whose notes are of an older version: found in a digest as it is, against a loopback arXiv and a real cache.
import { rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { openParserPool } from '../../src/pdf/parser-pool.ts';
import { findOutdated, type Outdated } from '../../src/steps/outdated.ts';
import { openTools, type Tools } from '../../src/steps/tools.ts';
import type { RunOptions } from '../../src/steps/world.ts';
import { atomEntry } from '../support/arxiv-feed.ts';
import { childFile } from '../support/built-child.ts';
import { openManyWorld, type World } from '../support/cli.ts';
import { digestOf, manyPapers, type SmallPaper } from '../support/many-papers.ts';
import { english } from '../../src/lib/phrase.ts';
import { inPlainEnglish } from '../support/in-english.ts';

const first = manyPapers(6);
const [merged, byHand, current, without, , linkless] = first.map(({ id }) => id) as [
  string, string, string, string, string, string,
]; // prettier-ignore
const later = manyPapers(6, { version: 2 }).filter(({ id }) => [merged, byHand, without].includes(id));
const withdrawn = withdrawnPaper();
const unknown: SmallPaper = { ...(manyPapers(1, { from: 90 })[0] ?? withdrawn), entry: '' };
const broken = manyPapers(1, { from: 91 })[0] ?? withdrawn;

let world: World;
let digest: string;
const opened: Tools[] = [];

beforeAll(async () => {
  world = await openManyWorld([...first, ...later, withdrawn, broken]);
  digest = world.path('README.md');
  const listed = [...first, unknown, broken];
  const noted = listed.map(({ id }) => id).filter(id => ![merged, current, without].includes(id));
  const local =
    '- [25/01] **A Local One**  \n[[Paper]()] [[Code/Page]()] [[TLDR/Notes](#a-local-one-pdf-0123456789ab)]\n\n';
  const text = digestOf(listed, { withNotes: noted })
    .replace('# TLDR/Notes', `${local}# TLDR/Notes`)
    .replace(`${linkless}v1)`, `${linkless})`)
    // A person who writes a newer version into the link has no newer notes by that.
    .replace(`${merged}v1)`, `${merged}v2)`);
  const notes = '\n## a-local-one-pdf-0123456789ab\n### 🌟 论文解读 | 本地\n\n### 📈 实验结果\n有提升。\n';
  writeFileSync(digest, text + notes);
  const run = await world.run([`${merged}v1`, `${current}v1`, '--digest', 'README.md']);
  expect([run.code, run.stderr]).toEqual([0, expect.stringContaining('merged')]);
  writeFileSync(world.path(`notes/${broken.id}.json`), '{');
}, 60_000);
afterAll(async () => {
  await Promise.all(opened.map(tools => tools.close()));
  await world.close();
});

describe('of a digest', () => {
  test('the papers with notes of an older version are found, asking arXiv once, and the others told or left', async () => {
    const before = world.arxiv.requests.length;
    const { outdated, skipped } = await findOutdated(digest, await tools());
    expect(outdated.map(({ id, from, to }) => ({ id, from, to }))).toEqual([
      { id: byHand, from: 1, to: 2 },
      { id: merged, from: 1, to: 2 },
    ]);
    expect(outdated.map(({ title }) => title)).toEqual([later[1]?.title, later[0]?.title]);
    expect(Object.fromEntries(skipped.map(({ id, code, why }) => [id, `${code} ${english(why)}`]))).toEqual({
      'pdf-0123456789ab': 'E_NOT_FOUND a local PDF: arXiv has no versions of it',
      [broken.id]: expect.stringMatching(/^E_NOTES_FILE it is not JSON: /),
      [unknown.id]: 'E_NOT_FOUND arXiv has no paper with this id',
      [linkless]: 'E_ID its link names no version, so nobody knows which one its notes are of',
      [withdrawn.id]:
        'E_WITHDRAWN v2 withdraws it: “This paper has been withdrawn by the author”; the notes of v1 stay',
    });
    // One for all of them, and no PDF.
    const paths = world.arxiv.requests.slice(before).map(({ path }) => path);
    expect(paths.map(path => path.split('?')[0])).toEqual(['/api/query']);
  });

  test('what changed is told with metadata first, and fetches the PDFs that are not in the cache', async () => {
    const [hand, stored] = await outdatedNow();
    const before = world.arxiv.requests.length;
    expect(inPlainEnglish(await stored?.changes())).toEqual([
      'v1 (2023-10-11) → v2 (2023-10-11)',
      expect.stringMatching(
        /^abstract: 2 words added, 2 removed; gone: [\d.]+%, [\d.]+%; new: [\d.]+%, [\d.]+%$/,
      ),
      expect.stringMatching(
        /^3 Experiments: 3 words added, 3 removed; [\d.]+% → [\d.]+%, [\d.]+% → [\d.]+%$/,
      ),
      '5 Ablation: new, 17 words',
      expect.stringMatching(/^Abstract: 2 words added, 2 removed; [\d.]+% → [\d.]+%, [\d.]+% → [\d.]+%$/),
    ]);
    // The old text is what its notes were made of; the metadata of v1 stands in them.
    expect(pathsSince(before)).toEqual([`/pdf/${merged}v2`]);
    const lines = await hand?.changes();
    expect(lines).toHaveLength(5);
    expect(pathsSince(before + 1)).toEqual(['/api/query', `/pdf/${byHand}v1`, `/pdf/${byHand}v2`]);
    const again = world.arxiv.requests.length;
    expect(await hand?.changes()).toEqual(lines);
    expect(world.arxiv.requests).toHaveLength(again);
  });

  test('what cannot be read is said in place of the changes, and nothing fails', async () => {
    const [hand] = await outdatedNow();
    rmSync(world.path('cache'), { recursive: true, force: true });
    world.arxiv.fail(`/pdf/${byHand}v1`, { status: 404, body: 'gone' });
    const [asked, stored] = await outdatedNow();
    expect(english((await hand?.changes())?.at(-1) ?? '')).toMatch(
      /^what else changed is not known: cannot get .*v1.*, /,
    );
    expect((await asked?.changes())?.slice(0, -1)).toHaveLength(2);
    // Of stored notes the metadata of their version is known without asking.
    const before = world.arxiv.requests.length;
    expect(await stored?.changes()).toHaveLength(5);
    expect(pathsSince(before)).toEqual([`/pdf/${merged}v1`, `/pdf/${merged}v2`]);
  });

  test('offline the cache alone is asked, and a paper that it does not know is told', async () => {
    const online = await outdatedNow();
    const before = world.arxiv.requests.length;
    const { outdated, skipped } = await findOutdated(digest, await tools({ offline: true }));
    expect(outdated.map(({ id }) => id)).toEqual(online.map(({ id }) => id));
    expect(inPlainEnglish(skipped.find(({ id }) => id === unknown.id))).toEqual({
      id: unknown.id,
      title: unknown.title,
      code: 'E_OFFLINE',
      why: '--offline, and its latest version is not in the cache',
    });
    expect(world.arxiv.requests).toHaveLength(before);
  });

  test('a file that is no list of papers is refused', async () => {
    writeFileSync(world.path('notes.md'), 'Nothing here speaks of papers.\n');
    await expect(findOutdated(world.path('notes.md'), await tools())).rejects.toMatchObject({
      code: 'E_DIGEST_NO_LIST',
    });
  });
});

function pathsSince(count: number): string[] {
  return world.arxiv.requests.slice(count).map(({ path }) => path.split('?')[0] ?? '');
}

async function outdatedNow(): Promise<readonly Outdated[]> {
  return (await findOutdated(digest, await tools())).outdated;
}

async function tools(options: Partial<RunOptions> = {}): Promise<Tools> {
  const config = await loadConfig({
    cacheDir: world.path('cache'),
    arxivUrl: world.arxiv.url,
    arxivApiUrl: world.arxiv.apiUrl,
    arxivIntervalMs: 0,
  });
  const silent = (): void => undefined;
  const made = openTools(
    config,
    { offline: false, refresh: new Set(), dryRun: false, add: false, title: null, url: null, ...options },
    { signal: new AbortController().signal, now: Date.now, random: () => 0.5, log: silent, detail: silent, progress: silent },
  ); // prettier-ignore
  let pool: ReturnType<typeof openParserPool> | undefined;
  const parser: Tools['parser'] = () => Promise.resolve((pool ??= openParserPool({ size: 1, childFile })));
  const close = async (): Promise<void> => pool?.close();
  opened.push({ ...made, parser, close });
  return { ...made, parser, close };
}

/** The fifth paper, of which a second version takes everything back. */
function withdrawnPaper(): SmallPaper {
  const [paper] = manyPapers(1, { from: 5, version: 2 });
  if (paper === undefined) throw new Error('no paper');
  const comment = 'This paper has been withdrawn by the author';
  return { ...paper, entry: atomEntry({ id: `${paper.id}v2`, title: paper.title, comment }) };
}
