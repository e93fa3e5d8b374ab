// Any number of small papers that exist nowhere: metadata, PDF, and the notes that a good model would state of them, in
// which every quote and number is the PDF's own. For runs over many papers, where real ones would take too long.
import { anchorFor } from '../../src/digest/anchor.ts';
import type { StatedClaim, StatedNotes } from '../../src/domain/reply.ts';
import { atomEntry } from './arxiv-feed.ts';
import type { ServedPaper } from './arxiv-server.ts';
import { makePdf, type PdfLine, type PdfPage } from './make-pdf.ts';
import { completion, type Play } from './model-server.ts';

export interface SmallPaper {
  /** `2601.00001`, counting up. */
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** An Atom `<entry>`. */
  readonly entry: string;
  readonly pdf: Uint8Array;
  /** Notes as JSON, with nothing in them to correct. */
  readonly reply: string;
}

export interface ManyOptions {
  /** Another seed, other figures in the same papers. */
  readonly seed?: number;
  /** A later version has other results and a section more. */
  readonly version?: number;
  /** Number of the first paper, 1 when not given. */
  readonly from?: number;
}

/** Distinct papers, up to number 99,999; every seventh has a Chinese title in its metadata. */
export function manyPapers(
  count: number,
  { seed = 1, version = 1, from = 1 }: ManyOptions = {},
): SmallPaper[] {
  return Array.from({ length: count }, (_, index) => smallPaper(from + index, { seed, version }));
}

/** Papers as the loopback arXiv takes them. */
export function servedPapers(papers: readonly SmallPaper[]): Record<string, ServedPaper> {
  return Object.fromEntries(
    papers.map(({ id, version, entry, pdf }) => [`${id}v${version}`, { entry, pdf }]),
  );
}

/** Answers a question about one of the papers, known by its title, with its notes; any other with empty JSON. */
export function answersOf(papers: readonly SmallPaper[]): Exclude<Play, string> {
  return (request, response) => {
    const reply = askedAbout(papers, request.body.messages)?.reply ?? '{}';
    completion(reply)(request, response);
  };
}

/** The paper whose title stands in the messages. */
export function askedAbout(
  papers: readonly SmallPaper[],
  messages: readonly { readonly content: string }[],
): SmallPaper | undefined {
  const text = messages.map(({ content }) => content).join('\n');
  return papers.find(({ title }) => text.includes(title));
}

/**
 * A digest as people keep it that lists the papers, newest first; only those of `withNotes` (ids) have their notes in
 * it, written by hand.
 */
export function digestOf(
  papers: readonly SmallPaper[],
  { withNotes = [] }: { withNotes?: readonly string[] } = {},
): string {
  const newest = papers.toReversed().map(paper => ({ ...paper, anchor: anchorFor(paper, () => false) }));
  const lines = newest.map(({ id, version, title, anchor }) => {
    const links = `[[Paper](http://arxiv.org/pdf/${id}v${version})] [[Code/Page]()] [[TLDR/Notes](#${anchor})]`;
    return `- [${id.slice(0, 2)}/${id.slice(2, 4)}] **${title}**  \n${links}\n\n`;
  });
  const notes = newest.filter(({ id }) => withNotes.includes(id)).map(({ anchor }) => handNotes(anchor));
  return `# Paper List\n${lines.join('')}\n# TLDR/Notes\n${notes.join('\n')}`;
}

function handNotes(anchor: string): string {
  return [
    `## ${anchor}`,
    '### 🌟 论文解读 | 手写的一条笔记',
    '',
    '### 📌 背景痛点/本文动机',
    '船多泊位少，调度全凭经验。',
    '',
    '### 🚀 核心方法',
    '💡 创新点1：先看潮水，再排队。',
    '',
    '### 📈 实验结果',
    '等待时间从 41 分钟降到 29 分钟。',
    '',
    '### 💬 可借鉴之处',
    '1. 排队之前先看约束。',
    '',
  ].join('\n');
}

/** What differs from paper to paper. */
interface Facts {
  /** Name of the method; no two papers share it, and none is part of another. */
  readonly name: string;
  readonly data: string;
  readonly adjective: string;
  readonly thing: string;
  readonly count: string;
  readonly ours: string;
  readonly base: string;
  readonly less: string;
  readonly version: number;
}

