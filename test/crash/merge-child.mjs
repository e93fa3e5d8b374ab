// Child process of the crash tests: one merge after another into a digest, each told on stdout when it is done.
// argv[2]: { path, notes: [file, …], from, count, papers, group }. The notes take turns; with `papers` each merge is
// another paper; with `group` so many of them are merged at once. A line is `<number> <action>`, or the code of an error.
import { readFileSync } from 'node:fs';
import { planMerge } from '../../dist/digest/plan.js';
import { planMerges } from '../../dist/digest/plan-many.js';
import { ToolError } from '../../dist/lib/errors.js';
import { publish } from '../../dist/store/publish.js';
import { publishTogether } from '../../dist/store/publish-group.js';

const { path, notes: files, from, count, papers, group, waitMs } = JSON.parse(process.argv[2]);
const versions = files.map(file => JSON.parse(readFileSync(file, 'utf8')));
const tell = line => process.stdout.write(`${line}\n`);

const lock = waitMs === undefined ? {} : { waitMs };

tell('ready');
for (let number = from; number < from + count; number += group ?? 1) {
  const numbers = Array.from({ length: group ?? 1 }, (_, index) => number + index);
  try {
    const results = await (group === undefined ? mergeOne(number) : mergeGroup(numbers));
    tell(results.map((result, index) => `${numbers[index]} ${endOf(result)}`).join('\n'));
  } catch (error) {
    tell(`${number} ${endOf(error)}`);
  }
}

async function mergeOne(number) {
  const notes = notesOf(number);
  const plan = (bytes, stored, name) => planMerge(bytes, notes, { layout: 'both', stored, name, path });
  return [await publish({ path, notes, plan, lock })];
}

async function mergeGroup(numbers) {
  const plan = (bytes, stored, name) => planMerges(bytes, stored, { layout: 'both', name, path });
  return publishTogether({ path, papers: numbers.map(notesOf), plan, lock });
}

function notesOf(number) {
  const version = versions[number % versions.length];
  const id = `2501.${String(number).padStart(5, '0')}`;
  const own = papers ? { id, title: `Paper ${number}`, url: `https://arxiv.org/pdf/${id}v2` } : {};
  return { ...version, paper: { ...version.paper, ...own } };
}

function endOf(result) {
  if (!(result instanceof Error)) return result.plan.action;
  if (!(result instanceof ToolError)) throw result;
  return result.code === 'E_DIGEST_HAND_EDIT' ? 'conflict' : result.code;
}
