// Extraction in a process of its own, for bench/pdf.mjs: `node pdf-run.mjs ours|bare file [print|quiet] [pages]`, or
// `node pdf-run.mjs ours-all|bare-all file...`, one after the other, as a batch reads them.
import { readFileSync } from 'node:fs';

const [, , engine, ...rest] = process.argv;
const ENGINES = { ours, bare, 'ours-all': oursAll, 'bare-all': bareAll };
await ENGINES[engine](...rest);

async function ours(file, print, pages = '500') {
  // The bundle, which is what users run: zod alone is 80 files when it is not in one.
  const { extractText } = await import('../dist/chunks/extract.js');
  const { body } = await extractText(bytesOf(file), { name: file, maxPages: Number(pages) });
  if (print === 'print') process.stdout.write(body);
}

async function oursAll(...files) {
  const { extractText } = await import('../dist/chunks/extract.js');
  const { openParserPool } = await import('../dist/chunks/parser-pool2.js');
  const parser = openParserPool({ size: 1 });
  for (const file of files) await extractText(bytesOf(file), { name: file, parser });
  await parser.close();
}

async function bare(file, print) {
  const text = await bareText(file);
  if (print === 'print') process.stdout.write(text);
}

async function bareAll(...files) {
  for (const file of files) await bareText(file);
}

async function bareText(file) {
  const { PDFParse } = await import('pdf-parse');
  const parser = new PDFParse({ data: bytesOf(file) });
  const { text } = await parser.getText();
  await parser.destroy();
  return text;
}

function bytesOf(file) {
  return new Uint8Array(readFileSync(file));
}
