// The small papers that tests of many papers run on: each is a whole paper, and its notes need no correction.
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scanDigest } from '../../src/digest/scan.ts';
import { StatedNotesSchema } from '../../src/domain/reply.ts';
import { openManyWorld } from '../support/cli.ts';
import { answersOf, digestOf, manyPapers } from '../support/many-papers.ts';
import type { Play } from '../support/model-server.ts';

describe('many small papers', () => {
  test('are summarized with one question each, nothing held back, and merged where the digest lists them', async () => {
    const papers = [...manyPapers(8), ...manyPapers(1, { from: 9, version: 2 })];
    const world = await openManyWorld(papers);
    try {
      const before = digestOf(papers, { withNotes: ['2601.00003'] });
      writeFileSync(world.path('README.md'), before);
      const ids = papers.map(({ id }) => id).filter(id => id !== '2601.00003');
      const run = await world.run([...ids, '--digest', 'README.md', '--strict', '--json']);
      expect([run.code, run.stderr]).toEqual([0, expect.not.stringContaining('correct')]);
      expect(world.model.requests).toHaveLength(ids.length);
      const digest = scanDigest(Buffer.from(world.read('README.md')));
      expect(digest.entries.map(({ id, title }) => [id, title])).toEqual(
        papers.toReversed().map(({ id, title }) => [id, title]),
      );
      expect(digest.sections.map(({ id }) => id)).toEqual(papers.map(({ id }) => id).toReversed());
      for (const id of ids) {
        const { findings, ...notes } = JSON.parse(world.read(`notes/${id}.json`));
        expect([id, findings, JSON.stringify(notes).match(/"findings":\[[^\]]/g)]).toEqual([id, [], null]);
      }
    } finally {
      await world.close();
    }
  });

  test('are asked about sixteen at once, though few are read at once, and Node has nothing to warn of', async () => {
    const papers = manyPapers(20);
    const answer = answersOf(papers);
    const held: (() => void)[] = [];
    let asked = 0;
    // The first question finds out how the server wants to be asked. Of the others none is answered before 16 are there.
    const play: Play = (request, response) => {
      asked += 1;
      if (asked === 1 || asked > 17) return answer(request, response);
      held.push(() => answer(request, response));
      if (held.length === 16) for (const release of held) release();
    };
    const world = await openManyWorld(papers, play);
    try {
      writeFileSync(world.path('README.md'), digestOf(papers));
      const run = await world.run(['batch', 'README.md', '--digest', 'README.md', '--yes', '-j', '16']);
      expect([run.code, asked]).toEqual([0, 20]);
      expect(run.stderr).toContain('20 done');
      expect(run.stderr).not.toMatch(/warning/i);
    } finally {
      await world.close();
    }
  });

  test('are distinct, 300 of them, and no title is part of another', () => {
    const papers = manyPapers(300);
    const names = papers.map(({ title }) => title);
    expect(names.filter(name => names.filter(other => other.includes(name)).length > 1)).toEqual([]);
    expect(new Set(papers.map(({ reply }) => reply)).size).toBe(300);
    expect(names.filter(name => /\p{Script=Han}/u.test(name)).length).toBeGreaterThan(20);
    for (const { reply } of papers) expect(StatedNotesSchema.safeParse(JSON.parse(reply)).success).toBe(true);
  });
});
