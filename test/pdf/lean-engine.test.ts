// What the parser's thread leaves out of pdf.js. The globals are put back after each test.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leanEngine } from '../../src/pdf/lean-engine.ts';

const PUSH = Object.getOwnPropertyDescriptor(Array.prototype, 'push')!;
const CLONE = globalThis.structuredClone;
const FONT_FACE = Object.getOwnPropertyDescriptor(globalThis, 'FontFace');

afterEach(() => {
  Object.defineProperty(Array.prototype, 'push', PUSH);
  globalThis.structuredClone = CLONE;
  if (FONT_FACE === undefined) Reflect.deleteProperty(globalThis, 'FontFace');
});

describe('a font', () => {
  it('counts as loaded although it is never shown', async () => {
    const { ownerDocument } = leanEngine();
    expect(ownerDocument).toEqual({ fonts: new Set() });
    const { FontFace } = globalThis as unknown as {
      FontFace: new (name: string) => { loaded: Promise<unknown> };
    };
    const face = new FontFace('g_d0_f1');
    expect(await face.loaded).toBe(face);
  });

  it('is left to the FontFace that is there already', () => {
    const own = (): void => {};
    Object.assign(globalThis, { FontFace: own });
    leanEngine();
    expect((globalThis as { FontFace?: unknown }).FontFace).toBe(own);
  });
});

it('globals stay as they are until pdf.js is loaded; then its push gives way to the engine’s own', () => {
  const { settle } = leanEngine();
  expect(globalThis.structuredClone).toBe(CLONE);
  const native: unknown = PUSH.value;
  const polyfill = function (this: unknown[], ...values: unknown[]): number {
    this[this.length] = values[0];
    return this.length;
  };
  Object.defineProperty(Array.prototype, 'push', { ...PUSH, value: polyfill });
  settle();
  const found = Object.getOwnPropertyDescriptor(Array.prototype, 'push');
  expect([found?.value === native, found?.enumerable]).toEqual([true, false]);
});

describe('what is cloned once it is settled', () => {
  beforeEach(() => {
    leanEngine().settle();
  });

  it('shares the operators of a chunk; only its outer arrays are copied', () => {
    const glyphs = [{ unicode: 'a' }];
    const chunk = { fnArray: [31, 44], argsArray: [null, [glyphs]], length: 2, lastChunk: true };
    const message = { action: 'StreamChunk', streamId: 7, stream: 3, chunk };
    const copy = structuredClone(message);
    expect(copy).toEqual(message);
    expect(copy.chunk).not.toBe(chunk);
    expect(copy.chunk.argsArray[1]?.[0]).toBe(glyphs);
    // The sender empties its arrays.
    chunk.fnArray.length = chunk.argsArray.length = 0;
    expect([copy.chunk.fnArray, copy.chunk.argsArray.length]).toEqual([[31, 44], 2]);
  });

  it.each<[string, { chunk?: unknown; inner?: unknown }]>([
    ['a chunk of something else', { chunk: { items: [[1]] } }],
    ['a chunk of bytes', { chunk: new Uint8Array([1, 2]) }],
    ['the end of a stream', { chunk: null }],
    ['half of an operator list', { chunk: { fnArray: [[1]] } }],
    ['a message without a chunk', { inner: { fnArray: [[1]], argsArray: [[1]] } }],
  ])('is a true clone of %s', (_, message) => {
    const copy = structuredClone(message);
    expect(copy).toEqual(message);
    expect(copy).not.toBe(message);
    const pairs = [
      [message.chunk, copy.chunk],
      [message.inner, copy.inner],
    ];
    for (const [given, got] of pairs)
      if (typeof given === 'object' && given !== null) expect(got).not.toBe(given);
  });

  it('is a true clone of plain values, maps and dates', () => {
    const value = { map: new Map([['a', [1]]]), date: new Date(0) };
    const copy = structuredClone(value);
    expect(copy).toEqual(value);
    expect(copy.map.get('a')).not.toBe(value.map.get('a'));
    expect([structuredClone('word'), structuredClone(null), structuredClone(undefined)]).toEqual([
      'word',
      null,
      undefined,
    ]);
  });

  it('moves what it is told to move, and refuses what no thread can take', () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const moved = structuredClone({ chunk: bytes }, { transfer: [bytes.buffer] });
    expect([Array.from(moved.chunk), bytes.length]).toEqual([[1, 2, 3], 0]);
    expect(() => structuredClone({ chunk: () => 1 })).toThrow('could not be cloned');
  });
});
