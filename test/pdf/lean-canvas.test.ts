// The parser's thread loads no drawing library. Its stand-in is looked up as pdf.js looks the library up.
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { standInForCanvas } from '../../src/pdf/lean-engine.ts';

/** A look-up with a cache of its own: that of this process stays as it is. */
function lookUp(cache: NodeJS.Require['cache'] = {}): NodeJS.Require {
  const resolve = Object.assign((name: string) => `/modules/${name}/index.js`, {
    paths: () => null,
  });
  return Object.assign(createRequire(import.meta.url), { resolve, cache });
}

const FILE = '/modules/@napi-rs/canvas/index.js';

describe('the drawing library', () => {
  it('is stood in for by names that pdf.js can make one of, as it does when it starts', () => {
    const pdfjs = lookUp();
    standInForCanvas(pdfjs);
    const { loaded, exports } = pdfjs.cache[FILE] ?? {};
    const names = exports as Record<string, new (values?: number[]) => object>;
    expect(loaded).toBe(true);
    expect(Object.keys(names)).toEqual(['DOMMatrix', 'ImageData', 'Path2D']);
    for (const Name of Object.values(names)) expect(new Name([1, 0, 0, 1, 0, 0])).toEqual({ isDrawn: false });
  });

  it('is left alone when somebody has loaded it already', () => {
    const real = { exports: { DOMMatrix: 'real' } } as unknown as NodeJS.Module;
    const pdfjs = lookUp({ [FILE]: real });
    standInForCanvas(pdfjs);
    expect(pdfjs.cache[FILE]).toBe(real);
  });
});
