// The same failure in both languages: which one is spoken, where the choice may stand, and what stays English.
import { describe, expect } from 'vitest';
import { testKept as test } from './open.ts';

const WRONG_ID = ['2310-06825', '--no-merge'];
const ENGLISH = `E_ID  "2310-06825" names no paper
  why:  it has neither the form 2310.06825 nor the form hep-th/9901001: did you mean 2310.06825?
  kept: nothing was started
  next: summarize 2310.06825
`;
const CHINESE = `E_ID  “2310-06825”没有指明任何论文
  原因：既不是 2310.06825 的形式，也不是 hep-th/9901001 的形式；是否想输入 2310.06825？
  状态：未开始任何操作
  下一步：summarize 2310.06825
`;
const [OWN, LANG, LC_ALL] = ['SUMMARIZE_UI_LANG', 'LANG', 'LC_ALL'];

describe.concurrent('a failure', () => {
  test('is told in the language that flag, variable or locale ask for, in this order', async ({ open }) => {
    const world = await open();
    const cases: [args: string[], env: Record<string, string>, text: string][] = [
      [[], {}, ENGLISH],
      [['--ui-lang', 'zh'], {}, CHINESE],
      [['--ui-lang=zh'], {}, CHINESE],
      [[], { [OWN]: 'zh' }, CHINESE],
      [[], { [LANG]: 'zh_CN.UTF-8' }, CHINESE],
      [[], { [LC_ALL]: 'zh_TW.UTF-8' }, CHINESE],
      [[], { [LANG]: 'de_DE.UTF-8' }, ENGLISH],
      [['--ui-lang', 'en'], { [OWN]: 'zh', [LANG]: 'zh_CN.UTF-8' }, ENGLISH],
      [['--ui-lang', 'zh'], { [OWN]: 'en', [LC_ALL]: 'C' }, CHINESE],
      [[], { [OWN]: 'en', [LANG]: 'zh_CN.UTF-8' }, ENGLISH],
      [[], { [OWN]: 'zh', [LC_ALL]: 'en_GB.UTF-8' }, CHINESE],
      [[], { [LC_ALL]: 'C', [LANG]: 'zh_CN.UTF-8' }, ENGLISH],
    ];
    const runs = await Promise.all(cases.map(([args, env]) => world.run([...WRONG_ID, ...args], env)));
    expect(runs.map(({ stderr }) => stderr)).toEqual(cases.map(([, , text]) => text));
    expect(runs.map(({ code, stdout }) => `${code}${stdout}`)).toEqual(cases.map(() => '2'));
  });

  test('is told in Chinese wherever the flag stands, but behind --', async ({ open }) => {
    const world = await open();
    const run = async (...args: string[]): Promise<string> => (await world.run(args)).stderr;
    const batch = `E_SOURCE  无法读取 /dev/null
  原因：这是设备、管道或套接字，不是文件
  状态：未开始任何操作
  下一步：请从标准输入给出：cat /dev/null | summarize batch -
`;
    expect(
      await Promise.all([
        run('--ui-lang', 'zh', ...WRONG_ID),
        run('2310-06825', '--ui-lang=zh', '--no-merge'),
        run('batch', '--ui-lang', 'zh', '/dev/null', '--no-merge'),
        run('--ui-lang=zh', 'batch', '/dev/null', '--no-merge'),
        run('batch', '/dev/null', '--no-merge', '--ui-lang=zh'),
      ]),
    ).toEqual([CHINESE, CHINESE, batch, batch, batch]);
    expect(await run('--no-merge', '--', '--ui-lang=zh')).toMatch(/^E_ID {2}"--ui-lang=zh" names no paper\n/);
    expect(await run('--no-merge', '--ui-lang=zh', '--', '--ui-lang=en')).toMatch(
      /^E_ID {2}“--ui-lang=en”没有指明任何论文\n/,
    );
  });

  test('is told to programs in English all the same', async ({ open }) => {
    const world = await open();
    const { code, stdout, stderr } = await world.run([...WRONG_ID, '--json', '--ui-lang', 'zh']);
    expect(stderr).toBe(CHINESE);
    expect(JSON.parse(stdout)).toEqual({
      error: {
        code: 'E_ID',
        exit: 2,
        what: '"2310-06825" names no paper',
        why: 'it has neither the form 2310.06825 nor the form hep-th/9901001: did you mean 2310.06825?',
        kept: 'nothing was started',
        next: 'summarize 2310.06825',
      },
    });
    expect(code).toBe(2);
  });
});

describe.concurrent('a language that there is not', () => {
  test('is refused by the name of the flag or of the variable, and nothing is started', async ({ open }) => {
    const world = await open();
    const told = (asked: string): string => `E_USAGE  there is no such language for messages
  why:  ${asked}, and there are en, zh
  kept: nothing was started
  next: --ui-lang zh, or --ui-lang en
`;
    const runs = await Promise.all([
      world.run(['2310.06825', '--ui-lang', 'fr']),
      world.run(['2310.06825', '--ui-lang']),
      world.run(['2310.06825'], { [OWN]: 'Klingon' }),
      world.run(['2310.06825', '--ui-lang=ZH'], { [OWN]: 'en' }),
    ]);
    expect(runs.map(({ stderr }) => stderr)).toEqual([
      told('--ui-lang is "fr"'),
      told('--ui-lang is ""'),
      told('SUMMARIZE_UI_LANG is "Klingon"'),
      told('--ui-lang is "ZH"'),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
    expect(world.arxiv.requests).toEqual([]);
  });
});
