// Which PDFs are read from the disk, and which are at hand.
import { describe, expect, test } from 'vitest';
import { pdfAnswer, recentPdfs } from '../../../src/review/server/pdf.ts';

/** A desk whose PDFs are their own names, and what it read. */
function reading() {
  const read: string[] = [];
  const pdfs = recentPdfs({
    pdf: stem => {
      read.push(stem);
      return stem === 'gone' ? Promise.reject(new Error('gone')) : Promise.resolve(Buffer.from(stem));
    },
  });
  const ask = async (stem: string, range?: string): Promise<string> =>
    (await pdfAnswer(pdfs, stem, new Headers(range === undefined ? {} : { range }))).text();
  return { read, pdfs, ask };
}

describe('a PDF', () => {
  test('is read once for all its parts, and anew when it is opened again', async () => {
    const { read, ask } = reading();
    expect([await ask('mistral', 'bytes=0-2'), await ask('mistral', 'bytes=3-6')]).toEqual(['mis', 'tral']);
    expect(read).toEqual(['mistral']);
    expect([await ask('mistral', 'bytes=0-2'), await ask('mistral')]).toEqual(['mis', 'mistral']);
    expect(read).toHaveLength(3);
  });

  test('that is expected was read before it is asked for, and is not read a second time', async () => {
    const { read, pdfs, ask } = reading();
    pdfs.expect('mistral');
    expect(read).toEqual(['mistral']);
    expect(await ask('mistral', 'bytes=0-2')).toBe('mis');
    expect(read).toEqual(['mistral']);
    await ask('mistral', 'bytes=0-2');
    expect(read).toHaveLength(2);
  });

  test('that is on the screen is not read again because its notes are', async () => {
    const { read, pdfs, ask } = reading();
    await ask('mistral', 'bytes=0-2');
    pdfs.expect('mistral');
    expect(read).toEqual(['mistral']);
  });

  test('that nobody asked for is read anew when its notes are: they may be of another one', () => {
    const { read, pdfs } = reading();
    pdfs.expect('mistral');
    pdfs.expect('mistral');
    expect(read).toEqual(['mistral', 'mistral']);
  });

  test('that could not be had is tried again when it is opened', async () => {
    const { read, pdfs, ask } = reading();
    pdfs.expect('gone');
    await expect(ask('gone', 'bytes=0-2')).rejects.toThrow('gone');
    await expect(ask('gone', 'bytes=0-2')).rejects.toThrow('gone');
    expect(read).toEqual(['gone', 'gone']);
  });

  test('is forgotten when two others were opened since', async () => {
    const { read, ask } = reading();
    for (const stem of ['one', 'two', 'three']) await ask(stem, 'bytes=0-1');
    await ask('three', 'bytes=1-2');
    await ask('two', 'bytes=1-2');
    expect(read).toEqual(['one', 'two', 'three']);
    await ask('one', 'bytes=1-2');
    expect(read).toHaveLength(4);
  });
});
