// The parser's process seen from outside: what it inherits (nothing), and that it never outlives its parent.
import { spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openParserPool } from '../../src/pdf/parser-pool.ts';
import { childFile } from '../support/built-child.ts';
import { makeBomb, makePdf, textPage } from '../support/make-pdf.ts';
import { isAlive } from '../support/processes.ts';
import { inPlainEnglish } from '../support/in-english.ts';

const hasProc = existsSync('/proc/self/fd');
const program = fileURLToPath(new URL('pool-child.mjs', import.meta.url));

let folder = '';
const programs: ChildProcess[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parser-process-'));
  writeFileSync(join(folder, 'good.pdf'), makePdf([textPage(3)]));
  writeFileSync(join(folder, 'bomb.pdf'), makeBomb());
});
afterAll(() => {
  for (const child of programs) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

describe('what the process of the parser inherits', () => {
  it.skipIf(!hasProc)('is no environment, no flag, no file: limits and three pipes', async () => {
    const open = openSync(join(folder, 'good.pdf'), 'r');
    let pid = 0;
    const pool = openParserPool({ size: 1, childFile, onStart: started => void (pid = started) });
    await pool.parse(readFileSync(join(folder, 'good.pdf')));
    const proc = (name: string): string => readFileSync(`/proc/${pid}/${name}`, 'utf8');
    expect(proc('environ')).toBe('');
    expect(proc('cmdline').split('\0')).toEqual([
      process.execPath,
      fileURLToPath(childFile),
      '{"deadlineMs":60000,"memoryMb":1000,"maxPages":500}',
      '',
    ]);
    const files = readdirSync(`/proc/${pid}/fd`).map(fd => readlinkSync(`/proc/${pid}/fd/${fd}`));
    expect(files.filter(file => !/^(socket|pipe|anon_inode):|^\/dev\/null$/.test(file))).toEqual([]);
    closeSync(open);
    await pool.close();
  });

  it('is not even a process when the system gives none', async () => {
    const { execPath } = process;
    process.execPath = join(folder, 'no-node');
    try {
      const pool = openParserPool({ size: 1, childFile });
      const seen = expect.stringMatching(
        /^the parser process could not be started: spawn .*no-node ENOENT$/,
      ) as string;
      expect(inPlainEnglish(await pool.parse(Buffer.from('%PDF-')))).toEqual({
        refusal: { code: 'E_PDF_CRASHED', seen },
      });
      await pool.close();
    } finally {
      process.execPath = execPath;
    }
  });
});

describe.concurrent('a parser process does not outlive its parent', () => {
  it('that ends by itself, which the process at rest does not keep it from', async () => {
    const { pids, ended } = await start('good.pdf');
    expect(await ended).toEqual([0, null]);
    await untilGone(pids);
  });

  it.each(['good.pdf', 'bomb.pdf'])('that is killed while it has %s', async file => {
    const { pids, child, ended } = await start(file, 'wait');
    child.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
    await untilGone(pids);
  });
});

interface Started {
  readonly child: ChildProcess;
  readonly pids: readonly number[];
  /** Exit code and signal. */
  readonly ended: Promise<unknown>;
}

/** Starts the program; fulfilled when it has read a good file, or is in the middle of the bomb. */
async function start(file: string, ...more: string[]): Promise<Started> {
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const child = spawn(process.execPath, [program, join(folder, file), ...more], { stdio: [...stdio] });
  programs.push(child);
  const ended = new Promise(resolve => child.once('exit', (code, signal) => resolve([code, signal])));
  let told = '';
  await new Promise<void>(resolve => {
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (told.includes('read')) resolve();
      else if (file === 'bomb.pdf') setTimeout(resolve, 700);
    });
  });
  return { child, ended, pids: told.split('\n').map(Number).filter(Boolean) };
}

async function untilGone(pids: readonly number[]): Promise<void> {
  expect(pids).toHaveLength(1);
  for (
    const start = performance.now();
    pids.some(isAlive);
    await new Promise(resolve => setTimeout(resolve, 10))
  )
    expect(performance.now() - start).toBeLessThan(30_000); // it is waited for, not measured
}
