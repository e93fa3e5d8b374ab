// First question: the Markdown list that notes go into. A name is looked at before it is taken.
import { resolve } from 'node:path';
import { assertIsList } from '../../digest/list-wanted.ts';
import { scanDigest } from '../../digest/scan.ts';
import { outlineOf } from '../../digest/scanned.ts';
import { ToolError, UsageError } from '../../lib/errors.ts';
import { phrase, type Phrase } from '../../lib/phrase.ts';
import { markdownFiles, readSetupFile } from '../../store/setup-files.ts';
import type { Asker } from './asker.ts';
import { wordIn } from './typed.ts';

interface List {
  readonly name: string;
  readonly entries: number;
}

const MOST = 8;
const NEW_NAMES = ['papers.md', 'paper-list.md', 'arxiv-papers.md'];

/**
 * The path that was chosen. `set` is what is configured already; without an asker it is that, or the first default.
 * @throws UsageError, ToolError E_DIGEST_NO_LIST for a flag that names what is no list
 */
export async function digestFor(
  cwd: string,
  given: { readonly flag: string | undefined; readonly set: string | null },
  asker: Asker | null,
): Promise<string> {
  if (given.flag !== undefined) return usable(cwd, wordIn(given.flag));
  const files = await markdownFiles(cwd);
  const lists = files.flatMap(({ name, bytes }) => listIn(name, bytes)).slice(0, MOST);
  const taken = new Set(files.map(file => file.name.toLowerCase()));
  const fresh = NEW_NAMES.find(name => !taken.has(name)) ?? 'papers-2.md';
  const readme = lists.find(list => list.name.toLowerCase() === 'readme.md');
  const otherwise = given.set ?? readme?.name ?? lists[0]?.name ?? fresh;
  if (asker === null) return otherwise;
  asker.tell(phrase`1/3  Which Markdown file is your list of papers?`);
  const names = [...lists.map(list => list.name), fresh];
  for (const [index, name] of names.entries()) {
    const entries = lists[index]?.entries;
    asker.tell(phrase`  ${index + 1}  ${name}  ${about(entries)}`);
  }
  return askName(cwd, { names, otherwise }, asker);
}

function about(entries: number | undefined): Phrase {
  if (entries === undefined) return phrase`(new)`;
  return entries === 1 ? phrase`(1 paper)` : phrase`(${entries} papers)`;
}

async function askName(
  cwd: string,
  { names, otherwise }: { names: readonly string[]; otherwise: string },
  asker: Asker,
): Promise<string> {
  for (;;) {
    const answer = wordIn(await asker.line(phrase`     number, or another name`, otherwise));
    const name = /^\d{1,2}$/.test(answer) ? names[Number(answer) - 1] : answer;
    try {
      if (name !== undefined) return await usable(cwd, name);
      asker.tell(phrase`     a number from 1 to ${names.length}, or a name that ends in .md`);
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      asker.tell(phrase`     ${error.told.what}: ${error.told.why}`);
    }
  }
}

/** The name, when there is a list, or when one may be begun there. */
async function usable(cwd: string, name: string): Promise<string> {
  const bytes = await readSetupFile(resolve(cwd, name));
  if (bytes !== null) assertIsList(outlineOf(scanDigest(bytes, name)), name);
  else if (!/\.(?:md|markdown)$/i.test(name)) {
    throw new UsageError({
      code: 'E_USAGE',
      what: phrase`no list is begun in ${name}`,
      why: phrase`there is no such file, and the name of a new one ends in .md`,
      next: 'summarize init --digest papers.md',
    });
  }
  return name;
}

/** [] for a file that is no list; a file without entries is none that a person would look for here. */
function listIn(name: string, bytes: Uint8Array): List[] {
  try {
    const outline = outlineOf(scanDigest(bytes, name));
    assertIsList(outline, name);
    return [{ name, entries: outline.entries.length }];
  } catch (error) {
    if (error instanceof ToolError) return [];
    throw error;
  }
}
