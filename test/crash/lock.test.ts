// The lock of the digest when its holder is killed, lives too long or stands still, and when many want a dead one's.
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, utimesSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Notes } from '../../src/domain/notes.ts';
import { sampleDigest } from '../digest/samples.ts';
import { builtNote, isBuilt } from '../store/built.ts';
import { start } from './children.ts';
import { LIMIT, rounds, secondsSince, tell } from './figures.ts';
import {
  ageLock,
  closeScene,
  leftovers,
  notWhole,
  openScene,
  paperNotes,
  publishHere,
  read,
} from './scene.ts';

const RACES = rounds(6, 500);
const RACERS = 4;

interface Answer {
  readonly ready?: boolean;
  readonly holding?: boolean;
  readonly released?: boolean;
  readonly action?: string;
  readonly code?: string;
  readonly category?: string;
  readonly why?: string;
  readonly said?: string[];
  readonly seconds?: number;
  readonly isDouble?: boolean;
  readonly stack?: string;
}

interface Order {
  readonly do: 'hold' | 'merge' | 'release';
  readonly path?: string;
  readonly notes?: Notes;
  readonly at?: number;
  readonly waitMs?: number;
  readonly blockMs?: number;
}

const processes: Told[] = [];
afterAll(() => processes.forEach(({ child }) => child.kill('SIGKILL')));

/** A process that does what it is told (lock-child.mjs). */
interface Told {
  readonly child: ChildProcess;
  readonly tell: (order: Order) => Promise<Answer>;
}

async function open(): Promise<Told> {
  const child = start('lock-child.mjs', '');
  let [answered, failed] = [(_: Answer): void => undefined, (_: Error): void => undefined];
  const answer = (): Promise<Answer> =>
    new Promise((resolve, reject) => {
      [answered, failed] = [resolve, reject];
    });
  child.on('message', message => answered(message as Answer));
  child.on('close', () => failed(new Error('the process is gone')));
  const tell = (order: Order): Promise<Answer> => {
    const told = answer();
    child.send(order);
    return told;
  };
  processes.push({ child, tell });
  await answer();
  return { child, tell };
}

/** Those that the tests before have left, and new ones. */
async function several(count: number): Promise<Told[]> {
  const alive = processes.filter(({ child }) => child.exitCode === null && child.signalCode === null);
  const missing = Math.max(0, count - alive.length);
  return [...alive.slice(0, count), ...(await Promise.all(Array.from({ length: missing }, open)))];
}

