// A person who saves the digest between our reading and our writing: the merge is made again on what they saved.
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Notes } from '../../src/domain/notes.ts';
import { sampleDigest } from '../digest/samples.ts';
import { LIMIT, randomFrom, rounds, secondsSince, tell } from './figures.ts';
import {
  closeScene,
  leftovers,
  notWhole,
  openScene,
  paperNotes,
  publishHere,
  read,
  type Scene,
} from './scene.ts';

const SCENES = rounds(1, 10);
const EDITS = 50; // in each scene, at least
const SEED = 41;

describe('edits between reading and writing', () => {
  it(
    `are never lost, ${SCENES * EDITS} times`,
    async () => {
      const random = randomFrom(SEED);
      const start = performance.now();
      const figures = { edits: 0, merges: 0, refused: 0, 'edits lost': 0, 'merges lost': 0, left: 0 };
      for (let count = 0; count < SCENES; count++) {
        const scene = openScene(sampleDigest());
        const person = new Person(scene, random);
        const done: Notes[] = [];
        while (person.saved.length < EDITS) {
          const notes = paperNotes(done.length);
          // Who saves at every look makes us give up; who saves now and then does not.
          const isStubborn = random() < 0.2;
          const before = person.saved.length;
          const error = await publishHere(scene.digest, notes, () =>
            person.maySave(isStubborn ? 1 : 0.3),
          ).then(
            () => null,
            (reason: unknown) => reason,
          );
          figures['edits lost'] += person.lost().length;
          if (error === null) done.push(notes);
          else figures.refused++;
          if (error !== null || isStubborn)
            expect(error).toMatchObject({ code: 'E_FILE_CHANGED', category: 'digest' });
          if (error !== null) expect(person.saved.length - before).toBeGreaterThanOrEqual(3);
        }
        figures.edits += person.saved.length;
        figures.merges += done.length;
        figures['merges lost'] += notWhole(read(scene.digest), done).length;
        figures.left += leftovers(scene).length;
        closeScene(scene);
      }
      tell('R6 edits between reading and writing', { ...figures, seed: SEED, seconds: secondsSince(start) });
      expect(figures).toMatchObject({ 'edits lost': 0, 'merges lost': 0, left: 0 });
      expect(Math.min(figures.merges, figures.refused)).toBeGreaterThan(0);
    },
    LIMIT,
  );
});

/** Somebody who has the digest open in an editor and saves it at moments that do not suit us. */
class Person {
  readonly saved: string[] = [];
  readonly #scene: Scene;
  readonly #random: () => number;

  constructor(scene: Scene, random: () => number) {
    this.#scene = scene;
    this.#random = random;
  }

  /** Adds a line somewhere in what people wrote and saves, with this chance. */
  maySave(chance: number): void {
    if (this.#random() >= chance) return;
    const lines = read(this.#scene.digest).toString().split('\n');
    const places = lines.flatMap((line, index) =>
      line.includes('人写的段落') || index === 0 ? [index + 1] : [],
    );
    const text = `<!-- saved ${this.saved.length} -->`;
    this.saved.push(text);
    lines.splice(places[Math.floor(this.#random() * places.length)]!, 0, text);
    writeFileSync(this.#scene.digest, lines.join('\n'));
  }

  lost(): string[] {
    const lines = new Set(read(this.#scene.digest).toString().split('\n'));
    return this.saved.filter(text => !lines.has(text));
  }
}
