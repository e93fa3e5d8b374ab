// `summarize check` as a person, a script and a workflow meet it.
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { putDigest, told, type World } from '../support/cli.ts';
import { stateOf, testKept as test } from './open.ts';

/** A list as the generators of this world leave it, with one line of a person. */
const MESSY = `# Paper List of tests
- [25/00] **KnowRL: Knowledge Boundaries**  
[[Paper](http://arxiv.org/pdf/2506.19807v1)] [[Code/Page](https://github.com/example/knowrl.)] [[TLDR/Notes](#knowrl)]

手写的一行，谁也不许动。

# TLDR/Notes
## knowrl
### Abstract
KnowRL trains GPT-4o to know what it does not know.

### 🌟 论文解读 | 让模型知道自己不知道
### 📌 背景痛点/本文动机
慢思考模型在推理时常常产生幻觉，因为它不知道自己的知识边界。
### 🚀 核心方法（介绍本文的几个创新点）
用 GPT - 4o 作为评审，在奖励里加入事实性。
### 📈 实验结果
在三个数据集上都优于基线，效果显著。
### 💬 可借鉴之处
事实性奖励可以用在别的任务上。
`;
const MENDED = MESSY.replace('25/00', '25/06')
  .replace('http://arxiv', 'https://arxiv')
  .replace('knowrl.)', 'knowrl)')
  .replace('GPT - 4o', 'GPT-4o');

/** Writes a file into the world. */
function put(world: World, text: string | Buffer, name = 'README.md'): void {
  writeFileSync(world.path(name), text);
}

/** The rules whose findings were printed, line by line. */
const rulesIn = (stdout: string): (string | undefined)[] =>
  stdout.split('\n').slice(0, -1).map(line => line.split(/ {2,}/)[2]); // prettier-ignore

