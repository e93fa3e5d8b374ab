// Child process of the crash tests, under faults.mjs: one merge for each N = first, first + step, …, the Nth file-system
// call of which fails, until a merge has no Nth call. argv[2]: { template, folder, notes, code, isForGood, isDead, first, last, step }.
// The notes may be an array: a group. Each is told as one line of JSON. With `isDead` a dead run's lock stands in the way.
import { cpSync, mkdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { planMerge } from '../../dist/digest/plan.js';
import { planMerges } from '../../dist/digest/plan-many.js';
import { ToolError } from '../../dist/lib/errors.js';
import { publish } from '../../dist/store/publish.js';
import { publishTogether } from '../../dist/store/publish-group.js';

const {
  template,
  folder,
  notes: file,
  code,
  isForGood,
  isDead,
  first,
  last,
  step,
} = JSON.parse(process.argv[2]);
const notes = JSON.parse(readFileSync(file, 'utf8'));
const { faults } = globalThis;

for (let failing = first; failing <= (last ?? Infinity); failing += step) {
  const place = join(folder, String(failing));
  cpSync(template, place, { recursive: true });
  const path = join(place, 'list.md');
  if (isDead) {
    const past = Date.now() / 1000 - 11;
    mkdirSync(`${path}.lock`);
    utimesSync(`${path}.lock`, past, past);
  }
  faults.start({ failing, code, isForGood });
  const outcome = await merge(path);
  const calls = faults.stop();
  const hit = calls.find(({ failed }) => failed) ?? null;
  process.stdout.write(
    `${JSON.stringify({ failing, place, outcome, hit, calls: hit === null ? calls : [] })}\n`,
  );
  if (hit === null) break;
}

async function merge(path) {
  try {
    if (Array.isArray(notes)) {
      const plans = (bytes, stored, name) => planMerges(bytes, stored, { layout: 'both', name, path });
      const results = await publishTogether({ path, papers: notes, plan: plans });
      const error = results.find(result => result instanceof Error);
      if (error !== undefined) throw error;
      return { action: results[0].plan.action };
    }
    const plan = (bytes, stored, name) => planMerge(bytes, notes, { layout: 'both', stored, name, path });
    const result = await publish({ path, notes, plan });
    return { action: result.plan.action };
  } catch (error) {
    if (!(error instanceof ToolError)) return { bug: String(error?.stack ?? error) };
    return { code: error.code, category: error.category, what: error.what, why: error.why, kept: error.kept };
  }
}
