// Completion scripts: made from the declaration of the program, so that none of its verbs and flags is missing; and tried
// in the real shell where it is installed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { outlineOf, allVerbs } from '../../src/commands/completion/outline.ts';
import { scriptFor } from '../../src/commands/completion/script.ts';
import { SHELLS, type Shell } from '../../src/commands/completion/shells.ts';
import { putDigest, type World } from '../support/cli.ts';
import { declaredProgram } from '../support/program.ts';
import { hasShell, pathWithBin, putCompletion, shellNote } from '../support/shells.ts';
import { testKept as test } from './open.ts';

const program = declaredProgram();
const verbs = allVerbs(outlineOf(program));

/** True when the script has the word by itself. */
const holds = (script: string, word: string): boolean =>
  new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(script);

describe('the script for each shell', () => {
  for (const shell of SHELLS) {
    test(`has every verb and every flag of the program: ${shell}`, () => {
      const script = scriptFor(shell, program);
      // fish names flags without their dashes.
      const bare = (name: string): string => (shell === 'fish' ? name.replace(/^-+/, '-[sl] ') : name);
      const words = verbs.flatMap(({ path, flags }) => [
        ...path.split(' ').filter(Boolean),
        ...flags.flatMap(({ names }) => names.map(bare)),
      ]);
      expect(words.filter(word => !holds(script, word))).toEqual([]);
      expect(words.length).toBeGreaterThan(100);
    });
  }

  test('knows of the program what commander declares, help and its verbs included', () => {
    const declared = program.commands.map(command => command.name());
    expect(verbs.map(({ path }) => path).filter(path => path !== '' && !path.includes(' '))).toEqual([
      ...declared,
    ]);
    const root = verbs[0];
    expect(root?.flags.map(({ names }) => names.at(-1))).toEqual([
      ...program.options.map(({ long }) => long),
      '--help',
    ]);
  });

  test('has the language behind every verb, and the topics of help', () => {
    for (const { path, flags } of verbs)
      expect([path, flags.filter(({ names }) => names.includes('--ui-lang')).length]).toEqual([path, 1]);
    const help = verbs.find(({ path }) => path === 'help')?.argument;
    expect(help).toMatchObject({ words: expect.arrayContaining(['usage', 'config', 'env', 'exit-codes']) });
  });

  test('has every value that stands behind --layout, --until and --mode', () => {
    const value = (name: string) => verbs[0]?.flags.find(({ names }) => names.includes(name))?.value;
    expect([value('--layout'), value('--until'), value('--mode'), value('--digest')]).toEqual([
      { kind: 'words', words: ['zh', 'en', 'both'] },
      { kind: 'words', words: ['pages', 'messages', 'reply', 'notes', 'checked', 'plan'] },
      { kind: 'words', words: ['auto', 'json_schema', 'json_object', 'tool', 'prompt'] },
      { kind: 'files', ending: 'md' },
    ]);
  });
});

