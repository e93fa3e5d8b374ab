// Child process of the crash tests: publishes papers into a digest, one after another, and prints each id when done.
// argv: digest, notes.json to copy, first id number, how many
import { readFileSync } from 'node:fs';
import { planMerge } from '../../dist/digest/plan.js';
import { publish } from '../../dist/store/publish.js';

const [path, notesFile, first, count] = process.argv.slice(2);
const template = JSON.parse(readFileSync(notesFile, 'utf8'));

for (let number = Number(first); number < Number(first) + Number(count); number++) {
  const id = `2501.${String(number).padStart(5, '0')}`;
  const paper = { ...template.paper, id, title: `Paper ${number}`, url: `https://arxiv.org/pdf/${id}v1` };
  await publish({
    path,
    notes: { ...template, paper, published: null },
    plan: (bytes, stored) => planMerge(bytes, { ...template, paper }, { layout: 'both', stored, path }),
    lock: { waitMs: 30_000 },
  });
  process.stdout.write(`${id}\n`);
}
