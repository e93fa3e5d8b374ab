// Reply text → value of a schema, or the issues that stand against it. Pure.
// Two failures are kept apart: no JSON in the reply, and JSON of the wrong shape; both keep the raw text.
// Candidates are tried from strict to lenient and the schema is the judge of each.
import { jsonrepair } from 'jsonrepair';
import type * as z from 'zod';
import { protectLatex } from './latex-escapes.ts';

/** What parsing gave: a value, or why there is none, one line an issue, fit to be sent back to the model. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly repaired: boolean }
  | { readonly ok: false; readonly kind: 'not-json' | 'wrong-shape'; readonly issues: readonly string[] };

/** Longest reply looked at; notes are a few thousand characters. */
const MAX_LENGTH = 200_000;
/** Objects tried inside prose; a reply with more is no reply to us. */
const MAX_SPANS = 50;

/** Parses a reply that is complete (the caller has looked at its finish reason). */
export function parseReply<T>(raw: string, schema: z.ZodType<T>): Parsed<T> {
  let issues: readonly string[] | undefined;
  for (const candidate of candidates(visiblePart(raw.slice(0, MAX_LENGTH)))) {
    const result = schema.safeParse(candidate.value);
    if (result.success && !hasControls(candidate.value)) {
      return { ok: true, value: result.data, repaired: candidate.repaired };
    }
    issues ??= result.success ? ['control characters in a text'] : describe(result.error);
  }
  if (issues !== undefined) return { ok: false, kind: 'wrong-shape', issues };
  return { ok: false, kind: 'not-json', issues: ['the answer is not one JSON object'] };
}

/** What a model wants to be seen: no thinking, no fence. An unclosed `<think>` leaves nothing. */
function visiblePart(raw: string): string {
  const text = raw.replace(/[\uFEFF\u00A0]/g, ' ');
  const end = text.lastIndexOf('</think>');
  if (end < 0 && text.trimStart().startsWith('<think>')) return '';
  const answer = (end < 0 ? text : text.slice(end + '</think>'.length)).trim();
  if (!answer.startsWith('```')) return answer;
  const body = answer.slice(answer.indexOf('\n') + 1);
  const close = body.lastIndexOf('```');
  return (close < 0 ? body : body.slice(0, close)).trim();
}

interface Candidate {
  readonly value: unknown;
  readonly repaired: boolean;
}

function* candidates(text: string): Generator<Candidate> {
  yield* strict(text, false);
  const spans = objectSpans(text);
  for (const span of spans) yield* strict(span, true);
  for (const span of spans) yield* lenient(span);
}

function* strict(text: string, repaired: boolean): Generator<Candidate> {
  const value = parseJson(protectLatex(text));
  if (typeof value === 'object' && value !== null) yield { value, repaired };
  // Some servers encode the answer twice.
  if (typeof value === 'string') {
    const inner = parseJson(value);
    if (typeof inner === 'object' && inner !== null) yield { value: inner, repaired: true };
  }
}

function* lenient(span: string): Generator<Candidate> {
  let mended: string;
  try {
    mended = jsonrepair(protectLatex(span));
  } catch {
    return; // beyond repair: the other candidates, or none, decide
  }
  const value = parseJson(mended);
  if (typeof value === 'object' && value !== null) yield { value, repaired: true };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Every balanced `{…}` of the text that is not inside another, longest useful first. */
function objectSpans(text: string): string[] {
  const spans: string[] = [];
  for (let at = text.indexOf('{'); at >= 0 && spans.length < MAX_SPANS; at = text.indexOf('{', at)) {
    const end = endOfObject(text, at);
    if (end < 0) {
      spans.push(text.slice(at));
      break;
    }
    spans.push(text.slice(at, end));
    at = end;
  }
  return spans.sort((a, b) => b.length - a.length);
}

function endOfObject(text: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') at += 1;
    else if (char === '"') inString = !inString;
    else if (!inString && char === '{') depth += 1;
    else if (!inString && char === '}' && (depth -= 1) === 0) return at + 1;
  }
  return -1;
}

/** True when a text holds a control character other than a line break: a mangled formula, never prose. */
function hasControls(value: unknown): boolean {
  if (typeof value === 'string') return /[\u0000-\u0009\u000B-\u001F]/.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasControls);
}

function describe(error: z.ZodError): string[] {
  return error.issues.slice(0, 12).map(issue => `${issue.path.join('.') || '(the whole)'}: ${issue.message}`);
}
