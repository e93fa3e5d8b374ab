// The download of a model file, against a server on loopback that plays Hugging Face and its CDN.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ToolError } from '../../src/lib/errors.ts';
import { downloadModel, type DownloadOptions } from '../../src/local/download.ts';
import { addressOf, KNOWN_MODELS, minutesOf } from '../../src/local/models.ts';
import {
  modelBytes,
  sha256,
  startModelFileServer,
  type ModelFileServer,
} from '../support/model-file-server.ts';

const FILE = modelBytes(300_000);
let server: ModelFileServer;
let folder: string;
let target: string;

beforeEach(async () => {
  server = await startModelFileServer(FILE);
  folder = mkdtempSync(join(tmpdir(), 'summarize-download-'));
  target = join(folder, 'models', 'model.gguf');
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const download = (more: Partial<DownloadOptions> = {}): ReturnType<typeof downloadModel> =>
  downloadModel({
    url: server.url,
    target,
    signal: new AbortController().signal,
    backoffMs: [],
    ...more,
  });

async function failure(more: Partial<DownloadOptions> = {}): Promise<ToolError> {
  const error: unknown = await download(more).then(
    () => expect.fail('expected a failure'),
    (reason: unknown) => reason,
  );
  return error instanceof ToolError ? error : expect.fail(`expected a ToolError, got ${String(error)}`);
}

const left = (): string[] => ['', '.part', '.part.json', '.sha256'].filter(end => existsSync(target + end));

describe('a model file', () => {
  test('is fetched over a redirect, judged by the checksum of the server, and has it beside it', async () => {
    const told: unknown[] = [];
    const result = await download({ onStart: start => told.push(start) });
    expect(result).toEqual({ sha256: sha256(FILE), isVerified: true });
    expect(readFileSync(target).equals(FILE)).toBe(true);
    expect(readFileSync(`${target}.sha256`, 'utf8')).toBe(`${sha256(FILE)}  model.gguf\n`);
    expect(told).toEqual([{ size: 300_000, has: 0, isVerifiable: true }]);
    expect(left()).toEqual(['', '.sha256']);
  });

  test('that is there with its checksum is not fetched again', async () => {
    await download();
    server.requests.length = 0;
    expect(await download()).toEqual({ sha256: sha256(FILE), isVerified: true });
    expect(server.requests).toEqual([]);
  });

  test('that is there and was changed since is neither taken nor replaced', async () => {
    await download();
    writeFileSync(target, modelBytes(300_000, 9));
    expect((await failure()).code).toBe('E_DOWNLOAD_CHECKSUM');
    expect(readFileSync(target)[10]).toBe(9);
  });

  test('goes on after a cut connection with what is missing, by itself', async () => {
    server.cuts = [100_000];
    expect((await download({ backoffMs: [1] })).isVerified).toBe(true);
    const [, , , , last] = server.requests;
    expect(server.requests.filter(line => line.includes('bytes='))).toHaveLength(2);
    expect([last, readFileSync(target).equals(FILE)]).toEqual([expect.stringMatching(/ bytes=\d+-$/), true]);
  });

  test('goes on in a later run: the part is kept, and said', async () => {
    server.cuts = [100_000];
    const error = await failure();
    const { size } = statSync(`${target}.part`);
    expect([error.code, error.category]).toEqual(['E_DOWNLOAD', 'remote']);
    expect(error.kept).toMatch(/^0\.\d\d GB of it, in a file that ends in \.part$/);
    expect(size).toBeGreaterThan(0);
    const told: unknown[] = [];
    await download({ onStart: start => told.push(start) });
    expect(told).toEqual([{ size: 300_000, has: size, isVerifiable: true }]);
    expect(server.requests.at(-1)).toBe(`GET /cdn/file bytes=${size}-`);
    expect(readFileSync(target).equals(FILE)).toBe(true);
  });

  test('that changed between two runs is fetched anew, not joined from two files', async () => {
    server.cuts = [100_000];
    await failure();
    const other = modelBytes(300_000, 8);
    Object.assign(server, { file: other, sha256: sha256(other), etag: '"two"' });
    await download();
    expect(readFileSync(target).equals(other)).toBe(true);
  });

  test('that changed at the CDN alone comes whole, since its tag is sent along', async () => {
    server.sha256 = null;
    server.cuts = [100_000];
    await failure();
    Object.assign(server, { file: modelBytes(300_000, 8), etag: '"two"' });
    expect(await download()).toEqual({ sha256: sha256(server.file), isVerified: false });
    expect(readFileSync(target).equals(server.file)).toBe(true);
  });

  test('comes whole from a server that knows no ranges', async () => {
    server.cuts = [100_000];
    await failure();
    server.knowsRanges = false;
    expect((await download()).isVerified).toBe(true);
  });

  test('with a wrong checksum is thrown away, and both are named', async () => {
    const wrong = 'f'.repeat(64);
    server.sha256 = wrong;
    const error = await failure();
    expect([error.code, error.why]).toEqual([
      'E_DOWNLOAD_CHECKSUM',
      `its sha256 is ${sha256(FILE)}, and the server said ${wrong}`,
    ]);
    expect(left()).toEqual([]);
  });

  test('that is a page of somebody else is not kept', async () => {
    server.file = Buffer.from('<html>please log in</html>'.padEnd(1000));
    const error = await failure();
    expect(error.why).toBe('what came is no GGUF file; a page that asks for a login, perhaps');
    expect(existsSync(target)).toBe(false);
  });

  test('for which there is no room is not begun', async () => {
    const error = await failure({ freeBytes: () => Promise.resolve(100_000_100) });
    expect([error.code, error.what]).toEqual(['E_DISK_FULL', `there is no room for ${target}`]);
    expect(server.requests.filter(line => line.startsWith('GET'))).toEqual([]);
  });

  test('is left by Ctrl-C with its part, and goes on from there', async () => {
    const stopping = new AbortController();
    const reason = new ToolError({ code: 'E_X', category: 'interrupted', what: '', why: '', next: '' });
    server.cuts = [100_000];
    const stop = (): void => stopping.abort(reason);
    await expect(download({ signal: stopping.signal, onProgress: stop, backoffMs: [60_000] })).rejects.toBe(
      reason,
    );
    expect(left()).toEqual(['.part', '.part.json']);
    await download();
    expect(server.requests.at(-1)).toMatch(/ bytes=\d+-$/);
  });

  test('whose server sends nothing more counts as broken off', async () => {
    server.isSilent = true;
    const error = await failure({ stallMs: 50 });
    expect(error.why).toBe('nothing more came');
    expect(error.code).toBe('E_DOWNLOAD');
  });
});

describe('the way to a model file', () => {
  test.each(['http://example.org/model.gguf', 'ftp://127.0.0.1/x', 'file:///etc/passwd'])(
    'does not begin at %s',
    async url => {
      expect((await failure({ url })).why).toMatch(/ is not https$/);
    },
  );

  test('does not lead away from this machine without https', async () => {
    server.location = 'http://example.org/model.gguf';
    const error = await failure();
    expect(error.why).toMatch(/^127\.0\.0\.1:\d+ sends to http:\/\/example\.org, which is not https$/);
  });

  test('that goes in a circle ends', async () => {
    server.location = '/owner/again';
    expect((await failure()).why).toBe('more than 5 redirects');
  });
});

describe('the recommended models', () => {
  test('have addresses at either host', () => {
    const [model] = KNOWN_MODELS;
    expect(model && addressOf(model, 'https://hf-mirror.com/')).toBe(
      'https://hf-mirror.com/unsloth/Qwen3-4B-Instruct-2507-GGUF/resolve/main/Qwen3-4B-Instruct-2507-Q4_K_M.gguf',
    );
    expect(KNOWN_MODELS.map(minutesOf)).toEqual([7, 3]);
  });
});
