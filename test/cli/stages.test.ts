// --until: every value on the way from an id to a digest, for people and as JSON.
import { describe, expect } from 'vitest';
import { putDigest, recordedReply, told } from '../support/cli.ts';
import { stateOf, testKept as test } from './open.ts';

const FIRST_CLAIM = '均匀随机策略到达目标的回合不足 0.2%';

describe.concurrent('--until', () => {
  test('pages needs no model and shows the text page by page', async ({ open }) => {
    const world = await open();
    const none = { OPENAI_BASE_URL: '', OPENAI_MODEL: '' };
    const people = await world.run(['2501.01234', '--until', 'pages'], none);
    const json = await world.run(['2501.01234', '--until', 'pages', '--json'], none);
    expect([people.code, json.code, world.model.requests.length]).toEqual([0, 0, 0]);
    expect(people.stdout).toMatch(/^── page 1 ──\n/m);
    expect(people.stdout).toContain('[abstract]');
    const value = JSON.parse(json.stdout);
    expect(Object.keys(value)).toEqual(expect.arrayContaining(['pages', 'body', 'sections']));
    expect(value.pages).toHaveLength(5);
    expect(Object.keys(value.pages[0].lines[0])).toEqual(['text', 'x', 'y', 'width', 'height', 'section']);
    expect(value.body).toContain('Sparse rewards are easy to specify');
  });

  test('messages shows what would be sent, and sends nothing', async ({ warm }) => {
    const world = await warm();
    const [people, json] = await Promise.all([
      world.run(['2501.01234', '--until', 'messages']),
      world.run(['2501.01234', '--until', 'messages', '--json']),
    ]);
    expect([people.code, json.code, world.model.requests.length]).toEqual([0, 0, 0]);
    expect(people.stdout).toMatch(/^── system ──\n/);
    const { messages, source } = JSON.parse(json.stdout);
    await world.run(['2501.01234']);
    expect(world.model.requests[0]?.body.messages).toEqual(messages);
    expect(source.pages).toBe(5);
  });

  test('reply, notes and checked show the three states of an answer', async ({ warm }) => {
    const world = await warm();
    const show = (stage: string, ...flags: string[]) => world.run(['2501.01234', '--until', stage, ...flags]);
    const reply = await show('reply');
    expect([reply.code, reply.stdout]).toEqual([0, `${recordedReply('sparse-reward')}\n`]);
    expect(world.model.requests).toHaveLength(1);
    await show('checked');
    const [notes, checked, replyValue, notesValue, checkedValue] = await Promise.all([
      show('notes'),
      show('checked'),
      show('reply', '--json'),
      show('notes', '--json'),
      show('checked', '--json'),
    ]);
    expect(notes.stdout).toContain(FIRST_CLAIM);
    expect(notes.stdout).toMatch(/^result-2 {2}\(/m);
    expect(notes.stdout).not.toContain('error ');
    expect(checked.stdout).toMatch(/^ {2}error \S+: “97\.3%” stands neither in the quote nor elsewhere/m);
    expect(JSON.parse(replyValue.stdout)).toMatchObject({ text: recordedReply('sparse-reward'), calls: 1 });
    const findings = (text: string): number => JSON.parse(text).results[1].findings.length;
    expect([notesValue, checkedValue].map(({ stdout }) => findings(stdout))).toEqual([0, expect.any(Number)]);
    expect(findings(checkedValue.stdout)).toBeGreaterThan(0);
    expect(world.model.requests).toHaveLength(2);
  });

  test('plan tells what a merge would do, and does nothing', async ({ warm }) => {
    const world = await warm();
    putDigest(world);
    await world.run(['2501.01234']);
    const before = stateOf(world.folder);
    const show = (...flags: string[]) =>
      world.run(['2501.01234', '--digest', 'README.md', '--until', 'plan', ...flags]);
    const [people, json] = await Promise.all([show(), show('--json')]);
    expect([people.code, json.code]).toEqual([0, 0]);
    expect(JSON.parse(json.stdout)).toMatchObject({ action: 'added', id: '2501.01234' });
    expect(people.stdout).toContain('added');
    expect(stateOf(world.folder)).toEqual(before);
  });

  test('plan without a digest, or reply without a model, says what is missing', async ({ warm }) => {
    const world = await warm();
    const [plan, reply] = await Promise.all([
      world.run(['2501.01234', '--until', 'plan']),
      world.run(['2501.01234', '--until', 'reply'], { OPENAI_BASE_URL: '', OPENAI_MODEL: '' }),
    ]);
    expect(told(plan)).toEqual({
      exit: 2,
      code: 'E_USAGE',
      what: 'there is no plan to show',
      why: 'no digest is set',
      kept: expect.any(String),
      next: 'add --digest README.md',
    });
    expect(told(reply)).toEqual({
      exit: 2,
      code: 'E_USAGE',
      what: 'there is no reply to show',
      why: 'the extractive engine asks no model',
      kept: expect.any(String),
      next: 'summarize --until notes, or set OPENAI_API_KEY first',
    });
  });
});
