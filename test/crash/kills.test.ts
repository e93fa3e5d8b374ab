// SIGKILL at random instants of a merge: the digest is the old or the new one to the byte, what was told is there,
// what a person wrote is there, and the next run just goes on.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readdirSync, writeFileSync } from 'node:fs';
import { sampleDigest, sampleNotes } from '../digest/samples.ts';
import { builtNote, isBuilt } from '../store/built.ts';
import { mergesOf, startMerging, type Merge, type Merging } from './children.ts';
import { LIMIT, randomFrom, rounds, secondsSince, tell } from './figures.ts';
import {
  ageLock,
  assertNotesWhole,
  closeScene,
  foreign,
  largeDigest,
  leftovers,
  merged,
  openScene,
  paperNotes,
  publishHere,
  read,
  sectionOf,
  temps,
  versions,
  type Scene,
} from './scene.ts';

interface Loop {
  readonly kills: number;
  readonly seed: number;
  readonly papers?: boolean;
  /** Looks at the digest after a kill; gives what is wrong with it. `merges` were told since the last look. */
  readonly look: (merges: readonly Merge[], next: number) => string[];
}

/** Starts merging again and again, from the first merge that was not told, and kills it each time. */
async function killing(
  scene: Scene,
  loop: Loop,
): Promise<{ problems: string[]; figures: Record<string, number> }> {
  const random = randomFrom(loop.seed);
  const job = { path: scene.digest, notes: scene.notes, count: 100_000, papers: loop.papers ?? false };
  const problems: string[] = [];
  const figures = {
    kills: 0,
    seconds: 0,
    merges: 0,
    'in lock': 0,
    'temps by kills': 0,
    'temps after next run': 0,
  };
  const start = performance.now();
  let next = 0;
  let pace = 20; // milliseconds a merge, as measured so far
  for (; figures.kills < loop.kills; figures.kills++) {
    const merging = startMerging({ ...job, from: next });
    await merging.told(1);
    const ready = performance.now();
    await someMoment(scene, { merging, random, pace });
    const alive = performance.now() - ready;
    merging.child.kill('SIGKILL');
    const merges = mergesOf(await merging.output);
    pace = Math.min(1000, (pace * 4 + alive / (merges.length + 1)) / 5);
    next += merges.length;
    figures.merges += merges.length;
    if (ageLock(scene.digest)) figures['in lock']++;
    problems.push(...loop.look(merges, next).map(problem => `${problem} (kill ${figures.kills + 1})`));
    const left = temps(scene);
    figures['temps by kills'] += left.filter(name => name.includes(`.${merging.child.pid}.`)).length;
    if (merges.length > 0)
      figures['temps after next run'] += left.filter(name => !name.includes(`.${merging.child.pid}.`)).length;
    await assertNotesWhole(scene).catch((error: unknown) => problems.push(`corrupt: ${String(error)}`));
  }
  // Two, since the one that was under way may be done but for letting go of the lock.
  const last = mergesOf(await startMerging({ ...job, from: next, count: 2 }).output);
  problems.push(...loop.look(last, next + 2));
  problems.push(...leftovers(scene).map(name => `left: ${name}`));
  figures.seconds = secondsSince(start);
  const found = (kind: string): number => problems.filter(problem => problem.startsWith(kind)).length;
  const wrong = { corrupt: found('corrupt'), lost: found('lost'), 'false conflicts': found('conflict') };
  return { problems, figures: { ...figures, ...wrong, left: found('left'), seed: loop.seed } };
}

/** Any instant of the first or second merge; every third time one while the digest is being written. */
async function someMoment(
  scene: Scene,
  { merging, random, pace }: { merging: Merging; random: () => number; pace: number },
): Promise<void> {
  const isWriting = random() < 1 / 3;
  if (random() < 0.5) await merging.told(2);
  const end = performance.now() + (isWriting ? 10 * pace : 0);
  while (performance.now() < end && !readdirSync(scene.folder).some(name => name.endsWith('.tmp')))
    await sleep(1);
  await sleep(random() * pace * (isWriting ? 0.1 : 2));
}

/** The digest must be as after the last merge told, or as after the one under way. */
function looking(scene: Scene, stateAfter: (number: number) => Uint8Array): Loop['look'] {
  let before: Uint8Array = read(scene.digest);
  return (merges, next) => {
    const conflicts = merges.filter(({ action }) => !['added', 'replaced', 'kept'].includes(action));
    const problems = conflicts.map(({ number, action }) => `conflict: merge ${number} ended with ${action}`);
    const old = merges.length === 0 ? before : stateAfter(next - 1);
    const found = read(scene.digest);
    if (!found.equals(old) && !found.equals(stateAfter(next))) {
      const isOlder = merges.some(({ number }) => found.equals(stateAfter(number - 1)));
      problems.push(
        isOlder ? `lost: merge ${next - 1}` : 'corrupt: the digest is neither the old nor the new one',
      );
    }
    before = found;
    return problems;
  };
}

