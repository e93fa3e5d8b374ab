// Examples stand at the top of every page of help: of that command, with flags that it has, in the width of the page.
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { examplesText } from '../../../src/commands/help/examples.ts';
import { EXAMPLES } from '../../../src/commands/help/example-rows.ts';
import { widthOf } from '../../../src/commands/help/wrap.ts';
import { openReporter } from '../../../src/commands/reporter.ts';
import { english, inLanguage, type Told } from '../../../src/lib/phrase.ts';
import { declaredProgram } from '../../support/program.ts';
import { CHINESE } from '../../ui/chinese.ts';

const printed: string[] = [];
const reporter = {
  ...openReporter(process.stdout, process.stderr),
  out: (text: string) => printed.push(text),
};
const program = declaredProgram({ reporter, argv: ['review', '--help'] });

/** Every command by its words; `completion` tells at the end of its page what to type in each shell. */
function commandsOf(command: Command, words = ''): [string, Command][] {
  const inner = command.commands.flatMap(one => commandsOf(one, `${words} ${one.name()}`.trim()));
  return [[words, command], ...inner];
}
const commands = new Map(commandsOf(program).filter(([words]) => words !== 'completion'));

describe('the examples of help', () => {
  test('are there for every command, and of no other', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual([...commands.keys()].sort());
    for (const [words, rows] of Object.entries(EXAMPLES))
      for (const [line] of rows) expect(line).toMatch(new RegExp(`(?:^|\\()summarize ${words}`));
  });

  test('have only flags that their command has', () => {
    for (const rows of Object.values(EXAMPLES)) {
      for (const [line] of rows) {
        const typed = line.slice(line.indexOf('summarize') + 'summarize '.length);
        const verb = [...commands.keys()].findLast(one => one !== '' && `${typed} `.startsWith(`${one} `));
        const flags = typed.match(/--[\w-]+/g) ?? [];
        const known = (commands.get(verb ?? '') ?? program).options.map(({ long }) => long);
        expect([line, flags.filter(flag => !known.includes(flag))]).toEqual([line, []]);
      }
    }
  });

  test('stand at the top of their own page alone, in 80 columns, in both languages', () => {
    const review = commands.get('review');
    review?.outputHelp();
    const page = printed.join('');
    expect(page).toMatch(/^Examples:\n {2}summarize review {20}all that is undecided, in the browser\n/);
    expect(page).not.toContain('summarize batch');
    for (const words of commands.keys()) {
      for (const speak of [english, (told: Told) => inLanguage(told, CHINESE)]) {
        const lines = examplesText(words, { speak }).split('\n');
        expect(lines.filter(line => widthOf(line) > 80)).toEqual([]);
      }
    }
    expect(examplesText('completion', { speak: english })).toBe('');
  });
});
