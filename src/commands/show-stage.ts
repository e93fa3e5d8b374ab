// `--until <stage>`: one value of the way, for people, or with --json as it is.
import { inEnglish } from '../lib/phrase.ts';
import type { Finding } from '../domain/finding.ts';
import type { Notes, NotesSource } from '../domain/notes.ts';
import { claimsOf } from '../domain/notes.ts';
import { textOf, type PaperText, type SectionKey } from '../domain/page.ts';
import { UsageError } from '../lib/errors.ts';
import { rangesOf } from '../lib/text.ts';
import type { Journey } from '../pipeline.ts';
import type { Stage } from './flags.ts';

/** How a stage is shown: the value itself for --json, and a text for people. */
interface Shown {
  readonly value: unknown;
  readonly text: string;
}

/** A text for people, or with `json` the value itself. The stage `plan` needs the digest it is a plan for. */
export async function showStage(
  way: Journey,
  { stage, digest, json }: { stage: Stage; digest: string | null; json: boolean },
): Promise<unknown> {
  const { value, text } = await SHOW[stage](way, digest);
  return json ? value : text;
}

const SHOW: Readonly<Record<Stage, (way: Journey, digest: string | null) => Promise<Shown>>> = {
  async pages(way) {
    const text = await way.text();
    return { value: publicPages(text), text: readablePages(text) };
  },
  async messages(way) {
    const { parts, source } = await way.messages();
    const texts = parts.map(({ messages }) =>
      messages.map(({ role, content }) => `── ${role} ──\n${content}`).join('\n\n'),
    );
    const [only] = parts;
    const whole = only !== undefined && parts.length === 1;
    return {
      value: whole ? { messages: only.messages, source } : { parts, source },
      text: inParts(texts, source),
    };
  },
  async reply(way) {
    const replies = await way.reply();
    if (replies === null) throw noReplyError();
    const texts = replies.map(({ text }) => text);
    return {
      value: replies.length === 1 ? replies[0] : { parts: replies },
      text: inParts(texts, (await way.messages()).source),
    };
  },
  notes: async way => showNotes(await way.notes()),
  checked: async way => showNotes(await way.checked()),
  async plan(way, digest) {
    if (digest === null) throw noDigestError();
    const plan = await way.plan(digest);
    return { value: plan, text: JSON.stringify(plan, inEnglish, 2) };
  },
};

/** Texts of the parts of a paper under what they are; one text stays as it is. */
function inParts(texts: readonly string[], { parts }: Pick<NotesSource, 'parts'>): string {
  if (texts.length === 1) return texts.join('');
  const headed = texts.map((text, index) => {
    const pages = rangesOf(parts[index]?.pages ?? []);
    return `── part ${index + 1} of ${texts.length}, pages ${pages} ──\n\n${text}`;
  });
  return headed.join('\n\n');
}

function showNotes(notes: Notes): Shown {
  return { value: notes, text: readableNotes(notes) };
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

function readablePages(text: PaperText): string {
  const blocks: string[] = text.notices.map(({ message }) => `! ${message}`);
  let section: SectionKey | null = null;
  for (const { page, lines } of text.pages) {
    blocks.push(`── page ${page} ──`);
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

function readableNotes(notes: Notes): string {
  const claims = claimsOf(notes).map(claim => {
    const place = claim.page === null ? claim.match : `${claim.match}, p. ${claim.page}`;
    return [
      `${claim.id}  (${place})`,
      `  ${claim.zh}`,
      `  ${claim.en}`,
      `  “${claim.quote}”`,
      ...claim.findings.map(readableFinding),
    ].join('\n');
  });
  const others = notes.findings.map(({ where, ...finding }) => `${where}\n${readableFinding(finding)}`);
  return [`${notes.headline.zh}\n${notes.headline.en}`, ...claims, ...others].join('\n\n');
}

function readableFinding({ severity, code, message, messageZh }: Finding): string {
  return [`  ${severity} ${code}: ${message}`, ...(messageZh === '' ? [] : [`    ${messageZh}`])].join('\n');
}

function noReplyError(): UsageError {
  return new UsageError({
    code: 'E_USAGE',
    what: 'there is no reply to show',
    why: 'the extractive engine asks no model',
    next: 'summarize --until notes, or set OPENAI_API_KEY first',
  });
}

function noDigestError(): UsageError {
  return new UsageError({
    code: 'E_USAGE',
    what: 'there is no plan to show',
    why: 'no digest is set',
    next: 'add --digest README.md',
  });
}
