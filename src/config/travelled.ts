// Settings of a `.env` that may have come with a clone, as the project's configuration file does: it must not say where
// requests go or what is loaded. They are left out before anything is made of them, all of the file together, so that
// none of them is ever in use. (docs/decisions/2026-11-23-key-goes-with-its-host.md)
import { dirname, join, resolve } from 'node:path';
import { isSet, NOT_IN_PROJECT } from './layers.ts';
import { inDotEnv } from './place.ts';
import { UsageError } from '../lib/errors.ts';
import { isLoopback } from '../lib/near.ts';
import { joined, phrase, type Phrase } from '../lib/phrase.ts';
import { shellWord } from '../lib/shell-word.ts';
import type { FoundSettings } from '../store/config-files.ts';
import { trackedIn, type Tracked } from '../store/git-files.ts';

/** Variables without those that were left out. */
export interface Sifted {
  readonly kept: readonly FoundSettings[];
  /** Settings that would have been in use. */
  readonly settings: readonly string[];
  /** Why, for whoever is about to go online or to load something; null when nothing would have been in use. */
  readonly refused: UsageError | null;
}

/** A variable in a `.env` that says where requests go or what is loaded. */
interface Suspect {
  readonly layer: FoundSettings;
  readonly setting: string;
  readonly name: string;
  readonly file: string;
  readonly value: unknown;
}

/** Who may have put a file here: nobody is `no`, one's own file. */
type Foreign = Exclude<Tracked, { readonly kind: 'no' }>;

/**
 * Leaves such settings out of `dotEnv` (nearest file first). What `nearer` says, flags and shell, wins over all of them;
 * git is asked only about a file that says something else.
 */
export async function sift(
  nearer: readonly FoundSettings[],
  dotEnv: readonly FoundSettings[],
  cwd: string,
): Promise<Sifted> {
  const suspects = dotEnv.flatMap(suspectIn);
  const isOpen = ({ setting }: Suspect): boolean => !nearer.some(({ values }) => isSet(values[setting]));
  const files = [...new Set(suspects.filter(isOpen).map(({ file }) => file))];
  const judged = await Promise.all(files.map(file => judge(file, cwd)));
  const foreign = new Map(judged.flatMap(({ file, tracked }) => (tracked === null ? [] : [[file, tracked]])));
  const left = suspects.filter(({ file }) => foreign.has(file));
  const isFirst = ({ layer, setting }: Suspect): boolean =>
    dotEnv.find(({ values }) => isSet(values[setting])) === layer;
  const used = left.filter(suspect => isOpen(suspect) && isFirst(suspect));
  const [first] = used;
  const why = foreign.get(first?.file ?? '');
  const told = used.filter(({ file }) => file === first?.file);
  return {
    kept: dotEnv.filter(layer => !left.some(suspect => suspect.layer === layer)),
    settings: used.map(({ setting }) => setting),
    refused: why === undefined ? null : refusal(told, why),
  };
}

/** A server of this machine is the reader's own, whoever names its port; a key alone does no harm to its reader. */
function suspectIn(layer: FoundSettings): Suspect[] {
  const place = inDotEnv(layer.origin);
  const [[setting, value] = ['', undefined]] = Object.entries(layer.values);
  const isRefused = setting !== 'apiKey' && NOT_IN_PROJECT.includes(setting);
  if (place === null || !isRefused || !isSet(value) || isOnThisMachine(value)) return [];
  return [{ layer, setting, value, ...place }];
}

function isOnThisMachine(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && isLoopback(new URL(value).hostname);
}

async function judge(file: string, cwd: string): Promise<{ file: string; tracked: Foreign | null }> {
  const tracked = await trackedIn(dirname(resolve(cwd, file)), '.env');
  return { file, tracked: tracked.kind === 'no' ? null : tracked };
}

/** `suspects`: all of one file, at least one. */
function refusal(suspects: readonly Suspect[], foreign: Foreign): UsageError {
  const [{ file } = { file: '.env' }] = suspects;
  const names = joined(
    suspects.map(({ name }) => name),
    ', ',
  );
  const wish = wishFor(suspects);
  const usual = phrase`it may have come with somebody else's files, and such settings say where requests go or what is loaded`;
  const error = (what: Phrase, why: Phrase, next: Phrase): UsageError =>
    new UsageError({ code: 'E_CONFIG', what, why, next });
  switch (foreign.kind) {
    case 'tracked':
      return error(
        phrase`${file} must not say ${names}, because git keeps track of that file`,
        usual,
        phrase`${wish}; if ${file} is yours alone: git rm --cached ${shellWord(namedAs(foreign.name, file))}`,
      );
    case 'not yours':
      return error(
        phrase`${file} must not say ${names}, because it lies in a repository of another user`,
        usual,
        phrase`${wish}; if you trust whoever can write there: git config --global --add safe.directory ${shellWord(foreign.repository)}`,
      );
    case 'no git':
      return error(
        phrase`${file} must not say ${names} in a repository while git is not there to be asked about that file`,
        usual,
        phrase`install git; or, ${wish}`,
      );
    case 'unknown':
      return error(
        phrase`${file} must not say ${names}, because git does not tell whether it keeps track of that file (${foreign.reason})`,
        usual,
        phrase`see what is wrong: git -C ${shellWord(foreign.repository)} status; or, ${wish}`,
      );
  }
}

/** `./.env` under the name that git has for it: where case does not count, a clone may hold `.ENV`. */
function namedAs(name: string, file: string): string {
  const path = join(dirname(file), name);
  return file.startsWith('./') ? `./${path}` : path;
}

/** What to type for those who want it. A proxy may have a password in it: it is not shown, and not to be copied as `…`. */
function wishFor(suspects: readonly Suspect[]): Phrase {
  const texts = suspects.map(({ name, value }) => `${name}=${shellWord(String(value).trim())}`);
  if (!texts.some(text => text.includes('@')))
    return phrase`if this is what you want, type: export ${texts.join(' ')}`;
  const [{ file } = { file: '.env' }] = suspects;
  const names = suspects.map(({ name }) => name).join(', ');
  return phrase`if this is what you want, set ${names} in your shell to what ${file} says`;
}
