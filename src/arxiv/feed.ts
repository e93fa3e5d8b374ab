// Atom XML of arXiv's API → papers. Pure.
// Format: https://info.arxiv.org/help/api/user-manual.html#_details_of_atom_results_returned
import { XMLParser } from 'fast-xml-parser';
import * as z from 'zod';
import { PaperSchema, citedId, type Paper } from '../domain/paper.ts';
import { ArxivError } from './arxiv-error.ts';
import { readId } from './id-grammar.ts';
import { plainLatex } from './latex-text.ts';
import { excerpt } from '../lib/excerpt.ts';
import { collapsed, unescaped } from './xml-text.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** An entry of the feed: a paper, or an error that the API reports as if it were one. */
export type FeedEntry =
  { readonly kind: 'paper'; readonly paper: Paper } | { readonly kind: 'error'; readonly message: string };

/** Elements that may come many times are always arrays; all text stays text, titles such as "0" included. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  // We decode the five XML entities and numbers ourselves: the parser would also expand those of a DTD.
  processEntities: false,
  alwaysCreateTextNode: true,
  isArray: name => ['entry', 'author', 'category', 'primary_category'].includes(name),
});

const Text = z.object({ '#text': z.string() }).transform(node => collapsed(unescaped(node['#text'])));
const Term = z.object({ term: z.string() }).transform(node => unescaped(node.term));
const EntrySchema = z.object({
  id: Text.optional(),
  title: Text.optional(),
  summary: Text.optional(),
  published: Text.optional(),
  updated: Text.optional(),
  author: z.array(z.object({ name: Text })).default([]),
  primary_category: z.array(Term).default([]),
  category: z.array(Term).default([]),
  comment: Text.optional(),
  doi: Text.optional(),
});
type Entry = z.infer<typeof EntrySchema>;
const FeedSchema = z.object({
  feed: z.object({
    entry: z.array(EntrySchema).default([]),
    // Not worth losing the entries for.
    totalResults: Text.transform(Number).pipe(z.int().min(0)).optional().catch(undefined),
  }),
});

/**
 * The entries of a feed in its order. An id that arXiv does not know gives an entry without id
 * (https://github.com/lukasschwab/arxiv.py/issues/80) or none at all: both are left out.
 * Throws ArxivError E_ARXIV_FEED for anything that is not a whole feed.
 */
export function parseFeed(xml: string): FeedEntry[] {
  return [...parseSearchFeed(xml).entries];
}

/** A page of what a search found: its entries, and how many there are on all pages. */
export interface SearchFeed {
  readonly entries: readonly FeedEntry[];
  readonly total: number;
}

/** As parseFeed, with the number of papers that arXiv says it found (`opensearch:totalResults`). */
export function parseSearchFeed(xml: string): SearchFeed {
  const parsed = FeedSchema.safeParse(parseXml(xml));
  if (!parsed.success) throw notAFeed(xml, phrase`it is not an Atom feed`);
  const { entry, totalResults } = parsed.data.feed;
  const entries = entry.flatMap(one => (one.id === undefined ? [] : [readEntry(one, one.id, xml)]));
  return { entries, total: totalResults ?? entries.length };
}

function parseXml(xml: string): unknown {
  if (/<!DOCTYPE/i.test(xml)) throw notAFeed(xml, phrase`it declares a document type`);
  if (!xml.trimEnd().endsWith('</feed>')) throw notAFeed(xml, phrase`it does not end with </feed>`);
  try {
    return parser.parse(xml);
  } catch (error) {
    throw notAFeed(xml, excerpt(error instanceof Error ? error.message : String(error)));
  }
}

function notAFeed(xml: string, why: Told): ArxivError {
  return new ArxivError({
    code: 'E_ARXIV_FEED',
    subject: phrase`metadata from arXiv`,
    why: phrase`the answer is no feed: ${why}; it begins "${excerpt(xml.trimStart().slice(0, 60))}"`,
    isRetryable: true,
  });
}

function readEntry(entry: Entry, address: string, xml: string): FeedEntry {
  // http://arxiv.org/api/errors#incorrect_id_format_for_1234
  if (address.includes('/api/errors')) return { kind: 'error', message: entry.summary ?? address };
  const reading = readId(address.replace(/^https?:\/\/arxiv\.org\/abs\//, ''));
  if (!reading.ok) throw notAFeed(xml, phrase`an entry has the id ${excerpt(address)}`);
  const { id, version } = reading.paper;
  const parsed = PaperSchema.safeParse(paperOf(entry, id, version));
  if (!parsed.success)
    throw notAFeed(xml, phrase`the entry of ${id} lacks ${parsed.error.issues[0]?.path.join('.') ?? 'data'}`);
  return { kind: 'paper', paper: parsed.data };
}

function paperOf(entry: Entry, id: string, version: number | null): Paper {
  return {
    id,
    version,
    title: plainLatex(entry.title ?? ''),
    authors: entry.author.map(author => author.name),
    published: instant(entry.published),
    updated: instant(entry.updated),
    // The primary category first, as arXiv shows them.
    categories: [...new Set([...entry.primary_category, ...entry.category])],
    abstract: plainLatex(entry.summary ?? ''),
    comment: entry.comment ?? null,
    doi: entry.doi ?? null,
    // The feed has none; OAI-PMH would.
    license: null,
    url: `https://arxiv.org/pdf/${citedId({ id, version })}`,
    // Mined in src/steps/paper.ts.
    links: [],
  };
}

function instant(text: string | undefined): string | null {
  return text !== undefined && !Number.isNaN(Date.parse(text)) ? text : null;
}
