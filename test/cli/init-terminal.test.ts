// `summarize init` as the real program on a pseudo-terminal: questions, Ctrl-C, and what is set already.
import { writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { CLI, type World } from '../support/cli.ts';
import { hasTerminal, openTerminal, type Terminal } from '../support/terminal.ts';
import { filesIn, test } from './open.ts';

const KEY = 'sk-canary-4f1d8e2a97c3b650';
/** The world's own model server would count as set up. */
const FRESH = { OPENAI_BASE_URL: '', OPENAI_MODEL: '' };

describe
  .runIf(hasTerminal)
  .concurrent(`on a terminal${hasTerminal ? '' : ' (skipped: no script of util-linux here)'}`, () => {
    const start = (world: World, env: Record<string, string> = {}): Terminal => {
      const fresh = Object.entries({ ...world.env, ...env }).filter(([name]) => !(name in FRESH));
      return openTerminal([process.execPath, CLI, 'init'], {
        cwd: world.folder,
        env: Object.fromEntries(fresh),
      });
    };

    test('three questions set a folder up; the key is not shown, and its curly quotes are left out', async ({
      open,
    }) => {
      const world = await open();
      writeFileSync(world.path('README.md'), '# Paper List\n');
      const terminal = start(world);
      await terminal.answer('[README.md]', '\r');
      await terminal.answer('address [1]', 'deepseek\r');
      await terminal.answer('Enter: later)', `\u201c${KEY}\u201d\r`);
      await terminal.answer('model [deepseek-flash]', '\r');
      await terminal.answer('3/3', '');
      await terminal.answer('number [1]', '2\r');
      expect(await terminal.ended).toBe(0);
      expect(terminal.shown()).not.toContain('canary');
      expect(terminal.shown()).toContain(
        'what stood around the key was left out\r\n     taken: 26 characters\r\n',
      );
      expect(world.read('.env')).toContain(`OPENAI_API_KEY=${KEY}\n`);
      expect(JSON.parse(world.read('summarize.config.json'))).toMatchObject({
        digest: 'README.md',
        layout: 'zh',
      });
      expect(world.read('README.md')).toBe('# Paper List\n');
    });

    test.for([
      ['at the first question', []],
      ['while a key is asked for', ['\r', 'deepseek\r']],
      ['at the last question', ['\r', 'deepseek\r', 'sk-x\r', '\r']],
    ] as const)('Ctrl-C %s leaves nothing behind', async ([, keys], { open }) => {
      const world = await open();
      const questions = ['[papers.md]', 'address [', 'later)', 'model [', 'number ['];
      const terminal = start(world);
      for (const [index, question] of questions.slice(0, keys.length + 1).entries())
        await terminal.answer(question, keys[index] ?? '\u0003');
      expect(await terminal.ended).toBe(130);
      expect(terminal.shown()).toMatch(/E_INTERRUPTED {2}.*\r\n.*\r\n {2}kept: nothing was written\r\n/);
      expect(filesIn(world.folder)).toEqual([]);
    });

    test('what is set is replaced only after a yes', async ({ open }) => {
      const world = await open();
      const env = 'OPENAI_BASE_URL=http://127.0.0.1:9/v1\nOPENAI_MODEL=m\n';
      writeFileSync(world.path('.env'), env);
      const terminal = start(world);
      await terminal.answer('[papers.md]', '\r');
      await terminal.answer('address [1]', 'other\r');
      await terminal.answer('(https://…)', 'https://example.org/v1\r');
      await terminal.answer('later)', '\r');
      await terminal.answer('model', 'n\r');
      await terminal.answer('3/3', '');
      await terminal.answer('number [1]', '\r');
      await terminal.answer('.env says otherwise: OPENAI_BASE_URL, OPENAI_MODEL. Replace? [y/N]', '\r');
      expect(await terminal.ended).toBe(0);
      expect(world.read('.env')).toBe(env);
    });
  });
