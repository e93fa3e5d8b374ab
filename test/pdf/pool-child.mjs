// A program that reads PDFs and never closes its pool: `node pool-child.mjs <file.pdf>...`. Tells the process ids of the
// parser on stdout, one a line, and `read` after the last PDF; with the word `wait` behind the files it then stays.
import { readFileSync } from 'node:fs';
import { openParserPool } from '../../dist/pdf/parser-pool.js';

const files = process.argv.slice(2).filter(word => word !== 'wait');
const pool = openParserPool({ size: 1, onStart: pid => process.stdout.write(`${pid}\n`) });
for (const file of files) await pool.parse(readFileSync(file));
process.stdout.write('read\n');
if (process.argv.includes('wait')) setInterval(() => undefined, 1_000);
