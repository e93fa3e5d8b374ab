// The script for zsh: one function for each verb, made of _arguments.
import { allVerbs, type Flag, type Value, type Verb } from './outline.ts';
import { shQuoted } from './quoted.ts';

/** For `source <(…)` behind compinit, or as a file `_summarize` in a folder of $fpath. */
export function zshScript(root: Verb): string {
  return `#compdef summarize arxiv-summarize
# zsh completion for summarize, made by: summarize completion zsh
_summarize_papers() { # PDFs, and the papers of the digest unless a path is begun
  _files -g '*.pdf(-.)'
  if [[ -z $PREFIX || $PREFIX == [0-9]* || $PREFIX == [a-z]*/* ]]; then
    local -a ids
    ids=(\${(f)"$(_call_program papers summarize completion ids 2>/dev/null)"})
    compadd -a ids
  fi
}

${allVerbs(root).map(functionOf).join('\n\n')}

if [[ \${funcstack[1]} == _summarize ]]; then
  _summarize "$@"
else
  compdef _summarize summarize arxiv-summarize
fi`;
}

function nameOf({ path }: Verb): string {
  return ['_summarize', ...path.split(' ').filter(Boolean)].join('_');
}

function functionOf(verb: Verb): string {
  const flags = verb.flags.map(flag => `    ${flagSpec(flag)} \\`).join('\n');
  const head = `${nameOf(verb)}() {`;
  if (verb.verbs.length === 0)
    return `${head}\n  _arguments -s \\\n${flags}\n    ${shQuoted(`*:argument:${action(verb.argument)}`)}\n}`;
  const first = verb.verbs.map(sub => `    ${shQuoted(`${lastWord(sub)}:${escaped(sub.about)}`)}`).join('\n');
  const other = verb.argument.kind === 'none' ? '' : `\n      ${action(verb.argument)}`;
  const rest = verb.argument.kind === 'none' ? ':' : action(verb.argument);
  return `${head}
  local curcontext=$curcontext state line
  local -a verbs
  verbs=(
${first}
  )
  _arguments -C -s \\
${flags}
    '1: :->first' '*:: :->rest'
  case $state in
    first)
      _describe -t commands command verbs${other} ;;
    rest)
      case $line[1] in
${verb.verbs.map(sub => `        ${lastWord(sub)}) ${nameOf(sub)} ;;`).join('\n')}
        *) ${rest} ;;
      esac ;;
  esac
}`;
}

function lastWord({ path }: Verb): string {
  return path.split(' ').at(-1) ?? '';
}

/** `'(-q --quiet)'{-q,--quiet}'[errors only]'` */
function flagSpec({ names, about, value, isValueNeeded }: Flag): string {
  const text = `[${escaped(about)}]`;
  const colons = isValueNeeded ? ':' : '::';
  const behind = value.kind === 'none' ? '' : `${colons}value:${action(value)}`;
  // `=`: also as --flag=value.
  const sign = (name: string): string => (behind !== '' && name.startsWith('--') ? `${name}=` : name);
  const [only] = names;
  if (names.length === 1 && only !== undefined) return shQuoted(`${sign(only)}${text}${behind}`);
  return `${shQuoted(`(${names.join(' ')})`)}{${names.map(sign).join(',')}}${shQuoted(text + behind)}`;
}

function action(value: Value): string {
  switch (value.kind) {
    case 'words':
      return `(${value.words.join(' ')})`;
    case 'files':
      return value.ending === null ? '_files' : `_files -g "*.${value.ending}(-.)"`;
    case 'papers':
      return '_summarize_papers';
    case 'free':
    case 'none':
      return ' ';
  }
}

/** Signs that _arguments and _describe take for their own. */
function escaped(text: string): string {
  return text.replace(/[[\]:\\]/g, '\\$&');
}
