// The four engines of bench/pdf.mjs as whole processes: their text, their CPU time and their peak memory.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const RUN = fileURLToPath(new URL('pdf-run.mjs', import.meta.url));
const COMMANDS = {
  ours: file => ['node', RUN, 'ours', file],
  bare: file => ['node', RUN, 'bare', file],
  pdftotext: file => ['pdftotext', file, '-'],
  layout: file => ['pdftotext', '-layout', file, '-'],
};

export const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;
export const hasTime = existsSync('/usr/bin/time');
export const ENGINES = Object.keys(COMMANDS).filter(
  engine => hasPdftotext || !['pdftotext', 'layout'].includes(engine),
);

/** What an engine prints for a paper; '' when the engine is missing. */
export function printed(engine, file) {
  if (!ENGINES.includes(engine)) return '';
  const [command, ...rest] = COMMANDS[engine](file);
  const more = command === 'node' ? ['print'] : [];
  return execFileSync(command, [...rest, ...more], { encoding: 'utf8', maxBuffer: 1e9 });
}

/** Words of every page with their boxes, by `pdftotext -bbox`: pages of `{ word, left, top, right, bottom }`. */
export function wordBoxes(file) {
  if (!hasPdftotext) return [];
  const html = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1e9 });
  return html
    .split('<page ')
    .slice(1)
    .map(page =>
      [...page.matchAll(/<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">([^<]*)</g)].map(
        ([, left, top, right, bottom, word]) => ({
          word: word.replace(/&(lt|gt|amp|quot|apos);/g, ' '),
          left: Number(left),
          top: Number(top),
          right: Number(right),
          bottom: Number(bottom),
        }),
      ),
    );
}

/** CPU seconds and peak memory of every engine on a paper, interleaved, so that a busy minute hits all of them. */
export function costs(file, runs) {
  const measured = Object.fromEntries(ENGINES.map(engine => [engine, []]));
  for (let run = 0; run < runs; run++) {
    for (const engine of ENGINES) measured[engine].push(timed(COMMANDS[engine](file)));
  }
  return Object.fromEntries(
    ENGINES.map(engine => [
      engine,
      {
        cpu: median(measured[engine].map(run => run.cpu)),
        peakMb: hasTime ? median(measured[engine].map(run => run.peakMb)) : null,
      },
    ]),
  );
}

/** CPU seconds of all files in one process of ours, and in one of bare pdf-parse; null without files. */
export function batchCosts(files, runs) {
  if (files.length === 0) return null;
  const measured = { ours: [], bare: [] };
  for (let run = 0; run < runs; run++) {
    for (const engine of ['ours', 'bare'])
      measured[engine].push(timed(['node', RUN, `${engine}-all`, ...files]).cpu);
  }
  return { ours: median(measured.ours), bare: median(measured.bare) };
}

/** Peak memory of our extraction of a file with so many pages allowed. */
export function peakOf(file, maxPages) {
  return hasTime ? timed([...COMMANDS.ours(file), 'quiet', String(maxPages)]).peakMb : null;
}

/** CPU seconds and peak memory of a command and all its children. */
function timed(command) {
  const options = { encoding: 'utf8', maxBuffer: 1e9 };
  if (hasTime) {
    const { stderr } = spawnSync('/usr/bin/time', ['-f', '%U %S %M', ...command], options);
    const [user, system, kilobytes] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
    return { cpu: user + system, peakMb: kilobytes / 1000 };
  }
  const script = 'TIMEFORMAT="%U %S"; time "$@" >&-';
  const { stderr } = spawnSync('bash', ['-c', script, 'bash', ...command], options);
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { cpu: user + system, peakMb: null };
}

export function median(values) {
  return quantile(values, 0.5);
}

/** The value below which that share of the values lies; null of none. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
}
