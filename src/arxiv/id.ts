// What a person typed → which paper is meant: an arXiv id in any of its spellings, or a PDF on this disk.
// Strict: a text that breaks a rule is refused with the reason and, where possible, a guess.
import { fileURLToPath } from 'node:url';
import type { PaperSource } from '../domain/arxiv-id.ts';
import { UsageError } from '../lib/errors.ts';
import { readId } from './id-grammar.ts';
import { suggestId } from './id-hints.ts';
import { idOfUrl, isPaperHost } from './id-urls.ts';
import { excerpt } from '../lib/excerpt.ts';
import { phrase, type Told } from '../lib/phrase.ts';
import { shellWord } from '../lib/shell-word.ts';

/** No id, address or path is longer (PATH_MAX of Linux); longer texts are refused before any pattern sees them. */
const LONGEST = 4096;
const ANY_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** A text that names no paper. `text` is what was given, whole. */
export class InvalidIdError extends UsageError {
  override name = 'InvalidIdError';
  readonly text: string;

  constructor(text: string, reason: Told, suggestion: string | null) {
    super({
      code: 'E_ID',
      what: phrase`"${excerpt(text)}" names no paper`,
      why: suggestion === null ? reason : phrase`${reason}: did you mean ${suggestion}?`,
      next:
        suggestion === null
          ? phrase`give an arXiv id (2310.06825, hep-th/9901001), its URL, or the path of a .pdf file`
          : phrase`summarize ${suggestion}`,
    });
    this.text = text;
  }
}

/** A list of papers where a paper is wanted. */
class ListError extends InvalidIdError {
  override name = 'ListError';
  constructor(text: string) {
    super(text, phrase`it is the name of a list, not of a paper`, null);
    this.next = phrase`summarize batch ${shellWord(text)}   (notes for its papers), or: summarize check ${shellWord(text)}`;
  }
}

/**
 * Accepts new and old ids with or without version, `arXiv:` in front and `[cs.CL]` behind; URLs of arXiv, alphaXiv,
 * Hugging Face, ar5iv, papers.cool, SciRate, Semantic Scholar; arXiv DOIs; a path or file: URL ending in .pdf.
 * Full-width digits are folded (NFKC) in ids, never in paths. Throws InvalidIdError.
 */
export function parseSource(text: string): PaperSource {
  if (text.length > LONGEST) {
    throw new InvalidIdError(
      text,
      phrase`it is ${text.length} characters long, at most ${LONGEST} make sense`,
      null,
    );
  }
  if (/^file:/i.test(text)) return fileOfUrl(text);
  const folded = text.normalize('NFKC').trim();
  if (folded === '') throw new InvalidIdError(text, phrase`it is empty`, null);
  const url = asUrl(folded);
  if (url !== null) return paperOfUrl(text, url);
  if (/\.(?:md|markdown)$/i.test(folded)) throw new ListError(text);
  // The raw text: NFC and NFD spellings of a name are two different files on Linux.
  if (/\.pdf$/i.test(text)) return fileOfPath(text);
  return paperOfText(text, folded);
}

function fileOfUrl(text: string): PaperSource {
  let path: string;
  try {
    path = fileURLToPath(text);
  } catch (error) {
    throw new InvalidIdError(text, error instanceof Error ? error.message : String(error), null);
  }
  if (!/\.pdf$/i.test(path)) throw new InvalidIdError(text, phrase`a local file must end in .pdf`, null);
  return fileOfPath(path);
}

function fileOfPath(path: string): PaperSource {
  if (path.includes('\0')) throw new InvalidIdError(path, phrase`a path cannot hold a NUL character`, null);
  return { kind: 'file', path };
}

/** The text as an address: with any scheme, or without one when it starts with the host of a paper site. */
function asUrl(text: string): URL | null {
  if (ANY_SCHEME.test(text)) return parseUrl(text);
  const slash = text.indexOf('/');
  const isHostFirst = slash > 0 && isPaperHost(text.slice(0, slash).toLowerCase());
  return isHostFirst ? parseUrl(`https://${text}`) : null;
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function paperOfUrl(text: string, url: URL): PaperSource {
  const found = idOfUrl(url);
  if ('reason' in found) throw new InvalidIdError(text, found.reason, null);
  return paperOrRefuse(text, found.id);
}

function paperOfText(text: string, folded: string): PaperSource {
  const doi = /^(?:doi:?\s{0,9})?(10\.\d{4,9}\/.*)$/i.exec(folded)?.[1];
  if (doi === undefined) return paperOrRefuse(text, withoutLabels(folded));
  const id = /^10\.48550\/arxiv\.(.+)$/i.exec(doi)?.[1];
  if (id === undefined)
    throw new InvalidIdError(text, phrase`only DOIs that start with 10.48550/arXiv. hold an arXiv id`, null);
  return paperOrRefuse(text, id.toLowerCase());
}

/** `arXiv: 2310.06825v1 [cs.CL] 10 Oct 2023`, as arXiv prints it in the margin → `2310.06825v1`. */
function withoutLabels(text: string): string {
  const body = text.replace(/^arxiv:/i, '').trimStart();
  const bracket = body.indexOf('[');
  const isTag = /^\[[a-z-]{2,10}(?:\.[A-Za-z-]{2,10})?\](?:\s{1,9}\d{1,2} [A-Z][a-z]{2} \d{4})?$/;
  return bracket > 0 && isTag.test(body.slice(bracket)) ? body.slice(0, bracket).trimEnd() : body;
}

function paperOrRefuse(text: string, id: string): PaperSource {
  const reading = readId(id);
  if (reading.ok) return { kind: 'arxiv', ...reading.paper };
  throw new InvalidIdError(text, reading.reason, suggestId(id));
}
