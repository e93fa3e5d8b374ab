// What was written, what the person should know of it, and the command to type next.
import { relative } from 'node:path';
import { hasModel, loadConfig, type Config } from '../../config.ts';
import { ToolError } from '../../lib/errors.ts';
import { isNear } from '../../lib/near.ts';
import { phrase, type Phrase } from '../../lib/phrase.ts';
import type { SetupFile } from '../../store/setup-files.ts';
import type { CommandContext } from '../context.ts';
import type { Answers, Writer } from './answers.ts';
import type { Plan } from './plan.ts';

/** As config.ts names a key that is no file's. */
const SHELL_KEY = 'OPENAI_API_KEY';

interface Told {
  readonly answers: Answers;
  /** The settings as they were. */
  readonly before: Config;
}

/** Tells it. The new settings are read as the next command will read them. */
export async function tellEnd(plan: Plan, told: Told, { reporter }: CommandContext): Promise<void> {
  const { writer } = told.answers;
  if (plan.files.length === 0) reporter.say(phrase`nothing to write: everything is as it was`);
  for (const file of plan.files) reporter.say(writtenLine(file));
  if (plan.isEnvTracked) reporter.alarm(trackedWarning());
  if (writer.kind === 'server' && isOpenHttp(writer.baseUrl)) {
    const { host } = new URL(writer.baseUrl);
    reporter.alarm(phrase`WARNING: ${host} is asked over http: key and texts can be read on the way`);
  }
  const config = await reread();
  if (config instanceof ToolError) return reporter.alarm(refusalLine(config, told));
  const missing = missingLine(writer, config);
  if (missing !== null) reporter.say(missing);
  if (isLocal(writer) && config.engine !== 'local') {
    const { engine = 'model', origins } = config;
    reporter.alarm(phrase`but the engine is ${engine}, says ${origins.engine}: take that out`);
  }
  reporter.say(phrase`next: summarize doctor, then summarize 2310.06825`);
}

function writtenLine({ path, before, isSecret }: SetupFile): Phrase {
  const name = relative(process.cwd(), path);
  if (isSecret) return phrase`written: ${name} (only you may read it)`;
  return before === null ? phrase`written: ${name} (new)` : phrase`written: ${name}`;
}

function trackedWarning(): Phrase {
  return phrase`WARNING: git keeps track of .env, so the key in it gets into the next commit. Type:\n  git rm --cached .env && git commit -m "Keep .env out of git"\nIf a key in it was ever pushed, make a new one and revoke the old one.`;
}

/** The settings do not fit each other, or those of the shell. */
function refusalLine({ told }: ToolError, { answers, before }: Told): Phrase {
  if (answers.writer.kind === 'server' && before.origins.apiKey === SHELL_KEY)
    return phrase`OPENAI_API_KEY of this shell wins over .env, and would go to another host than it was made for\n  next: unset OPENAI_API_KEY, then summarize doctor`;
  return phrase`but as things are, ${told.what}: ${told.why}\n  next: ${told.next}`;
}

function missingLine(writer: Writer, config: Config): Phrase | null {
  if (writer.kind === 'server' && config.apiKey === '' && needsKey(config))
    return phrase`the key is missing: write OPENAI_API_KEY=… into .env`;
  if (config.engine === undefined && !hasModel(config))
    return phrase`no model is set: notes will be drafts of the paper's own sentences`;
  return null;
}

async function reread(): Promise<Config | ToolError> {
  try {
    return await loadConfig({});
  } catch (error) {
    if (error instanceof ToolError) return error;
    throw error;
  }
}

function isLocal({ kind }: Writer): boolean {
  return kind === 'file' || kind === 'download';
}

/** A host on the web wants one. */
function needsKey(config: Config): boolean {
  return !hasModel(config) || !isNear(new URL(config.baseUrl).hostname);
}

function isOpenHttp(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === 'http:' && !isNear(hostname);
}
