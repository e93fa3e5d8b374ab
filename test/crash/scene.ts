// A folder with a digest that people wrote, notes to merge into it, and what must hold of it at any instant.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { applyPlan, planMerge } from '../../src/digest/plan.ts';
import { scanDigest } from '../../src/digest/scan.ts';
import type { MergePlan } from '../../src/domain/digest.ts';
import type { Notes } from '../../src/domain/notes.ts';
import { publish } from '../../src/store/publish.ts';
import type { PublishResult } from '../../src/store/group.ts';
import { readNotes } from '../../src/store/notes-file.ts';
import { sampleDigest, sampleNotes } from '../digest/samples.ts';

export interface Scene {
  /** Goes away with everything in it. */
  readonly root: string;
  /** Holds the digest and notes/, nothing else. */
  readonly folder: string;
  readonly digest: string;
  /** The notes that children are given, one file each. */
  readonly notes: readonly string[];
}

const open = new Set<string>();
// Those that a failed test did not close.
afterAll(() => open.forEach(root => rmSync(root, { recursive: true, force: true })));

export function openScene(digest: Uint8Array, notes: readonly Notes[] = []): Scene {
  const root = mkdtempSync(join(tmpdir(), 'crash-'));
  open.add(root);
  const files = notes.map((_, index) => join(root, `${index}.json`));
  for (const [index, file] of files.entries()) writeFileSync(file, JSON.stringify(notes[index]));
  const folder = join(root, 'scene');
  mkdirSync(folder);
  const list = join(folder, 'list.md');
  writeFileSync(list, digest);
  return { root, folder, digest: list, notes: files };
}

export function closeScene({ root }: Scene): void {
  rmSync(root, { recursive: true, force: true });
  open.delete(root);
}

/** The notes of the paper that a child merges as this number. */
export function paperNotes(number: number): Notes {
  const id = `2501.${String(number).padStart(5, '0')}`;
  return sampleNotes({ id, title: `Paper ${number}` });
}

/** Three versions of one paper's notes: as they are, with other results, with another background. */
export function versions(): Notes[] {
  const change = (which: 'results' | 'background', zh: string): Notes => {
    const notes = sampleNotes();
    for (const claim of notes[which]) claim.zh += zh;
    return notes;
  };
  return [sampleNotes(), change('results', '（第二版）'), change('background', '（第三版）')];
}

/** A digest of this many bytes or one paper more, all written by people. */
export function largeDigest(bytes: number): Buffer {
  const prose =
    '人写的段落，别动。这一行很长，因为真正的笔记也很长，而且没有人愿意在合并之后丢掉任何一个字。'.repeat(8);
  const [list, notes] = [['# Papers\n'], ['# TLDR/Notes\n']];
  for (let [number, size] = [1, 0]; size < bytes; number++) {
    const url = `http://arxiv.org/pdf/1701.${String(number).padStart(5, '0')}v1`;
    const links = `[[Paper](${url})] [[Code/Page]()] [[TLDR/Notes](#other-${number})]`;
    const entry = `- [17/01] **Other ${number}**  \n${links}\n\n`;
    const note = [
      `## other-${number}\n### 🌟 论文解读 | 手写 ${number}\n\n### 📌 背景痛点/本文动机\n${prose}\n\n`,
      `### 🚀 核心方法\n- 一\n\n### 📈 实验结果\n提升 ${number % 90}.1%。\n\n### 💬 可借鉴之处\n1. 借鉴\n\n`,
    ].join('');
    list.push(entry);
    notes.push(note);
    size += Buffer.byteLength(entry + note);
  }
  return Buffer.from([...list, ...notes].join(''));
}

/** The bytes after a fault-free merge that nothing knew of before. */
export function merged(bytes: Uint8Array, notes: Notes): Uint8Array {
  return applyPlan(bytes, planMerge(bytes, notes, { layout: 'both', stored: null }));
}

/** A merge in this process, by the modules in src. */
export function publishHere(
  path: string,
  notes: Notes,
  onPlan?: (bytes: Uint8Array) => void,
): Promise<PublishResult> {
  const plan = (bytes: Uint8Array, stored: Notes | null, name: string): MergePlan => {
    onPlan?.(bytes);
    return planMerge(bytes, notes, { layout: 'both', stored, name, path });
  };
  return publish({ path, notes, plan });
}

/** The digest without section and list line of these papers: what belongs to people. */
export function foreign(bytes: Uint8Array, isOwn: (id: string) => boolean): Buffer {
  const digest = scanDigest(bytes);
  const own = [...digest.entries, ...digest.sections].filter(({ id }) => id !== null && isOwn(id));
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const { start, end } of own.sort((a, b) => a.start - b.start)) {
    pieces.push(bytes.subarray(from, start));
    from = end;
  }
  return Buffer.concat([...pieces, bytes.subarray(from)]);
}

/** Section of a paper, as text; null when there is none. */
export function sectionOf(bytes: Uint8Array, id: string): string | null {
  const section = scanDigest(bytes).sections.find(candidate => candidate.id === id);
  return section === undefined
    ? null
    : Buffer.from(bytes.subarray(section.start, section.contentEnd)).toString();
}

/** Ids of the papers that do not have one list line and one section, the section to the byte as it is rendered into
 * the sample digest. */
export function notWhole(bytes: Uint8Array, papers: readonly Notes[]): string[] {
  const { entries, sections } = scanDigest(bytes);
  const listed = new Map<string | null, number>();
  for (const { id } of entries) listed.set(id, (listed.get(id) ?? 0) + 1);
  const texts = new Map<string | null, string[]>();
  for (const { id, start, contentEnd } of sections)
    texts.set(id, [...(texts.get(id) ?? []), Buffer.from(bytes.subarray(start, contentEnd)).toString()]);
  const empty = sampleDigest();
  const isWhole = (notes: Notes): boolean => {
    const { id } = notes.paper;
    const { section } = planMerge(empty, notes, { layout: 'both', stored: null });
    return listed.get(id) === 1 && texts.get(id)?.join('') === section;
  };
  return papers.filter(notes => !isWhole(notes)).map(({ paper }) => paper.id);
}

/** Names of temp files beside the digest and its notes. */
export function temps({ folder }: Pick<Scene, 'folder'>): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.tmp'));
}

/** What a fault-free run may leave: the digest and the notes, nothing else. */
export function leftovers({ folder }: Pick<Scene, 'folder'>): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter(name => !/^(list\.md|notes|notes[\\/][\w.]+\.json)$/.test(name));
}

/** Makes a dead run's lock so old that the next run takes it over at once; tells whether there is one. */
export function ageLock(digest: string, seconds = 11): boolean {
  const past = Date.now() / 1000 - seconds;
  try {
    utimesSync(`${digest}.lock`, past, past);
    return true;
  } catch {
    return false;
  }
}

/** Throws unless every notes file beside the digest is whole. */
export async function assertNotesWhole({ folder }: Pick<Scene, 'folder'>): Promise<number> {
  const names = readdirSync(folder).includes('notes') ? readdirSync(join(folder, 'notes')) : [];
  const files = names.filter(name => name.endsWith('.json'));
  for (const name of files) await readNotes(join(folder, 'notes', name));
  return files.length;
}

export const read = (path: string): Buffer => readFileSync(path);
