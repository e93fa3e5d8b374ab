// Local PDFs in the plan of a batch: a paper that has notes is no new one, and nothing is read to see that.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { previewOf } from '../../../../src/commands/batch/gather/preview.ts';
import { queueOf } from '../../../../src/commands/batch/gather/queue.ts';
import { loadConfig } from '../../../../src/config.ts';
import { applyPlan, planMerge } from '../../../../src/digest/plan.ts';
import type { Standing } from '../../../../src/domain/batch.ts';
import { sha256 } from '../../../../src/lib/canonical-hash.ts';
import { EXTRACTOR_VERSION } from '../../../../src/pdf/version.ts';
import { openTools, type Tools } from '../../../../src/steps/tools.ts';
import type { Refresh } from '../../../../src/steps/world.ts';
import { sampleNotes } from '../../../digest/samples.ts';
import { sampleText } from '../../../notes/sample.ts';

const BYTES = Buffer.from('%PDF-1.7 as if');
const ID = '2309.13391';
let folder: string;
let digest: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-pdfs-'));
  digest = join(folder, 'README.md');
  const notes = sampleNotes();
  const plan = planMerge(Buffer.from(''), notes, { layout: 'both', stored: null });
  writeFileSync(digest, applyPlan(Buffer.from(''), plan));
  writeFileSync(join(folder, 'a.pdf'), BYTES);
  writeFileSync(join(folder, 'b.pdf'), '%PDF-1.7 another');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function open(refresh: readonly Refresh[] = []): Promise<Tools> {
  const config = {
    ...(await loadConfig({ baseUrl: 'http://127.0.0.1:9/v1', model: 'm' })),
    cacheDir: join(folder, 'cache'),
  };
  const none = { offline: true, dryRun: false, add: false, title: null, url: null };
  const quiet = { log: () => undefined, detail: () => undefined, progress: () => undefined };
  const world = { signal: new AbortController().signal, now: () => 0, random: () => 0, ...quiet };
  return openTools(config, { ...none, refresh: new Set(refresh) }, world);
}

/** How the two PDFs stand, and one that is not there. */
async function standings(tools: Tools): Promise<Standing['kind'][]> {
  const wanted = ['a.pdf', 'b.pdf', 'none.pdf'].map(name => {
    const path = join(folder, name);
    const mention = { paper: { kind: 'file', path } as const, at: { source: path, line: null }, title: null };
    return { mention, targets: [digest] };
  });
  const gathered = { sources: [], wanted, ...queueOf(wanted), outdated: new Map<string, never>() };
  const { papers: seen } = await previewOf(gathered, { maxPapers: null }, tools);
  return seen.map(({ standing }) => standing.kind);
}

describe('the plan of local PDFs', () => {
  it('knows one whose text is in the cache by its stamp', async () => {
    const tools = await open();
    expect(await standings(tools)).toEqual(['new', 'new', 'new']);
    const text = { ...sampleText, stamp: `arXiv:${ID}v2 [cs.CL] 1 Jan 2024` };
    await tools.cache.putJson('pages', `${sha256(BYTES)}:${EXTRACTOR_VERSION}`, text);
    expect(await standings(tools)).toEqual(['has-notes', 'new', 'new']);
    expect(await standings(await open(['notes']))).toEqual(['new', 'new', 'new']);
  });

  it('knows one without any cache by the notes that were made of the same bytes', async () => {
    const notes = sampleNotes();
    mkdirSync(join(folder, 'notes'));
    const stored = { ...notes, source: { ...notes.source, pdfSha256: sha256(BYTES) } };
    writeFileSync(join(folder, 'notes', `${ID}.json`), JSON.stringify(stored));
    expect(await standings(await open())).toEqual(['has-notes', 'new', 'new']);
  });

  it('takes one that a person removed from the digest for removed', async () => {
    const notes = sampleNotes();
    mkdirSync(join(folder, 'notes'));
    const published = { digest: 'README.md', sha256: sha256('x'), text: 'x', entry: null, next: null };
    const stored = { ...notes, published };
    writeFileSync(join(folder, 'notes', `${ID}.json`), JSON.stringify(stored));
    writeFileSync(digest, '');
    const tools = await open();
    const text = { ...sampleText, stamp: `arXiv:${ID}v2 [cs.CL] 1 Jan 2024` };
    await tools.cache.putJson('pages', `${sha256(BYTES)}:${EXTRACTOR_VERSION}`, text);
    expect(await standings(tools)).toEqual(['skipped', 'new', 'new']);
  });
});
