// Frames over a pipe: they arrive as they were sent, however the pipe cuts them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameHeader, openFrames } from '../../src/pdf/frames.ts';

/** What the reader finds when the bytes come in pieces of these sizes, again and again. */
function found(bytes: Uint8Array, sizes: readonly number[], maxBytes = 1_000): unknown[] {
  const seen: unknown[] = [];
  const feed = openFrames({
    maxBytes,
    onFrame: frame => seen.push([[...frame.bytes], frame.note]),
    onTooLong: () => seen.push('too long'),
  });
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    feed(bytes.subarray(at, at + size));
    at += size;
  }
  return seen;
}

function sent(frames: readonly (readonly [Uint8Array, number])[]): Uint8Array {
  return Buffer.concat(frames.flatMap(([bytes, note]) => [frameHeader(bytes.length, note), bytes]));
}

describe('frames', () => {
  const frame = fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.nat(0xffff_ffff));

  it('arrive whole and in order, wherever they were cut', () => {
    fc.assert(
      fc.property(
        fc.array(frame, { maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
        (frames, sizes) => {
          expect(found(sent(frames), sizes)).toEqual(frames.map(([bytes, note]) => [[...bytes], note]));
        },
      ),
    );
  });

  it('that are longer than allowed end the reading before a byte of them is kept', () => {
    const bytes = Buffer.concat([
      sent([[new Uint8Array([1]), 7]]),
      frameHeader(1_001),
      sent([[new Uint8Array([2]), 8]]),
    ]);
    expect(found(bytes, [3])).toEqual([[[1], 7], 'too long']);
  });
});
