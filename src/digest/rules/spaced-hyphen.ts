// `GPT - 4o`, `Best - of - N`: models that write Chinese put blanks around the hyphens of names.
// A dash between clauses looks the same, so only a name that the paper's own words show closed is closed.
import type { ScannedEntry } from '../scanned.ts';
import { namesIn, spacedIn, type Spaced } from './hyphens.ts';
import { noteOf, type NoteText } from './note.ts';
import type { NoteLine } from './note-lines.ts';
import type { Found, Rule } from './rule.ts';
import { phrase, type Told } from '../../lib/phrase.ts';

export const spacedHyphen: Rule = {
  name: 'spaced-hyphen',
  severity: 'warning',
  finds: phrase`blanks stand around a hyphen in the notes, as in \`GPT - 4o\``,
  section: (view, context) => {
    const { id, heading } = view.section;
    const note = noteOf(view, context);
    const found = note.note.flatMap(line => (READ.has(line.kind) ? spacedIn(line) : []));
    if (found.length === 0) return [];
    const proofs = proofsOf(note, heading, id === null ? [] : (context.entries.get(id) ?? []));
    return found.map(spaced => findingOf(spaced, proofs));
  },
};

const READ: ReadonlySet<NoteLine['kind']> = new Set(['heading', 'text', 'quote', 'table']);

function findingOf({ at, text }: Spaced, proofs: ReadonlyMap<string, Told>): Found {
  const name = text.replaceAll(' - ', '-');
  const proof = proofs.get(name) ?? proofs.get(otherCase(name));
  if (proof === undefined) return { at, message: phrase`${text} has blanks around its hyphen` };
  const fix = [{ start: at, end: at + Buffer.byteLength(text), text: name }];
  return { at, message: phrase`${text} has blanks around its hyphen, which ${proof} has not`, fix };
}

/** The first letter tells the begin of a sentence or a title from the middle of one, and no more. */
function otherCase(name: string): string {
  const first = name.slice(0, 1);
  const upper = first.toUpperCase();
  return (first === upper ? first.toLowerCase() : upper) + name.slice(1);
}

/** Names with closed hyphens in the paper's own words, and where each stands. */
function proofsOf({ parts }: NoteText, heading: string, listed: readonly ScannedEntry[]): Map<string, Told> {
  const proofs = new Map<string, Told>();
  const add = (text: string, where: Told): void => {
    for (const name of namesIn(text)) if (!proofs.has(name)) proofs.set(name, where);
  };
  for (const part of parts) {
    if (part.name !== 'abstract') continue;
    for (const line of part.lines) if (line.kind === 'text') add(line.text, phrase`the abstract`);
  }
  // A slug has hyphens wherever the title has blanks: it proves nothing.
  if (heading.includes(' ')) add(heading, phrase`the title`);
  for (const { title, paperUrl, codeUrl } of listed) {
    add(title, phrase`the title`);
    for (const url of [paperUrl ?? '', codeUrl ?? '']) {
      add(url, phrase`the link`);
      add(url.replaceAll('.', ' '), phrase`the link`);
    }
  }
  return proofs;
}
