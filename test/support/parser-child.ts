// Stand-ins for the parser's child process, to see how the parent takes what children do.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Reply } from '../../src/pdf/parser-process.ts';

/**
 * Writes a stand-in into `folder`. Its code may use `onPdf(words => …)`, called with each PDF it is given, `reply(value,
 * restingMb)`, `say(bytes)`, and `text`, which is the `good` reply.
 */
export function childThat(folder: string, code: string, good?: Reply): URL {
  const file = join(folder, `child-${++count}.mjs`);
  writeFileSync(file, `${PRELUDE}\nconst text = ${JSON.stringify(good ?? null)};\n${code}\n`);
  return pathToFileURL(file);
}

let count = 0;

const PRELUDE = `
const say = bytes => process.stdout.write(bytes);
const header = (length, note) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(length, 0);
  head.writeUInt32BE(note, 4);
  return head;
};
const reply = (value, restingMb = 100) => {
  const json = Buffer.from(JSON.stringify(value));
  say(Buffer.concat([header(json.length, restingMb), json]));
};
const onPdf = use => {
  let have = Buffer.alloc(0);
  process.stdin.on('data', chunk => {
    have = Buffer.concat([have, chunk]);
    if (have.length < 8 || have.length < 8 + have.readUInt32BE(0)) return;
    const words = have.subarray(8).toString('latin1');
    have = Buffer.alloc(0);
    use(words);
  });
  process.stdin.on('end', () => process.exit());
};`;
