import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCache, type Cache } from '../../src/store/cache.ts';
import { english } from '../../src/lib/phrase.ts';

let folder: string;
let lines: string[];
let cache: Cache;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'summarize-cache-'));
  lines = [];
  cache = openCache(folder, line => void lines.push(english(line)));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const contentFiles = (): string[] =>
  readdirSync(join(folder, 'v1', 'content-v2'), { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, 'v1', 'content-v2', name))
    .filter(path => statSync(path).isFile());

describe('the cache', () => {
  it('creates nothing before something is put', async () => {
    expect(await cache.getBytes('pdf', 'x')).toBeNull();
    expect(await cache.list()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('gives back what was put, kind by kind', async () => {
    await cache.putBytes('pdf', '2501.01234v2', bytes('%PDF'));
    await cache.putJson('reply', '2501.01234v2', { a: 1 });
    expect(await cache.getBytes('pdf', '2501.01234v2')).toEqual(Buffer.from('%PDF'));
    expect(await cache.getJson('reply', '2501.01234v2', z.object({ a: z.int() }))).toEqual({ a: 1 });
    expect((await cache.list()).map(({ kind, key, bytes: size }) => [kind, key, size])).toEqual([
      ['pdf', '2501.01234v2', 4],
      ['reply', '2501.01234v2', 7],
    ]);
  });

  it('keeps a key that looks like a path inside its folder', async () => {
    await cache.putBytes('pdf', '../../../../etc/passwd', bytes('x'));
    expect(readdirSync(folder)).toEqual(['v1']);
    expect(await cache.getBytes('pdf', '../../../../etc/passwd')).toEqual(Buffer.from('x'));
  });

  it('takes JSON of an older shape for a miss', async () => {
    await cache.putJson('metadata', 'x', { old: true });
    expect(await cache.getJson('metadata', 'x', z.object({ paper: z.string() }))).toBeNull();
    expect(lines).toEqual(['cache: metadata x has an older shape; made anew']);
  });

  it('never gives damaged bytes: each flipped byte is a miss that heals when it is put again', async () => {
    const content = Buffer.from('The quick brown fox. '.repeat(50));
    for (let round = 0; round < 40; round += 1) {
      await cache.putBytes('pdf', 'x', content);
      const [file = ''] = contentFiles();
      const stored = readFileSync(file);
      const at = (round * 131) % stored.length;
      stored[at] = (stored[at] ?? 0) ^ (1 << (round % 8));
      writeFileSync(file, round % 2 === 0 ? stored : stored.subarray(0, at));
      expect(await cache.getBytes('pdf', 'x')).toBeNull();
    }
    await cache.putBytes('pdf', 'x', content);
    expect(await cache.getBytes('pdf', 'x')).toEqual(content);
    expect(lines.at(-1)).toBe('cache: pdf:x is damaged; made anew');
  });

  it('prunes what is older than asked, and only that', async () => {
    await cache.putBytes('pdf', 'old', bytes('old bytes'));
    const between = (await cache.list())[0]!.storedAt + 1;
    await new Promise(resolve => setTimeout(resolve, 5));
    await cache.putBytes('pdf', 'new', bytes('new'));
    expect(await cache.prune(between)).toMatchObject({ removed: 1, bytesFreed: 9 });
    expect((await cache.list()).map(({ key }) => key)).toEqual(['new']);
    expect(await cache.getBytes('pdf', 'old')).toBeNull();
  });

  it('prunes an empty cache without complaint', async () => {
    expect(await cache.prune(0)).toEqual({ removed: 0, bytesFreed: 0 });
  });

  it('clears everything, and only below its own format version', async () => {
    writeFileSync(join(folder, 'mine.txt'), 'kept');
    await cache.putBytes('pdf', 'x', bytes('x'));
    await cache.clear();
    expect(readdirSync(folder)).toEqual(['mine.txt']);
  });
});
