// `summarize batch` killed at random moments while the model fails one call in ten: what came of it, against a run
// without faults, and how often a paper was paid for twice.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CLI, openManyWorld, type Ended, type Started, type World } from '../support/cli.ts';
import { answersOf, askedAbout, digestOf, manyPapers, type SmallPaper } from '../support/many-papers.ts';
import { completion, json, type Play } from '../support/model-server.ts';
import { CallLog, type Fault, type Question } from './call-log.ts';
import { randomFrom, secondsSince } from './figures.ts';
import { ageLock, assertNotesWhole } from './scene.ts';

export interface BatchKills {
  readonly papers: number;
  readonly kills: number;
  readonly seed: number;
  /** What is run in a folder with `README.md`, a digest that lists the papers, and `ids.txt`. */
  readonly command: readonly string[];
}

export const BATCH = ['batch', 'ids.txt', '--digest', 'README.md', '--yes', '-j', '8'];

/** False while the built program has no such command. */
export function hasBatch(): boolean {
  const { stdout } = spawnSync(process.execPath, [CLI, 'batch', '--help'], { encoding: 'utf8' });
  return /^Usage: summarize batch\b/m.test(stdout);
}

export interface Outcome {
  /** Empty when all that must hold holds. */
  readonly problems: readonly string[];
  readonly figures: Readonly<Record<string, number | string>>;
}

/** A run without faults; then one that is killed, started again, killed again …, and at last let finish. */
export async function killBatch(job: BatchKills): Promise<Outcome> {
  const papers = manyPapers(job.papers, { seed: job.seed });
  const world = await openManyWorld(papers);
  try {
    const calm = await calmly(world, papers, job);
    const scene: Scene = {
      world,
      papers,
      log: new CallLog(),
      random: randomFrom(job.seed),
      command: job.command,
      folder: '',
    };
    world.model.play(faultyAnswers(scene));
    const stormy = { ...scene, folder: folderFor(world, 'stormy', papers) };
    const start = performance.now();
    const killed = await killing(stormy, job.kills, calm);
    const exits = await finishing(stormy);
    const { log } = stormy;
    const problems = [...calm.problems, ...killed.problems, ...log.problems()];
    if (exits.at(-1) !== 0) problems.push(`it did not finish: exit codes ${exits.join(', ')}`);
    const found = readFileSync(join(stormy.folder, 'README.md'));
    if (!found.equals(calm.digest)) problems.push(`other digest: ${difference(calm.digest, found)}`);
    const figures = {
      papers: job.papers,
      'seconds without faults': Math.round(calm.milliseconds / 100) / 10,
      'seconds with all kills': secondsSince(start),
      kills: log.kills,
      'ended before its kill': job.kills - log.kills,
      'locks that kills left': killed.locks,
      'exit codes at the end': exits.join(', '),
      ...log.figures(),
      seed: job.seed,
    };
    return { problems, figures };
  } finally {
    await world.close();
  }
}

interface Scene {
  readonly world: World;
  readonly papers: readonly SmallPaper[];
  readonly log: CallLog;
  readonly random: () => number;
  readonly command: readonly string[];
  readonly folder: string;
}

/** A working folder with a cache of its own; the digest lists every paper and has notes of none. */
function folderFor(world: World, name: string, papers: readonly SmallPaper[]): string {
  const folder = world.path(name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'README.md'), digestOf(papers));
  writeFileSync(join(folder, 'ids.txt'), papers.map(({ id }) => `${id}\n`).join(''));
  return folder;
}

function startIn(world: World, folder: string, command: readonly string[]): Started {
  return world.start(command, { SUMMARIZE_CACHE_DIR: join(folder, 'cache') }, { cwd: folder });
}

interface Calm {
  readonly digest: Buffer;
  readonly milliseconds: number;
  /** From the start to the first answer of the model. */
  readonly untilAsked: number;
  readonly problems: readonly string[];
}

/** The run that all others are held against. */
async function calmly(world: World, papers: readonly SmallPaper[], { command }: BatchKills): Promise<Calm> {
  const folder = folderFor(world, 'calm', papers);
  const start = performance.now();
  let untilAsked = Infinity;
  const answer = answersOf(papers);
  const watched: typeof answer = (request, response) => {
    untilAsked = Math.min(untilAsked, performance.now() - start);
    answer(request, response);
  };
  world.model.play(slowly(watched, () => MEAN_LATENCY_MS));
  const end = await startIn(world, folder, command).ended;
  const milliseconds = performance.now() - start;
  const asked = world.model.requests.length;
  const problems = [
    ...(end.code === 0 ? [] : [`the run without faults ended with ${ending(end)}`]),
    ...(asked === papers.length ? [] : [`the run without faults asked ${asked} questions`]),
  ];
  return { digest: readFileSync(join(folder, 'README.md')), milliseconds, untilAsked, problems };
}

