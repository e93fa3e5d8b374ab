// The links of a digest that lead to another place in it, and what they lead to.
import { decodedAnchor } from '../anchor.ts';
import type { ByteRange, ScannedDigest, ScannedSection } from '../scanned.ts';
import { utf8 } from '../view.ts';
import { isHidden } from './fenced-code.ts';
import type { CheckContext } from './rule.ts';
import { withoutCode } from './url-text.ts';

/** `[words](#fragment)` of a person, outside code; the TLDR/Notes links of list lines are none of these. */
export interface InPageLink {
  /** As written, without `#`. */
  readonly fragment: string;
  /** Where that stands. */
  readonly at: ByteRange;
}

/** In file order; made once for all rules that ask. */
export function inPageLinks(digest: ScannedDigest): readonly InPageLink[] {
  return known(linksOf, digest, () => [...findLinks(digest)]);
}

/** Every form in which a browser would look the fragment up: as written, and decoded from `%E6…`. */
export function lookedUp(fragment: string): string[] {
  return [...new Set([fragment, decodedAnchor(fragment)])];
}

/** What the TLDR/Notes links of all list lines lead to. */
export function listAnchors(digest: ScannedDigest): ReadonlySet<string> {
  return known(
    anchorsOf,
    digest,
    () => new Set(digest.entries.flatMap(({ anchor }) => lookedUp(anchor ?? '')).filter(form => form !== '')),
  );
}

/** The section whose heading has the anchor. */
export function sectionAt(digest: ScannedDigest, fragment: string | null): ScannedSection | undefined {
  if (fragment === null || fragment === '') return undefined;
  const sections = known(sectionsOf, digest, () => new Map(digest.sections.map(one => [one.slug, one])));
  return lookedUp(fragment)
    .map(form => sections.get(form))
    .find(section => section !== undefined);
}

/** False for a fragment that no heading and no tag of the file has, and that GitHub and browsers do not know either. */
export function isAlive(fragment: string, { targets }: CheckContext): boolean {
  return lookedUp(fragment).some(
    form => targets.has(form) || targets.has(form.replace(/^user-content-/, '')) || BUILT_IN.test(form),
  );
}

/** `#` and `#top` lead to the top of every page (https://html.spec.whatwg.org/#scroll-to-fragid), `#readme` to the README on GitHub. */
const BUILT_IN = /^(?:top|readme)?$/i;

const linksOf = new WeakMap<ScannedDigest, readonly InPageLink[]>();
const anchorsOf = new WeakMap<ScannedDigest, ReadonlySet<string>>();
const sectionsOf = new WeakMap<ScannedDigest, ReadonlyMap<string, ScannedSection>>();

function known<T>(made: WeakMap<ScannedDigest, T>, digest: ScannedDigest, make: () => T): T {
  const value = made.get(digest) ?? make();
  made.set(digest, value);
  return value;
}

/** Line by line, each read once: a line can hold thousands of links. */
function* findLinks(digest: ScannedDigest): Generator<InPageLink> {
  const { view, entries } = digest;
  const ofEntries = new Set(entries.flatMap(({ anchorAt }) => anchorAt?.start ?? []));
  for (let at = view.indexOf('](#'); at !== -1;) {
    const start = view.lastIndexOf('\n', at) + 1;
    const lineBreak = view.indexOf('\n', at);
    const end = lineBreak === -1 ? view.length : lineBreak;
    if (!isHidden(digest, start)) yield* linksOfLine(view.slice(start, end), start, ofEntries);
    at = view.indexOf('](#', end);
  }
}

function* linksOfLine(line: string, start: number, except: ReadonlySet<number>): Generator<InPageLink> {
  for (const match of withoutCode(line).matchAll(LINK)) {
    const fragment = match[1] ?? '';
    const at = start + match.index + '](#'.length;
    if (!except.has(at)) yield { fragment: utf8(fragment), at: { start: at, end: at + fragment.length } };
  }
}

/** Brackets in a target are in pairs; a title may follow it. No `\s`: in a view it would match half characters. */
const LINK =
  /\]\(#((?:[^ \t\r\n()\]]|\](?!\()|\([^ \t\r\n()\]]{0,200}\)){0,1000})(?:[ \t]{1,20}["'(][^\n]{0,200}?["')])?[ \t]{0,20}\)/g;