function smallPaper(number: number, { seed, version }: { seed: number; version: number }): SmallPaper {
  const facts = factsOf(number, { seed, version });
  const id = `2601.${String(number).padStart(5, '0')}`;
  const { name, adjective, thing } = facts;
  const english = `${name}: ${adjective} Planning for ${thing}`;
  const title = number % 7 === 0 ? `${name}：面向港口的调度方法` : english;
  const summary = abstractOf(facts);
  const authors = ['Ada Example', `${name} Writer`];
  return {
    id,
    version,
    title,
    entry: atomEntry({ id: `${id}v${version}`, title, summary, authors }),
    pdf: makePdf(pagesOf(english, facts, `arXiv:${id}v${version} [cs.CL] 10 Jan 2026`)),
    reply: JSON.stringify(notesOf(facts)),
  };
}

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';
const ADJECTIVES = ['Patient', 'Steady', 'Lean', 'Local', 'Early', 'Careful', 'Joint', 'Sparse'];
const THINGS = ['Cranes', 'Tugboats', 'Ferries', 'Pilots', 'Berths', 'Locks', 'Barges', 'Canals', 'Quays'];
const DATA = ['HarborBench', 'QuayTrace', 'TideLog', 'LockSet', 'BargeNet'];

function factsOf(number: number, { seed, version }: { seed: number; version: number }): Facts {
  const chance = (number * 7919 + seed * 104_729 + version * 1_299_709) % 9973;
  const base = 450 + (chance % 190); // tenths of a percent
  const ours = base + 31 + (chance % 87);
  return {
    name: nameOf(number),
    data: DATA[number % DATA.length] ?? '',
    adjective: ADJECTIVES[number % ADJECTIVES.length] ?? '',
    thing: THINGS[number % THINGS.length] ?? '',
    count: String(1200 + ((number * 37) % 7000)),
    ours: (ours / 10).toFixed(1),
    base: (base / 10).toFixed(1),
    less: String(21 + (chance % 58)),
    version,
  };
}

/** `Balemo`: three syllables, another one for each number below 343,000. */
function nameOf(number: number): string {
  const syllables = CONSONANTS.length * VOWELS.length;
  const syllable = (digit: number): string =>
    (CONSONANTS[Math.floor(digit / VOWELS.length)] ?? '') + (VOWELS[digit % VOWELS.length] ?? '');
  const mixed = (number * 10_007) % syllables ** 3;
  const name = [
    mixed % syllables,
    Math.floor(mixed / syllables) % syllables,
    Math.floor(mixed / syllables ** 2),
  ]
    .map(syllable)
    .join('');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Plan`;
}

function abstractOf({ name, data, thing, ours, base }: Facts): string {
  return (
    `${thing} wait for each other because every terminal plans alone. We present ${name}, a planner that shares one ` +
    `queue between terminals. On ${data} it reaches ${ours}% on-time service against ${base}% for the local planner.`
  );
}

/** The sentences that notes quote. */
function sentences({ name, data, thing, count, ours, base, less }: Facts): Record<Quoted, string> {
  return {
    alone: `${thing} wait for each other because every terminal plans alone, and no terminal sees the queue of its neighbour.`,
    rules:
      'Fixed priority rules are simple to run but they ignore the tide, so a late ship delays all ships behind it.',
    queue: `${name} keeps one shared queue for all terminals and revises it whenever a ship reports a new arrival time.`,
    window: `A rolling window limits each revision of ${name} to the next six hours, which keeps the search small.`,
    service: `On ${data}, ${name} serves ${ours}% of the ships on time, while the local planner serves ${base}% of them.`,
    waiting: `Over ${count} recorded arrivals the mean waiting time falls by ${less} minutes compared with the local planner.`,
    share: 'Sharing one queue pays off even when each terminal keeps the right to refuse a proposed berth.',
    short:
      'A short planning window is enough when arrival times are reported often and are revised honestly.',
  };
}
type Quoted = 'alone' | 'rules' | 'queue' | 'window' | 'service' | 'waiting' | 'share' | 'short';

function notesOf(facts: Facts): StatedNotes {
  const { name, data, thing, count, ours, base, less } = facts;
  const quotes = sentences(facts);
  const claim = (quoted: Quoted, zh: string, en: string): StatedClaim => ({ quote: quotes[quoted], zh, en });
  return {
    headline: {
      zh: `${name}：让各个码头共用一条队列的调度方法`,
      en: `${name}: a planner in which all terminals share one queue`,
    },
    background: [
      claim(
        'alone',
        '每个码头各自做计划，看不到相邻码头的队列，船只因此互相等待。',
        `Every terminal plans alone and does not see its neighbour's queue, so ${thing.toLowerCase()} wait for each other.`,
      ),
      claim(
        'rules',
        '固定的优先规则运行起来简单，却忽略潮汐，一艘晚到的船会拖延后面所有的船。',
        'Fixed priority rules are simple but ignore the tide, so a late ship delays all ships behind it.',
      ),
    ],
    innovations: [
      {
        title: { zh: '共用的队列', en: 'A shared queue' },
        claims: [
          claim(
            'queue',
            `${name} 为所有码头维护一条共用的队列，只要有船报告新的到达时间就重新修订。`,
            `${name} keeps one shared queue for all terminals and revises it when a ship reports a new arrival time.`,
          ),
        ],
      },
      {
        title: { zh: '滚动窗口', en: 'A rolling window' },
        claims: [
          claim(
            'window',
            '滚动窗口把每次修订限制在接下来的六小时之内，使搜索保持在较小的规模。',
            'A rolling window limits each revision to the next six hours and so keeps the search small.',
          ),
        ],
      },
    ],
    results: [
      claim(
        'service',
        `在 ${data} 上，${name} 让 ${ours}% 的船准时得到服务，而本地规划器为 ${base}%。`,
        `On ${data}, ${name} serves ${ours}% of the ships on time, against ${base}% for the local planner.`,
      ),
      claim(
        'waiting',
        `在 ${count} 次有记录的到达中，平均等待时间比本地规划器减少了 ${less} 分钟。`,
        `Over ${count} recorded arrivals the mean waiting time falls by ${less} minutes compared with the local planner.`,
      ),
    ],
    takeaways: [
      {
        title: { zh: '共用队列值得', en: 'Sharing pays off' },
        claims: [
          claim(
            'share',
            '即使每个码头保留拒绝所提泊位的权利，共用一条队列也是划算的。',
            'Sharing one queue pays off even when each terminal may still refuse a proposed berth.',
          ),
        ],
      },
      {
        title: { zh: '短窗口够用', en: 'A short window is enough' },
        claims: [
          claim(
            'short',
            '只要到达时间报告得勤、修订得诚实，较短的规划窗口就已经够用。',
            'A short planning window is enough when arrival times are reported often and revised honestly.',
          ),
        ],
      },
    ],
  };
}

