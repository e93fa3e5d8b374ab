import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openReporter, type Reporter } from '../../../../src/commands/reporter.ts';
import { rowsTaken } from '../../../../src/commands/batch/tell/cells.ts';
import { openLive, type Live } from '../../../../src/commands/batch/tell/live.ts';
import { ended, merge, nameOf, note, papers, problem, stage, start, wait } from '../events.ts';
import { printableText } from '../odd-text.ts';
import { TinyTerminal } from '../terminal.ts';

interface World {
  readonly terminal: TinyTerminal;
  readonly reporter: Reporter;
  readonly live: Live;
}

function open(columns = 60, rows = 60): World {
  const terminal = new TinyTerminal(columns, rows);
  const reporter = openReporter(terminal.stream, terminal.stream);
  reporter.lively = true;
  return { terminal, reporter, live: openLive(terminal, { reporter, now: () => Date.now(), colour: true }) };
}

/** The last frame, as the terminal should show it. */
const frameIn = ({ terminal }: World): string[] => {
  const lines = terminal.text.split('\n');
  return lines.slice(lines.findIndex(line => /^2501|^… and|^\[[#?!.]/.test(line)));
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the screen of a running batch', () => {
  it('is first drawn after 300 ms: a run from the cache is over before', () => {
    const world = open();
    world.live.tell(start(papers(3)));
    vi.advanceTimersByTime(299);
    expect(world.terminal.writes).toBe(0);
    vi.advanceTimersByTime(1);
    expect(world.terminal.text).toMatch(/^\[\.{57}\]\n0\/3$/);
  });

  it('is drawn at most ten times a second, however much happens, and once a second when nothing does', () => {
    const world = open();
    world.live.tell(start(papers(3)));
    vi.advanceTimersByTime(300);
    const before = world.terminal.writes;
    for (let round = 0; round < 1000; round += 1) {
      world.live.tell(stage(round, nameOf((round % 3) + 1), round % 2 === 0 ? 'pdf' : 'model'));
      vi.advanceTimersByTime(1);
    }
    expect(world.terminal.writes - before).toBeLessThanOrEqual(10);
    vi.advanceTimersByTime(200);
    const idle = world.terminal.writes;
    vi.advanceTimersByTime(5000);
    expect(world.terminal.writes - idle).toBe(5);
  });

  it('leaves above it what went wrong, what was merged and what is to be known; the rest passes', () => {
    const world = open();
    world.reporter.say('before');
    world.live.tell(start(papers(3)));
    world.live.tell(stage(1, nameOf(1), 'model', 'asking the model'));
    vi.advanceTimersByTime(400);
    world.live.tell(ended(2, nameOf(1)));
    world.live.tell(ended(3, nameOf(2), { outcome: 'failed', problem: problem('E_PDF_TEXT') }));
    world.live.tell(note(4, 'a cache entry was made anew'));
    world.live.tell(wait(4, 'api.example.org', 1));
    world.live.tell(merge(5, 2));
    vi.advanceTimersByTime(200);
    world.live.close();
    expect(world.terminal.text).toBe(
      'before\n[2/3] 2501.00002v1 failed: E_PDF_TEXT, for a reason\n' +
        'a cache entry was made anew\nmerged 2 papers into README.md\n',
    );
  });

  it('writes nothing once it is closed, leaves no timer and no listener', () => {
    const world = open();
    world.live.tell(start(papers(3)));
    vi.advanceTimersByTime(400);
    expect(world.terminal.isListenedTo).toBe(true);
    world.live.close();
    const { writes, text } = world.terminal;
    world.live.tell(note(1, 'too late'));
    world.live.close();
    world.terminal.tellResize();
    vi.advanceTimersByTime(5000);
    expect([world.terminal.writes, text, vi.getTimerCount(), world.terminal.isListenedTo]).toEqual([
      writes,
      '',
      0,
      false,
    ]);
  });

  it('writes nothing at all when it is closed before its first picture, or with -q', () => {
    const early = open();
    early.live.tell(start(papers(3)));
    early.live.close();
    const quiet = open();
    quiet.reporter.quiet = true;
    quiet.live.tell(start(papers(3)));
    vi.advanceTimersByTime(2000);
    quiet.live.close();
    expect([early.terminal.writes, quiet.terminal.writes]).toEqual([0, 0]);
  });

  it('never hides the cursor nor sets a mode, so that there is nothing to put back after a kill', () => {
    const terminal = new TinyTerminal(60, 24);
    const seen = vi.spyOn(terminal, 'write');
    const reporter = openReporter(terminal.stream, terminal.stream);
    const live = openLive(terminal, { reporter, now: () => Date.now(), colour: true });
    live.tell(start(papers(20)));
    papers(20).forEach(({ name }) => live.tell(stage(1, name, 'model')));
    vi.advanceTimersByTime(1000);
    live.close();
    const escapes = seen.mock.calls.flatMap(([text]) => text.match(/\u001B\[[^A-Za-z]*[A-Za-z]/g) ?? []);
    expect(new Set(escapes.map(code => code.at(-1)))).toEqual(new Set(['A', 'J', 'm']));
  });

  it('stands a `^C` that the terminal shows behind it', () => {
    const world = open(40, 24);
    world.live.tell(start(papers(30)));
    papers(9).forEach(({ name }, index) =>
      world.live.tell(ended(index, name, { outcome: index % 2 === 0 ? 'failed' : 'held-back' })),
    );
    vi.advanceTimersByTime(400);
    const before = world.terminal.text;
    world.terminal.write('^C');
    vi.advanceTimersByTime(1000);
    expect(world.terminal.text).toBe(before);
  });

  it('makes room for the product on stdout, and comes back below it', () => {
    const world = open();
    world.live.tell(start(papers(3)));
    vi.advanceTimersByTime(400);
    world.reporter.out('# Notes');
    world.reporter.progress('never seen');
    expect(world.terminal.text).toMatch(/^# Notes\n\[\.{57}\]\n0\/3$/);
  });

  it('hides secrets and control characters, in what it draws as in what it says', () => {
    const world = open(120);
    world.reporter.hide('sk-canary-0123456789');
    const title = '\u001B[2Jsk-canary-0123456789 \u202Eevil';
    world.live.tell(start([{ ...papers(1)[0]!, title }]));
    world.live.tell(stage(1, nameOf(1), 'model', 'asking'));
    vi.advanceTimersByTime(400);
    expect(frameIn(world)[0]).toContain('<U+001B>[2J[hidden] <U+202E>evil');
  });

  it('cleans a frame once more when it is drawn, all but its colours', () => {
    const { terminal, reporter } = open();
    const seen = vi.spyOn(terminal, 'write');
    reporter.hide('sk-canary-0123456789');
    reporter.screen({ lines: ['\u001B[31mred\u001B[39m \u001B[2J sk-canary-0123456789'], rowsAt: () => 1 });
    expect(seen.mock.lastCall).toEqual(['\u001B[31mred\u001B[39m <U+001B>[2J [hidden]']);
  });

  it('takes the place of a line that was passing', () => {
    const { terminal, reporter } = open();
    reporter.progress('asking about all papers at once');
    reporter.screen({ lines: ['0/3'], rowsAt: () => 1 });
    expect(terminal.text).toBe('0/3');
  });

  it('keeps no process alive', () => {
    vi.useRealTimers();
    const timers = (): number => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length;
    const before = timers();
    const { live } = open();
    live.tell(start(papers(3)));
    expect(timers()).toBe(before);
    live.close();
  });
});

describe('after any drawing, saying and pulling at the window', () => {
  const line = fc.oneof(printableText(60), fc.constant('稀疏路由'.repeat(9)));
  const frame = fc.array(line, { minLength: 1, maxLength: 9 });
  const action = fc.oneof(
    frame.map(lines => ({ do: 'draw' as const, lines })),
    line.map(text => ({ do: 'say' as const, text })),
    fc.integer({ min: 10, max: 100 }).map(columns => ({ do: 'resize' as const, columns })),
  );

  it('a terminal shows the last frame below all that was said, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 20 }), actions => {
        const terminal = new TinyTerminal(60, 400);
        const reporter = openReporter(new PassThrough() as unknown as NodeJS.WriteStream, terminal.stream);
        const said: string[] = [];
        let last: readonly string[] = [];
        for (const step of actions) {
          if (step.do === 'resize') terminal.resize(step.columns, 400);
          else if (step.do === 'say') {
            reporter.say(step.text);
            said.push(step.text);
          } else {
            last = step.lines;
            const rowsAt = (columns: number): number =>
              step.lines.reduce((rows, text) => rows + rowsTaken(text, columns), 0);
            reporter.screen({ lines: step.lines, rowsAt });
          }
        }
        expect(terminal.text).toBe([...said, ...(last.length === 0 ? [''] : last)].join('\n'));
        reporter.screen(null);
        expect(terminal.text).toBe([...said, ''].join('\n'));
      }),
      { numRuns: 40 },
    );
  });

  it('the same holds for the screen that events draw', () => {
    const happening = fc.oneof(
      fc.nat(19).map(index => stage(index, nameOf(index + 1), 'model', 'asking the model')),
      fc
        .nat(19)
        .map(index => ended(index, nameOf(index + 1), { outcome: 'failed', problem: problem('E_X') })),
      fc.nat(60).map(length => note(1, 'n'.repeat(length + 1))),
      fc.integer({ min: 40, max: 120 }),
    );
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 30 }), steps => {
        const world = open(80, 200);
        world.live.tell(start(papers(20)));
        for (const step of steps) {
          if (typeof step === 'number') {
            world.terminal.resize(step, 200);
            world.terminal.tellResize();
          } else world.live.tell(step);
          vi.advanceTimersByTime(150);
        }
        vi.advanceTimersByTime(1500);
        const text = world.terminal.text.split('\n');
        expect(text.filter(line => /^\[[#?!.]/.test(line))).toHaveLength(1);
        expect(text.filter(line => line.startsWith('n'))).toHaveLength(
          steps.filter(step => typeof step !== 'number' && step.event === 'note').length,
        );
        world.live.close();
        expect(world.terminal.text).not.toMatch(/asking|^\[[#?!.]/m);
      }),
      { numRuns: 40 },
    );
  });
});
