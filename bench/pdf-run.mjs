// One extraction in a process of its own, for bench/pdf.mjs: `node pdf-run.mjs ours|bare file [print|quiet] [pages]`.
import { readFileSync } from 'node:fs';

const [, , engine, file, print, pages = '500'] = process.argv;
const bytes = new Uint8Array(readFileSync(file));
const text = engine === 'ours' ? await ours() : await bare();
if (print === 'print') process.stdout.write(text);

async function ours() {
  const { extractText } = await import('../dist/pdf/extract.js');
  const { body } = await extractText(bytes, { name: file, maxPages: Number(pages) });
  return body;
}

async function bare() {
  const { PDFParse } = await import('pdf-parse');
  const parser = new PDFParse({ data: bytes });
  const { text } = await parser.getText();
  await parser.destroy();
  return text;
}
