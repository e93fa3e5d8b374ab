// Help in both languages, from the built program: every page fits 80 columns and names every flag, `-h` fits a screen,
// topics tell every setting and variable, and what is wrong with a command line is told in the person's language.
import stringWidth from 'string-width';
import { describe, expect } from 'vitest';
import { ConfigSchema } from '../../src/config/schema.ts';
import { fromEnvironment } from '../../src/config/layers.ts';
import { told, type World } from '../support/cli.ts';
import { testKept as test } from './open.ts';

const CHINESE = { SUMMARIZE_UI_LANG: 'zh' };
const PAGES = [
  [],
  ['batch'],
  ['cache'],
  ['cache', 'ls'],
  ['cache', 'prune'],
  ['check'],
  ['schema'],
  ['demo'],
];
const TOPICS = ['config', 'env', 'exit-codes'];

async function pageOf(world: World, words: readonly string[], env: Record<string, string>): Promise<string> {
  const { code, stdout, stderr } = await world.run(words, env);
  expect([words, code, stderr]).toEqual([words, 0, '']);
  return stdout;
}

/** Lines that a terminal of 80 columns would break. */
const tooWide = (text: string): string[] => text.split('\n').filter(line => stringWidth(line) > 80);

/** In how many cells the second column of each list begins; a list has one such place, or its page is ragged. */
function secondColumns(page: string): number[] {
  return page
    .split('\n\n')
    .filter(block => /^(?:Options|选项)[:：]$/m.test(block))
    .flatMap(block => {
      const starts = block.split('\n').flatMap(line => /^ {2}-.*? {2,}(?=\S)/.exec(line)?.[0] ?? []);
      return [...new Set(starts.map(start => stringWidth(start)))];
    });
}

const flagsIn = (page: string): string[] => page.match(/^ {2}-[^ ].*?(?= {2}|$)/gm) ?? [];

