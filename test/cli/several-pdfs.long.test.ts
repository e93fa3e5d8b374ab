// Several PDFs in one command: the processes that read them are used again, and one PDF that explodes costs only itself.
import { cpSync, writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { fixture, told, type World } from '../support/cli.ts';
import { HOSTILE } from '../support/hostile-pdfs.ts';
import { isAlive } from '../support/processes.ts';
import { testKept as test } from './open.ts';

const PAPERS = { 'a.pdf': 'sparse-reward', 'b.pdf': 'entropy-bound', 'c.pdf': 'zh-retrieval' };

function putPapers(world: World): void {
  for (const [name, paper] of Object.entries(PAPERS))
    cpSync(fixture('papers', paper, 'paper.pdf'), world.path(name));
}

/** Process ids that `-v` tells of. */
function parsersIn(stderr: string): number[] {
  return [...stderr.matchAll(/^PDFs are read in process (\d+)$/gm)].map(([, pid]) => Number(pid));
}

describe.concurrent('several PDFs', () => {
  test('are read by one or two processes, which are gone afterwards; a cached text needs none', async ({
    open,
  }) => {
    const world = await open();
    putPapers(world);
    const command = [...Object.keys(PAPERS), '--engine', 'extractive', '-v'];
    const first = await world.run(command);
    expect(first.code).toBe(0);
    expect([1, 2]).toContain(parsersIn(first.stderr).length);
    expect(parsersIn(first.stderr).filter(isAlive)).toEqual([]);
    const second = await world.run(command);
    expect([second.code, second.stdout]).toEqual([0, first.stdout]);
    expect(parsersIn(second.stderr)).toEqual([]);
  });

  test('of which one takes all memory: that one fails, the others are done', async ({ open }) => {
    const world = await open();
    putPapers(world);
    const bomb = HOSTILE['character widths of four thousand million codes'];
    writeFileSync(world.path('bomb.pdf'), bomb?.bytes() ?? '');
    const run = await world.run(['a.pdf', 'bomb.pdf', 'b.pdf', '--engine', 'extractive', '-v']);
    expect(told(run)).toMatchObject({
      exit: 3,
      code: 'E_SOME_FAILED',
      what: '1 of 3 papers failed',
      why: 'bomb.pdf (E_PDF_MEMORY)',
      kept: '2 papers are done',
    });
    expect(run.stderr).toMatch(
      /E_PDF_MEMORY {2}no text could be read from bomb\.pdf\n {2}why: {2}reading it took (?:\d+ MB, over the limit of|over) 1000 MB\n/,
    );
    expect(run.stdout.match(/^- \[/gm)).toHaveLength(2);
    expect(parsersIn(run.stderr).filter(isAlive)).toEqual([]);
  });
});
