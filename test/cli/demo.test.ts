// `summarize demo --review` as a person starts it: the review of the demo's paper is served, its two planted errors first.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PaperView, Queue } from '../../src/domain/review.ts';
import { CLI } from '../support/cli.ts';
import { until } from './open.ts';

const ADDRESS = /(http:\/\/127\.0\.0\.1:\d+)\/#([0-9a-f]{64})\s/;

test('demo --review serves two red claims until Ctrl-C, and names the folder in which decisions stay', async () => {
  // A group of its own: Ctrl-C of a terminal reaches the demo and its review.
  const child = spawn(process.execPath, [CLI, 'demo', '--review', '--no-open'], {
    ...{ env: { PATH: process.env['PATH'], HOME: tmpdir(), TMPDIR: tmpdir() }, detached: true },
  });
  let [out, told, code] = ['', '', 'running'];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
  const ended = new Promise<number | null>(resolve => child.once('close', resolve));
  void ended.then(end => (code = String(end)));
  const folder = (): string => / stays in (\S+),/.exec(told)?.[1] ?? /^In (\S+):/m.exec(told)?.[1] ?? '';
  try {
    await until(() => ADDRESS.test(out) || code !== 'running');
    const [, base = '', token = ''] = ADDRESS.exec(out) ?? [];
    const ask = async (path: string): Promise<unknown> => {
      const answer = await fetch(`${base}/api/${path}`, { headers: { authorization: `Bearer ${token}` } });
      return answer.json();
    };
    const { entries } = (await ask('queue')) as Queue;
    expect(entries).toMatchObject([{ stem: '2501.01234', open: { red: 2, amber: 0 }, decided: 0 }]);
    const { items } = (await ask('papers/2501.01234')) as PaperView;
    const red = items.filter(({ risk }) => risk === 'red').map(({ id }) => id);
    expect(red).toEqual(['innovation-2.2', 'result-2']);
    process.kill(-(child.pid ?? 0), 'SIGINT');
    expect([await ended, told]).toEqual([0, expect.stringContaining('review ended: 0 decided, 24 open.')]);
    expect(told).toMatch(/The demo is over\. What you decided stays in \S+, as long as you keep it\.\n$/);
    expect(existsSync(join(folder(), 'notes/2501.01234.json'))).toBe(true);
    expect(readFileSync(join(folder(), 'README.md'), 'utf8')).toContain('TideShape');
  } finally {
    if (code === 'running') process.kill(-(child.pid ?? 0), 'SIGKILL');
    if (folder().startsWith(join(tmpdir(), 'summarize-demo-'))) rmSync(folder(), { recursive: true });
  }
});
