// Words for lists of papers: what a source names, where it names it, and what in it could not be understood.
// Nobody has asked arXiv yet: a mention may be of a paper that does not exist.
import type { Told } from '../lib/phrase.ts';
import type { PaperSource } from './arxiv-id.ts';

/** What a source turned out to be. */
export type SourceKind =
  | 'digest'
  | 'text'
  | 'bibtex'
  | 'csl-json'
  | 'ris'
  | 'csv'
  | 'pdf'
  | 'folder'
  | 'search'
  | 'rss'
  | 'argument';

/** Where something stands in a source. */
export interface Place {
  /** As the person named it: `refs.bib`, `-` for stdin, `--search`. */
  readonly source: string;
  /** Counts from 1; null where lines mean nothing (a folder, a search). */
  readonly line: number | null;
}

/** A place that names a paper. */
export interface Mention {
  readonly paper: PaperSource;
  readonly at: Place;
  /** As the source gives it, for people; null when it gives none. */
  readonly title: string | null;
}

/** A place that should name a paper (a record, a line with something like an id) and names none that we can use. */
export interface Unread {
  readonly at: Place;
  /** What stands there, one line, at most 200 characters. */
  readonly text: string;
  readonly why: Told;
}

/**
 * A source read to its end. Every unit (line, entry, row, file) is accounted for: it names a paper, or is unread, or is
 * one of the `silent` ones, which say nothing about papers (prose, blank lines, comments).
 */
export interface ReadSource {
  readonly name: string;
  readonly kind: SourceKind;
  /** What the bytes were read as (`utf-8`, `gb18030`, `utf-16le`, …); null where there are none. */
  readonly encoding: string | null;
  readonly units: 'lines' | 'entries' | 'rows' | 'files' | 'papers';
  /** How many units there are. */
  readonly count: number;
  readonly mentions: readonly Mention[];
  readonly unread: readonly Unread[];
  readonly silent: number;
  /** What a person should know: bytes that could not be decoded, a feed that is empty at weekends. */
  readonly notices: readonly Told[];
}

/** Judges a text that may name a paper; given to the readers of sources, which know nothing of arXiv. */
export type JudgeId = (
  text: string,
) => { readonly ok: true; readonly paper: PaperSource } | { readonly ok: false; readonly reason: Told };