describe('check', () => {
  test('tells every finding with its place, sums them up, ends with 5, and writes nothing', async ({
    open,
  }) => {
    const world = await open();
    put(world, MESSY);
    const before = stateOf(world.folder);
    const run = await world.run(['check', 'README.md']);
    expect(run.stdout).toBe(`\
README.md:2:4  error    bad-date  [25/00] is not the month of 2506.19807, which is 25/06  [--fix]
README.md:3:10  warning  http-link  http://arxiv.org/pdf/2506.19807v1 begins with http:  [--fix]
README.md:3:59  error    code-link-punctuation  https://github.com/example/knowrl. ends in "."  [--fix]
README.md:15:11  warning  heading-hint  the heading carries the hint （介绍本文的几个创新点） of the prompt
README.md:16:3  warning  spaced-hyphen  GPT - 4o has blanks around its hyphen, which the abstract has not  [--fix]
README.md:17:1  warning  results-no-figure  no figure stands under 实验结果
`);
    expect(run.stderr).toBe(`\
README.md: 1 list line, 1 section of notes: 6 findings
       1  bad-date  (1 can be mended with --fix)
       1  code-link-punctuation  (1 can be mended with --fix)
       1  heading-hint
       1  http-link  (1 can be mended with --fix)
       1  results-no-figure
       1  spaced-hyphen  (1 can be mended with --fix)
E_CHECK_FINDINGS  README.md has 6 findings
  why:  of 6 rules; 4 can be mended without changing the meaning
  kept: nothing was written
  next: summarize check README.md --fix
`);
    expect(run.code).toBe(5);
    expect(stateOf(world.folder)).toEqual(before);
  });

  test('ends with 0 and an empty stdout when nothing is wrong', async ({ open }) => {
    const world = await open();
    put(world, '# Paper List\n');
    const run = await world.run(['check', 'README.md']);
    expect(run).toEqual({
      code: 0,
      stdout: '',
      stderr: 'README.md: 0 list lines, 0 sections of notes: nothing found\n',
    });
  });

  test('finds nothing wrong with what this program itself merged into a healthy list', async ({ warm }) => {
    const world = await warm();
    put(world, '');
    expect((await world.run(['2501.01234', '--digest', 'README.md'])).code).toBe(0);
    const run = await world.run(['check', 'README.md']);
    // The fixture's recorded reply has two claims that nothing proves: a person is told of them.
    expect(run.stdout).toMatch(
      /^README\.md:2:1 {2}warning {2}unreviewed-notes {2}2 of 18 claims of 2501\.01234 are held back .+\n$/,
    );
    expect(told(run).next).toBe('summarize review --digest README.md');
  });

  test('takes the digest that is configured when none is named', async ({ open }) => {
    const world = await open();
    put(world, MESSY, 'list.md');
    const run = await world.run(['check', '-q'], { SUMMARIZE_DIGEST: 'list.md' });
    expect(run.stdout.split('\n')[0]).toMatch(/^list\.md:2:4 /);
    expect(told(await world.run(['check']))).toEqual({
      exit: 2,
      code: 'E_USAGE',
      what: 'no digest is named',
      why: 'check got no argument, and no digest is configured',
      kept: 'nothing was started',
      next: 'summarize check README.md, or set SUMMARIZE_DIGEST',
    });
  });

  test('gives one JSON value for several digests, one of which cannot be read, and ends as that one', async ({
    open,
  }) => {
    const world = await open();
    put(world, MESSY);
    const run = await world.run(['check', 'README.md', 'gone.md', '--json']);
    const value = JSON.parse(run.stdout);
    expect(value).toMatchObject({
      schemaVersion: 1,
      counts: {
        'bad-date': 1,
        'code-link-punctuation': 1,
        'heading-hint': 1,
        'http-link': 1,
        'results-no-figure': 1,
        'spaced-hyphen': 1,
      },
      fixed: {},
      files: [
        { path: 'README.md', entries: 1, sections: 1, changed: false, fixed: {} },
        { path: 'gone.md', error: { code: 'E_DIGEST_MISSING', why: 'no such file' } },
      ],
    });
    expect(value.files[0].findings[0]).toEqual({
      rule: 'bad-date',
      severity: 'error',
      line: 2,
      column: 4,
      id: '2506.19807',
      message: '[25/00] is not the month of 2506.19807, which is 25/06',
      fixable: true,
    });
    expect(told(run)).toMatchObject({ exit: 8, code: 'E_DIGEST_MISSING' });
  });

  test('writes annotations for a GitHub workflow, with what its format needs escaped', async ({ open }) => {
    const world = await open();
    put(world, MESSY, 'a,b: 100%.md');
    const { stdout } = await world.run(['check', 'a,b: 100%.md', '--github', '-q']);
    expect(stdout.split('\n')[0]).toBe(
      '::error file=a%2Cb%3A 100%25.md,line=2,col=4,title=bad-date::[25/00] is not the month of 2506.19807, which is 25/06',
    );
  });

  test('leaves out rules that are switched off by flag or by configuration', async ({ open }) => {
    const world = await open();
    put(world, MESSY);
    put(world, '{ "rulesOff": ["heading-hint", "results-no-figure"] }', 'summarize.config.json');
    const run = await world.run([
      'check',
      'README.md',
      '--off',
      'http-link,bad-date',
      '--off',
      'spaced-hyphen',
      '-q',
    ]);
    expect(rulesIn(run.stdout)).toEqual(['code-link-punctuation']);
    put(world, '{ "rulesOff": ["heading-hnt"] }', 'summarize.config.json');
    expect(told(await world.run(['check', 'README.md']))).toEqual({
      exit: 2,
      code: 'E_CONFIG',
      what: 'a rule that does not exist cannot be switched off',
      why: 'there is no rule "heading-hnt"',
      kept: 'nothing was started',
      next: 'did you mean heading-hint? (summarize check --rules)',
    });
  });

  test('asks arXiv for newer versions only with --online, once for all papers', async ({ open }) => {
    const world = await open();
    const line = (id: string): string => `- **T**  \n[[Paper](https://arxiv.org/pdf/${id})]\n`;
    put(world, `# Paper List\n${line('2501.01234v1')}\n${line('2503.04567v1')}`);
    expect((await world.run(['check', 'README.md'])).code).toBe(0);
    expect(world.arxiv.requests).toHaveLength(0);
    const run = await world.run(['check', 'README.md', '--online']);
    expect(run.stdout).toMatch(/^README\.md:3:10 {2}warning {2}stale-version {2}.*2501\.01234.*v1.*v2.*\n$/);
    expect([run.code, world.arxiv.requests.length]).toEqual([5, 1]);
  });
});

