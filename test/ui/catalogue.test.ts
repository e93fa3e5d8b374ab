// Both languages are complete: every phrase in src has its Chinese, and no Chinese is left over. The Chinese is looked
// over for what a machine can see: places, commands that must stay as they are, marks and blanks.
import { describe, expect, test } from 'vitest';
import { BOTH } from '../../src/lib/phrase.ts';
import { chineseEntries } from './chinese.ts';
import { textsOf } from './source-texts.ts';

const { templates, separators, untold } = textsOf();
const entries = chineseEntries();
const chinese = new Map(entries);

const HAN = /\p{Script=Han}/u;

/** What is the same in all languages: places, code, addresses, flags, the program's name, words in capitals. */
function withoutCode(text: string): string {
  return text
    .replace(/\{\d{1,2}\}/g, ' ')
    .replace(/`[^`]*`/g, ' ')
    .replace(/'[^']* [^']*'/g, ' ')
    .replace(/https?:\/\/\S*/g, ' ')
    .replace(/--[a-z][a-z-]*(?:=\w+)?/g, ' ')
    .replace(/\b(?:summarize|arxiv|arXiv|node|Node|tok|token)\b|[kM] tok(?:en)?\b/g, ' ')
    .replace(/\b[A-Z][A-Z0-9_]+\b/g, ' ');
}

/** Words for a model, for a program at the other end of a line, and for a report, which is English. */
const NOT_FOR_PEOPLE = ['local/server.ts', 'local/engine.ts', 'commands/batch/tell/report.ts'];
const isForPeople = (at: string): boolean => !NOT_FOR_PEOPLE.some(path => at.startsWith(path));

/** A line to be typed as it is, and nothing around it. */
const isCommand = (text: string): boolean =>
  /^\s*(?:\$ )?(?:summarize|export|chmod|rm|mv|git|npm) [^,;()]*$/.test(text);

/** False for `{0}: {1}` and for `summarize {0}`, which may be the same in both languages. */
const hasWords = (text: string): boolean => /\p{L}{2}/u.test(withoutCode(text));

const placesIn = (text: string): string[] => [...new Set(text.match(/\{\d{1,2}\}/g) ?? [])].sort();

/** What must stand in the Chinese as it stands in the English. */
function fixedIn(english: string): string[] {
  const forms = [
    /`[^`]+`/g,
    /--[a-z][a-z-]*(?:=\w+)?/g,
    /\b[A-Z]+(?:_[A-Z]+)+\b/g,
    /https?:\/\/[^\s),;]*[^\s),;.]/g,
    /[\w{}/-]*\.(?:pdf|json|md|csv|lock|env)\b/g,
    /\bsummarize(?: (?:batch|cache|check|completion|demo|doctor|init|schema|usage)\b)?(?: (?:\{\d\}(?:v\{\d\})?|--[a-z-]+|[A-Z]{2,}|clear|ls|path|prune|-(?![a-z-]))(?![\w{]))+/g,
  ];
  return forms.flatMap(form => english.match(form) ?? []);
}

/** A full-width mark holds the blank that stands behind the English one. */
const FULL_WIDTH_END = /[：，。；]$/;

/** Every pair for which the rule finds something. */
const broken = (rule: (zh: string, en: string) => boolean): string[] =>
  entries.filter(([en, zh]) => rule(zh, en)).map(([en, zh]) => `${en} ⇒ ${zh}`);

describe('every phrase', () => {
  test('is found in the sources, with its escapes resolved and its places numbered', () => {
    const seen = textsOf([
      ['a.ts', 'phrase`a \\ufffd \\`b\\` ${x} of ${y ? phrase`inner` : 1}`'],
      ['b.ts', "import { joined } from '../lib/phrase.ts'; joined([a], ' and '); joined(list, mark)"],
      ['c.ts', "import { joined } from './lines.ts'; joined(list, 'words')"],
    ]);
    expect(seen.templates.map(({ text }) => text)).toEqual(['a \ufffd `b` {0} of {1}', 'inner']);
    expect(seen.separators.map(({ text }) => text)).toEqual([' and ', '?']);
    expect(templates.length).toBeGreaterThan(400);
  });

  test('has its Chinese', () => {
    const missing = templates.filter(({ text }) => hasWords(text) && !isCommand(text) && !chinese.has(text));
    expect(missing).toEqual([]);
  });

  test('that is made of others has no words between them', () => {
    expect(separators.filter(({ text }) => /[\p{L}?]/u.test(text))).toEqual([]);
  });
});

