// The least wall time that a batch could take: what `npm run bench:batch` divides by.

/**
 * The ideal wall time of a run in ms, given what is known beforehand.
 *
 * It is the longest of three times, each of which no runner with `workers` calls at once can beat by more than chance:
 * - `models`: the latencies dealt out in the order of the queue, each to the worker that is free first (greedy list
 *   scheduling). This is what a runner reaches that costs nothing by itself and keeps the order. It is no strict lower
 *   bound: dealing the longest out first may end a little earlier, but nobody knows beforehand which paper is slow, so
 *   that cannot be asked of a runner. The strict one, max(longest, sum / workers), is told as `bound`.
 * - `cpu`: with extraction, its bare CPU time over the cores (`extractionCpuMs`: parsing alone, warm, in one process;
 *   no start of processes, no proving, no disk), as if it could be spread evenly and nothing else took time.
 * - `first`: with extraction, nothing can be asked before the first text is there: one extraction, then the models.
 *
 * Not in it, so that a runner has to pay for them from its 5 or 15 %: start of the program, metadata, messages, proving,
 * merges, cache, report, and the CPU of the servers, which run on the same machine.
 */
export function idealWall(latencies, { workers, extractionCpuMs = [], cores = 1 }) {
  const models = listSchedule(latencies, workers);
  const bound = Math.max(0, ...latencies, sum(latencies) / workers);
  const cpu = sum(extractionCpuMs) / cores;
  const first = extractionCpuMs.length === 0 ? 0 : Math.min(...extractionCpuMs) + models;
  return { wall: Math.max(models, cpu, first), models, bound, cpu, first };
}

/** The end of the last of these tasks, when each goes to the worker that is free first. */
export function listSchedule(durations, workers) {
  const free = new Array(workers).fill(0);
  for (const duration of durations) {
    const next = free.indexOf(Math.min(...free));
    free[next] += duration;
  }
  return Math.max(...free);
}

/** Bare CPU time of reading each of these PDFs in this process, in ms; run it in a process of its own. */
export async function extractionCpu(pdfs, parsePdf) {
  const spent = [];
  for (const pdf of pdfs) {
    const before = process.cpuUsage();
    await parsePdf(new Uint8Array(pdf), 500);
    const { user, system } = process.cpuUsage(before);
    spent.push((user + system) / 1000);
  }
  return spent;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
