// What was written, what the person should know of it, and the command to type next.
import { relative } from 'node:path';
import { unsentTold } from '../../config/key-host.ts';
import { hasModel, type Config } from '../../config.ts';
import { ToolError } from '../../lib/errors.ts';
import { isNear } from '../../lib/near.ts';
import { phrase, type Phrase } from '../../lib/phrase.ts';
import type { SetupFile } from '../../store/setup-files.ts';
import type { CommandContext } from '../context.ts';
import type { Answers, Writer } from './answers.ts';
import type { Plan } from './plan.ts';
import { hostOf } from './server-writer.ts';
import { readSettings, type Settings } from './settings.ts';

/** Tells it. The new settings are read as the next command will read them. */
export async function tellEnd(plan: Plan, { writer }: Answers, { reporter }: CommandContext): Promise<void> {
  if (plan.files.length === 0) reporter.say(phrase`nothing to write: everything is as it was`);
  for (const file of plan.files) reporter.say(writtenLine(file));
  if (plan.isEnvTracked) reporter.alarm(trackedWarning());
  const open = openHttpWarning(writer);
  if (open !== null) reporter.alarm(open);
  const settings = await reread();
  if (settings instanceof ToolError) return reporter.alarm(refusalLine(settings));
  const { config } = settings;
  const missing = missingLine(settings, { ...plan, writer });
  if (missing !== null) reporter.say(missing);
  if (config.unsent !== null) reporter.alarm(unsentTold(config.unsent, config.baseUrl));
  const trouble = troubleLine(settings);
  if (trouble !== null) return reporter.alarm(trouble);
  const { engine = 'model', origins } = config;
  if (writer.kind !== 'none' && (engine === 'local') !== isLocal(writer))
    reporter.alarm(phrase`but the engine is ${engine}, says ${origins.engine}: take that out`);
  reporter.say(phrase`next: summarize doctor, then summarize 2310.06825`);
}

/** What keeps other commands from running with these settings, and what to type; null when nothing does. */
export function troubleLine({ config: { refused }, isKeyStray }: Settings): Phrase | null {
  if (refused !== null) return refusalLine(refused);
  return isKeyStray ? strayKeyLine() : null;
}

function writtenLine({ path, before, isSecret }: SetupFile): Phrase {
  const name = relative(process.cwd(), path);
  if (isSecret) return phrase`written: ${name} (only you may read it)`;
  return before === null ? phrase`written: ${name} (new)` : phrase`written: ${name}`;
}

function trackedWarning(): Phrase {
  return phrase`WARNING: git keeps track of .env, so the key in it gets into the next commit. Type:\n  git rm --cached .env && git commit -m "Keep .env out of git"\nIf a key in it was ever pushed, make a new one and revoke the old one.`;
}

/** The key of the shell is not for the host of `.env`, and goes before the one there. */
function strayKeyLine(): Phrase {
  return phrase`next: unset OPENAI_API_KEY, because the key of this shell would go first, to a host that it was not made for; then summarize doctor`;
}

/** The settings do not fit each other, or those of the shell. */
function refusalLine({ told }: ToolError): Phrase {
  return phrase`but as things are, ${told.what}: ${told.why}\n  next: ${told.next}`;
}

function missingLine(
  { config, isKeyStray }: Settings,
  { writer, hasEnvKey }: Pick<Plan, 'hasEnvKey'> & { writer: Writer },
): Phrase | null {
  const hasKey = hasEnvKey || (config.apiKey !== '' && !isKeyStray);
  if (writer.kind === 'server' && !hasKey && needsKey(config)) {
    const name = hostOf(writer.baseUrl).name || new URL(writer.baseUrl).host;
    return phrase`a key for ${name} is needed: summarize init --key-stdin, or write OPENAI_API_KEY=… into .env`;
  }
  if (config.engine === undefined && !hasModel(config))
    return phrase`no model is set: notes will be drafts of the paper's own sentences`;
  return null;
}

async function reread(): Promise<Settings | ToolError> {
  try {
    return await readSettings();
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

function openHttpWarning(writer: Writer): Phrase | null {
  if (writer.kind !== 'server') return null;
  const { protocol, hostname, host } = new URL(writer.baseUrl);
  if (protocol !== 'http:' || isNear(hostname)) return null;
  return phrase`WARNING: ${host} is asked over http: key and texts can be read on the way`;
}
