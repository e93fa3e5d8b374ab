// Several processes that merge into one digest at the same time: each paper is there in the end, whole and once.
import { describe, expect, it } from 'vitest';
import { sampleDigest, sampleNotes } from '../digest/samples.ts';
import { builtNote, isBuilt } from '../store/built.ts';
import { mergesOf, startMerging } from './children.ts';
import { LIMIT, rounds, secondsSince, tell } from './figures.ts';
import {
  assertNotesWhole,
  closeScene,
  foreign,
  leftovers,
  notWhole,
  openScene,
  paperNotes,
  read,
} from './scene.ts';

const WRITERS = rounds(4, 8);
const EACH = rounds(4, 100);

describe.skipIf(!isBuilt)(`writers side by side${builtNote}`, () => {
  it(
    `lose nothing: ${WRITERS} processes, ${EACH} papers each`,
    async () => {
      const before = sampleDigest();
      const scene = openScene(before, [sampleNotes()]);
      const start = performance.now();
      const writers = Array.from({ length: WRITERS }, (_, index) =>
        startMerging({
          path: scene.digest,
          notes: scene.notes,
          from: index * EACH,
          count: EACH,
          papers: true,
        }),
      );
      const merges = (await Promise.all(writers.map(({ output }) => output))).flatMap(mergesOf);
      const seconds = secondsSince(start);

      const after = read(scene.digest);
      const papers = Array.from({ length: WRITERS * EACH }, (_, number) => paperNotes(number));
      const lost = notWhole(after, papers);
      const others = foreign(after, id => id.startsWith('2501.'));
      const isTouched = linesOf(others) !== linesOf(before);
      const left = leftovers(scene);
      const notes = await assertNotesWhole(scene);
      closeScene(scene);
      tell('R4 writers at once', {
        processes: WRITERS,
        merges: merges.length,
        lost: lost.length,
        'foreign bytes touched': isTouched ? 'yes' : 'no',
        left: left.length,
        'longest merge, seconds': Math.round(Math.max(...writers.map(({ longest }) => longest())) / 100) / 10,
        seconds,
      });
      expect(merges.map(({ action }) => action)).toEqual(papers.map(() => 'added'));
      expect(lost).toEqual([]);
      expect([isTouched, left, notes]).toEqual([false, [], papers.length]);
    },
    LIMIT,
  );
});

/** Without blank lines, of which a merge adds some between the list lines. */
function linesOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString().replace(/\n+/g, '\n');
}
