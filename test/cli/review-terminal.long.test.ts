// `summarize review --tty` as the real program on a pseudo-terminal, over notes that it made itself: two claims are held
// back in them. Every decision is looked up in the notes file.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Review } from '../../src/domain/claim.ts';
import { claimsOf, type Notes } from '../../src/domain/notes.ts';
import { itemsOf } from '../../src/review/items.ts';
import { CLI, openWorld, putDigest, told, type World } from '../support/cli.ts';
import { hasTerminal, openTerminal, type Terminal } from '../support/terminal.ts';
import { madeAnew } from './made-anew.ts';
import { until } from './open.ts';

const ARGS = ['review', '--tty', '--digest', 'README.md', '--reviewer', 'Ada'];
const PROMPT = 'Accept [';
let world: World;

beforeAll(async () => {
  world = await openWorld();
  putDigest(world);
  await world.run(['2501.01234', '--digest', 'README.md']);
  world.model.play(madeAnew);
});
afterAll(() => world.close());

/** What is sent when claims are made anew, by a hint that is in no other question. */
const questions = (hint: string): string[] =>
  world.model.requests
    .map(({ body }) => body.messages.map(({ content }) => content).join('\n'))
    .filter(text => text.includes(`<wish>\n${hint}\n</wish>`));

/** A copy of the digest and its notes, for one review. */
function folderFor(name: string): string {
  const folder = world.path(name);
  mkdirSync(folder);
  for (const part of ['README.md', 'notes'])
    cpSync(world.path(part), join(folder, part), { recursive: true });
  return folder;
}

function notesIn(folder: string): Notes {
  return JSON.parse(readFileSync(join(folder, 'notes/2501.01234.json'), 'utf8'));
}

function reviewOf(folder: string, id: string): Review | undefined {
  return claimsOf(notesIn(folder)).find(claim => claim.id === id)?.review;
}

interface Start {
  readonly folder: string;
  readonly env?: Record<string, string>;
  readonly columns?: number;
}

/** Standard output goes to a file; what the terminal is like afterwards is shown at the end. */
function start({ folder, env = {}, columns = 60 }: Start): Terminal {
  const script = `stty cols ${columns}; "$@" >out.txt; code=$?; stty -a | grep -o -- '-*icanon'; exit $code`;
  const words = ['/bin/sh', '-c', script, 'sh', process.execPath, CLI, ...ARGS];
  return openTerminal(words, { cwd: folder, env: { ...world.env, NO_COLOR: '1', ...env } });
}

/** An editor that takes an argument, and changes the figure of the claim that is held back. */
function editorIn(folder: string): string {
  const path = join(folder, 'my editor.mjs');
  writeFileSync(
    path,
    `import { readFileSync, writeFileSync } from 'node:fs';
     const path = process.argv.at(-1);
     if (process.argv[2] !== '--wait') process.exit(3);
     const text = readFileSync(path, 'utf8');
     writeFileSync(process.argv[3], text + path);
     writeFileSync(path, text.replace(/^zh: .*/m, 'zh: 成功率升到 63.7%。').replace(/^en: .*/m, 'en: It rises to 63.7%.'));`,
  );
  return `'${process.execPath}' '${path}' --wait '${join(folder, 'seen.txt')}'`;
}

test('without a terminal it says what to type instead', async () => {
  const ended = await world.run(ARGS);
  expect(told(ended)).toEqual({
    exit: 2,
    code: 'E_REVIEW_TERMINAL',
    what: 'the review in the terminal cannot ask',
    why: 'the standard input is no terminal',
    kept: 'nothing was started',
    next: 'type it in a terminal without a pipe; or: summarize review, for the page in the browser',
  });
});

