// The pool of parser processes: how often one is started, what ends it, and that nobody else notices.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openParserPool, type ParserPool, type PoolSettings } from '../../src/pdf/parser-pool.ts';
import type { Reply } from '../../src/pdf/parser-process.ts';
import { childFile } from '../support/built-child.ts';
import { makePdf, textPage } from '../support/make-pdf.ts';
import { childThat } from '../support/parser-child.ts';
import { isAlive } from '../support/processes.ts';
import { inPlainEnglish } from '../support/in-english.ts';

const harbour = makePdf([textPage(3)]);
const lagoon = makePdf([textPage(3, 'lagoon'), textPage(4)]);

let folder = '';
const pools: ParserPool[] = [];
/** What the real parser makes of `harbour`. */
let good: Reply;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parser-pool-'));
  const pool = openParserPool({ size: 1, childFile });
  good = await pool.parse(harbour);
  await pool.close();
});
afterAll(async () => {
  await Promise.all(pools.map(pool => pool.close()));
  rmSync(folder, { recursive: true });
});

interface Opened extends ParserPool {
  /** Process ids in the order in which they were started. */
  readonly pids: readonly number[];
}

/** The real parser, or a stand-in with this code. */
function open(settings: Partial<PoolSettings> & { code?: string } = {}): Opened {
  const pids: number[] = [];
  const { code, ...rest } = settings;
  const file = code === undefined ? childFile : childThat(folder, code, good);
  const pool = openParserPool({ size: 1, childFile: file, onStart: pid => void pids.push(pid), ...rest });
  pools.push(pool);
  return { ...pool, pids };
}
const words = (text: string): Uint8Array => Buffer.from(text);
const refused = (code: string, seen: string): object => ({ refusal: { code, seen } });

describe.concurrent('processes', () => {
  it('are used again, and what they read does not depend on what they read before', async () => {
    const pool = open({ size: 2 });
    expect(pool.pids).toEqual([]);
    const first = await pool.parse(lagoon);
    expect(await pool.parse(harbour)).toEqual(good);
    expect(await pool.parse(lagoon)).toEqual(first);
    expect(pool.pids).toHaveLength(1);
  });

  it('are as many as the pool may have, and no more, however many PDFs wait', async () => {
    const pool = open({ size: 2, code: 'onPdf(() => setTimeout(() => reply(text), 20))' });
    const replies = await Promise.all(Array.from({ length: 9 }, () => pool.parse(words('pdf'))));
    expect(replies).toEqual(Array(9).fill(good));
    expect(pool.pids).toHaveLength(2);
  });

  it('end after so many PDFs, or when they stay too large', async () => {
    const pool = open({ maxPapers: 2, code: 'onPdf(words => reply(text, words === "large" ? 351 : 350))' });
    for (const word of ['1', '2', 'large', '1', '2', '1']) await pool.parse(words(word));
    expect(pool.pids).toHaveLength(4);
    expect(pool.pids.map(isAlive)).toEqual([false, false, false, true]);
  });

  it('end after a PDF that the parser stumbled over, not after one that merely has no text', async () => {
    const pool = open();
    const scan = await pool.parse(makePdf([{}]));
    expect(inPlainEnglish(scan)).toEqual(
      refused('E_PDF_SCANNED', expect.stringContaining('1 page') as string),
    );
    expect(await pool.parse(makePdf([textPage()], { cutAt: 0.3 }))).toHaveProperty(
      'refusal.code',
      'E_PDF_DAMAGED',
    );
    expect(pool.pids.map(isAlive)).toEqual([false]);
    expect(await pool.parse(harbour)).toEqual(good);
    expect(pool.pids.map(isAlive)).toEqual([false, true]);
  });

  it('that die at rest are replaced without a word', async () => {
    const pool = open({ code: 'onPdf(() => reply(text))' });
    await pool.parse(words('pdf'));
    // Dead, and the news of it has not come yet.
    process.kill(pool.pids[0] ?? 0, 'SIGKILL');
    expect(await pool.parse(words('pdf'))).toEqual(good);
    process.kill(pool.pids[1] ?? 0, 'SIGKILL');
    await sleep(100);
    expect(await pool.parse(words('pdf'))).toEqual(good);
    expect(pool.pids).toHaveLength(3);
  });

  it('are gone when the pool is closed, which waits for what is being read', async () => {
    const pool = open({ size: 2, code: 'onPdf(() => setTimeout(() => reply(text), 100))' });
    const replies = Promise.all(['1', '2', '3'].map(word => pool.parse(words(word))));
    await pool.close();
    expect(pool.pids.map(isAlive)).toEqual([false, false]);
    expect(await replies).toEqual([good, good, good]);
  });
});

