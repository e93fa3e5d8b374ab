// Child process of the crash tests: one merge after another into a digest, each told on stdout when it is done.
// argv[2]: { path, notes: [file, …], from, count, papers }. The notes take turns; with `papers` each merge is another
// paper. A line is `<number> <action>`, or the code of an error.
import { readFileSync } from 'node:fs';
import { planMerge } from '../../dist/digest/plan.js';
import { ToolError } from '../../dist/lib/errors.js';
import { publish } from '../../dist/store/publish.js';

const { path, notes: files, from, count, papers, waitMs } = JSON.parse(process.argv[2]);
const versions = files.map(file => JSON.parse(readFileSync(file, 'utf8')));
const tell = line => process.stdout.write(`${line}\n`);

tell('ready');
for (let number = from; number < from + count; number++) {
  const version = versions[number % versions.length];
  const id = `2501.${String(number).padStart(5, '0')}`;
  const own = papers ? { id, title: `Paper ${number}`, url: `https://arxiv.org/pdf/${id}v2` } : {};
  const notes = { ...version, paper: { ...version.paper, ...own } };
  try {
    const { plan } = await publish({
      path,
      notes,
      plan: (bytes, stored, name) => planMerge(bytes, notes, { layout: 'both', stored, name, path }),
      lock: waitMs === undefined ? {} : { waitMs },
    });
    tell(`${number} ${plan.action}`);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    tell(`${number} ${error.code === 'E_DIGEST_HAND_EDIT' ? 'conflict' : error.code}`);
  }
}
