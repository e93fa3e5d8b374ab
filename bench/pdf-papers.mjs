// The papers that bench/pdf.mjs measures, and what is known of them from other hands: LaTeX truth, titles of
// sections, page of the references (shared papers: their README; own papers: where another engine has the heading).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SHARED = join(ROOT, '..', 'shared', 'papers');

export const hasShared = existsSync(SHARED);

/** Own fixtures, then those shared papers of which text is expected. */
export function listPapers() {
  return [...ownPapers(), ...(hasShared ? sharedPapers() : [])];
}

/** A book of more pages than the limit, for peak memory only; null when it is missing. */
export function bigBook() {
  const file = join(SHARED, 'big-702p.pdf');
  return existsSync(file) ? file : null;
}

function ownPapers() {
  const folder = join(ROOT, 'fixtures', 'papers');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(name => existsSync(join(folder, name, 'paper.pdf')))
    .map(name => ({
      name,
      file: join(folder, name, 'paper.pdf'),
      truth: textIn(join(folder, name, 'truth.txt')),
      heads: jsonIn(join(folder, name, 'heads.json')),
      boundary: null,
    }));
}

function sharedPapers() {
  const readme = readFileSync(join(SHARED, 'README.md'), 'utf8');
  return [
    'dropimpact-prl',
    'stylometry',
    'subleq',
    'msagl-lipics',
    'mcd-neurips',
    'geotopo-de',
    'multicolumn',
  ].map(name => ({
    name,
    file: join(SHARED, `${name}.pdf`),
    truth: textIn(join(SHARED, `${name}.truth.txt`)),
    heads: jsonIn(join(SHARED, `${name}.heads.json`)),
    boundary: boundaryIn(readme, name),
  }));
}

/** `references page 19, appendix page 23` in the README's row of a paper; an entry is undefined when it says nothing. */
function boundaryIn(readme, name) {
  const rows = readme.split('\n').filter(line => line.startsWith(`| ${name} |`));
  const page = pattern => rows.map(row => pattern.exec(row)?.[1]).find(found => found !== undefined);
  const references = page(/(?:references|bibliography)[^|;]{0,60}?page (\d+)/);
  const appendix = page(/appendix page (\d+)/);
  return {
    references: references === undefined ? undefined : Number(references),
    appendix: appendix === undefined ? undefined : Number(appendix),
  };
}

/** Where bare pdf-parse's text, else pdftotext's, has the heading of the references; it marks no appendix. */
export function boundaryOf({ bare, pdftotext = '' }) {
  const pageIn = pages => pages.findIndex(page => /^(?:\d{0,2}\s)?(?:References|参考文献)$/m.test(page)) + 1;
  const page = pageIn(bare.split(/^-- \d+ of \d+ --$/m)) || pageIn(pdftotext.split('\f'));
  return { references: page === 0 ? undefined : page, appendix: undefined };
}

/** The metrics are TypeScript, as the tests use them; Node 20 does not read that by itself. */
export async function importTypeScript(path) {
  const { outputText } = ts.transpileModule(readFileSync(join(ROOT, path), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`);
}

function textIn(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function jsonIn(file) {
  const text = textIn(file);
  return text === null ? null : JSON.parse(text);
}
