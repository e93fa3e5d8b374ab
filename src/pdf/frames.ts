// Byte strings over a pipe: eight bytes of header (length, and a number that goes with it), then the bytes. Pure.
// A pipe and not Node's IPC channel: that one gathers a message of any length before anybody may say no.

export interface Frame {
  /** In an ArrayBuffer of their own, so that they can move to another thread. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly note: number;
}

export interface FrameHandlers {
  readonly onFrame: (frame: Frame) => void;
  /** A frame says that it is longer than this: `onTooLong` is called once, and nothing is gathered any more. */
  readonly maxBytes: number;
  readonly onTooLong: () => void;
}

const HEADER_BYTES = 8;

/** The header that goes before `length` bytes; both numbers are below 2³². */
export function frameHeader(length: number, note = 0): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES);
  const view = new DataView(header.buffer);
  view.setUint32(0, length);
  view.setUint32(4, note);
  return header;
}

/** Gives a function that takes the chunks as they come and finds the frames in them, wherever they are cut. */
export function openFrames({ onFrame, maxBytes, onTooLong }: FrameHandlers): (chunk: Uint8Array) => void {
  const header = new Uint8Array(HEADER_BYTES);
  let target = header;
  let filled = 0;
  let note = 0;
  let closed = false;
  const next = (): void => {
    filled = 0;
    if (target !== header) {
      const bytes = target;
      target = header;
      onFrame({ bytes, note });
      return;
    }
    const view = new DataView(header.buffer);
    const length = view.getUint32(0);
    note = view.getUint32(4);
    if (length <= maxBytes) target = new Uint8Array(length);
    else {
      closed = true;
      onTooLong();
    }
  };
  return chunk => {
    for (let rest = chunk; !closed && (rest.length > 0 || filled === target.length);) {
      const part = rest.subarray(0, target.length - filled);
      target.set(part, filled);
      filled += part.length;
      rest = rest.subarray(part.length);
      if (filled === target.length) next();
    }
  };
}
