// One list item of a digest → the paper's list line, or null when it names no paper.
import type { ByteRange, ScannedEntry } from './scanned.ts';
import type { Source } from './source.ts';
import { utf8 } from './view.ts';

/**
 * Reads the format's own list line, and a person's list item that links to arXiv. The paper is known by its arXiv
 * link, never by its title.
 */
export function entryOf(source: Source, item: ByteRange): ScannedEntry | null {
  const text = source.piece(item.start, item.end);
  const paper = linkTarget(text, '[[Paper](');
  const { date, title } = headOf(text);
  const arxiv = (paper === null ? null : firstLink(paper.url, true)) ?? firstLink(text, false);
  if (paper === null && date === null && arxiv === null) return null;
  const code = linkTarget(text, '[[Code/Page](');
  const notes = notesLink(text, item.start);
  return {
    start: item.start,
    end: item.end,
    id: arxiv?.id ?? localId(notes.anchor),
    version: arxiv?.version ?? null,
    title,
    nested: text.startsWith('  '),
    date,
    paperUrl: urlOf(paper),
    paperAt: rangeOf(paper, item.start),
    codeUrl: urlOf(code),
    codeAt: rangeOf(code, item.start),
    ...notes,
  };
}

/** A local PDF's id, which stands at the end of its anchor (see anchor.ts); null for any other anchor. */
export function localId(anchor: string | null): string | null {
  return /pdf-[0-9a-f]{12}$/.exec(anchor ?? '')?.[0] ?? null;
}

/** Every arXiv id that a text links to, with the version, in order; page links (`#page=3`) are told apart. */
export function arxivLinks(text: string): ArxivLink[] {
  const links: ArxivLink[] = [];
  ARXIV.lastIndex = 0; // a copy of the pattern for each text, as matchAll makes it, costs more than the search
  for (let match = ARXIV.exec(text); match !== null; match = ARXIV.exec(text)) links.push(linkOf(match));
  return links;
}

interface ArxivLink {
  readonly id: string;
  readonly version: number | null;
  readonly page: boolean;
}

/** The first of them, or the first that leads to no page. */
function firstLink(text: string, pagesToo: boolean): ArxivLink | null {
  ARXIV.lastIndex = 0;
  for (let match = ARXIV.exec(text); match !== null; match = ARXIV.exec(text)) {
    if (pagesToo || match[3] === undefined) return linkOf(match);
  }
  return null;
}

function linkOf(match: RegExpMatchArray): ArxivLink {
  return {
    id: baseId(match[1] ?? ''),
    version: match[2] === undefined ? null : Number(match[2]),
    page: match[3] !== undefined,
  };
}

/** arxiv.org and its mirrors that use the same paths: https://info.arxiv.org/help/arxiv_identifier_for_services.html */
const ARXIV =
  /arxiv\.org\/(?:abs|pdf|html)\/(\d{4}\.\d{4,5}|[a-z]{2,10}(?:-[a-z]{2,5})?(?:\.[A-Z]{2})?\/\d{7})(?:v([1-9]\d{0,2}))?(?:\.pdf)?(#page=)?/g;

const NOTES_LINKS = ['[[TLDR/Notes](', '[TLDR/Notes](', '[[Notes](', '[[TLDR](', '[[笔记]('].map(label =>
  Buffer.from(label, 'utf8').toString('latin1'),
);

interface Target {
  readonly url: string;
  /** Offset in the item. */
  readonly start: number;
}

/** What stands between `[[Label](` and `)]`: the format's links may hold brackets themselves. */
function linkTarget(text: string, label: string): Target | null {
  const found = text.indexOf(label);
  if (found === -1) return null;
  const start = found + label.length;
  const end = text.indexOf(label.startsWith('[[') ? ')]' : ')', start);
  return end === -1 ? null : { url: text.slice(start, end), start };
}

/** The TLDR/Notes link: its fragment as written ('' when it is no fragment), and where that stands in the file. */
function notesLink(text: string, offset: number): Pick<ScannedEntry, 'anchor' | 'anchorAt'> {
  let link: Target | null = null;
  for (const label of NOTES_LINKS) if ((link = linkTarget(text, label)) !== null) break;
  const at = rangeOf(link, offset);
  if (link === null || at === null) return { anchor: null, anchorAt: null };
  if (!link.url.startsWith('#')) return { anchor: '', anchorAt: at };
  return { anchor: utf8(link.url.slice(1)), anchorAt: { start: at.start + 1, end: at.end } };
}

function rangeOf(link: Target | null, offset: number): ByteRange | null {
  return link === null ? null : { start: offset + link.start, end: offset + link.start + link.url.length };
}

function urlOf(link: Target | null): string | null {
  return link === null ? null : utf8(link.url);
}

/** `- [25/06] **Title**` → date and title. */
function headOf(text: string): { date: string | null; title: string } {
  const lineBreak = text.indexOf('\n');
  const line = lineBreak === -1 ? text : text.slice(0, lineBreak);
  const head = /^\s{0,3}\S{1,3}[ \t]+(?:\[(\d\d\/\d\d)\][ \t]*)?(?:\*\*)?/.exec(line);
  return { date: head?.[1] ?? null, title: titleOf(line.slice(head?.[0].length ?? 0)) };
}

/** Bold text, else the label of the first link, else the whole line. */
function titleOf(first: string): string {
  const end = first.lastIndexOf('**');
  const bold = end > 0 ? first.slice(0, end) : (/^\[([^\]]{1,500})\]\(/.exec(first)?.[1] ?? first);
  return utf8(bold).trim();
}

/** Old ids without their subject class, as they are stored: `math.GT/0309136` → `math/0309136`. */
function baseId(id: string): string {
  return id.replace(/\.[A-Z]{2}\//, '/');
}