const KINDS = [
  { size: 'a small digest', digest: sampleDigest, kills: rounds(2, 250) },
  { size: 'a digest of 4 MB', digest: () => largeDigest(4_000_000), kills: rounds(0, 84) },
].filter(({ kills }) => kills > 0);

describe.skipIf(!isBuilt).concurrent(`merging that is killed at any instant${builtNote}`, () => {
  for (const [index, { size, digest, kills }] of KINDS.entries()) {
    it(
      `leaves ${size} with every new paper that was told and no torn byte, ${kills} times`,
      async () => {
        const scene = openScene(digest(), [sampleNotes()]);
        const states: Uint8Array[] = [read(scene.digest)];
        // As after `number` papers: paper 0 is the first.
        const stateAfter = (number: number): Uint8Array => {
          for (let done = states.length; done <= number + 1; done++)
            states[done] = merged(states[done - 1]!, paperNotes(done - 1));
          return states[number + 1]!;
        };
        const seed = 1 + index;
        const look = looking(scene, number => stateAfter(number));
        const { problems, figures } = await killing(scene, { kills, seed, papers: true, look });
        tell(`R1 kills, new papers, ${size}`, figures);
        expect(problems).toEqual([]);
        // Two kills may both come between two merges; of many some must not, else nothing was tried.
        if (kills >= 20) expect(figures['in lock']).toBeGreaterThan(0);
        closeScene(scene);
      },
      LIMIT,
    );

    it(
      `leaves ${size} with one whole version of its own section, ${kills} times`,
      async () => {
        const scene = openScene(digest(), versions());
        const states: Uint8Array[] = [];
        for (const version of versions()) {
          await publishHere(scene.digest, version);
          states.push(read(scene.digest));
        }
        const seed = 11 + index;
        const look = looking(scene, number => states[number % states.length]!);
        const { problems, figures } = await killing(scene, { kills, seed, look });
        tell(`R1 kills, own section replaced, ${size}`, figures);
        expect(problems).toEqual([]);
        closeScene(scene);
      },
      LIMIT,
    );

    it(
      `leaves ${size} with what a person wrote into the section, ${kills} times`,
      async () => {
        const scene = openScene(digest(), versions());
        await publishHere(scene.digest, sampleNotes());
        const random = randomFrom(31 + index);
        const seed = 21 + index;
        const edited = new EditedSection(scene, random);
        const { problems, figures } = await killing(scene, {
          kills,
          seed,
          look: merges => edited.look(merges),
        });
        tell(`R1 kills, section edited by a person, ${size}`, { ...figures, ...edited.figures });
        expect(problems).toEqual([]);
        closeScene(scene);
      },
      LIMIT,
    );
  }
});

/** A section in which a person keeps writing while it is merged and killed. */
class EditedSection {
  readonly figures = { edits: 0, conflicts: 0, 'merged around': 0 };
  readonly #scene: Scene;
  readonly #random: () => number;
  readonly #id = sampleNotes().paper.id;
  readonly #others: Buffer;
  #token = '';

  constructor(scene: Scene, random: () => number) {
    this.#scene = scene;
    this.#random = random;
    this.#others = foreign(read(scene.digest), id => id === this.#id);
    this.#edit();
  }

  /** Writes another remark where the last one stands: the sentence that the third version of the notes changes. */
  #edit(): void {
    const text = read(this.#scene.digest).toString();
    const token = `（我核对过 ${++this.figures.edits}）`;
    const edited =
      this.#token === ''
        ? text.replace(BACKGROUND, found => found + token)
        : text.replace(this.#token, token);
    if (!edited.includes(token)) throw new Error('the person finds no place to write');
    this.#token = token;
    writeFileSync(this.#scene.digest, edited);
  }

  look(merges: readonly Merge[]): string[] {
    const found = read(this.#scene.digest);
    const section = sectionOf(found, this.#id) ?? '';
    const problems: string[] = [];
    if (section.split(this.#token).length !== 2) problems.push(`lost: ${this.#token}`);
    if (!foreign(found, id => id === this.#id).equals(this.#others))
      problems.push('corrupt: bytes outside the section');
    for (const { number, action } of merges) {
      if (action === 'conflict') this.figures.conflicts++;
      else if (action === 'merged') this.figures['merged around']++;
      else if (action !== 'kept') problems.push(`conflict: merge ${number} ended with ${action}`);
    }
    if (this.#random() < 0.5) this.#edit();
    return problems;
  }
}

/** The first sentence of the background, as merged. */
const BACKGROUND = sampleNotes().background[0]!.zh;