describe('help', () => {
  test('of every command fits 80 columns in both languages, its columns stand in line, no flag is missing', async ({
    open,
  }) => {
    const world = await open();
    for (const words of PAGES) {
      const english = await pageOf(world, [...words, '--help'], {});
      const chinese = await pageOf(world, [...words, '--help'], CHINESE);
      expect([tooWide(english), tooWide(chinese)]).toEqual([[], []]);
      expect(flagsIn(chinese)).toEqual(flagsIn(english));
      expect([secondColumns(english), secondColumns(chinese)].map(({ length }) => length)).toEqual([1, 1]);
      expect(english).not.toMatch(/\p{Script=Han}/u);
    }
  });

  test('in Chinese has Chinese words of commander itself, and leaves names of flags and values as they are', async ({
    open,
  }) => {
    const page = await pageOf(await open(), ['cache', 'prune', '--help'], CHINESE);
    expect(page.slice(page.indexOf('用法'))).toBe(
      [
        '用法：summarize cache prune [选项]',
        '',
        '删除旧条目和损坏的内容',
        '',
        '选项：',
        '  --days <n>  早于多少天（默认：90）',
        '  -h, --help  显示命令的帮助',
        '',
      ].join('\n'),
    );
  });

  test('speaks the language of --ui-lang before the locale, wherever the flag stands', async ({ open }) => {
    const world = await open();
    const locale = { LC_ALL: 'zh_CN.UTF-8' };
    expect(await pageOf(world, ['schema', '--help'], locale)).toContain('用法：summarize schema');
    expect(await pageOf(world, ['schema', '--help', '--ui-lang=en'], locale)).toContain('Usage: summarize');
    expect(await pageOf(world, ['--ui-lang', 'zh', 'schema', '--help'], {})).toContain('用法：');
  });

  test('asked for with -h is one screen that begins with examples; every flag on it exists', async ({
    open,
  }) => {
    const world = await open();
    const full = await pageOf(world, ['--help'], {});
    for (const env of [{}, CHINESE]) {
      const short = await pageOf(world, ['-h'], env);
      expect(short.trimEnd().split('\n').length).toBeLessThanOrEqual(24);
      expect(tooWide(short)).toEqual([]);
      expect(short).toMatch(/^(?:Examples:|示例：)\n {2}summarize demo /);
      const flags = flagsIn(short);
      expect(flags).toHaveLength(5);
      for (const verb of ['init', 'batch', 'check', 'doctor', 'usage'])
        expect(short).toContain(`\n  ${verb} `);
      for (const flag of flags) expect(full).toContain(`  ${flag.trim()}  `);
    }
    expect(await pageOf(world, ['2501.01234', '-h'], {})).toBe(await pageOf(world, ['-h'], {}));
    expect(await pageOf(world, ['batch', '-h'], {})).toBe(await pageOf(world, ['batch', '--help'], {}));
  });

  test('is shown on stderr to somebody who types nothing, with what to type, and the exit code stays 2', async ({
    open,
  }) => {
    const world = await open();
    const run = await world.run([], CHINESE);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toMatch(/^示例：\n[^]*\n\nE_USAGE {2}没有指定论文\n/);
    const short = await pageOf(world, ['-h'], CHINESE);
    expect(run.stderr.startsWith(short)).toBe(true);
    expect((await world.run(['-q'])).stderr).toMatch(/^E_USAGE/);
  });

  test('of a command is the same page by `help` and by --help', async ({ open }) => {
    const world = await open();
    for (const words of [[], ['batch'], ['cache', 'ls']])
      expect(await pageOf(world, ['help', ...words], {})).toBe(await pageOf(world, [...words, '--help'], {}));
  });

  test('has topics in both languages: every setting, every variable, every exit code', async ({ open }) => {
    const world = await open();
    for (const env of [{}, CHINESE]) {
      const pages = await Promise.all(TOPICS.map(topic => pageOf(world, ['help', topic], env)));
      expect(pages.flatMap(tooWide)).toEqual([]);
      const [config = '', variables = '', codes = ''] = pages;
      for (const setting of Object.keys(ConfigSchema.shape)) expect(config).toContain(`\n  ${setting} `);
      for (const { origin } of fromEnvironment({}, null)) expect(variables).toContain(origin.toUpperCase());
      for (const variable of ['SUMMARIZE_UI_LANG', 'LC_ALL', 'NO_COLOR', 'SUMMARIZE_CONFIG_DIR'])
        expect(variables).toContain(variable);
      expect(codes.match(/^ {2}\d+(?:\/\d+)?/gm)?.map(code => code.trim())).toEqual(
        '0 1 2 3 4 5 6 7 8 9 130/143'.split(' '),
      );
    }
    const config = await pageOf(world, ['help', 'config'], {});
    expect(config).toMatch(/^ {2}concurrency +calls of the model at a time \(--concurrency, default: 4\)$/m);
  });

  test('of what there is not says so, and guesses', async ({ open }) => {
    const world = await open();
    expect(told(await world.run(['help', 'bacth']))).toEqual({
      exit: 2,
      code: 'E_USAGE',
      what: 'there is no help of that name',
      why: '"bacth" is neither a command nor a topic',
      kept: 'nothing was started',
      next: 'did you mean batch?',
    });
    expect(told(await world.run(['help', 'cache', 'path', 'x'])).next).toBe('summarize --help');
  });
});

describe('a command line that is not understood', () => {
  const ID = '2501.01234';
  const cases: readonly (readonly [args: readonly string[], why: string, next?: string])[] = [
    [[ID, '--digset', 'README.md'], "未知选项 '--digset'", '是否应为 --digest？'],
    [['cache', 'sl'], "未知命令 'sl'", '是否应为 ls？'],
    [[ID, '--digest'], "选项 '--digest <file>' 缺少参数"],
    [
      [ID, '--until', 'end'],
      "选项 '--until <stage>' 的参数 'end' 无效。可用的阶段：pages、messages、reply、notes、checked、plan。",
    ],
    [['batch', '--max', '0'], "选项 '--max <n>' 的参数 '0' 无效。应为不小于 1 的整数。"],
    [['cache', 'ls', 'x'], "'ls' 的参数太多：只需 0 个，得到 1 个。"],
  ];

  test('is told in Chinese with the flag, the value and a guess as they are; the code is the same', async ({
    open,
  }) => {
    const world = await open();
    for (const [args, why, next = 'summarize --help'] of cases) {
      const { code, stderr } = await world.run(args, CHINESE);
      const [first = '', second = '', , last = ''] = stderr.split('\n');
      expect([code, first]).toEqual([2, 'E_USAGE  无法理解命令行']);
      expect([second.endsWith(why), last.endsWith(next), stderr]).toEqual([true, true, stderr]);
    }
  });

  test('is English as JSON, whatever the language', async ({ open }) => {
    const world = await open();
    const args = [ID, '--until', 'end', '--json'];
    const [english, chinese] = [await world.run(args), await world.run(args, CHINESE)];
    expect(chinese.stdout).toBe(english.stdout);
    expect(chinese.stderr).not.toBe(english.stderr);
  });
});