describe.skipIf(!isBuilt).concurrent(`the lock of a digest${builtNote}`, () => {
  it(
    'is taken over from a holder that was killed, with a word to the user, within 15 seconds',
    async () => {
      const scene = openScene(sampleDigest());
      const [holder, next] = await Promise.all([open(), open()]);
      expect(await holder.tell({ do: 'hold', path: scene.digest })).toEqual({ holding: true });
      holder.child.kill('SIGKILL');
      const isShort = rounds(1, 0) === 1;
      if (isShort) ageLock(scene.digest, 8);
      const took = await next.tell({ do: 'merge', path: scene.digest, notes: paperNotes(1) });
      tell('R5 lock of a killed holder', { 'taken over after, seconds': took.seconds?.toFixed(1) ?? '-' });
      expect(took).toMatchObject({
        action: 'added',
        said: [`waiting for another run to finish with ${scene.digest}`],
      });
      // After 15 s it would have been refused.
      if (!isShort) expect(took.seconds).toBeGreaterThan(9);
      expect(leftovers(scene)).toEqual([]);
      closeScene(scene);
    },
    LIMIT,
  );

  it(
    'is not taken from a holder that lives, however long; waiting ends cleanly',
    async () => {
      const scene = openScene(sampleDigest());
      const [holder, next] = await Promise.all([open(), open()]);
      await holder.tell({ do: 'hold', path: scene.digest });
      const waitMs = rounds(1000, 13_000); // in full longer than a dead lock lasts
      const merge: Order = { do: 'merge', path: scene.digest, notes: paperNotes(1), waitMs };
      expect(await next.tell(merge)).toMatchObject({
        code: 'E_DIGEST_LOCKED',
        category: 'digest',
        why: `another run has held its lock for ${waitMs / 1000} s`,
        said: [`waiting for another run to finish with ${scene.digest}`],
      });
      expect(read(scene.digest)).toEqual(sampleDigest());
      expect(await holder.tell({ do: 'release' })).toEqual({ released: true });
      expect(await next.tell(merge)).toMatchObject({ action: 'added', said: [] });
      expect(leftovers(scene)).toEqual([]);
      closeScene(scene);
    },
    LIMIT,
  );

  it(
    'is lost by a holder that stands still, who then writes nothing and leaves the new holder’s lock alone',
    async () => {
      const scene = openScene(sampleDigest());
      const [sleeper, next] = await Promise.all([open(), open()]);
      const isShort = rounds(1, 0) === 1;
      const blockMs = isShort ? 2600 : 14_000;
      const slept = sleeper.tell({ do: 'merge', path: scene.digest, notes: paperNotes(1), blockMs });
      while (!leftovers(scene).includes('list.md.owner'))
        await new Promise(resolve => setTimeout(resolve, 20));
      if (isShort) ageLock(scene.digest);
      expect(await next.tell({ do: 'hold', path: scene.digest })).toEqual({ holding: true });
      expect(await slept).toMatchObject({
        code: 'E_DIGEST_LOCKED',
        category: 'digest',
        why: 'another run took the lock over, because this one stood still',
      });
      expect(read(scene.digest)).toEqual(sampleDigest());
      expect(leftovers(scene)).toEqual(['list.md.lock']);
      await next.tell({ do: 'release' });
      expect(leftovers(scene)).toEqual([]);
      closeScene(scene);
    },
    LIMIT,
  );

  it('does not suffer from a run that was killed while taking it over', async () => {
    const scene = openScene(sampleDigest());
    const past = Date.now() / 1000 - 11;
    for (const folders of [['.lock', '.lock.takeover'], ['.lock.takeover']]) {
      for (const name of folders) {
        mkdirSync(`${scene.digest}${name}`);
        utimesSync(`${scene.digest}${name}`, past, past);
      }
      await publishHere(scene.digest, paperNotes(folders.length));
      expect(leftovers(scene)).toEqual([]);
    }
    closeScene(scene);
  });
});

describe.skipIf(!isBuilt)(`the lock of a dead run${builtNote}`, () => {
  it(`has one holder at a time when ${RACERS} processes take a dead one’s over at once, ${RACES} times`, async () => {
    const racers = await several(RACERS);
    const papers = racers.map((_, index) => paperNotes(index));
    const begin = performance.now();
    const figures = { rounds: 0, processes: RACERS, merges: 0, doubles: 0, lost: 0, failed: 0, left: 0 };
    for (; figures.rounds < RACES; figures.rounds++) {
      const scene = openScene(sampleDigest());
      mkdirSync(`${scene.digest}.lock`);
      ageLock(scene.digest);
      const at = Date.now() + 5;
      const order: Order = { do: 'merge', path: scene.digest, at };
      const answers = await Promise.all(racers.map((racer, index) => racer.tell({ ...order, notes: papers[index]! })));
      const done = papers.filter((_, index) => answers[index]!.action === 'added');
      figures.merges += done.length;
      figures.failed += RACERS - done.length;
      figures.doubles += answers.some(({ isDouble }) => isDouble) ? 1 : 0;
      figures.lost += notWhole(read(scene.digest), done).length;
      figures.left += leftovers(scene).length;
      closeScene(scene);
    }
    tell('R5 takeover races', { ...figures, seconds: secondsSince(begin) });
    expect(figures).toEqual({ ...figures, merges: RACES * RACERS, doubles: 0, lost: 0, failed: 0, left: 0 });
  }, LIMIT); // prettier-ignore
});
