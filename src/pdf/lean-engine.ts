// What pdf.js does for the sake of browsers and screens, and a reader of text pays for: left out here. Together a
// quarter of the reading time of a paper (npm run bench:pdf). Touches globals, so it belongs into the parser's thread only.

import { Module } from 'node:module';

/** The environment in which pdf.js neither compiles glyph outlines nor copies what its two halves say to each other. */
export interface LeanEngine {
  /** For `getDocument`: a page that takes every font and shows none. */
  readonly ownerDocument: object;
  /** To be called when pdf.js is loaded: from then on its polyfills are in place. */
  readonly settle: () => void;
}

/** Taken before pdf.js is loaded. */
const NATIVE_PUSH = Object.getOwnPropertyDescriptor(Array.prototype, 'push');
const { structuredClone: nativeClone } = globalThis;

/** Prepares the globals of this thread. */
export function leanEngine(): LeanEngine {
  // Without a way to load fonts pdf.js takes the outline of every glyph apart to draw it by itself.
  if (!('FontFace' in globalThis)) Object.assign(globalThis, { FontFace: UnusedFontFace });
  return { ownerDocument: { fonts: new Set() }, settle };
}

/**
 * pdf.js loads a drawing library of 30 MB for the names that browsers have and Node has not. It makes one such matrix
 * when it starts, and nothing of them is used for text. `pdfjs` looks things up as pdf.js does.
 */
export function standInForCanvas(pdfjs: NodeJS.Require): void {
  const file = pdfjs.resolve('@napi-rs/canvas');
  if (file in pdfjs.cache) return;
  const module = new Module(file);
  module.exports = { DOMMatrix: Unused, ImageData: Unused, Path2D: Unused };
  module.loaded = true;
  pdfjs.cache[file] = module;
}

class Unused {
  readonly isDrawn = false;
}

class UnusedFontFace {
  readonly loaded = Promise.resolve(this);
}

function settle(): void {
  // pdf.js brings a `push` of its own (core-js: V8 11 throws the wrong error for frozen arrays, which nobody here has).
  if (NATIVE_PUSH !== undefined) Object.defineProperty(Array.prototype, 'push', NATIVE_PUSH);
  globalThis.structuredClone = cloneForThread;
}

/**
 * pdf.js's parser and its caller run in one thread and copy what they say as if they were two. A piece of an operator
 * list is never changed once it is sent, but for its outer arrays, which the sender empties: only these are copied.
 */
function cloneForThread<T>(value: T, options?: Parameters<typeof structuredClone>[1]): T {
  const chunk = isMessage(value) ? value.chunk : null;
  if (!isOperators(chunk)) return nativeClone(value, options);
  const copied = { ...chunk, fnArray: chunk.fnArray.slice(), argsArray: chunk.argsArray.slice() };
  return { ...value, chunk: copied };
}

function isMessage(value: unknown): value is { chunk: unknown } {
  return typeof value === 'object' && value !== null && 'chunk' in value;
}

function isOperators(chunk: unknown): chunk is { fnArray: unknown[]; argsArray: unknown[] } {
  return typeof chunk === 'object' && chunk !== null && 'fnArray' in chunk && 'argsArray' in chunk;
}