/**
 * Each run lives for a random time, so that all of them together come about as far as one that is not killed; every
 * fifth is killed at any moment of its start.
 */
async function killing(
  scene: Scene,
  kills: number,
  { milliseconds, untilAsked }: Calm,
): Promise<{ problems: string[]; locks: number }> {
  const { world, folder, command, log, random } = scene;
  const share = Math.min(2 / kills, 0.6) * (milliseconds - untilAsked);
  const problems: string[] = [];
  let locks = 0;
  for (let kill = 0; kill < kills; kill++) {
    const { child, ended } = startIn(world, folder, command);
    const life = kill % 5 === 4 ? random() * untilAsked : untilAsked + random() * share;
    await Promise.race([ended, sleep(life)]);
    const isKilled = child.exitCode === null && child.kill('SIGKILL');
    const at = isKilled ? performance.now() : null;
    const end = await ended;
    if (!isKilled && end.code !== 0 && end.code !== 3) problems.push(`a run ended with ${ending(end)}`);
    await log.endRun(at, join(folder, 'cache'), scene.papers);
    if (ageLock(join(folder, 'README.md'))) locks += 1;
    await assertNotesWhole({ folder }).catch((error: unknown) => problems.push(`corrupt: ${String(error)}`));
  }
  return { problems, locks };
}

/** Runs it again while papers fail, ten times at most; the exit codes. */
async function finishing({ world, folder, command, log, papers }: Scene): Promise<(number | null)[]> {
  const exits: (number | null)[] = [];
  do {
    const { code } = await startIn(world, folder, command).ended;
    await log.endRun(null, join(folder, 'cache'), papers);
    exits.push(code);
  } while (exits.at(-1) === 3 && exits.length < 10);
  return exits;
}

const MEAN_LATENCY_MS = 150;
const FAULTY = 0.1;
const KINDS: readonly Fault[] = ['500', '429', 'reset', 'half a body', 'cut-off reply', 'bad JSON'];

function slowly(play: Exclude<Play, string>, latency: () => number): Play {
  return (request, response) => void setTimeout(() => play(request, response), latency());
}

/** One answer in ten is a fault; every question is written down when it comes. */
function faultyAnswers({ papers, log, random }: Scene): Play {
  return (request, response) => {
    const { id = '', reply = '{}' } = askedAbout(papers, request.body.messages) ?? {};
    const isFault = random() < FAULTY;
    const kind = isFault ? (KINDS[Math.floor(random() * KINDS.length)] ?? '500') : 'good';
    const question: Question = { id, run: log.run, kind, sentAt: null };
    log.questions.push(question);
    const answer = kind === 'good' ? completion(reply) : faultOf(kind, reply, random);
    const send = (): void => {
      if (response.destroyed) return; // who asked is dead
      response.once('finish', () => (question.sentAt = performance.now()));
      answer(request, response);
    };
    setTimeout(send, MEAN_LATENCY_MS * 2 * random());
  };
}

function faultOf(kind: Fault, reply: string, random: () => number): Exclude<Play, string> {
  const after = random() < 0.5 ? '0' : '1';
  const faults: Readonly<Record<Fault, Exclude<Play, string>>> = {
    '500': json(500, { error: { message: 'overloaded', type: 'server_error' } }),
    '429': json(
      429,
      { error: { message: 'too many requests', type: 'rate_limit' } },
      { 'retry-after': after },
    ),
    reset: (_, response) => void response.socket?.destroy(),
    'half a body': (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"id":"chatcmpl-1","choices":[{"message":{"content":"', () =>
        response.socket?.destroy(),
      );
    },
    'cut-off reply': completion(reply.slice(0, reply.length / 2), { finishReason: 'length' }),
    'bad JSON': completion(`Here are the notes: ${reply.slice(0, 200)}`),
  };
  return faults[kind];
}

function ending({ code, stderr }: Ended): string {
  return `exit ${code}: ${stderr.trimEnd().split('\n').slice(-5).join(' | ')}`;
}

function difference(expected: Buffer, found: Buffer): string {
  const [a, b] = [expected.toString().split('\n'), found.toString().split('\n')];
  const line = a.findIndex((text, index) => text !== b[index]);
  return `${expected.length} and ${found.length} bytes, line ${line + 1}: ${a[line] ?? ''} ≠ ${b[line] ?? ''}`;
}
