// A digest that a person edits between two runs: the edits stay, new notes come in around them, what was removed
// stays out.
import { writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { asRecorded, putDigest, recordedReply, told, type World } from '../support/cli.ts';
import { completion } from '../support/model-server.ts';
import { testKept as test } from './open.ts';

const MERGE = ['2501.01234', '--digest', 'README.md'];
const AGAIN = [...MERGE, '--refresh=notes'];

/** The recorded reply with one English sentence of the takeaways said in other words. */
function reworded(): string {
  const reply = JSON.parse(recordedReply('sparse-reward'));
  const [claim] = reply.takeaways[0].claims;
  Object.assign(claim, { zh: `换一种说法：${claim.zh}`, en: `Said in other words: ${claim.en}` });
  return JSON.stringify(reply);
}

/** Each run asks once, and once more about what it could not prove. */
const TWO_RUNS = [asRecorded, asRecorded, completion(reworded()), asRecorded];

/** Changes the digest as an editor would, and gives its new text. */
function edit(world: World, change: (text: string) => string): string {
  const text = change(world.read('README.md'));
  writeFileSync(world.path('README.md'), text);
  return text;
}

/** The first claim under a heading gets a remark of the person at its end. */
const remark = (text: string): string =>
  text.replace(/(### 📌 背景痛点\/本文动机\n- [^（\n]*)/, '$1【我核对过】');

describe('a section that a person edited', () => {
  test('takes new notes where the person changed nothing, keeps the edit, and ends with 0', async ({
    warm,
  }) => {
    const world = await warm(...TWO_RUNS);
    putDigest(world);
    expect((await world.run(MERGE)).code).toBe(0);
    const edited = edit(world, remark);
    const run = await world.run(AGAIN);
    expect([run.code, run.stderr]).toEqual([
      0,
      expect.stringContaining('2501.01234v2: merged into README.md: new notes taken, your edits kept\n'),
    ]);
    const lines = world.read('README.md').split('\n');
    const gone = edited.split('\n').filter(line => !lines.includes(line));
    expect(lines.filter(line => line.includes('【我核对过】'))).toHaveLength(1);
    expect(world.read('README.md')).toContain('Said in other words: ');
    expect(gone).toHaveLength(2); // one takeaway and its English twin
    const again = await world.run(MERGE);
    expect([again.code, world.model.requests.length]).toEqual([0, 4]);
    expect(world.read('README.md')).toBe(lines.join('\n'));
  });

  test('stays as it is where the notes changed the same claim: exit 8, and the notes wait', async ({
    warm,
  }) => {
    const world = await warm(...TWO_RUNS);
    putDigest(world);
    await world.run(MERGE);
    const edited = edit(world, text => text.replace(/(### 💬 可借鉴之处\n1\. [^\n]*)/, '$1 【不同意】'));
    const line = edited.slice(0, edited.indexOf('【不同意】')).split('\n').length;
    const run = await world.run(AGAIN);
    expect(told(run)).toEqual({
      exit: 8,
      code: 'E_DIGEST_HAND_EDIT',
      what: '2501.01234 was not merged into README.md',
      why: `section changed by hand at line ${line}`,
      kept: 'README.md as it was; the new notes wait in notes/2501.01234.json',
      next: 'summarize review 2501.01234 --digest README.md shows both sides and settles it',
    });
    expect(world.read('README.md')).toBe(edited);
    expect(world.read('notes/2501.01234.json')).toContain('Said in other words: ');
  });
});

describe('a paper that a person removed', () => {
  test('stays out, says how it comes back, and does with --add', async ({ warm }) => {
    const world = await warm();
    const digest = putDigest(world);
    await world.run(MERGE);
    const whole = world.read('README.md');
    writeFileSync(world.path('README.md'), digest);
    const run = await world.run(MERGE);
    expect([run.code, run.stderr]).toEqual([
      0,
      expect.stringContaining(
        '2501.01234v2: stays out of README.md: its entry and notes were removed by hand after the last merge; --add brings it back\n',
      ),
    ]);
    expect(world.read('README.md')).toBe(digest);
    const dry = await world.run([...MERGE, '--dry-run']);
    expect([dry.code, dry.stdout]).toEqual([
      0,
      'README.md: nothing to change (its entry and notes were removed by hand after the last merge)\n',
    ]);
    expect((await world.run([...MERGE, '--add'])).code).toBe(0);
    expect(world.read('README.md')).toBe(whole);
  });
});

describe('a file that is no list', () => {
  test('is refused before anything is paid for', async ({ warm }) => {
    const world = await warm();
    const text = 'export const answer = 42;\n// A program, not a list.\n';
    writeFileSync(world.path('main.ts'), text);
    const run = await world.run(['2501.01234', '--digest', 'main.ts']);
    expect(told(run)).toEqual({
      exit: 8,
      code: 'E_DIGEST_NO_LIST',
      what: 'main.ts is no list of papers',
      why: 'in 2 lines there is no list item that links to arXiv, no heading "Paper List" and none "TLDR/Notes"',
      kept: 'nothing was written; nothing was paid',
      next: 'to start a list in it, write the line "# Paper List" where it shall stand; or name another file',
    });
    expect([world.read('main.ts'), world.model.requests.length]).toEqual([text, 0]);
  });
});
