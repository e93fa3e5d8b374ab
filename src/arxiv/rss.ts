// Categories → the papers that arXiv announced last in them, from its RSS feed of the day.
// Format: https://info.arxiv.org/help/rss_specifications.html
import { XMLParser } from 'fast-xml-parser';
import * as z from 'zod';
import type { PaperId } from '../domain/arxiv-id.ts';
import { excerpt } from '../lib/excerpt.ts';
import { UsageError } from '../lib/errors.ts';
import { ArxivError } from './arxiv-error.ts';
import type { Answer, Arxiv } from './http.ts';
import { readId } from './id-grammar.ts';
import { plainLatex } from './latex-text.ts';
import { collapsed, unescaped } from './xml-text.ts';
import { phrase, type Told } from '../lib/phrase.ts';

export interface AnnouncedPaper extends PaperId {
  readonly title: string;
  /** `cross`: new in one of these categories, and of another one in the first place. */
  readonly announceType: 'new' | 'cross';
}

export interface Announcement {
  readonly papers: readonly AnnouncedPaper[];
  /** New versions of papers that were announced before; they are left out. */
  readonly replaced: number;
  /** What a person should know: why there is nothing, or that arXiv cut the list. */
  readonly notices: readonly Told[];
}

/** https://info.arxiv.org/help/rss.html */
const MOST_ITEMS = 2000;
/** `cs`, `cs.CL`, `cond-mat.mes-hall`. */
const CATEGORY = /^[a-z-]{2,20}(?:\.[A-Za-z-]{2,20})?$/;

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  // We decode the five XML entities and numbers ourselves: the parser would also expand those of a DTD.
  processEntities: false,
  isArray: name => ['item', 'day'].includes(name),
});
const Text = z.string().transform(text => collapsed(unescaped(text)));
const ItemSchema = z.object({
  title: Text,
  guid: Text,
  announce_type: z.enum(['new', 'cross', 'replace', 'replace-cross']),
});
type Item = z.infer<typeof ItemSchema>;
const RssSchema = z.object({
  rss: z.object({
    channel: z.object({
      title: Text.default(''),
      description: Text.default(''),
      pubDate: Text.default(''),
      // An element without content is read as ''.
      skipDays: z.union([z.object({ day: z.array(Text) }), z.literal('')]).optional(),
      item: z.array(ItemSchema).default([]),
    }),
  }),
});
type Channel = z.infer<typeof RssSchema>['rss']['channel'];

/**
 * Papers announced in `cs.CL+cs.AI` (or with commas), new and cross-listed ones. Throws UsageError for words that are
 * no categories; ArxivError E_ARXIV_API, a usage error, in arXiv's words for one that it does not have; other
 * ArxivErrors when it gives no usable answer.
 */
export async function announcedPapers(categories: string, arxiv: Arxiv): Promise<Announcement> {
  const names = categoriesOf(categories);
  const subject = phrase`what arXiv announced in ${names.join(', ')}`;
  const judge = (answer: Answer): ArxivError | null => judgeFeed(answer, subject);
  const url = `${arxiv.rssUrl}/rss/${names.join('+')}`;
  const channel = channelOf(await arxiv.get(url, { kind: 'rss', subject, judge }), subject);
  const papers = channel.item.flatMap(item => announced(item, subject));
  const replaced = channel.item.length - papers.length;
  return { papers, replaced, notices: noticesOf(channel, { names, papers: papers.length, replaced }) };
}

function categoriesOf(text: string): string[] {
  const names = text.split(/[+,]/).map(name => name.trim());
  const bad = names.find(name => !CATEGORY.test(name));
  if (bad === undefined) return [...new Set(names)];
  throw new UsageError({
    code: 'E_USAGE',
    what: phrase`the categories are not understood`,
    why:
      bad === ''
        ? phrase`"${excerpt(text)}" names none`
        : phrase`"${excerpt(bad)}" is no category such as cs or cs.CL`,
    next: phrase`--rss cs.CL+cs.AI (their names: https://arxiv.org/category_taxonomy)`,
  });
}

