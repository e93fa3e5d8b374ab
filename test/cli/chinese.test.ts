// A person who reads Chinese: what is said to them is Chinese, what is made for them (notes, JSON, lists) is the same.
import { describe, expect } from 'vitest';
import { putDigest } from '../support/cli.ts';
import { testKept as test } from './open.ts';

const ID = '2501.01234';
const CHINESE = { SUMMARIZE_UI_LANG: 'zh' };

describe('with a Chinese locale', () => {
  test('the notes are the same bytes, and claims that are held back are told with their Chinese finding', async ({
    warm,
  }) => {
    const world = await warm();
    const english = await world.run([ID]);
    const chinese = await world.run([ID], CHINESE);
    expect([chinese.code, chinese.stdout]).toEqual([english.code, english.stdout]);
    expect(english.stderr).toMatch(/2501\.01234v2: 18 claims, \d+ proven, \d+ held back/);
    expect(chinese.stderr).toMatch(/2501\.01234v2：18 条论断，已证实 \d+ 条，待审 \d+ 条/);
    expect(chinese.stderr).toMatch(/^ {2}\w+-\d+(?:-\w+)*：[^a-z]*\p{Script=Han}/mu);
    expect(english.stderr).not.toMatch(/：/);
    const asJson = await Promise.all([world.run([ID, '--json']), world.run([ID, '--json'], CHINESE)]);
    expect(asJson[0].stdout).toBe(asJson[1].stdout);
  });

  test('a refusal names reason, what was kept and next step in Chinese; its code is the same', async ({
    warm,
  }) => {
    const world = await warm();
    const args = [ID, '--strict'];
    const { code, stderr } = await world.run(args, CHINESE);
    expect([code, /^E_NOTES_HELD_BACK {2}.*$/m.exec(stderr)?.[0]]).toEqual([
      5,
      'E_NOTES_HELD_BACK  2501.01234v2 有论断等待审阅',
    ]);
    expect(stderr).toMatch(/使用了 --strict，待审 \d+ 条；第一条：.*\p{Script=Han}/u);
    expect(stderr).toContain('已证实的论断已按上文处理');
    expect(stderr).toMatch(/summarize 2501\.01234v2 --until checked，查看每条论断及其问题\n$/);
  });

  test('check tells its counts in Chinese, and its JSON is what it is in English', async ({ open }) => {
    const world = await open();
    putDigest(world);
    const { code, stderr } = await world.run(['check', 'README.md'], CHINESE);
    expect(stderr).toMatch(/^README\.md：\d+ 个列表行，\d+ 节笔记：(?:\d+ 个问题|没有发现问题)$/m);
    const [english, chinese] = await Promise.all([
      world.run(['check', 'README.md', '--json']),
      world.run(['check', 'README.md', '--json'], CHINESE),
    ]);
    expect([chinese.code, chinese.stdout]).toEqual([code, english.stdout]);
  });

  test('the cache is told in Chinese', async ({ warm }) => {
    const world = await warm();
    expect((await world.run(['cache', 'ls'], CHINESE)).stderr).toMatch(/^4 个条目、[\d.]+ kB\n$/);
    expect((await world.run(['cache', 'clear'], CHINESE)).stderr).toBe(`已清空 ${world.path('cache')}/v1\n`);
  });
});