describe('check --fix', () => {
  test('mends what cannot change the meaning, tells the rest, and changes 0 bytes the second time', async ({
    open,
  }) => {
    const world = await open();
    put(world, MESSY);
    const run = await world.run(['check', 'README.md', '--fix']);
    expect(world.read('README.md')).toBe(MENDED);
    expect(rulesIn(run.stdout)).toEqual(['heading-hint', 'results-no-figure']);
    expect(told(run)).toEqual({
      exit: 5,
      code: 'E_CHECK_FINDINGS',
      what: 'README.md has 2 findings',
      why: 'of 2 rules; 0 can be mended without changing the meaning',
      kept: 'what was mended is written',
      next: 'mend the rest by hand, or switch a rule off: --off RULE, or "rulesOff" in summarize.config.json',
    });
    const before = stateOf(world.folder);
    await world.run(['check', 'README.md', '--fix']);
    expect(stateOf(world.folder)).toEqual(before);
  });

  test('ends with 0 when everything could be mended', async ({ open }) => {
    const world = await open();
    put(world, MESSY.replace('（介绍本文的几个创新点）', '').replace('三个数据集上', ' 3 个数据集上'));
    const run = await world.run(['check', 'README.md', '--fix']);
    expect([run.code, run.stdout]).toEqual([0, '']);
    expect(run.stderr).toMatch(/4 mended \(\d+ bytes before, \d+ after\): nothing found\n$/);
  });

  test('with --dry-run prints the diff, writes nothing, and ends with 5 as long as something is wrong', async ({
    open,
  }) => {
    const world = await open();
    put(world, MESSY);
    const before = stateOf(world.folder);
    const run = await world.run(['check', 'README.md', '--fix', '--dry-run']);
    const changed = (text: string, other: string, mark: string): string[] =>
      text.split('\n').filter(line => !other.split('\n').includes(line)).map(line => mark + line); // prettier-ignore
    const diff = run.stdout.split('\n').filter(line => /^[-+]/.test(line));
    expect(diff.slice(0, 2)).toEqual(['--- a/README.md', '+++ b/README.md']);
    expect(diff.slice(2).sort()).toEqual(
      [...changed(MESSY, MENDED, '-'), ...changed(MENDED, MESSY, '+')].sort(),
    );
    expect([run.code, stateOf(world.folder)]).toEqual([5, before]);
    expect(told(await world.run(['check', 'README.md', '--dry-run']))).toMatchObject({
      exit: 2,
      what: '--dry-run says nothing here',
    });
  });

  test('leaves the notes that this program merged as they are, so that they still count as its own', async ({
    warm,
  }) => {
    const world = await warm();
    putDigest(world);
    await world.run(['2501.01234', '--digest', 'README.md']);
    await world.run(['check', 'README.md', '--fix']);
    const run = await world.run(['2501.01234', '--digest', 'README.md']);
    expect(run.stderr).toContain('README.md is up to date: 0 bytes changed');
  });

  test('follows a link to the digest and keeps BOM, CRLF and a missing last line break', async ({ open }) => {
    const world = await open();
    const form = (text: string): string => `\ufeff${text.trimEnd().replaceAll('\n', '\r\n')}`;
    put(world, form(MESSY), 'real.md');
    symlinkSync('real.md', world.path('README.md'));
    await world.run(['check', 'README.md', '--fix']);
    expect(readFileSync(world.path('real.md'), 'utf8')).toBe(form(MENDED));
    expect(existsSync(world.path('README.md.lock'))).toBe(false);
  });
});