/** Null for a feed that can be used; a category that does not exist comes as a feed that holds an error. */
function judgeFeed({ status, body }: Answer, subject: Told): ArxivError | null {
  if (status !== 200 && status !== 400 && status !== 404) return null;
  try {
    const { title, description } = channelOf(body, subject);
    if (status === 200 && !title.startsWith('Feed error')) return null;
    return unknownCategory(subject, description);
  } catch (error) {
    if (!(error instanceof ArxivError)) throw error;
    if (status === 200) return error;
    const words = collapsed(decode(body.subarray(0, 400)));
    return status === 400 ? unknownCategory(subject, `HTTP 400 ${words}`.trim()) : null;
  }
}

function unknownCategory(subject: Told, words: string): ArxivError {
  return new ArxivError({
    code: 'E_ARXIV_API',
    category: 'usage',
    subject,
    why: phrase`arXiv says "${excerpt(words)}"`,
    next: phrase`correct the category; their names: https://arxiv.org/category_taxonomy`,
  });
}

function channelOf(body: Uint8Array, subject: Told): Channel {
  const xml = decode(body);
  if (/<!DOCTYPE/i.test(xml)) throw notAFeed(xml, subject, phrase`it declares a document type`);
  if (!xml.trimEnd().endsWith('</rss>')) throw notAFeed(xml, subject, phrase`it does not end with </rss>`);
  const parsed = RssSchema.safeParse(parseXml(xml, subject));
  if (parsed.success) return parsed.data.rss.channel;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw notAFeed(xml, subject, phrase`it is not an RSS feed of arXiv (${excerpt(where)})`);
}

function parseXml(xml: string, subject: Told): unknown {
  try {
    return parser.parse(xml);
  } catch (error) {
    throw notAFeed(xml, subject, excerpt(error instanceof Error ? error.message : String(error)));
  }
}

function notAFeed(xml: string, subject: Told, why: Told): ArxivError {
  const begins = excerpt(xml.trimStart().slice(0, 60));
  return new ArxivError({
    code: 'E_ARXIV_FEED',
    subject,
    why: phrase`the answer is no feed: ${why}; it begins "${begins}"`,
    isRetryable: true,
  });
}

/** `oai:arXiv.org:2203.01250v3`; [] for a new version of a known paper. */
function announced({ guid, title, announce_type: announceType }: Item, subject: Told): AnnouncedPaper[] {
  if (announceType !== 'new' && announceType !== 'cross') return [];
  const reading = readId(guid.replace(/^oai:arXiv\.org:/i, ''));
  if (reading.ok) return [{ ...reading.paper, title: plainLatex(title), announceType }];
  const why = phrase`an item has the id "${excerpt(guid)}"`;
  throw new ArxivError({ code: 'E_ARXIV_FEED', subject, why });
}

function noticesOf(
  { item, pubDate, skipDays }: Channel,
  seen: { names: readonly string[]; papers: number; replaced: number },
): Told[] {
  const names = seen.names.join(', ');
  const feed =
    pubDate === '' ? phrase`the feed of ${names}` : phrase`the feed of ${names} of ${excerpt(pubDate)}`;
  if (item.length >= MOST_ITEMS) {
    return [
      phrase`${feed} holds ${item.length} items, and arXiv cuts it at ${MOST_ITEMS}: some may be missing`,
    ];
  }
  if (seen.papers > 0) return [];
  if (seen.replaced > 0) return [phrase`${feed} holds only new versions of known papers (${seen.replaced})`];
  const days = typeof skipDays === 'object' ? skipDays.day.map(day => excerpt(day)) : [];
  const free = days.length === 0 ? phrase`on its holidays` : phrase`on ${listed(days)} and on its holidays`;
  return [phrase`${feed} is empty: arXiv announces nothing ${free}; look again on the next working day`];
}

/** `Saturday and Sunday`. */
function listed(days: readonly string[]): Told {
  const [first = '', ...others] = days;
  return others.reduce<Told>((list, day) => phrase`${list} and ${day}`, first);
}

function decode(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}