describe('no text is told in one language only', () => {
  test('because it stands where people read, and is no phrase', () => {
    expect(untold.filter(({ text, at }) => isForPeople(at) && hasWords(text) && !isCommand(text))).toEqual(
      [],
    );
  });

  test.each([
    ['a part of an error', "new ToolError({ what: 'it is away', why: reason })", ['it is away']],
    ['one of two', 'fail({ next: isOurs ? phrase`wait a bit` : `ask ${host} again` })', ['ask {0} again']],
    ['what stands in for nothing', "const why = known ?? 'nobody knows'", ['nobody knows']],
    ['a line of a log', 'tools.log(`${id}: kept`); log?.("made anew")', ['{0}: kept', 'made anew']],
    ['what is being done', "progress({ paper, words: 'asking the model' })", ['asking the model']],
  ])('as this test sees it: %s', (_, source, expected) => {
    expect(textsOf([['a.ts', source]]).untold.map(({ text }) => text)).toEqual(expected);
  });

  test.each([
    ['words in an element', 'const a = <p>Accept <b>it</b></p>', ['Accept', 'it']],
    [
      'words in an attribute',
      '<b title="Accept"><img alt={x ? `${n} pages` : y} /></b>',
      ['Accept', '{0} pages'],
    ],
    ['one of two in an element', "<p>{isOurs ? say(phrase`ours`) : 'theirs'}</p>", ['theirs']],
    ['what stands in for nothing in an element', "<p>{name ?? 'nobody'}</p>", ['nobody']],
  ])('in the page, as this test sees it: %s', (_, source, expected) => {
    expect(textsOf([['a.tsx', source]]).untold.map(({ text }) => text)).toEqual(expected);
  });

  test.each([
    ['a phrase', '<p title={say(phrase`to do`)}>{say(phrase`it is away`)}</p>'],
    ['a class, a key, a mark', '<p class="head off" key="Enter">{a === "page" && <b>→ {1}</b>}</p>'],
  ])('in the page, as this test sees it, but not for %s', (_, source) => {
    expect(textsOf([['a.tsx', source]]).untold).toEqual([]);
  });

  test.each([
    ['a phrase', 'new ToolError({ what: phrase`it is away`, why: path })'],
    ['a code or a key', "new ToolError({ code: 'E_ARXIV_WAIT', why: `${code}`, kept: '' })"],
    ['a regular expression, a request', "const words = 'a b'; ask({ prompt: 'Write notes.' })"],
    ['a type', "interface A { readonly why: 'too long' | 'too short' }"],
  ])('as this test sees it, but not for %s', (_, source) => {
    expect(textsOf([['a.ts', source]]).untold).toEqual([]);
  });
});

describe('the Chinese', () => {
  test('is of a phrase that there is', () => {
    const known = new Set([
      ...templates.map(({ text }) => text),
      ...separators.map(({ text }) => `{0}${text}{1}`),
      BOTH,
    ]);
    expect([...chinese.keys()].filter(key => !known.has(key))).toEqual([]);
  });

  test('is the same in all files that have it', () => {
    expect(broken((zh, en) => chinese.get(en) !== zh)).toEqual([]);
  });

  test('has the places of the English, and Chinese words where the English has words', () => {
    const differ = broken((zh, en) => en !== BOTH && placesIn(zh).join() !== placesIn(en).join());
    expect(differ).toEqual([]);
    expect(broken(zh => hasWords(zh) && !HAN.test(zh))).toEqual([]);
  });

  test('leaves commands, flags, variables, files and addresses as they are', () => {
    expect(broken((zh, en) => fixedIn(en).some(fixed => !zh.includes(fixed)))).toEqual([]);
  });

  test('has full-width marks behind Chinese words, and none behind a blank', () => {
    expect(broken(zh => /\p{Script=Han}[,.:;!?()]/u.test(zh))).toEqual([]);
    expect(
      broken(zh => HAN.test(zh) && /(?:\}|\p{Script=Han}|[,;]) ?[,;:] \p{Script=Han}/u.test(zh)),
    ).toEqual([]);
    expect(broken(zh => /[^\S\n][，。；：、）！？]|[，。；：、（！？][^\S\n]/u.test(zh))).toEqual([]);
    expect(broken(zh => /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/.test(zh))).toEqual([]);
  });

  test('has a blank between Chinese and Latin letters, digits or code', () => {
    expect(broken(zh => /\p{Script=Han}(?:[A-Za-z0-9`]|--)|[A-Za-z0-9`%]\p{Script=Han}/u.test(zh))).toEqual(
      [],
    );
  });

  test('has no blanks at its ends and no two in a row that the English has not', () => {
    const outer = (text: string): string =>
      `${/^[ ]*/.exec(text)?.[0].length},${/[ ]*$/.exec(text)?.[0].length}`;
    const rows = (text: string): number => text.match(/ {2,}/g)?.length ?? 0;
    expect(
      broken(
        (zh, en) => outer(zh) !== outer(FULL_WIDTH_END.test(zh) ? en.trimEnd() : en) || rows(zh) > rows(en),
      ),
    ).toEqual([]);
    expect(broken(zh => zh.trim() === '')).toEqual([]);
  });
});
