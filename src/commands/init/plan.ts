// Answers → which file gets which bytes. Nothing is written here, and nothing that is set is replaced unless it may be.
import { isAbsolute, join, relative } from 'node:path';
import { mendBaseUrl } from '../../config/address.ts';
import type { Config } from '../../config.ts';
import { UsageError } from '../../lib/errors.ts';
import { phrase } from '../../lib/phrase.ts';
import { PROJECT_FILE } from '../../store/config-files.ts';
import { gitStanding, type GitStanding } from '../../store/git-files.ts';
import { readSetupFile, type SetupFile } from '../../store/setup-files.ts';
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
  /** There is a key in `.env`, or will be. */
  readonly hasEnvKey: boolean;
}

/** Where the model file of a writer lies; null for other writers. */
export type ModelPath = string | null;

/** @throws ToolError for a file that cannot be read or set, and what `mayReplace` throws */
export async function planFiles(
  cwd: string,
  { answers, config, modelPath }: { answers: Answers; config: Config; modelPath: ModelPath },
  mayReplace: MayReplace,
): Promise<Plan> {
  const engine = engineOf(answers.writer, config);
  const envPath = join(cwd, '.env');
  const envBefore = await readSetupFile(envPath);
  const values = {
    ...serverValues(answers.writer, config, readEnv(envBefore)),
    ...(modelPath === null ? {} : { SUMMARIZE_MODEL_FILE: modelPath }),
    // There it would win over the project's file.
    ...(engine !== null && config.origins.engine.includes('.env') ? { SUMMARIZE_ENGINE: engine } : {}),
  };
  const env = await planEnv({ path: envPath, before: envBefore }, values, mayReplace);
  const standing = env === null ? 'no repository' : await gitStanding(cwd, '.env');
  const ignore = env === null || standing === 'ignored' ? null : await planIgnore(cwd, standing);
  const project = await planProject(cwd, { ...answers, engine }, mayReplace);
  const digest = answers.digest === null ? null : await planDigest(cwd, answers);
  const files = [...(standing === 'no repository' ? [env, ignore] : [ignore, env]), ...project, digest];
  const found = readEnv(env?.after ?? envBefore);
  return {
    files: files.filter(file => file !== null).filter(file => !same(file)),
    isEnvTracked: standing === 'tracked',
    hasEnvKey: (found['OPENAI_API_KEY'] ?? '') !== '',
  };
}

function same({ before, after }: SetupFile): boolean {
  return before !== null && Buffer.compare(before, after) === 0;
}

/** The engine that has to be named for this writer; null where none has to be. */
function engineOf(writer: Writer, { engine }: Config): 'local' | 'model' | null {
  if (writer.kind === 'none') return null;
  if (writer.kind !== 'server') return 'local';
  return engine === undefined || engine === 'model' ? null : 'model';
}

/** What a server needs to be known by. A key never goes to a host that it was not given for. */
function serverValues(writer: Writer, config: Config, found: ReturnType<typeof readEnv>): EnvValues {
  if (writer.kind !== 'server') return {};
  const { baseUrl, model, key } = writer;
  // What the file says may be left out of the settings, and would come back with the key beside it.
  const isOther = (hostIn(found) ?? config.baseUrl) !== baseUrl || baseUrl !== config.baseUrl;
  return {
    ...(key === null ? {} : { OPENAI_API_KEY: key }),
    ...(key === null && hasKeyOfOther(baseUrl, config, found) ? { OPENAI_API_KEY: '' } : {}),
    ...(isOther || baseUrl !== OPENAI_URL ? { OPENAI_BASE_URL: baseUrl } : {}),
    ...(model === '' ? {} : { OPENAI_MODEL: model }),
  };
}

/** The key of the shell may hide the one in `.env`, so the file itself is looked at. */
function hasKeyOfOther(baseUrl: string, config: Config, found: ReturnType<typeof readEnv>): boolean {
  if ((found['OPENAI_API_KEY'] ?? '') === '') return false;
  return (hostIn(found) ?? config.baseUrl) !== baseUrl;
}

/** The address that a `.env` names, '' for one that cannot be used; null without one. */
function hostIn(found: ReturnType<typeof readEnv>): string | null {
  const text = found['OPENAI_BASE_URL'] || found['OPENAI_API_BASE'] || '';
  if (text === '') return null;
  const mended = mendBaseUrl(text);
  return 'value' in mended ? mended.value : '';
}

async function planEnv(
  { path, before }: Pick<SetupFile, 'path' | 'before'>,
  values: EnvValues,
  mayReplace: MayReplace,
): Promise<SetupFile | null> {
  if (Object.keys(values).length === 0) return null;
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

/** Without a repository one is begun where there is none: the folder may become a repository later. */
async function planIgnore(cwd: string, standing: GitStanding): Promise<SetupFile | null> {
  const path = join(cwd, '.gitignore');
  const before = await readSetupFile(path);
  if (standing === 'no repository' && before !== null) return null;
  const text = Buffer.from(before ?? []).toString('latin1');
  if (/^\/?\.env[ \t]*\r?$/m.test(text))
    return { path, before, after: before ?? Buffer.alloc(0), isSecret: false };
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : eol;
  return { path, before, after: Buffer.from(`${text}${gap}.env${eol}`, 'latin1'), isSecret: false };
}

async function planProject(
  cwd: string,
  answers: Answers & { readonly engine: string | null },
  mayReplace: MayReplace,
): Promise<SetupFile[]> {
  const path = join(cwd, PROJECT_FILE);
  const before = await readSetupFile(path);
  const found = readConfigText(before);
  const values: Record<string, unknown> = { layout: answers.layout };
  if (answers.digest !== null) values['digest'] = inFolder(cwd, answers.digest);
  if (answers.engine !== null) values['engine'] = answers.engine;
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
