// The script for fish: a line for each verb and flag, under the condition that its verb stands on the line.
import { allVerbs, type Flag, type Value, type Verb } from './outline.ts';
import { fishQuoted } from './quoted.ts';

/** For ~/.config/fish/completions/summarize.fish, or `summarize completion fish | source`. */
export function fishScript(root: Verb): string {
  const verbs = allVerbs(root);
  const valued = verbs.flatMap(verb => verb.flags).filter(({ isValueNeeded }) => isValueNeeded);
  return `# fish completion for summarize, made by: summarize completion fish
function __summarize_at --description 'true when the line stands at this verb'
    set -l at ''
    set -l skip 0
    for word in (commandline -opc)[2..]
        if test $skip = 1
            set skip 0
        else if contains -- $word ${[...new Set(valued.flatMap(({ names }) => names))].join(' ')}
            set skip 1
        else
            set -l next (string trim -- "$at $word")
            contains -- $next ${verbs
              .slice(1)
              .map(({ path }) => fishQuoted(path))
              .join(' ')}; and set at $next
        end
    end
    test "$at" = "$argv[1]"
end

function __summarize_files --description 'files with this ending, and folders'
    # Behind --flag= only what follows is a path.
    set -l begun (string replace -r -- '^--[a-z-]+=' '' (commandline -ct))
    complete -C "'' $begun" | string replace -r '\\t.*' '' | string match -er -- "(/|\\.$argv[1])\\$"
end

function __summarize_papers --description 'PDFs, and the papers of the digest unless a path is begun'
    __summarize_files pdf
    string match -qr '^($|[0-9]|[a-z-]+/)' -- (commandline -ct); and summarize completion ids 2>/dev/null
end

for name in summarize arxiv-summarize
    complete -c $name -f
${verbs.flatMap(linesOf).join('\n')}
end`;
}

function linesOf(verb: Verb): string[] {
  const at = `    complete -c $name -n ${fishQuoted(`__summarize_at ${fishQuoted(verb.path)}`)}`;
  const verbs = verb.verbs.map(
    ({ path, about }) => `${at} -a ${fishQuoted(path.split(' ').at(-1) ?? '')} -d ${fishQuoted(about)}`,
  );
  const argument = verb.argument.kind === 'none' ? [] : [`${at}${valuesOf(verb.argument)}`];
  return [...verbs, ...argument, ...verb.flags.map(flag => at + flagWords(flag))];
}

function flagWords({ names, about, value, isValueNeeded }: Flag): string {
  const words = names.map(name => (name.startsWith('--') ? ` -l ${name.slice(2)}` : ` -s ${name.slice(1)}`));
  // Without -f files are offered beside the words.
  const behind =
    value.kind === 'none' ? '' : `${isValueNeeded ? ' -r' : ''}${noFiles(value)}${valuesOf(value)}`;
  return `${words.join('')}${behind} -d ${fishQuoted(about)}`;
}

/** For all but flags that take any file. */
function noFiles(value: Value): string {
  return value.kind === 'files' && value.ending === null ? '' : ' -f';
}

function valuesOf(value: Value): string {
  if (value.kind === 'words') return ` -a ${fishQuoted(value.words.join(' '))}`;
  if (value.kind === 'papers') return ` -a '(__summarize_papers)'`;
  if (value.kind !== 'files') return '';
  return value.ending === null ? ' -F' : ` -a '(__summarize_files ${value.ending})'`;
}
