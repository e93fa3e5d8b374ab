// Where settings may stand besides flags and environment: .env, project file, user file. Door to the disk, read only.
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { systemCode, UsageError } from '../lib/errors.ts';
import { phrase } from '../lib/phrase.ts';

/** Settings found in one place; `origin` is what people are told. */
export interface FoundSettings {
  readonly origin: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export const PROJECT_FILE = 'summarize.config.json';

/** Reads `.env` of the project's root and of `cwd` (the latter wins); [] when there is none. */
export async function readDotEnv(cwd: string): Promise<FoundSettings[]> {
  const root = await projectRoot(cwd);
  const folders = root === cwd ? [cwd] : [cwd, root];
  const found: FoundSettings[] = [];
  for (const folder of folders) {
    const path = join(folder, '.env');
    const text = await readOrNull(path);
    if (text !== null) found.push({ origin: shown(cwd, path), values: parseEnv(text) });
  }
  return found;
}

/** Reads the project's and the user's configuration (JSON with comments), nearest first. */
export async function readConfigFiles(
  cwd: string,
  userFolder: string,
): Promise<(FoundSettings & { user: boolean })[]> {
  const root = await projectRoot(cwd);
  const places = [
    { path: join(root, PROJECT_FILE), user: false },
    { path: join(userFolder, 'config.json'), user: true },
  ];
  const found: (FoundSettings & { user: boolean })[] = [];
  for (const { path, user } of places) {
    const text = await readOrNull(path);
    if (text === null) continue;
    const values = parseObject(path, text);
    // A path in a file is meant from that file, wherever the command is typed.
    for (const key of ['digest', 'glossary']) {
      const file = values[key];
      if (typeof file === 'string') values[key] = relative(cwd, resolve(dirname(path), file));
    }
    found.push({ origin: shown(cwd, path), values, user });
  }
  return found;
}

/** Nearest folder upwards with a `.git` or a project file; `cwd` itself when there is none. */
async function projectRoot(cwd: string): Promise<string> {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    for (const mark of [PROJECT_FILE, '.git/HEAD', '.git']) {
      if ((await readOrNull(join(folder, mark))) !== null) return folder;
    }
    if (dirname(folder) === folder) return resolve(cwd);
  }
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    // EISDIR: `.git` is a folder in a clone and a file in a work tree; the HEAD mark decides for folders.
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(systemCode(error) ?? '')) return null;
    throw new UsageError({
      code: 'E_CONFIG',
      what: phrase`${path} cannot be read`,
      why: systemCode(error) ?? String(error),
      next: phrase`check who may read it: ls -l ${path}`,
      cause: error,
    });
  }
}

function parseObject(path: string, text: string): Record<string, unknown> {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first === undefined && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  const line = first === undefined ? 1 : text.slice(0, first.offset).split('\n').length;
  const why =
    first === undefined
      ? phrase`expected one object { … }`
      : phrase`${printParseErrorCode(first.error)} at line ${line}`;
  throw new UsageError({
    code: 'E_CONFIG',
    what: phrase`${path} is no configuration`,
    why,
    next: phrase`mend line ${line} of ${path}`,
  });
}

function shown(cwd: string, path: string): string {
  const short = relative(cwd, path);
  return short.startsWith('..') ? path : `./${short}`;
}
