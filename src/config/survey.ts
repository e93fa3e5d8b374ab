// The configuration as far as it goes, and everything that is wrong with it: for `summarize doctor`, which must work where
// `loadConfig` stops at the first fault. A setting in doubt is left at its default, and must not be acted upon.
import { resolve } from 'node:path';
import { checkedFile, fromEnvironment } from './layers.ts';
import { flagLayers, places, type Flags } from '../config.ts';
import { sift } from './travelled.ts';
import { configOf, type Config } from './values.ts';
import { UsageError } from '../lib/errors.ts';
import { readConfigFiles, readDotEnv, type FoundSettings } from '../store/config-files.ts';

/** One thing that is wrong; `setting` is null when a whole file cannot be used, the first of several that are left out. */
export interface ConfigProblem {
  readonly setting: string | null;
  readonly error: UsageError;
}

export interface Survey {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
  /** True when something else was meant than what `config` says. */
  readonly isInDoubt: (setting: keyof Config) => boolean;
  /** Keys as they were typed, also those that cannot be used: never to be printed. */
  readonly secrets: readonly string[];
  /** What only doctor looks at. */
  readonly surroundings: Surroundings;
}

export interface Surroundings {
  readonly path: string;
  readonly locale: string;
  /** NODE_EXTRA_CA_CERTS, '' when it is not set. */
  readonly extraCertificates: string;
}

type FoundFile = FoundSettings & { readonly user: boolean };

/** Reads every place that can be read. Never throws for what it finds there. */
export async function surveyConfig(flags: Flags, cwd: string = process.cwd()): Promise<Survey> {
  const { env, userFolder, folders } = places();
  const problems: ConfigProblem[] = [];
  const note = (setting: string | null) => (error: unknown) => {
    if (!(error instanceof UsageError)) throw error;
    problems.push({ setting, error });
    return [];
  };
  // Asked for apart, so that one file that cannot be read does not hide the other.
  const nowhere = resolve(userFolder, 'no-such-folder');
  const project = await readConfigFiles(cwd, nowhere).catch(note(null));
  const user = await readConfigFiles('/', userFolder)
    .then(files => files.filter(file => file.user).map(fromRoot))
    .catch(note(null));
  const dotEnv = await readDotEnv(cwd).catch(note(null));
  const nearer = [...flagLayers(flags), ...fromEnvironment(env, null)];
  const variables = dotEnv.flatMap(file => soundVariables(file, note));
  const { kept, settings, refused } = await sift(nearer, variables, cwd);
  if (refused !== null) note(settings[0] ?? null)(refused);
  const sound = [...project, ...user].map(file => soundPart(file, note));
  const layers: FoundSettings[] = [...nearer, ...kept, ...sound, folders];
  const secrets = layers.flatMap(({ values: { apiKey } }) => (typeof apiKey === 'string' ? [apiKey] : []));
  const found = { notes: [], refused };
  const config = configOf(layers, found, (setting, error) => void note(setting)(error));
  const isAllInDoubt = problems.some(({ setting, error }) => setting === null && error.code === 'E_CONFIG');
  const doubtful = new Set([...settings, ...problems.map(({ setting }) => setting)]);
  const isInDoubt = (setting: keyof Config): boolean =>
    doubtful.has(setting) ||
    (isAllInDoubt && config.origins[setting as keyof Config['origins']] === 'default');
  return { config, problems, isInDoubt, secrets, surroundings: surroundingsOf(env) };
}

function surroundingsOf(env: NodeJS.ProcessEnv): Surroundings {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return { path: env['PATH'] ?? '', locale, extraCertificates: env['NODE_EXTRA_CA_CERTS'] ?? '' };
}

/** The user's file was read as if from `/`: its paths are absolute again. */
function fromRoot(file: FoundFile): FoundFile {
  const absolute = (key: string): Record<string, string> => {
    const path = file.values[key];
    return typeof path === 'string' ? { [key]: resolve('/', path) } : {};
  };
  return {
    ...file,
    origin: file.origin.replace(/^\.\//, '/'),
    values: { ...file.values, ...absolute('digest'), ...absolute('glossary') },
  };
}

/** The variables of a `.env` that may stand there. */
function soundVariables({ origin, values }: FoundSettings, note: Note): FoundSettings[] {
  try {
    return fromEnvironment(values, origin);
  } catch (error) {
    note('dataDir')(error);
    return fromEnvironment({ ...values, SUMMARIZE_DATA_DIR: undefined }, origin);
  }
}

type Note = (setting: string | null) => (error: unknown) => never[];

/** The keys of a file that may stand there. */
function soundPart(file: FoundFile, note: Note): FoundSettings {
  const { origin, user } = file;
  const sound = Object.entries(file.values).filter(([key, value]) => {
    try {
      checkedFile({ origin, user, values: { [key]: value } });
      return true;
    } catch (error) {
      note(key)(error);
      return false;
    }
  });
  return { origin, values: Object.fromEntries(sound) };
}