describe.concurrent('a PDF that brings its process down', () => {
  it('is refused with the exit code and the last error, and the queue goes on', async () => {
    const code = `onPdf(words => { if (words === 'bad') throw new TypeError('the parser broke'); reply(text); })`;
    const pool = open({ code });
    const replies = await Promise.all(['1', 'bad', '2'].map(word => pool.parse(words(word))));
    const seen = 'the parser process ended with exit code 1: TypeError: the parser broke';
    expect(inPlainEnglish(replies)).toEqual([good, refused('E_PDF_CRASHED', seen), good]);
    // One of the first PDF, a fresh one to see whether it was the PDF, one for the next.
    expect(pool.pids).toHaveLength(3);
  });

  it('is tried once more when the process had read others before', async () => {
    const pool = open({
      code: 'let n = 0; onPdf(() => { if (++n > 1) process.kill(process.pid, "SIGKILL"); reply(text); })',
    });
    for (let paper = 0; paper < 3; paper += 1) expect(await pool.parse(words('pdf'))).toEqual(good);
    expect(pool.pids).toHaveLength(3);
  });
});

describe.concurrent('limits', () => {
  it('of time hold from the turn of a PDF, not from when it began to wait', async () => {
    const pool = open({ deadlineMs: 4_000, code: 'onPdf(() => setTimeout(() => reply(text), 900))' });
    const replies = await Promise.all(Array.from({ length: 5 }, () => pool.parse(words('pdf'))));
    expect(replies).toEqual(Array(5).fill(good));
  });

  it('that a process does not keep itself are kept from outside', async () => {
    const pool = open({ deadlineMs: 400, code: 'onPdf(() => { for (;;); })' });
    // Left alone it would never end.
    expect(inPlainEnglish(await pool.parse(words('pdf')))).toEqual(
      refused('E_PDF_TIMEOUT', 'still reading after 0.4 s'),
    );
    expect(isAlive(pool.pids[0])).toBe(false);
  });

  it('of a reply hold against a process that says more, or says it does', async () => {
    const announced = open({ code: 'onPdf(() => say(header(64_000_001, 1)))' });
    const seen = 'its text is over 64 MB';
    expect(inPlainEnglish(await announced.parse(words('pdf')))).toEqual(refused('E_PDF_TOO_LARGE', seen));
    const endless = 'onPdf(() => { const more = () => say(Buffer.alloc(1e6), more); more(); })';
    const flood = await open({ code: endless }).parse(words('pdf'));
    expect(inPlainEnglish(flood)).toEqual(
      refused('E_PDF_CRASHED', 'the parser process said what is no reply'),
    );
  });

  it('of belief: what is no reply, or comes unasked, ends the process', async () => {
    const lies = [
      'onPdf(() => reply({ reading: { pages: 3 } }))',
      'onPdf(() => say(Buffer.concat([header(3, 1), Buffer.from("{,}")])))',
      'reply({}); onPdf(() => undefined)',
    ];
    const replies = await Promise.all(lies.map(code => open({ code }).parse(words('pdf'))));
    expect(inPlainEnglish(replies)).toEqual(
      lies.map(() => refused('E_PDF_CRASHED', 'the parser process said what is no reply')),
    );
    const chatty = open({ code: 'onPdf(() => { reply(text); setTimeout(() => reply(text), 20); })' });
    expect(await chatty.parse(words('pdf'))).toEqual(good);
    await sleep(200);
    for (let tries = 0; isAlive(chatty.pids[0]) && tries < 50; tries += 1) await sleep(100);
    expect(isAlive(chatty.pids[0])).toBe(false);
    expect(await chatty.parse(words('pdf'))).toEqual(good);
  });
});

describe.concurrent('who gives up', () => {
  const code = 'onPdf(words => { if (words !== "endless") reply(text); })';

  it('ends only the reading of its own PDF, and is told the reason it gave', async () => {
    const pool = open({ size: 2, code });
    const stop = new AbortController();
    const reason = new RangeError('enough');
    const endless = pool.parse(words('endless'), stop.signal);
    const other = new AbortController();
    const others = [pool.parse(words('1'), other.signal), pool.parse(words('2'), other.signal)];
    setTimeout(() => stop.abort(reason), 200);
    await expect(endless).rejects.toBe(reason);
    expect(await Promise.all(others)).toEqual([good, good]);
    expect(isAlive(pool.pids[0])).toBe(false);
    expect(await pool.parse(words('3'))).toEqual(good);
  });

  it('leaves the queue at once, and its place goes to the next', async () => {
    const pool = open({ code });
    const [first, second] = [new AbortController(), new AbortController()];
    const endless = pool.parse(words('endless'), first.signal);
    const waiting = pool.parse(words('1'), second.signal);
    const next = pool.parse(words('2'));
    second.abort(new RangeError('not worth the wait'));
    await expect(waiting).rejects.toThrow('not worth the wait');
    first.abort(new RangeError('enough'));
    await expect(endless).rejects.toThrow('enough');
    expect(await next).toEqual(good);
    expect(pool.pids).toHaveLength(2);
    await expect(pool.parse(words('3'), second.signal)).rejects.toThrow('not worth the wait');
  });
});
