// Completion in zsh and fish themselves: what Tab offers, where the shell is installed.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import type { Shell } from '../../src/commands/completion/shells.ts';
import { putDigest, type World } from '../support/cli.ts';
import { declaredProgram } from '../support/program.ts';
import { hasShell, pathWithBin, putCompletion, shellNote } from '../support/shells.ts';
import { testKept as test } from './open.ts';

const program = declaredProgram();

/** A folder with files, a digest, the script of the shell, and `summarize` in `bin`. */
function prepare(world: World, shell: Shell): void {
  putCompletion(world, shell, program);
  for (const name of ['a.pdf', 'with blank.pdf', 'list.md', 'tiny.gguf', 'other.txt'])
    writeFileSync(world.path(name), '');
  putDigest(world);
}

function runIn(world: World, shell: Shell, words: readonly string[]): string {
  const own = { PATH: pathWithBin(world), SUMMARIZE_DIGEST: 'README.md', HOME: world.folder, TERM: 'dumb' };
  const env = { ...world.env, ...own };
  const { stdout, stderr } = spawnSync(shell, words, { cwd: world.folder, env, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout;
}

/** Lines being typed → what is offered for each. */
type Offers = Readonly<Record<string, readonly string[]>>;

/** What every shell offers: words, files with their ending (folders beside them), papers. */
const EXPECTED: Offers = {
  'summarize revi': ['review'],
  'summarize cache ': ['clear', 'help', 'ls', 'path', 'prune'],
  'summarize cache prune --d': ['--days'],
  'summarize completion ': ['bash', 'fish', 'pwsh', 'zsh'],
  'summarize help e': ['env', 'exit-codes'],
  'summarize --layout ': ['both', 'en', 'zh'],
  'summarize --model cache pru': [],
  'summarize init --provider o': ['ollama', 'openai', 'openrouter'],
  'summarize --digest l': ['list.md'],
  'summarize --model-file t': ['tiny.gguf'],
  'summarize a': ['a.pdf'],
  'summarize wi': ['with blank.pdf'],
  'arxiv-summarize chec': ['check'],
};

/** `@@line` and what was offered for it below → a record; the words that shells add (a blank, a slash) are taken off. */
function offersIn(text: string): Offers {
  const parts = text.split('@@').slice(1);
  return Object.fromEntries(
    parts.map(part => {
      const [line = '', ...words] = part.split('\n');
      return [line, [...new Set(words.map(word => word.split('\t')[0] ?? '').filter(Boolean))].sort()];
    }),
  );
}

describe.concurrent('fish', () => {
  test.skipIf(!hasShell('fish'))(
    `offers verbs, flags, values, files and papers${shellNote('fish')}`,
    async ({ open }) => {
      const world = await open();
      prepare(world, 'fish');
      const asked = (line: string): string => `echo '@@${line}'; complete -C'${line}'`;
      const lines = [...Object.keys(EXPECTED), 'summarize --layout=z', 'summarize --digest=l', 'summarize 2'];
      const code = ['source ./script', ...lines.map(asked)].join('\n');
      const { 'summarize 2': ids = [], ...offers } = offersIn(
        runIn(world, 'fish', ['--no-config', '-c', code]),
      );
      expect(offers).toEqual({
        ...EXPECTED,
        'summarize --layout=z': ['--layout=zh'],
        'summarize --digest=l': ['--digest=list.md'],
      });
      expect(ids.length).toBeGreaterThan(0);
      expect(ids.filter(id => !/^2\d{3}\.\d{5}$/.test(id))).toEqual([]);
    },
  );
});

/** Typed lines → what stands there after Tab, in a zsh that thinks it sits before a person. */
const TYPED = [
  'summarize revi',
  'summarize review --pu',
  'summarize help exit',
  'summarize --layout bo',
  'summarize --layout=bo',
  'summarize --digest l',
  'summarize --digest=l',
  'summarize --model-file t',
  'summarize a.',
  'summarize wi',
  'arxiv-summarize chec',
  'summarize --model cache pru',
];
const COMPLETED = [
  'summarize review ',
  'summarize review --publish ',
  'summarize help exit-codes ',
  'summarize --layout both ',
  'summarize --layout=both ',
  'summarize --digest list.md ',
  'summarize --digest=list.md ',
  'summarize --model-file tiny.gguf ',
  'summarize a.pdf ',
  'summarize with\\ blank.pdf ',
  'arxiv-summarize check ',
  'summarize --model cache pru',
];

const RC = String.raw`
PS1= RPS1=; unset zle_bracketed_paste; unsetopt beep
autoload -Uz compinit && compinit -u -D
source ./script
show() { print -rn -- "<<<$BUFFER>>>"; BUFFER=; zle -I }
zle -N show; bindkey '^X' show
print -rn -- '<<''<ready>>''>'
`;
const zshCode = (lines: readonly string[]): string => String.raw`
zmodload zsh/zpty
ask() { zpty -n -w z "$1"; zpty -r z REPLY '*<<<*>>>*'; print -r -- "$REPLY" }
zpty z zsh -f -i
ask $'source ./rc\n'
${lines.map(line => `ask '${line}'$'\\t\\x18'`).join('\n')}
zpty -d z
`;

describe.concurrent('zsh', () => {
  test.skipIf(!hasShell('zsh'))(
    `completes verbs, flags, values, files and papers${shellNote('zsh')}`,
    async ({ open }) => {
      const world = await open();
      prepare(world, 'zsh');
      writeFileSync(world.path('rc'), RC);
      const seen = runIn(world, 'zsh', ['-f', '-c', zshCode(TYPED)]);
      const lines = [...seen.matchAll(/<<<(.{0,200}?)>>>/gs)].map(([, line = '']) =>
        line.replace(/\r?\n/g, ''),
      );
      expect(lines).toEqual(['ready', ...COMPLETED]);
    },
  );
});
