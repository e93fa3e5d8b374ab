// Commander's declaration of the program → what can be completed where. Made from the declaration, so it never goes stale.
import type { Command, Option } from 'commander';
import { ConfigSchema } from '../../config/schema.ts';
import { LANGUAGES } from '../../ui/language.ts';
import { REFRESH, STAGES } from '../flags.ts';
import { TOPICS } from '../help.ts';
import { LOCAL_PORTS, PROVIDERS } from '../init/providers.ts';
import { SHELLS } from './shells.ts';

/** What stands behind a flag, or as an argument. */
export type Value =
  | { readonly kind: 'none' }
  /** Something that cannot be foretold. */
  | { readonly kind: 'free' }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** Files; with an ending only these, and folders. */
  | { readonly kind: 'files'; readonly ending: string | null }
  /** Ids of the digest, and PDFs. */
  | { readonly kind: 'papers' };

export interface Flag {
  /** `-q`, `--quiet`. */
  readonly names: readonly string[];
  readonly about: string;
  readonly value: Value;
  /** False for `--refresh [what]`: the value stands behind a `=` or is left out. */
  readonly isValueNeeded: boolean;
}

export interface Verb {
  /** `` for the program itself, `cache ls`. */
  readonly path: string;
  readonly about: string;
  readonly flags: readonly Flag[];
  readonly verbs: readonly Verb[];
  readonly argument: Value;
}

/** Values of flags, by their long names; of the others the placeholder tells (`<file>`). */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  '--engine': ConfigSchema.shape.engine.unwrap().options,
  '--mode': ConfigSchema.shape.mode.unwrap().options,
  '--layout': ConfigSchema.shape.layout.unwrap().options,
  '--until': STAGES,
  '--refresh': REFRESH,
  '--ui-lang': LANGUAGES,
  '--provider': [...PROVIDERS, ...LOCAL_PORTS].map(({ id }) => id).concat('none'),
};

/** Arguments and placeholders, by their names in the declaration. */
const BY_NAME: Readonly<Record<string, Value>> = {
  paper: { kind: 'papers' },
  digest: { kind: 'files', ending: 'md' },
  gguf: { kind: 'files', ending: 'gguf' },
  file: { kind: 'files', ending: null },
  shell: { kind: 'words', words: SHELLS },
  source: { kind: 'files', ending: null },
};

/** Everything below a command; hidden commands and flags are left out. */
export function outlineOf(command: Command, path = '', everywhere: readonly Flag[] = []): Verb {
  const help = command.createHelp();
  const below = help.visibleCommands(command);
  const own = help.visibleOptions(command).map(flagOf);
  // The language may be asked for behind a verb too.
  const shared = path === '' ? own.filter(({ names }) => names.includes('--ui-lang')) : everywhere;
  const verbs = below.map(verb => {
    const outline = outlineOf(verb, `${path} ${verb.name()}`.trim(), shared);
    // `help` takes the name of another verb; that of the program a topic too.
    const names = below.map(other => other.name()).filter(name => name !== 'help');
    const words = path === '' ? [...names, ...TOPICS] : names;
    return verb.name() === 'help' ? { ...outline, argument: { kind: 'words' as const, words } } : outline;
  });
  return {
    path,
    about: firstLine(command.description()),
    flags: [...own, ...everywhere],
    verbs,
    argument: argumentOf(command),
  };
}

function flagOf(option: Option): Flag {
  const { short, long, description, required, optional, flags } = option;
  return {
    names: [short, long].flatMap(name => name ?? []),
    about: firstLine(description),
    value:
      required || optional ? valueOf(long ?? '', { flags, choices: option.argChoices }) : { kind: 'none' },
    isValueNeeded: required,
  };
}

function valueOf(long: string, { flags, choices }: { flags: string; choices: string[] | undefined }): Value {
  const words = choices ?? WORDS[long];
  if (words !== undefined) return { kind: 'words', words };
  if (long === '--digest') return { kind: 'files', ending: 'md' };
  const placeholder = /[<[]([\w-]{1,30})/.exec(flags)?.[1] ?? '';
  return BY_NAME[placeholder] ?? { kind: 'free' };
}

function argumentOf(command: Command): Value {
  const [argument] = command.registeredArguments;
  if (argument === undefined) return { kind: 'none' };
  if (argument.argChoices !== undefined) return { kind: 'words', words: argument.argChoices };
  return BY_NAME[argument.name()] ?? { kind: 'free' };
}

/** The verb and all below it. */
export function allVerbs(verb: Verb): Verb[] {
  return [verb, ...verb.verbs.flatMap(allVerbs)];
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