describe.runIf(hasTerminal).concurrent('on a terminal', () => {
  test('a person rejects, accepts what is clean, edits, undoes and leaves; the notes have it all', async () => {
    const folder = folderFor('journey');
    const terminal = start({ folder, env: { VISUAL: editorIn(folder) } });
    await terminal.answer('● held back', '');
    await terminal.answer(PROMPT, 'n');
    await terminal.answer('Reason (Enter: none, Esc cancels):', '没有证明 of this\r');
    await terminal.answer('innovation-2.2: rejected', '');
    await terminal.answer(PROMPT, 'A');
    await terminal.answer('accepted: 22 without findings', '');
    await terminal.answer('Results  ● held back', '');
    await terminal.answer(PROMPT, 'yy');
    await terminal.answer('several characters at once decide nothing', '');
    await terminal.answer(PROMPT, '中');
    await terminal.answer('no key here; turn the input method off', '');
    await terminal.answer(PROMPT, 'k');
    await terminal.answer('Decided; change it [', '\u001b[B');
    await terminal.answer('● held back', '');
    await terminal.answer(PROMPT, '?');
    await terminal.answer('undo, redo', '');
    await terminal.answer(PROMPT, 'z');
    await terminal.answer('undone: 22 items', '');
    await terminal.answer(PROMPT, 'A');
    await terminal.answer('accepted: 22', '');
    await terminal.answer(PROMPT, 'z');
    await terminal.answer(PROMPT, 'q');
    expect(await terminal.ended).toBe(0);
    const rejected = reviewOf(folder, 'innovation-2.2');
    expect(rejected).toMatchObject({ state: 'rejected', by: 'Ada', reason: '没有证明 of this' });
    expect(rejected?.at).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(reviewOf(folder, 'result-2')).toMatchObject({ state: 'pending', by: null });
    const shown = terminal.shown();
    expect(shown).toContain('2501.01234v2: 1 of 24 decided, 23 left\r\n');
    expect(shown).toContain('\r\nicanon\r\n');
    expect(readFileSync(join(folder, 'out.txt'), 'utf8')).toBe('');
    // The last line is a command to be copied.
    const lines = stripVTControlCharacters(shown).split(/\r?\n/);
    const long = lines.filter(line => stringWidth(line) > 60 && !line.startsWith('next: '));
    expect(long).toEqual([]);
  });

  test('an edit goes through the editor of the person, in a file that only they can read', async () => {
    const folder = folderFor('editing');
    const terminal = start({ folder, env: { VISUAL: editorIn(folder) } });
    await terminal.answer(PROMPT, 'e');
    // What the person wrote is looked at: the quote of that claim is still not in the PDF.
    await terminal.answer('Keep it, edit again, or leave it as it was [y,e,q]?', 'y');
    await terminal.answer('innovation-2.2: edited', '');
    // The next that is held back comes; Enter does not accept it.
    await terminal.answer('Results  ● held back', '');
    await terminal.answer(PROMPT, '\r');
    await terminal.answer(PROMPT, '\u0004');
    expect(await terminal.ended).toBe(0);
    expect(terminal.shown()).toMatch(/this one is held back: type y|that Enter came right behind/);
    expect(reviewOf(folder, 'result-2')?.state).toBe('pending');
    expect(reviewOf(folder, 'innovation-2.2')).toMatchObject({
      state: 'edited',
      by: 'Ada',
      zh: '成功率升到 63.7%。',
      en: 'It rises to 63.7%.',
    });
    const seen = readFileSync(join(folder, 'seen.txt'), 'utf8');
    expect(seen).toMatch(/^# innovation-2\.2: .*\n# .*\n# “.*”\n# The quote .*\nzh: .*\nen: .*\n/);
    expect(existsSync(seen.split('\n').at(-1) ?? '')).toBe(false);
  });

  test('an editor that fails, or changes nothing, changes nothing', async () => {
    const folder = folderFor('failing');
    const terminal = start({ folder, env: { EDITOR: 'false' } });
    await terminal.answer(PROMPT, 'e');
    await terminal.answer('E_REVIEW_EDITOR  the editor false did not end well', '');
    await terminal.answer('it ended with exit code 1', '');
    await terminal.answer(PROMPT, 'q');
    expect(await terminal.ended).toBe(0);
    const other = start({ folder, env: { EDITOR: 'true' } });
    await other.answer(PROMPT, 'e');
    await other.answer('nothing was changed', '');
    await other.answer(PROMPT, 'q');
    expect(await other.ended).toBe(0);
    const removing = start({ folder, env: { EDITOR: 'rm' } });
    await removing.answer(PROMPT, 'e');
    await removing.answer('nothing was changed', '');
    await removing.answer(PROMPT, 'q');
    expect(await removing.ended).toBe(0);
    expect(reviewOf(folder, 'innovation-2.2')?.state).toBe('pending');
  });

  test('Esc and an empty Ctrl-D cancel where a text is asked for, and none of it is kept', async () => {
    const folder = folderFor('cancelled');
    const terminal = start({ folder });
    await terminal.answer(PROMPT, 'n');
    await terminal.answer('Esc cancels):', 'half a rea');
    await terminal.answer('half a rea', '\u001b');
    await terminal.answer('nothing was changed', '');
    await terminal.answer(PROMPT, 'n');
    await terminal.answer('Esc cancels):', '\u0004');
    await terminal.answer('nothing was changed', '');
    await terminal.answer(PROMPT, 'e');
    await terminal.answer('Enter alone keeps', '');
    await terminal.answer('zh:', '\u001b');
    await terminal.answer('nothing was changed', '');
    await terminal.answer(PROMPT, 'q');
    expect(await terminal.ended).toBe(0);
    expect(reviewOf(folder, 'innovation-2.2')).toMatchObject({ state: 'pending', reason: null });
  });

  test('what a person typed about a claim that changed meanwhile is there again at the next e', async () => {
    const folder = folderFor('unkept');
    const path = join(folder, 'editor.mjs');
    writeFileSync(
      path,
      `import { existsSync, readFileSync, writeFileSync } from 'node:fs';
       const [, , notes, file] = process.argv;
       if (existsSync('twice')) process.exit(0);
       writeFileSync('twice', '');
       const all = readFileSync(notes, 'utf8');
       const at = all.indexOf('"id": "innovation-2.2"');
       writeFileSync(notes, all.slice(0, at) + all.slice(at).replace(/"en": ".*"/, '"en": "Somebody else wrote this."'));
       writeFileSync(file, readFileSync(file, 'utf8').replace(/^zh: .*/m, 'zh: 我的话。').replace(/^en: .*/m, 'en: My own words.'));`,
    );
    const env = { VISUAL: `'${process.execPath}' '${path}' notes/2501.01234.json` };
    const terminal = start({ folder, env });
    await terminal.answer(PROMPT, 'e');
    await terminal.answer('[y,e,q]?', 'y');
    await terminal.answer('E_REVIEW_STALE', '');
    await terminal.answer('en Somebody else wrote this.', '');
    await terminal.answer('your words were not lost: e begins with them', '');
    await terminal.answer('change it [', 'e');
    await terminal.answer('it begins with the words that you typed before', '');
    await terminal.answer('[y,e,q]?', 'y');
    await terminal.answer('innovation-2.2: edited', '');
    await terminal.answer(PROMPT, 'q');
    expect(await terminal.ended).toBe(0);
    expect(reviewOf(folder, 'innovation-2.2')).toMatchObject({ state: 'edited', en: 'My own words.' });
  });

  test('Ctrl-C keeps what was decided, gives the terminal back and says how to go on', async () => {
    const folder = folderFor('interrupted');
    const terminal = start({ folder });
    await terminal.answer(PROMPT, 'y');
    await terminal.answer('innovation-2.2: accepted', '');
    await terminal.answer(PROMPT, '\u0003');
    expect(await terminal.ended).toBe(130);
    expect(terminal.shown()).toMatch(
      /E_INTERRUPTED {2}.*\r\n {2}why: {2}Ctrl-C\r\n {2}kept: every decision is in the notes[^]*next: summarize review --tty --digest README\.md --reviewer Ada goes on with what is open\r\nicanon\r\n/,
    );
    expect(reviewOf(folder, 'innovation-2.2')?.state).toBe('accepted');
  });

  test('a claim that changed elsewhere is not decided, but shown as it is now', async () => {
    const folder = folderFor('stale');
    const terminal = start({ folder });
    await terminal.answer(PROMPT, '');
    const notes = notesIn(folder);
    const held = claimsOf(notes).find(({ id }) => id === 'innovation-2.2');
    if (held !== undefined) held.en = 'Somebody else wrote this.';
    writeFileSync(join(folder, 'notes/2501.01234.json'), JSON.stringify(notes, null, 2));
    await terminal.answer('?', 'y');
    await terminal.answer('en Somebody else wrote this.', '');
    await terminal.answer('changed by hand in the notes file', '');
    await terminal.answer('Decided; change it [', 'q');
    expect(await terminal.ended).toBe(0);
    expect(reviewOf(folder, 'innovation-2.2')?.state).toBe('pending');
  });

  test('a dumb terminal is asked in lines: no escapes, and Enter alone accepts nothing', async () => {
    const folder = folderFor('dumb');
    const terminal = start({ folder, env: { TERM: 'dumb', NO_COLOR: '' } });
    await terminal.answer(PROMPT, '\r');
    await terminal.answer('Enter alone decides nothing here', '');
    await terminal.answer(PROMPT, 'yes\r');
    await terminal.answer('several characters at once decide nothing', '');
    await terminal.answer(PROMPT, 'y\r');
    await terminal.answer('innovation-2.2: accepted', '');
    await terminal.answer(PROMPT, 'e\r');
    await terminal.answer('$EDITOR is not set', '');
    await terminal.answer('zh:', '\r');
    await terminal.answer('en:', 'It rises.\r');
    await terminal.answer('[y,e,q]?', 'y\r');
    await terminal.answer('result-2: edited', '');
    await terminal.answer(PROMPT, 'q\r');
    expect(await terminal.ended).toBe(0);
    expect(terminal.shown()).not.toContain('\u001b');
    expect(reviewOf(folder, 'innovation-2.2')?.state).toBe('accepted');
    expect(reviewOf(folder, 'result-2')).toMatchObject({ state: 'edited', en: 'It rises.' });
  });

  test('of claims made anew some are taken, and only what is left is asked for again', async () => {
    const folder = folderFor('anew');
    const terminal = start({ folder, columns: 80 });
    await terminal.answer(PROMPT, 'R');
    await terminal.answer('Enter: nothing special', 'shorter\r');
    await terminal.answer('Ask it [y,n]?', 'y');
    await terminal.answer('{+comes +}from', '');
    await terminal.answer('[t,k,a]?', 't');
    await terminal.answer('innovation-1.1: taken; it is open', '');
    await terminal.answer('✓ in the PDF', '');
    await terminal.answer('[t,k,a]?', 'a');
    await terminal.answer('Enter: nothing special', 'shorter\r');
    await terminal.answer('Ask it [y,n]?', 'y');
    await terminal.answer('{+Again.', '');
    await terminal.answer('[t,k,a]?', 'k');
    // The person sees what is in the notes now.
    await terminal.answer(PROMPT, 'q');
    expect(await terminal.ended).toBe(0);
    const [first = '', second = '', ...more] = questions('shorter');
    expect(more).toEqual([]);
    expect(first).toContain('- innovation-1.1, a claim');
    expect(second).not.toContain('- innovation-1.1, a claim');
    expect(second).toContain('- innovation-3.2, a claim');
    expect(second).toContain('written before, to be written otherwise: 动态势函数');
    const claims = claimsOf(notesIn(folder));
    expect(claims.find(({ id }) => id === 'innovation-1.1')).toMatchObject({
      en: 'The potential comes from successes.',
      match: 'exact',
      review: { state: 'pending' },
    });
    expect(claims.find(({ id }) => id === 'innovation-2.2')?.en).not.toContain('dynamic potentials');
  });

  test('the same question again is answered from the cache; what changed meanwhile is not taken', async () => {
    const folder = folderFor('again');
    const terminal = start({ folder, columns: 80 });
    await terminal.answer(PROMPT, 'r');
    await terminal.answer('Enter: nothing special', 'by the paper\r');
    await terminal.answer('Ask it [y,n]?', 'y');
    await terminal.answer('[t,k,a]?', 'k');
    await terminal.answer(PROMPT, 'r');
    await terminal.answer('Enter: nothing special', 'by the paper\r');
    await terminal.answer('already paid: from the cache', '');
    await terminal.answer('[t,k,a]?', '');
    expect(questions('by the paper')).toHaveLength(1);
    const notes = notesIn(folder);
    const held = claimsOf(notes).find(({ id }) => id === 'innovation-2.2');
    if (held !== undefined) held.en = 'Somebody else wrote this.';
    writeFileSync(join(folder, 'notes/2501.01234.json'), JSON.stringify(notes, null, 2));
    await terminal.answer('', 't');
    await terminal.answer('E_REVIEW_STALE', '');
    await terminal.answer('[t,k,a]?', 'a');
    await terminal.answer('Enter: nothing special', 'by the paper\r');
    await terminal.answer('it is decided; u puts it back to open', '');
    await terminal.answer('en Somebody else wrote this.', '');
    await terminal.answer('Decided; change it [', 'q');
    expect(await terminal.ended).toBe(0);
    expect(questions('by the paper')).toHaveLength(1);
  });

  test('a headline that was made anew and taken counts as edited by the person', async () => {
    const folder = folderFor('headline');
    const terminal = start({ folder, columns: 80 });
    const before = itemsOf(notesIn(folder)).findIndex(({ id }) => id === 'innovation-2.2');
    for (let step = 0; step < before; step += 1) await terminal.answer(PROMPT, 'k');
    const DECIDED = 'Decided; change it [';
    // prettier-ignore
    const steps = [
      [PROMPT, 'R'], ['no claim of this section can be made anew', ''], [PROMPT, 'y'], ['headline: accepted', ''],
      [PROMPT, 'k'], [DECIDED, 'r'], ['it is decided; u puts it', ''], [DECIDED, 'u'], [PROMPT, 'r'],
    ] as const;
    for (const [shown, typed] of steps) await terminal.answer(shown, typed);
    await terminal.answer('Enter: nothing special', 'a few words\r');
    await terminal.answer('Ask it [y,n]?', 'y');
    await terminal.answer('[t,k,a]?', 't');
    await terminal.answer('headline: taken; it counts as edited by you', '');
    await terminal.answer(DECIDED, 'q');
    // Accepted, put back, taken.
    await terminal.answer('decided this time: 1; left: 23', '');
    expect(await terminal.ended).toBe(0);
    expect(notesIn(folder).decisions['headline']).toMatchObject({
      state: 'edited',
      by: 'Ada',
      en: 'TideShape against sparse rewards',
    });
  });

  const hasTmux = spawnSync('tmux', ['-V']).status === 0;
  test.runIf(hasTmux)('inside tmux it is the same', async () => {
    const folder = folderFor('tmux');
    const env = { ...world.env, TERM: 'xterm', LC_ALL: 'C.UTF-8' };
    const tmux = (...args: string[]): string =>
      spawnSync('tmux', ['-S', join(folder, 'socket'), '-f', '/dev/null', ...args], {
        cwd: folder,
        env,
        encoding: 'utf8',
      }).stdout;
    const pane = (): string => tmux('capture-pane', '-p', '-S', '-200');
    tmux('new-session', '-d', '-x', '60', '-y', '40', process.execPath, CLI, ...ARGS);
    try {
      await until(() => pane().includes(PROMPT));
      tmux('send-keys', 'y');
      await until(() => reviewOf(folder, 'innovation-2.2')?.state === 'accepted');
      await until(() => pane().split(PROMPT).length > 2);
      expect(pane()).not.toContain(']8;;');
      tmux('send-keys', 'Down');
      await until(() => pane().includes('[17/24]'));
    } finally {
      tmux('kill-server');
    }
  });
});
