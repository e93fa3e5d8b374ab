// The language that people are spoken to in, from the words of the command and the environment. Pure.
import { UsageError } from '../lib/errors.ts';
import { phrase } from '../lib/phrase.ts';
import { LANGUAGES, type Language } from '../ui/language.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The language, and the arguments without `--ui-lang`, which may stand anywhere: help is made before flags are read.
 * Flag > SUMMARIZE_UI_LANG > locale. Throws UsageError for a language that there is not.
 */
export function languageIn(
  argv: readonly string[],
  env: Environment,
): { language: Language; args: readonly string[] } {
  const { flag, args } = withoutFlag(argv, '--ui-lang');
  const own = env['SUMMARIZE_UI_LANG'];
  const asked = flag ?? (own === undefined || own === '' ? undefined : own);
  if (asked === undefined) return { language: ofLocale(env), args };
  const language = LANGUAGES.find(name => name === asked);
  if (language !== undefined) return { language, args };
  throw new UsageError({
    code: 'E_USAGE',
    what: phrase`there is no such language for messages`,
    why: phrase`${flag === undefined ? 'SUMMARIZE_UI_LANG' : '--ui-lang'} is ${JSON.stringify(asked)}, and there are ${LANGUAGES.join(', ')}`,
    next: phrase`--ui-lang zh, or --ui-lang en`,
  });
}

/** What stands behind `--` is no flag. */
function withoutFlag(
  argv: readonly string[],
  name: string,
): { flag: string | undefined; args: readonly string[] } {
  const end = argv.indexOf('--');
  const at = argv.findIndex(
    (word, index) => (word === name || word.startsWith(`${name}=`)) && (end < 0 || index < end),
  );
  const word = argv[at];
  if (word === undefined) return { flag: undefined, args: argv };
  const isApart = word === name;
  const flag = isApart ? (argv[at + 1] ?? '') : word.slice(name.length + 1);
  return { flag, args: [...argv.slice(0, at), ...argv.slice(at + (isApart ? 2 : 1))] };
}

/** The first variable that is set decides (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html). */
function ofLocale(env: Environment): Language {
  const names = ['LC_ALL', 'LC_MESSAGES', 'LANG'];
  const locale = names.map(name => env[name]).find(value => value !== undefined && value !== '') ?? '';
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}