/** Headings and paragraphs, in the order of the page. */
function sectionsOf(facts: Facts): readonly (readonly [heading: string, ...paragraphs: string[]])[] {
  const { name, data, thing, count, version } = facts;
  const said = sentences(facts);
  const later: readonly (readonly [string, string])[] = [
    [
      '5 Ablation',
      `Without the shared queue ${name} loses most of its gain, and without the window it becomes slow.`,
    ],
  ];
  return [
    ['Abstract', abstractOf(facts)],
    ['1 Introduction', `${said.alone} ${said.rules}`, `We ask whether ${thing} can share one plan without a central office.`],
    ['2 Method', `${said.queue} ${said.window}`, 'Ships report their position every few minutes, and the queue is sorted anew when an order becomes impossible.'],
    ['3 Experiments', `We replay ${count} recorded arrivals of ${data} and compare with a local planner.`, `${said.service} ${said.waiting}`],
    ['4 Discussion', `${said.share} ${said.short}`],
    ...(version > 1 ? later : []),
    [`${version > 1 ? 6 : 5} Conclusion`, `We have shown a planner for ${thing} in which terminals share one queue. Code is not part of this work.`],
    ['References', '[1] A. Example and B. Sample. Ships and queues. Journal of Harbours, 2019.'],
  ]; // prettier-ignore
}

const WIDTH = 84;
const LINES_A_PAGE = 44;

function pagesOf(title: string, facts: Facts, stamp: string): PdfPage[] {
  const lines: Omit<PdfLine, 'x' | 'y'>[] = [
    { text: title, size: 17 },
    { text: '' },
    { text: 'Ada Example' },
    { text: '' },
  ];
  for (const [heading, ...paragraphs] of sectionsOf(facts)) {
    lines.push({ text: '' }, { text: heading, size: 13 }, { text: '' });
    for (const paragraph of paragraphs)
      lines.push(...wrapped(paragraph).map(text => ({ text })), { text: '' });
  }
  const pages: PdfPage[] = [];
  for (let at = 0; at < lines.length; at += LINES_A_PAGE) {
    const placed = lines
      .slice(at, at + LINES_A_PAGE)
      .map((line, index) => ({ ...line, x: 72, y: 730 - 14 * index }));
    const margin: PdfLine[] = at === 0 ? [{ text: stamp, x: 30, y: 250, size: 20, turned: 90 }] : [];
    pages.push({ lines: [...placed.filter(({ text }) => text !== ''), ...margin] });
  }
  return pages;
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
