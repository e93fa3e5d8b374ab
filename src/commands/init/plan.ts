// Answers → which file gets which bytes. Nothing is written here, and nothing that is set is replaced unless it may be.
import { isAbsolute, join, relative } from 'node:path';
import type { Config } from '../../config.ts';
import { UsageError } from '../../lib/errors.ts';
import { phrase } from '../../lib/phrase.ts';
import { PROJECT_FILE } from '../../store/config-files.ts';
import { gitStanding, readSetupFile, type SetupFile } from '../../store/setup-files.ts';
import { configJsonSchema } from './config-json-schema.ts';
import { readConfigText, setInConfig } from './config-text.ts';
import { readEnv, setInEnv, type EnvValues } from './env-text.ts';
import type { Answers, Writer } from './answers.ts';
import { OPENAI_URL } from './providers.ts';

const SCHEMA_FILE = 'summarize.schema.json';

/** Asked before something that is set gets another value; `names` are variables or settings of the file. */
export type MayReplace = (path: string, names: readonly string[]) => Promise<boolean>;

export interface Plan {
  /** In the order in which they are written: .env is ignored by git before there is a key in it. */
  readonly files: readonly SetupFile[];
  /** git has `.env` among its files: ignoring it is of no use. */
  readonly isEnvTracked: boolean;
}

/** @throws ToolError for a file that cannot be read or set, and what `mayReplace` throws */
export async function planFiles(
  cwd: string,
  { answers, config }: { answers: Answers; config: Config },
  mayReplace: MayReplace,
): Promise<Plan> {
  const env = await planEnv(join(cwd, '.env'), envValues(answers.writer, config), mayReplace);
  const standing = env === null ? 'no repository' : await gitStanding(cwd, '.env');
  const isOpen = standing === 'not ignored' || standing === 'tracked';
  const ignore = isOpen ? await planIgnore(join(cwd, '.gitignore')) : null;
  const project = await planProject(cwd, answers, mayReplace);
  const digest = answers.digest === null ? null : await planDigest(cwd, answers);
  const files = [ignore, env, ...project, digest].filter(file => file !== null);
  return {
    files: files.filter(({ before, after }) => !same(before, after)),
    isEnvTracked: standing === 'tracked',
  };
}

function same(before: Uint8Array | null, after: Uint8Array): boolean {
  return before !== null && Buffer.compare(before, after) === 0;
}

/** What a server needs to be known by. A key never goes to a host that it was not given for. */
function envValues(writer: Writer, config: Config): EnvValues {
  if (writer.kind !== 'server') return {};
  const { baseUrl, model, key } = writer;
  const isOther = baseUrl !== config.baseUrl;
  return {
    ...(key === null ? {} : { OPENAI_API_KEY: key }),
    ...(key === null && isOther && config.origins.apiKey.includes('.env') ? { OPENAI_API_KEY: '' } : {}),
    ...(isOther || baseUrl !== OPENAI_URL ? { OPENAI_BASE_URL: baseUrl } : {}),
    ...(model === '' ? {} : { OPENAI_MODEL: model }),
    ...(config.engine === undefined || config.engine === 'model' ? {} : { SUMMARIZE_ENGINE: 'model' }),
  };
}

async function planEnv(path: string, values: EnvValues, mayReplace: MayReplace): Promise<SetupFile | null> {
  if (Object.keys(values).length === 0) return null;
  const before = await readSetupFile(path);
  const found = readEnv(before);
  const replaced = Object.keys(values).filter(
    name => (found[name] ?? '') !== '' && found[name] !== values[name],
  );
  if (replaced.length > 0 && !(await mayReplace(path, replaced))) return null;
  const after = setInEnv(before, values);
  if (after === null) throw oddEnvError(path, Object.keys(values));
  return { path, before, after, isSecret: true };
}

function oddEnvError(path: string, names: readonly string[]): UsageError {
  return new UsageError({
    code: 'E_CONFIG',
    what: phrase`${path} cannot be changed without changing other lines of it`,
    why: phrase`a value in it goes over several lines, or a line in it is no NAME=value`,
    next: phrase`write these lines into it by hand: ${names.map(name => `${name}=…`).join(' ')}`,
  });
}

async function planIgnore(path: string): Promise<SetupFile> {
  const before = await readSetupFile(path);
  const text = Buffer.from(before ?? []).toString('latin1');
  if (/^\/?\.env[ \t]*\r?$/m.test(text))
    return { path, before, after: before ?? Buffer.alloc(0), isSecret: false };
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : eol;
  return { path, before, after: Buffer.from(`${text}${gap}.env${eol}`, 'latin1'), isSecret: false };
}

async function planProject(cwd: string, answers: Answers, mayReplace: MayReplace): Promise<SetupFile[]> {
  const path = join(cwd, PROJECT_FILE);
  const before = await readSetupFile(path);
  const found = readConfigText(before);
  const values: Record<string, unknown> = { layout: answers.layout };
  if (answers.digest !== null) values['digest'] = inFolder(cwd, answers.digest);
  const wanted = Object.keys(values)
    .sort()
    .filter(key => found[key] !== values[key]);
  const replaced = wanted.filter(key => found[key] !== undefined);
  if (replaced.length > 0 && !(await mayReplace(path, replaced))) return [];
  const changed = Object.fromEntries(wanted.map(key => [key, values[key]]));
  if (before !== null) return [{ path, before, after: setInConfig(before, changed), isSecret: false }];
  const schemaPath = join(cwd, SCHEMA_FILE);
  const schemaBefore = await readSetupFile(schemaPath);
  const schema = schemaBefore ?? Buffer.from(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
  return [
    { path: schemaPath, before: schemaBefore, after: schema, isSecret: false },
    { path, before, after: setInConfig(null, { $schema: `./${SCHEMA_FILE}`, ...changed }), isSecret: false },
  ];
}

function inFolder(cwd: string, name: string): string {
  const path = isAbsolute(name) ? relative(cwd, name) : name;
  return path.startsWith('..') && isAbsolute(name) ? name : path;
}

/** A list is begun with a heading that is known as one, so that it stays a list when somebody writes above it. */
async function planDigest(cwd: string, { digest, layout }: Answers): Promise<SetupFile | null> {
  const path = isAbsolute(digest ?? '') ? (digest ?? '') : join(cwd, digest ?? '');
  const before = await readSetupFile(path);
  if (before !== null) return null;
  const heading = layout === 'zh' ? '论文列表' : 'Paper List';
  return { path, before, after: Buffer.from(`# ${heading}\n`), isSecret: false };
}
