// The labelled claims of bench/claims and the papers they are about: lines → notes that hold one claim each.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'bench', 'claims');

/** Each file of bench/claims: its name, its paper's PDF (null when it is missing here) and its claims. */
export function labelledFiles() {
  return readdirSync(folder)
    .filter(name => name.endsWith('.jsonl'))
    .sort()
    .map(name => ({ name, pdf: pdfOf(basename(name, '.jsonl')), claims: readClaims(name) }));
}

/** `sparse-reward-2.jsonl` is about the same paper as `sparse-reward.jsonl`. */
function pdfOf(name) {
  const paper = name.replace(/-\d+$/, '');
  const places = [
    join(root, 'fixtures', 'papers', paper, 'paper.pdf'),
    join(root, '..', 'shared', 'papers', `${paper}.pdf`),
  ];
  return places.find(existsSync) ?? null;
}

function readClaims(name) {
  const lines = readFileSync(join(folder, name), 'utf8').split('\n');
  return lines.filter(line => line.trim() !== '').map(line => JSON.parse(line));
}

/** A paper as far as its PDF tells: arXiv's metadata are not needed to check claims. */
export function paperOf(name, text) {
  const { title, authors } = text.front;
  return {
    id: name,
    version: null,
    title,
    authors,
    published: null,
    updated: null,
    categories: [],
    abstract: '',
    comment: null,
    doi: null,
    license: null,
    url: null,
    links: text.links.map(({ url, page }) => ({ url, kind: 'page', source: 'pdf', page })),
  };
}

/** Notes whose only text, besides the claims that stand before it, is the labelled one. */
export function notesWith({ id, place, zh, en, quote = '', beside = [] }, paper) {
  const claim = { ...BARE, id, zh, en, quote };
  const point = { title: { zh: '要点', en: 'Point' }, claims: [claim] };
  const notes = {
    ...EMPTY,
    paper,
    background: beside.map(other => ({ ...BARE, ...other })),
    ...(place === 'background'
      ? { background: [...beside.map(other => ({ ...BARE, ...other })), claim] }
      : {}),
    ...(place === 'result' ? { results: [claim] } : {}),
    ...(place === 'innovation' ? { innovations: [point] } : {}),
    ...(place === 'takeaway' ? { takeaways: [point] } : {}),
    ...(place === 'headline' ? { headline: { zh, en } } : {}),
    ...(place === 'title' ? { innovations: [{ title: { zh, en }, claims: [] }] } : {}),
  };
  return notes;
}

/** Notes that hold all of these claims, as results. */
export function notesOf(claims, paper) {
  return { ...EMPTY, paper, results: claims.map(claim => ({ ...BARE, ...claim })) };
}

/** Codes that were found about the labelled text. */
export function codesFound({ id, place }, checked) {
  if (place === 'headline' || place === 'title')
    return checked.findings.filter(({ where }) => where !== 'notes').map(({ code }) => code);
  const points = [...checked.innovations, ...checked.takeaways];
  const claims = [...checked.background, ...checked.results, ...points.flatMap(point => point.claims)];
  return claims.find(claim => claim.id === id)?.findings.map(({ code }) => code) ?? [];
}

const BARE = {
  page: null,
  match: 'none',
  rects: null,
  findings: [],
  review: { state: 'pending', at: null, by: null, zh: null, en: null },
};
const EMPTY = {
  schema: 1,
  source: { pdfSha256: '', pages: 0, pagesRead: [], omitted: [], tokens: 0, parts: [], notices: [] },
  engine: {
    name: 'model',
    model: '',
    host: '',
    prompt: '',
    promptSha256: '',
    mode: '',
    calls: 1,
    usage: {},
    cost: null,
  },
  headline: { zh: '', en: '' },
  background: [],
  innovations: [],
  results: [],
  takeaways: [],
  findings: [],
  decisions: {},
  prose: {},
  published: null,
  publishedElsewhere: [],
};