/** What bash offers for the words, of which the last one is being typed. */
function offered(world: World, words: readonly string[]): string[] {
  putCompletion(world, 'bash', program);
  const list = words.map(word => `'${word}'`).join(' ');
  const code = `set -u; source ./script; COMP_WORDS=(summarize ${list}); COMP_CWORD=${words.length}; _summarize; printf '%s\\n' "\${COMPREPLY[@]-}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', code], {
    cwd: world.folder,
    env: { ...world.env, PATH: pathWithBin(world) },
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean).sort();
}

describe.concurrent('bash', () => {
  test.skipIf(!hasShell('bash'))(
    `offers verbs, flags, values and files${shellNote('bash')}`,
    async ({ open }) => {
      const world = await open();
      for (const name of ['a.pdf', 'with blank.pdf', 'list.md', 'other.txt'])
        writeFileSync(world.path(name), '');
      expect(offered(world, ['ba'])).toEqual(['batch']);
      expect(offered(world, ['cache', ''])).toEqual(['clear', 'help', 'ls', 'path', 'prune']);
      expect(offered(world, ['cache', 'prune', '--d'])).toEqual(['--days']);
      expect(offered(world, ['check', '--f'])).toEqual(['--fix']);
      expect(offered(world, ['completion', ''])).toEqual(['bash', 'fish', 'pwsh', 'zsh']);
      expect(offered(world, ['--layout', ''])).toEqual(['both', 'en', 'zh']);
      expect(offered(world, ['--layout', '=', 'z'])).toEqual(['zh']);
      expect(offered(world, ['x.pdf', '--digest', 'l'])).toEqual(['list.md']);
      expect(offered(world, ['a'])).toEqual(['a.pdf']);
      expect(offered(world, ['wi'])).toEqual(['with blank.pdf']);
      expect(offered(world, ['doctor', '--mode', 'json'])).toEqual(['json_object', 'json_schema']);
      expect(offered(world, ['doctor', '--engine', ''])).toEqual(['extractive', 'local', 'model']);
      expect(offered(world, ['batch', '--ui-lang', ''])).toEqual(['en', 'zh']);
      expect(offered(world, ['init', '--layout', ''])).toEqual(['both', 'en', 'zh']);
      expect(offered(world, ['init', '--provider', 'o'])).toEqual(['ollama', 'openai', 'openrouter']);
      expect(offered(world, ['init', '--provider', 'no'])).toEqual(['none']);
      expect(offered(world, ['help', 'e'])).toEqual(['env', 'exit-codes']);
      expect(offered(world, ['help', 'c'])).toEqual(['cache', 'check', 'completion', 'config']);
      // The value of a flag is no verb.
      expect(offered(world, ['--model', 'batch', '--until', 'pl'])).toEqual(['plan']);
      expect(offered(world, ['--model', 'cache', 'pru'])).toEqual([]);
    },
  );

  test.skipIf(!hasShell('bash'))(`offers the papers of the digest${shellNote('bash')}`, async ({ open }) => {
    const world = await open();
    putDigest(world);
    world.env['SUMMARIZE_DIGEST'] = 'README.md';
    const ids = offered(world, ['2']);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter(id => !/^2\d{3}\.\d{5}$/.test(id))).toEqual([]);
    mkdirSync(world.path('.git'));
    writeFileSync(world.path('a.pdf'), '');
    const all = offered(world, ['']);
    expect(all).toEqual(expect.arrayContaining([...ids, 'a.pdf', 'doctor']));
    expect(all.filter(word => word.startsWith('.'))).toEqual([]);
    expect(offered(world, ['.g'])).toEqual(['.git']);
  });
});

describe.concurrent('the other shells accept their script', () => {
  const ways: readonly [Exclude<Shell, 'bash'>, readonly string[]][] = [
    ['zsh', ['-n']],
    ['fish', ['--no-execute']],
    ['pwsh', ['-NoProfile', '-File']],
  ];
  for (const [shell, args] of ways) {
    test.skipIf(!hasShell(shell))(`${shell}${shellNote(shell)}`, async ({ open }) => {
      const world = await open();
      const path = world.path('script.ps1');
      writeFileSync(path, scriptFor(shell, program));
      const { status, stderr } = spawnSync(shell, [...args, path], { encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, '']);
    });
  }
});

describe.concurrent('summarize completion', () => {
  test('prints the script, and ids without a digest is silent', async ({ open }) => {
    const world = await open();
    const { code, stdout } = await world.run(['completion', 'zsh']);
    expect([code, stdout.startsWith('#compdef summarize')]).toEqual([0, true]);
    const ids = await world.run(['completion', 'ids'], { SUMMARIZE_DIGEST: 'nowhere.md' });
    expect(ids).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('refuses another shell with the names of those that there are', async ({ open }) => {
    const { code, stderr } = await (await open()).run(['completion', 'tcsh']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/The shells are: bash, zsh, fish, pwsh\./);
  });

  test('tells its help and its refusals in Chinese, the lines to copy as they are', async ({ open }) => {
    const world = await open();
    const zh = { SUMMARIZE_UI_LANG: 'zh' };
    expect((await world.run(['completion', 'tcsh'], zh)).stderr).toContain(
      "  原因：参数 'shell' 的值 'tcsh' 无效。可用的 shell：bash、zsh、fish、pwsh。\n",
    );
    expect((await world.run(['usage', '--by', 'hour'], zh)).stderr).toContain(
      "  原因：选项 '--by <what>' 的参数 'hour' 无效。可用的值：day、model、paper。\n",
    );
    const { stdout } = await world.run(['completion', '--help'], zh);
    expect(stdout).toContain('\n输出命令和选项的补全脚本：bash、zsh、fish 或 pwsh\n');
    expect(stdout).toContain('>> ~/.zshrc      （放在 compinit 之后）\n');
  });
});
