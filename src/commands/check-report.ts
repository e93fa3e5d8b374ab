// What `summarize check` found → lines for people, annotations for GitHub, a value for programs. Pure.
import type { ToolError } from '../lib/errors.ts';
import { joined, phrase, type Told } from '../lib/phrase.ts';
import type { CheckedDigest, PlacedFinding } from '../steps/check.ts';
import { counted, type Speak } from './batch/tell/words.ts';

/** One digest: looked at, or the reason why it could not be. */
export type CheckOutcome =
  | { readonly path: string; readonly checked: CheckedDigest; readonly error: null }
  | { readonly path: string; readonly checked: null; readonly error: ToolError };

/** `README.md:12:5  error    dead-anchor  #x leads nowhere`, as editors and terminals make it a link. */
export function findingLine(path: string, finding: PlacedFinding, speak: Speak): string {
  const { line, column, severity, rule, message, fixable } = finding;
  const mend = fixable ? '  [--fix]' : '';
  return `${path}:${line}:${column}  ${severity.padEnd(7)}  ${rule}  ${oneLine(speak(message))}${mend}`;
}

/** A workflow command: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export function annotation(path: string, finding: PlacedFinding, speak: Speak): string {
  const { line, column, severity, rule, message } = finding;
  const places = `file=${property(path)},line=${line},col=${column},title=${property(rule)}`;
  return `::${severity} ${places}::${data(oneLine(speak(message)))}`;
}

/** What was looked at, what was mended, and what is left by rule, the most frequent first. For stderr. */
export function summaryOf(checked: CheckedDigest, how: { fix?: boolean; dryRun?: boolean }): Told {
  const { path, entries, sections, findings } = checked;
  const left = countsOf(findings);
  const mendable = countsOf(findings.filter(({ fixable }) => fixable));
  const head = phrase`${path}: ${counted(entries, 'list line')}, ${counted(sections, 'section')}`;
  const found = findings.length === 0 ? phrase`nothing found` : counted(findings.length, 'finding');
  const rows = Object.entries(left).map(([rule, count]) =>
    withMends(`  ${String(count).padStart(6)}  ${rule}`, mendable[rule]),
  );
  const first = how.fix === true ? afterMending(head, found, { checked, how }) : phrase`${head}: ${found}`;
  return joined([first, ...rows], '\n');
}

function afterMending(
  head: Told,
  found: Told,
  { checked, how }: { checked: CheckedDigest; how: { dryRun?: boolean } },
): Told {
  const { findings, fixed } = checked;
  const bytes = bytesChanged(checked);
  const done =
    how.dryRun === true
      ? phrase`${head}, ${fixed.length} would be mended (${bytes})`
      : phrase`${head}, ${fixed.length} mended (${bytes})`;
  return findings.length === 0 ? phrase`${done}: ${found}` : phrase`${done}: ${found} left`;
}

/** The value of `--json`. Names are part of the contract (docs/check.md). */
export function jsonOf(outcomes: readonly CheckOutcome[]): unknown {
  const checked = outcomes.flatMap(outcome => (outcome.checked === null ? [] : [outcome.checked]));
  return {
    schemaVersion: 1,
    counts: countsOf(checked.flatMap(({ findings }) => findings)),
    fixed: countsOf(checked.flatMap(({ fixed }) => fixed)),
    files: outcomes.map(outcome => fileOf(outcome)),
  };
}

function fileOf({ path, checked, error }: CheckOutcome): unknown {
  if (error !== null) {
    const { code, what, why, kept, next } = error;
    return { path, error: { code, what, why, kept, next } };
  }
  const { entries, sections, findings, fixed, before, after } = checked;
  return {
    path,
    entries,
    sections,
    counts: countsOf(findings),
    fixed: countsOf(fixed),
    changed: Buffer.compare(before, after) !== 0,
    findings,
  };
}

/** Rule → how often, the most frequent first. */
function countsOf(findings: readonly { readonly rule: string }[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

function bytesChanged({ before, after }: CheckedDigest): Told {
  if (Buffer.compare(before, after) === 0) return phrase`0 bytes changed`;
  return phrase`${before.length} bytes before, ${after.length} after`;
}

function withMends(row: string, count: number | undefined): Told {
  return count === undefined ? row : phrase`${row}  (${count} can be mended with --fix)`;
}

/** Findings quote the digest: a line break or control character in them must not start a line of its own. */
function oneLine(message: string): string {
  return message.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
