// Notes and digests for the tests of digest/ and store/: one real paper's notes, and the same under other ids.
import { readFileSync } from 'node:fs';
import { claimsOf, NotesSchema, type Notes } from '../../src/domain/notes.ts';
import type { Paper } from '../../src/domain/paper.ts';

const golden = new URL('../golden/new-entry/', import.meta.url);

/** Notes of 2309.13391v2, eight claims, as test/golden/new-entry has them. */
export function sampleNotes(paper: Partial<Paper> = {}): Notes {
  const notes = NotesSchema.parse(JSON.parse(readFileSync(new URL('notes.json', golden), 'utf8')));
  const id = paper.id ?? notes.paper.id;
  const url = `https://arxiv.org/pdf/${id}v2`;
  return { ...notes, paper: { ...notes.paper, url, ...paper } };
}

/** Notes whose every sentence was made anew, as by another model. */
export function rewordedNotes(paper: Partial<Paper> = {}): Notes {
  const notes = sampleNotes(paper);
  for (const claim of claimsOf(notes))
    Object.assign(claim, { en: `${claim.en} Anew.`, zh: `${claim.zh}（新）` });
  return notes;
}

/** A digest with three entries of a person, one of them with its notes in a code fence. */
export function sampleDigest(): Buffer {
  return readFileSync(new URL('before.md', golden));
}

/** The same Markdown with CRLF, a BOM, or without its last line break. */
export function inForm(text: string, form: { crlf?: boolean; bom?: boolean; cut?: boolean }): Buffer {
  let out = form.cut === true ? text.replace(/\n+$/, '') : text;
  if (form.crlf === true) out = out.replaceAll('\n', '\r\n');
  return Buffer.from(form.bom === true ? `\ufeff${out}` : out);
}
