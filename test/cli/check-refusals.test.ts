// Files that `summarize check` and a merge cannot work on: what is said, the exit code, and that nothing is written.
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { told, type Told, type World } from '../support/cli.ts';
import { canBeOrdinary, ORDINARY, ordinaryNote } from '../support/ordinary-user.ts';
import { stateOf, testKept as test } from './open.ts';

const LINE = '- [25/06] **T**  \n[[Paper](https://arxiv.org/pdf/2506.19807v1)]\n';

/** Each file, and what `check`, `check --fix` and a merge say of it. */
const REFUSED: {
  what: string;
  put: (path: string) => void;
  told: Partial<Told>;
}[] = [
  {
    what: 'a file that is not UTF-8',
    put: path => writeFileSync(path, Buffer.concat([Buffer.from(`# Paper List\n${LINE}`), Buffer.from([0xe9, 0x0a])])),
    told: {
      exit: 8,
      code: 'E_DIGEST_NOT_UTF8',
      why: 'line 4: byte 1 (0xe9) is not UTF-8',
      next: 'save README.md as UTF-8 (iconv -f <its encoding> -t UTF-8), then run the same command again',
    },
  },
  {
    what: 'a folder',
    put: path => mkdirSync(path),
    told: { exit: 8, code: 'E_DIGEST_NOT_A_FILE', why: 'it is a folder, not a file', next: 'name a Markdown file with --digest FILE' },
  },
  {
    what: 'a missing file',
    put: () => undefined,
    told: { exit: 8, code: 'E_DIGEST_MISSING', why: 'no such file', next: 'start one with: touch README.md   (an empty file is enough)' },
  },
  {
    what: 'a link that leads nowhere',
    put: path => symlinkSync('gone.md', path),
    told: { exit: 8, code: 'E_DIGEST_MISSING', why: 'it is a link to gone.md, and there is no such file' },
  },
  {
    what: 'a file that is no list at all',
    put: path => writeFileSync(path, 'Dear diary,\ntoday I read nothing.\n'),
    told: {
      exit: 8,
      code: 'E_DIGEST_NO_LIST',
      what: 'README.md is no list of papers',
      why: 'in 2 lines there is no list item that links to arXiv, no heading "Paper List" and none "TLDR/Notes"',
      next: 'to start a list in it, write the line "# Paper List" where it shall stand; or name another file',
    },
  },
]; // prettier-ignore

const put = (world: World, text: string): void => writeFileSync(world.path('README.md'), text);

describe('check refuses', () => {
  for (const { what, put: make, told: wanted } of REFUSED) {
    test(`${what}, with and without --fix, as a merge does`, async ({ open }) => {
      const world = await open();
      make(world.path('README.md'));
      const before = stateOf(world.folder);
      for (const args of [['check', 'README.md'], ['check', 'README.md', '--fix'], ['2501.01234', '--digest', 'README.md']])
        expect(told(await world.run(args))).toMatchObject(wanted); // prettier-ignore
      expect([stateOf(world.folder), world.model.requests.length]).toEqual([before, 0]);
    });
  }

  test('to mend a file with conflict markers: told as the only finding, refused with --fix', async ({
    open,
  }) => {
    const world = await open();
    put(world, `# Paper List\n${LINE}\n<<<<<<< HEAD\n- mine\n=======\n- theirs\n>>>>>>> branch\n`);
    const before = stateOf(world.folder);
    const run = await world.run(['check', 'README.md']);
    expect([run.code, run.stdout]).toEqual([
      5,
      'README.md:5:1  error    conflict-markers  a git conflict starts here (<<<<<<<): nothing else was checked\n',
    ]);
    expect(told(await world.run(['check', 'README.md', '--fix']))).toEqual({
      exit: 8,
      code: 'E_DIGEST_CONFLICT_MARKERS',
      what: 'README.md cannot be merged into',
      why: 'line 5: a git conflict starts here (<<<<<<<)',
      kept: 'the digest was not touched',
      next: 'resolve the conflict in README.md, then run the same command again',
    });
    expect(stateOf(world.folder)).toEqual(before);
  });

  test.skipIf(!canBeOrdinary)(`to read or write what its user may not${ordinaryNote}`, async ({ open }) => {
    const world = await open();
    put(world, `# Paper List\n${LINE.replace('https', 'http')}`);
    const before = stateOf(world.folder);
    chmodSync(world.folder, 0o755);
    chmodSync(world.path('README.md'), 0o600);
    expect(told(await world.start(['check', 'README.md'], {}, ORDINARY).ended)).toEqual({
      exit: 7,
      code: 'E_DIGEST_UNREADABLE',
      what: 'the digest README.md cannot be read',
      why: expect.stringMatching(/^EACCES: permission denied/),
      kept: 'nothing was written',
      next: 'make README.md readable, then run the same command again',
    });
    chmodSync(world.path('README.md'), 0o644);
    expect((await world.start(['check', 'README.md'], {}, ORDINARY).ended).code).toBe(5);
    const fix = told(await world.start(['check', 'README.md', '--fix'], {}, ORDINARY).ended);
    expect(fix).toMatchObject({ exit: 7, code: 'E_DISK_READ_ONLY', kept: 'nothing changed' });
    expect(stateOf(world.folder)).toEqual(before);
  });
});

describe('check takes', () => {
  test('an empty file as a list that has not begun', async ({ open }) => {
    const world = await open();
    put(world, '');
    expect(await world.run(['check', 'README.md', '--fix'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'README.md: 0 list lines, 0 sections of notes, 0 mended (0 bytes changed): nothing found\n',
    });
  });

  test('a fence that hides half of the file from its readers as a finding, and still sees what is behind it', async ({
    open,
  }) => {
    const world = await open();
    put(world, `# Paper List\n${LINE}\n\`\`\`\n${LINE.replace('19807', '19808').replace('https', 'http')}`);
    const { stdout } = await world.run(['check', 'README.md', '-q']);
    expect(stdout).toMatch(/^README\.md:5:1 {2}error {4}unclosed-fence .+\n/);
    expect(stdout).toMatch(/^README\.md:7:10 {2}warning {2}http-link /m);
  });
});
