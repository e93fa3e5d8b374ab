// Help that belongs to no command: where settings come from, variables, exit codes. Loaded when it is asked for.
import type { Command } from 'commander';
import { ConfigSchema } from '../../config/schema.ts';
import { fromEnvironment } from '../../config/layers.ts';
import { phrase, type Phrase, type Told } from '../../lib/phrase.ts';
import type { Reporter } from '../reporter.ts';
import { EXIT_CODES } from './examples.ts';
import { columns, pageWidth } from './format.ts';
import { SETTINGS, VARIABLES } from './settings.ts';
import { widthOf, wrapBy } from './wrap.ts';

type Speak = Reporter['speak'];
type Setting = keyof typeof SETTINGS;

/** The page of a topic. */
export function topicText(
  topic: 'config' | 'env' | 'exit-codes',
  program: Command,
  { speak }: Pick<Reporter, 'speak'>,
): string {
  if (topic === 'config') return configText(program, speak);
  return topic === 'env' ? envText(speak) : exitCodesPage(speak);
}

function configText(program: Command, speak: Speak): string {
  const files: readonly (readonly [string, Told])[] = [
    ['.env', phrase`variables (summarize help env): of this folder, then of the project`],
    [
      'summarize.config.json',
      phrase`the project's settings, JSON with comments: its folder is the nearest one upwards with this file or with .git`,
    ],
    [
      '~/.config/summarize/config.json',
      phrase`the same for all your projects (another folder: SUMMARIZE_CONFIG_DIR)`,
    ],
  ];
  const settings = Object.entries(SETTINGS).map(([name, text]) => {
    const extras = extrasOf(name as Setting, program);
    return [name, extras === null ? text : phrase`${text} (${extras})`] as const;
  });
  return [
    ...paragraph(
      phrase`A setting is taken from the first place that has it: flags, environment, .env, summarize.config.json of the project, your own file, defaults. With -v each one is told with its place.`,
      speak,
    ),
    '',
    speak(phrase`Files:`),
    ...columns(files, { speak, width: 25 }),
    '',
    ...paragraph(
      phrase`A project's file travels with clones. So it may hold no key, no address that requests go to, and no folder outside the project.`,
      speak,
    ),
    '',
    speak(phrase`Settings:`),
    ...columns(settings, { speak, width: 19 }),
  ].join('\n');
}

/** `--model, OPENAI_MODEL, default: 4`; null when there is nothing to say. */
function extrasOf(setting: Setting, program: Command): Told | null {
  const flag = program.options.find(option => option.attributeName() === setting && !option.negate)?.long;
  const [variable] = variablesOf(setting);
  const value: unknown = DEFAULTS[setting];
  const hasDefault = typeof value === 'number' || (typeof value === 'string' && value !== '');
  const extras: Told[] = [
    ...(flag == null ? [] : [flag]),
    ...(variable === undefined ? [] : [variable]),
    ...(hasDefault ? [phrase`default: ${String(value)}`] : []),
  ];
  return extras.length === 0 ? null : extras.reduce((list, extra) => phrase`${list}, ${extra}`);
}

const DEFAULTS: Readonly<Record<string, unknown>> = ConfigSchema.parse({
  cacheDir: '~/.cache/summarize',
  dataDir: '~/.local/share/summarize',
  stateDir: '~/.local/state/summarize',
});

/** The variables of a setting, the one that wins first. */
function variablesOf(setting: Setting): string[] {
  return fromEnvironment({}, null).flatMap(({ origin, values }) => (setting in values ? [origin] : []));
}

function envText(speak: Speak): string {
  const ofSettings = Object.entries(SETTINGS).flatMap(([setting, text]): (readonly [string, Phrase])[] =>
    // Variables of proxies are known in small letters too.
    variablesOf(setting as Setting)
      .filter(name => name === name.toUpperCase())
      .map((name, index) => [name, index === 0 ? text : phrase`another name of the variable above`]),
  );
  return [
    ...paragraph(
      phrase`A variable wins over .env and over files of settings; a flag wins over a variable. All but the last group may stand in .env.`,
      speak,
    ),
    '',
    speak(phrase`Settings:`),
    ...columns(ofSettings, { speak, width: 29 }),
    '',
    speak(phrase`Only in the environment:`),
    ...columns(VARIABLES, { speak, width: 29 }),
  ].join('\n');
}

function exitCodesPage(speak: Speak): string {
  const width = 2 + Math.max(...EXIT_CODES.map(([code]) => code.length));
  return [
    speak(phrase`Exit codes:`),
    ...columns(EXIT_CODES, { speak, width }),
    '',
    ...paragraph(
      phrase`Each failure has a code of its own too (E_PDF_TEXT), which is told with it; docs/errors.md has them all.`,
      speak,
    ),
  ].join('\n');
}

function paragraph(text: Phrase, speak: Speak): string[] {
  return wrapBy(speak(text), pageWidth(), widthOf);
}
