// The process that reads PDFs loads no drawing library: 30 MB for the sake of nothing that text needs.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { openParserPool } from '../../src/pdf/parser-pool.ts';
import { childFile } from '../support/built-child.ts';
import { fixture } from '../support/cli.ts';

const hasProc = existsSync('/proc/self/maps');

/** Looks things up as pdf.js does. */
function pdfjs(): NodeJS.Require {
  const parser = createRequire(import.meta.url).resolve('pdf-parse');
  return createRequire(createRequire(parser).resolve('pdfjs-dist/package.json'));
}

/** The native modules among the files that a process has mapped; only Linux tells of another process. */
function nativeModules(pid: number): string[] {
  const files = readFileSync(`/proc/${pid}/maps`, 'utf8').match(/\/\S{1,1000}\.node$/gm) ?? [];
  return [...new Set(files)];
}

describe(`the drawing library${hasProc ? '' : ' (skipped: no /proc here)'}`, () => {
  it('is there to be loaded by pdf.js', () => {
    expect(existsSync(pdfjs().resolve('@napi-rs/canvas'))).toBe(true);
  });

  it.skipIf(!hasProc)('is not loaded by the process that has read a paper', async () => {
    const pids: number[] = [];
    const pool = openParserPool({ size: 1, childFile, onStart: pid => void pids.push(pid) });
    const reply = await pool.parse(readFileSync(fixture('papers', 'sparse-reward', 'paper.pdf')));
    expect(reply).toHaveProperty('reading');
    expect(pids.map(nativeModules)).toEqual([[]]);
    await pool.close();
  });
});
