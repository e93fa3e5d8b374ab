// `--until <stage>`: one value of the way, for people, or with --json as it is.
import { noticeTold } from '../pdf/notices.ts';
import type { Finding } from '../domain/finding.ts';
import type { Notes, NotesSource } from '../domain/notes.ts';
import { claimsOf } from '../domain/notes.ts';
import { textOf, type PaperText, type SectionKey } from '../domain/page.ts';
import { UsageError } from '../lib/errors.ts';
import { phrase, type Told } from '../lib/phrase.ts';
import { rangesOf } from '../lib/text.ts';
import type { Journey } from '../pipeline.ts';
import { findingTold } from './finding-words.ts';
import type { Stage } from './flags.ts';
import { jsonText } from './json-text.ts';

/** How a stage is shown: the value itself for --json, and a text for people. */
interface Shown {
  readonly value: unknown;
  readonly text: string;
}

interface Showing {
  readonly digest: string | null;
  readonly speak: Speak;
}
type Speak = (told: Told) => string;

/** A text for people, or with `json` the value itself. The stage `plan` needs the digest it is a plan for. */
export async function showStage(
  way: Journey,
  { stage, digest, json, speak }: { stage: Stage; digest: string | null; json: boolean; speak: Speak },
): Promise<unknown> {
  const { value, text } = await SHOW[stage](way, { digest, speak });
  return json ? value : text;
}

const SHOW: Readonly<Record<Stage, (way: Journey, showing: Showing) => Promise<Shown>>> = {
  async pages(way, { speak }) {
    const text = await way.text();
    return { value: publicPages(text), text: readablePages(text, speak) };
  },
  async messages(way, { speak }) {
    const { parts, source } = await way.messages();
    const texts = parts.map(({ messages }) =>
      messages.map(({ role, content }) => `── ${role} ──\n${content}`).join('\n\n'),
    );
    const [only] = parts;
    const whole = only !== undefined && parts.length === 1;
    return {
      value: whole ? { messages: only.messages, source } : { parts, source },
      text: inParts(texts, source, speak),
    };
  },
  async reply(way, { speak }) {
    const replies = await way.reply();
    if (replies === null) throw noReplyError();
    const texts = replies.map(({ text }) => text);
    return {
      value: replies.length === 1 ? replies[0] : { parts: replies },
      text: inParts(texts, (await way.messages()).source, speak),
    };
  },
  notes: async (way, { speak }) => showNotes(await way.notes(), speak),
  checked: async (way, { speak }) => showNotes(await way.checked(), speak),
  async plan(way, { digest }) {
    if (digest === null) throw noDigestError();
    const plan = await way.plan(digest);
    return { value: plan, text: jsonText(plan, 2) };
  },
};

/** Texts of the parts of a paper under what they are; one text stays as it is. */
function inParts(texts: readonly string[], { parts }: Pick<NotesSource, 'parts'>, speak: Speak): string {
  if (texts.length === 1) return texts.join('');
  const headed = texts.map((text, index) => {
    const pages = rangesOf(parts[index]?.pages ?? []);
    return `── ${speak(phrase`part ${index + 1} of ${texts.length}, pages ${pages}`)} ──\n\n${text}`;
  });
  return headed.join('\n\n');
}

function showNotes(notes: Notes, speak: Speak): Shown {
  return { value: notes, text: readableNotes(notes, speak) };
}

/** The value as documented: what only the program needs (runs, line ends) stays inside. */
function publicPages(text: PaperText): unknown {
  const pages = text.pages.map(({ page, width, height, lines }) => ({
    page,
    width,
    height,
    lines: lines.map(line => ({
      text: line.text,
      x: line.x,
      y: line.y,
      width: line.width,
      height: line.height,
      section: line.section,
    })),
  }));
  const { body, sections, notices, hidden, links } = text;
  return { pages, body, sections, notices, hidden, links };
}

function readablePages(text: PaperText, speak: Speak): string {
  const blocks: string[] = text.notices.map(notice => `! ${speak(noticeTold(notice))}`);
  let section: SectionKey | null = null;
  for (const { page, lines } of text.pages) {
    blocks.push(`── ${speak(phrase`page ${page}`)} ──`);
    for (let start = 0, end = 0; start < lines.length; start = end) {
      const key = lines[start]?.section ?? 'front';
      while (end < lines.length && lines[end]?.section === key) end += 1;
      if (key !== section) blocks.push(`[${key}]`);
      section = key;
      blocks.push(textOf(lines.slice(start, end)));
    }
  }
  return blocks.join('\n\n');
}

function readableNotes(notes: Notes, speak: Speak): string {
  const claims = claimsOf(notes).map(claim => {
    const place = claim.page === null ? claim.match : speak(phrase`${claim.match}, p. ${claim.page}`);
    return [
      `${claim.id}  (${place})`,
      `  ${claim.zh}`,
      `  ${claim.en}`,
      `  “${claim.quote}”`,
      ...claim.findings.map(finding => readableFinding(finding, speak)),
    ].join('\n');
  });
  const others = notes.findings.map(
    ({ where, ...finding }) => `${where}\n${readableFinding(finding, speak)}`,
  );
  return [`${notes.headline.zh}\n${notes.headline.en}`, ...claims, ...others].join('\n\n');
}

/** Both its texts, that of the person's language first: whoever judges a claim may need either. */
function readableFinding(finding: Finding, speak: Speak): string {
  const { severity, code, message, messageZh } = finding;
  const first = speak(findingTold(finding));
  const others = [message, messageZh].filter(text => text !== '' && text !== first);
  return [`  ${severity} ${code}: ${first}`, ...others.map(text => `    ${text}`)].join('\n');
}

function noReplyError(): UsageError {
  return new UsageError({
    code: 'E_USAGE',
    what: phrase`there is no reply to show`,
    why: phrase`the extractive engine asks no model`,
    next: phrase`summarize --until notes, or set OPENAI_API_KEY first`,
  });
}

function noDigestError(): UsageError {
  return new UsageError({
    code: 'E_USAGE',
    what: phrase`there is no plan to show`,
    why: phrase`no digest is set`,
    next: phrase`add --digest README.md`,
  });
}
