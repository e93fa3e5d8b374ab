// Ctrl-C in the review of a terminal while the model is asked, as the real program on a pseudo-terminal.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLI, openWorld, putDigest } from '../support/cli.ts';
import { hasTerminal, openTerminal } from '../support/terminal.ts';
import { until } from './open.ts';

const PROMPT = 'Accept [';

test.runIf(hasTerminal)(
  'Ctrl-C while the model is asked ends that call alone; the next one ends the review',
  async () => {
    const world = await openWorld();
    try {
      putDigest(world);
      await world.run(['2501.01234', '--digest', 'README.md']);
      const before = readFileSync(world.path('notes/2501.01234.json'), 'utf8');
      world.model.play(() => undefined);
      for (const term of ['xterm', 'dumb']) {
        const enter = term === 'dumb' ? '\r' : '';
        const words = [process.execPath, CLI, 'review', '--tty', '--digest', 'README.md'];
        const cwd = world.path('.');
        const terminal = openTerminal(words, { cwd, env: { ...world.env, NO_COLOR: '1', TERM: term } });
        await terminal.answer(PROMPT, `r${enter}`);
        await terminal.answer('Enter: nothing special', 'never answered\r');
        const { length } = world.model.requests;
        await terminal.answer('Ask it [y,n]?', `y${enter}`);
        await terminal.answer('Ctrl-C cancels that', '');
        await until(() => world.model.requests.length > length);
        await terminal.answer('', '\u0003');
        await terminal.answer('it was cancelled while 127.0.0.1', '');
        await terminal.answer(PROMPT, '\u0003');
        expect(await terminal.ended).toBe(130);
      }
      expect(readFileSync(world.path('notes/2501.01234.json'), 'utf8')).toBe(before);
    } finally {
      await world.close();
    }
  },
);
