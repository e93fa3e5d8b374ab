// What people see instead of the names of checks and states; JSON has the names.
import { phrase, type Phrase } from '../../lib/phrase.ts';
import type { Status } from './check.ts';

/** In the order in which they are told: what needs no network first. */
export const LABELS = {
  node: phrase`node`,
  configuration: phrase`configuration`,
  key: phrase`key`,
  cache: phrase`cache`,
  state: phrase`state`,
  digest: phrase`digest`,
  notes: phrase`notes`,
  lock: phrase`lock`,
  path: phrase`path`,
  terminal: phrase`terminal`,
  'model file': phrase`model file`,
  runtime: phrase`runtime`,
  proxy: phrase`proxy`,
  endpoint: phrase`endpoint`,
  access: phrase`access`,
  model: phrase`model`,
  answer: phrase`answer`,
  learned: phrase`learned`,
  arxiv: phrase`arxiv`,
  clock: phrase`clock`,
} as const satisfies Readonly<Record<string, Phrase>>;

export const STATUS_LABELS: Readonly<Record<Status, Phrase>> = {
  ok: phrase`ok`,
  warn: phrase`warn`,
  fail: phrase`fail`,
  skipped: phrase`skip`,
};
