// Help and errors in the columns of a narrow terminal.
import { describe, expect, test } from 'vitest';
import { columns } from '../../src/commands/help/format.ts';
import { fittedTo, widthOf } from '../../src/commands/help/wrap.ts';
import { openReporter } from '../../src/commands/reporter.ts';
import { textOfError, UsageError } from '../../src/lib/errors.ts';
import { inLanguage, phrase } from '../../src/lib/phrase.ts';
import zh from '../../src/ui/zh.json' with { type: 'json' };
import { declaredProgram } from '../support/program.ts';

function chineseProgram() {
  const reporter = openReporter(process.stdout, process.stderr);
  reporter.catalogue = zh;
  return declaredProgram({ reporter, argv: ['--help'], language: 'zh' });
}
const program = chineseProgram();
const commands = [program, ...program.commands];
const pageAt = (command: (typeof commands)[number], cells: number): string =>
  command.configureOutput({ getOutHelpWidth: () => cells }).helpInformation();
const latinIn = (text: string): string[] => text.match(/[A-Za-z0-9_.-]{2,}/g) ?? [];

describe('Chinese help at 60 columns', () => {
  test('fits, breaks no Latin word, and leaves no bracket open at the end of a line', () => {
    for (const command of commands) {
      const narrow = pageAt(command, 60);
      // The line of the usage is for commander to print.
      const lines = narrow.split('\n').filter(line => !line.startsWith('用法'));
      expect(lines.filter(line => widthOf(line) > 60)).toEqual([]);
      expect(lines.filter(line => /[（(“]$|^\s*[，。、；：）]/.test(line))).toEqual([]);
      expect(latinIn(narrow).sort()).toEqual(latinIn(pageAt(command, 200)).sort());
    }
  });

  test('has a text below its term where there is no room beside it', () => {
    const rows = [['summarize demo', phrase`see it work: offline, no key`]] as const;
    const how = { speak: (told: Parameters<typeof inLanguage>[0]) => inLanguage(told, zh), width: 45 };
    expect(columns(rows, { ...how, page: 60 })).toEqual([
      '  summarize demo',
      '      看它如何工作：离线，无需密钥',
    ]);
    expect(columns(rows, { ...how, page: 80 })).toEqual([
      `  summarize demo${' '.repeat(31)}看它如何工作：离线，无需密钥`,
    ]);
  });

  test('of every verb has a Chinese description', () => {
    for (const command of program.commands) {
      expect(command.description()).toMatch(/\p{Script=Han}/u);
      for (const { long, description } of command.options)
        if (long !== '--provider')
          expect([long, description]).toEqual([long, expect.stringMatching(/\p{Script=Han}/u)]);
    }
  });
});

describe('an error', () => {
  const error = new UsageError({
    code: 'E_X',
    what: phrase`no paper is named`,
    why: 'it is long enough for two lines of a narrow terminal, with `a command that is copied` in it',
    next: 'summarize 2310.06825 --digest README.md --model some-model --max-cost 1 --layout both',
  });
  const whole = textOfError(error);

  test('is broken at the width of a terminal under its beginning, but no command in it', () => {
    expect(textOfError(error, {}, fittedTo({ isTTY: true, columns: 40 }))).toBe(`E_X  no paper is named
  why:  it is long enough for two lines
        of a narrow terminal, with
        \`a command that is copied\` in
        it
  kept: nothing was started
  next: summarize 2310.06825 --digest README.md --model some-model --max-cost 1 --layout both`);
    expect(textOfError(error, zh, fittedTo({ isTTY: true, columns: 40 }))).toContain(
      '\n  原因：it is long enough for two lines\n        of a narrow',
    );
  });

  test('stays as it is where nobody looks, and on a terminal with no room', () => {
    for (const stream of [{}, { columns: 40 }, { isTTY: true, columns: 20 }, { isTTY: true }])
      expect(textOfError(error, {}, fittedTo(stream))).toBe(whole);
    expect(whole).toContain('\n  kept: nothing was started\n');
  });
});
