// The rules of the file and its list lines over the real digests: what each finds, that what is mended stays mended,
// and that afterwards every link inside a rendered digest leads somewhere.
import { readdirSync, readFileSync } from 'node:fs';
import GithubSlugger from 'github-slugger';
import { micromark } from 'micromark';
import { describe, expect, it } from 'vitest';
import { checkDigest } from '../../../src/digest/check.ts';
import { fixDigest } from '../../../src/digest/fix.ts';
import { RULES } from '../../../src/digest/rules/index.ts';
import { scanDigest } from '../../../src/digest/scan.ts';
import { hasShared, shared, sharedNote } from '../../support/shared.ts';

/** Findings over all files, and over the current ones: `@` marks an older version of a file. */
const COUNTS: Record<string, readonly [all: number, current: number]> = {
  'near-github-cut': [0, 0],
  'temp-title': [6, 2],
  'unclosed-fence': [0, 0],
  'duplicate-id': [0, 0],
  'stale-version': [0, 0],
  'unreviewed-notes': [0, 0],
  'dead-anchor': [20, 14],
  'entry-without-note': [0, 0],
  'bad-date': [0, 0],
  'http-link': [484, 396],
  'code-link-empty': [380, 289],
  'code-link-missed': [0, 0],
  'code-link-punctuation': [117, 81],
  'code-link-brace': [13, 6],
  'code-link-unbalanced': [1, 1],
  'url-spaces': [6, 5],
  'orphan-note': [0, 0],
  'url-glued': [5, 4],
};

const names = hasShared ? readdirSync(shared('digests')).filter(name => name !== 'README.md') : [];
const others = new Set(RULES.map(({ name }) => name).filter(name => !(name in COUNTS)));
const options = { notes: new Map(), off: others };

describe.skipIf(!hasShared)(`rules of list lines over the real digests${sharedNote}`, () => {
  const files = names.map(name => ({ name, bytes: readFileSync(shared('digests', name)) }));

  it('find what they are known to find', () => {
    const found = files.flatMap(({ name, bytes }) =>
      checkDigest(scanDigest(bytes), options).map(({ rule }) => ({ rule, isCurrent: !name.includes('@') })),
    );
    const counts = Object.keys(COUNTS).map(rule => {
      const all = found.filter(one => one.rule === rule);
      return [rule, [all.length, all.filter(one => one.isCurrent).length]];
    });
    expect(Object.fromEntries(counts)).toEqual(COUNTS);
  });

  const fixed = (bytes: Uint8Array) => fixDigest(bytes, { notes: new Map(), off: new Set() });
  const known = new Map<string, ReturnType<typeof fixed>>();
  const mendedOf = (name: string) => {
    const once = known.get(name) ?? fixed(readFileSync(shared('digests', name)));
    known.set(name, once);
    return once;
  };

  it.each(names)('mend the links of %s for good', name => {
    const { bytes, left } = mendedOf(name);
    expect(Buffer.from(fixed(bytes).bytes).equals(Buffer.from(bytes))).toBe(true);
    expect(left.map(({ rule }) => rule).filter(rule => MENDED.includes(rule))).toEqual([]);
    const { entries } = scanDigest(bytes);
    expect(entries.flatMap(({ codeUrl }) => codeUrl ?? '').filter(url => /[.,;:)}\]]$/.test(url))).toEqual(
      [],
    );
  });

  it.each(names)('leave no link of %s that leads nowhere when it is rendered', name => {
    const { bytes } = mendedOf(name);
    const html = micromark(Buffer.from(bytes).toString());
    const slugger = new GithubSlugger();
    const places = new Set(
      [...html.matchAll(/<h[1-6]>(.*?)<\/h[1-6]>/gs)].map(([, heading]) =>
        slugger.slug(shownText(heading ?? '')),
      ),
    );
    const links = [...html.matchAll(/<a href="#([^"]*)"/g)].map(([, link]) => decodeURIComponent(link ?? ''));
    expect(links.filter(link => !places.has(link))).toEqual([]);
    expect(links).toHaveLength(scanDigest(bytes).entries.length);
  });
});

/** Classes of which nothing may be left in any of these files. */
const MENDED = [
  'dead-anchor',
  'http-link',
  'code-link-punctuation',
  'code-link-brace',
  'code-link-unbalanced',
  'url-glued',
];

function shownText(html: string): string {
  const text = html.replace(/<[^>]*>/g, '');
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
