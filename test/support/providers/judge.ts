// What must hold after every run, whatever the server did. One place, so that no case is judged more mildly than another.
import { existsSync, readdirSync } from 'node:fs';
import { claimsOf, NotesSchema, type Notes } from '../../../src/domain/notes.ts';
import type { StatedClaim, StatedNotes } from '../../../src/domain/reply.ts';
import { isAnywhereIn } from '../../cli/open.ts';
import type { Ended, World } from '../cli.ts';
import type { SmallPaper } from '../many-papers.ts';
import { isObject } from './dialect.ts';
import { KEY, type Exchange } from './server.ts';

/** Most answered calls that a paper may cost. */
const MOST_CALLS = 3;

export interface Run {
  readonly world: World;
  readonly paper: SmallPaper;
  readonly ended: Ended;
  /** Of this run alone. */
  readonly exchanges: readonly Exchange[];
}

export const answered = (exchanges: readonly Exchange[]): number =>
  exchanges.filter(({ end }) => end === 'answered').length;
export const refused = (exchanges: readonly Exchange[]): number =>
  exchanges.filter(({ end }) => end === 'refused').length;

/** Code of the message with which the run ended; '' when there is none. */
export const codeOf = ({ stderr }: Ended): string => /(?:^|\n)(E_[A-Z0-9_]+) {2}/.exec(stderr)?.[1] ?? '';

/** What is wrong with a run that should have given the notes. */
export function problemsOfNotes(run: Run): string[] {
  const { ended, paper } = run;
  if (ended.code !== 0) return [`exit ${ended.code} ${ended.stderr.slice(-900)}`, ...problemsOfAny(run)];
  const notes = notesIn(ended);
  const claims = claimsOf(notes);
  const meant = meantBy(paper);
  const missing = meant.filter(
    claim => !claims.some(found => found.zh === claim.zh && found.en === claim.en),
  );
  const heldBack = claims.filter(({ findings }) => findings.some(({ severity }) => severity === 'error'));
  return [
    ...missing.map(({ en }) => `the notes lack: ${en}`),
    ...heldBack.map(({ en }) => `held back: ${en}`),
    ...problemsOfAny(run),
  ];
}

/** What is wrong with a run that should have left nothing. */
export function problemsOfFailure(run: Run, digest: string): string[] {
  const { ended, world } = run;
  const folder = world.path('notes');
  return [
    ...(ended.code === 0 ? ['exit 0'] : []),
    ...(isError(ended) ? [] : [`stdout is not the error alone: ${ended.stdout.slice(0, 200)}`]),
    ...(existsSync(folder) && readdirSync(folder).length > 0 ? ['a file in notes/'] : []),
    ...(world.read('README.md') === digest ? [] : ['the digest changed']),
    ...(ended.stderr.trimEnd().split('\n').slice(-4).join('').includes('why:') ? [] : [`no message in parts: ${ended.stderr.slice(-300)}`]),
    ...problemsOfAny(run),
  ]; // prettier-ignore
}

/** With --json the error is the one value on stdout, with the code and exit that are told on stderr. */
function isError(ended: Ended): boolean {
  const value: unknown = JSON.parse(ended.stdout === '' ? 'null' : ended.stdout);
  const error = isObject(value) ? value['error'] : null;
  return isObject(error) && error['code'] === codeOf(ended) && error['exit'] === ended.code;
}

/** What holds of all runs: no word that the server did not mean, no call too many, no key, no bug. */
function problemsOfAny(run: Run): string[] {
  const { world, ended, exchanges, paper } = run;
  const calls = answered(exchanges);
  const texts = `${ended.stdout}\n${ended.stderr}`;
  const half = KEY.slice(4, 20);
  const forms = [half, Buffer.from(KEY).toString('base64').slice(0, 20)];
  return [
    ...strangeClaims(ended, paper).map(en => `a claim that nobody meant: ${en}`),
    ...(calls > MOST_CALLS ? [`${calls} answered calls`] : []),
    ...repeatedAfterCutOff(exchanges),
    ...(forms.some(form => texts.includes(form)) || isAnywhereIn(world, forms) ? ['the key shows'] : []),
    ...(/E_BUG|^ +at /m.test(ended.stderr) ? ['a bug'] : []),
  ];
}

function strangeClaims(ended: Ended, paper: SmallPaper): string[] {
  if (ended.code !== 0) return [];
  const meant = meantBy(paper);
  return claimsOf(notesIn(ended))
    .filter(({ zh, en }) => !meant.some(claim => claim.zh === zh && claim.en === en))
    .map(({ en }) => en);
}

/** The identical call must not follow a reply that was cut off (567-labs/instructor#2213). */
function repeatedAfterCutOff(exchanges: readonly Exchange[]): string[] {
  const bodies = exchanges.map(({ body }) => JSON.stringify(body));
  return exchanges.flatMap(({ finish }, at) =>
    finish === 'length' && bodies.indexOf(bodies[at] ?? '', at + 1) > at
      ? ['the identical call after a reply that was cut off']
      : [],
  );
}

/** The notes of a run with --json. */
export function notesIn(ended: Ended): Notes {
  const value: unknown = JSON.parse(ended.stdout);
  const inner = typeof value === 'object' && value !== null && 'notes' in value ? value.notes : value;
  return NotesSchema.parse(inner);
}

function meantBy({ reply }: SmallPaper): StatedClaim[] {
  const { background, innovations, results, takeaways } = JSON.parse(reply) as StatedNotes;
  const inside = (points: StatedNotes['innovations']): StatedClaim[] =>
    points.flatMap(({ claims }) => claims);
  return [...background, ...inside(innovations), ...results, ...inside(takeaways)];
}
