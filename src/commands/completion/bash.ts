// The script for bash, 3.2 (macOS) and later, without bash-completion.
import { allVerbs, type Flag, type Value, type Verb } from './outline.ts';
import { shQuoted } from './quoted.ts';

/** What to type after `source <(…)`. */
export function bashScript(root: Verb): string {
  const verbs = allVerbs(root);
  const flags = verbs.flatMap(verb => verb.flags);
  return `# bash completion for summarize, made by: summarize completion bash
_summarize_words() { # the words of $1 that begin with $cur
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$cur")
}

_summarize_files() { # files that end with $1 (all of them without), and folders
  local file
  compopt -o filenames 2>/dev/null
  while IFS= read -r file; do
    # Hidden ones once a dot is typed.
    [[ \${file##*/} == .* && \${cur##*/} != .* ]] || COMPREPLY+=("$file")
  done < <(
    if [[ -n $1 ]]; then compgen -d -- "$cur"; compgen -f -X "!*.$1" -- "$cur"; else compgen -f -- "$cur"; fi
  )
}

_summarize_papers() { # PDFs, and the papers of the digest unless a path is begun
  _summarize_files pdf
  case $cur in '' | [0-9]* | [a-z]*/*) _summarize_words "$("\${COMP_WORDS[0]}" completion ids 2>/dev/null)" ;; esac
}

_summarize() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} verb='' word i
  COMPREPLY=()
  # For bash the = of --flag=value is a word of its own.
  if [[ $cur == '=' ]]; then cur=''; elif [[ $prev == '=' ]]; then prev=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    case "$verb|$word" in
      ${verbs
        .slice(1)
        .map(({ path }) => shQuoted(pathPattern(path)))
        .join(' | ')}) verb=\${verb:+$verb }$word ;;
      ${valued(flags)
        .map(name => `*'|${name}'`)
        .join(' | ')}) ((i++)) ;;
    esac
  done
  case $prev in
${valueCases(flags)}
  esac
  local flags=''
  case $verb in
${verbs.map(verb => `    ${shQuoted(verb.path)}) flags=${shQuoted(namesOf(verb.flags).join(' '))} ;;`).join('\n')}
  esac
  if [[ $cur == -* ]]; then _summarize_words "$flags"; return; fi
  case $verb in
${verbs.map(verb => `    ${shQuoted(verb.path)}) ${offered(verb)} ;;`).join('\n')}
  esac
}
complete -F _summarize summarize arxiv-summarize`;
}

/** `cache ls` → what `$verb|$word` is when it comes to ls. */
function pathPattern(path: string): string {
  const words = path.split(' ');
  return `${words.slice(0, -1).join(' ')}|${words.at(-1) ?? ''}`;
}

function namesOf(flags: readonly Flag[]): string[] {
  return [...new Set(flags.flatMap(({ names }) => names))];
}

function valued(flags: readonly Flag[]): string[] {
  return namesOf(flags.filter(({ isValueNeeded }) => isValueNeeded));
}

/** One line for flags with the same values. */
function valueCases(flags: readonly Flag[]): string {
  const byAction = new Map<string, Set<string>>();
  for (const { names, value } of flags.filter(flag => flag.value.kind !== 'none')) {
    const action = actionFor(value);
    byAction.set(action, new Set([...(byAction.get(action) ?? []), ...names]));
  }
  return [...byAction]
    .map(
      ([action, names]) =>
        `    ${[...names].join(' | ')}) ${[action, 'return'].filter(Boolean).join('; ')} ;;`,
    )
    .join('\n');
}

function actionFor(value: Value): string {
  if (value.kind === 'words') return `_summarize_words ${shQuoted(value.words.join(' '))}`;
  if (value.kind === 'files') return `_summarize_files ${value.ending ?? "''"}`;
  return value.kind === 'papers' ? '_summarize_papers' : '';
}

function offered({ verbs, argument }: Verb): string {
  const names = verbs.map(({ path }) => path.split(' ').at(-1) ?? '');
  const words = names.length === 0 ? '' : `_summarize_words ${shQuoted(names.join(' '))}`;
  return [words, actionFor(argument)].filter(Boolean).join('; ') || ':';
}
