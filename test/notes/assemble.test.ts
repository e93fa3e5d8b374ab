// Reply → notes: ids, review state and plain text.
import { expect, test } from 'vitest';
import { claimsOf, NotesSchema } from '../../src/domain/notes.ts';
import { assembleNotes } from '../../src/notes/assemble.ts';
import { fingerprint } from '../../src/lib/fingerprint.ts';
import { engine, paper, source, stated } from './sample.ts';

const parts = { paper, source, engine };

test('gives ids by place, in reading order', () => {
  const reply = stated(['a', 'b', 'c', 'd', 'e']);
  const notes = assembleNotes(reply, parts);
  expect(claimsOf(notes).map(({ id }) => id)).toEqual([
    'background-1',
    'innovation-1.1',
    'result-1',
    'result-2',
    'takeaway-1.1',
  ]);
});

test('every claim is pending, unplaced and without findings', () => {
  const [claim] = assembleNotes(stated(['a', 'b', 'c', 'd', 'e']), parts).background;
  expect(claim).toEqual({
    id: 'background-1',
    zh: '路由器更快。',
    en: 'The router is faster.',
    quote: 'a',
    page: null,
    match: 'none',
    rects: null,
    findings: [],
    review: { state: 'pending', at: null, by: null, zh: null, en: null, reason: null },
    stated: fingerprint({ zh: '路由器更快。', en: 'The router is faster.', quote: 'a' }),
    replaces: '',
    checked: '',
  });
});

test('makes prose, titles and headline plain but leaves the quote as it stands', () => {
  const reply = stated(['the **best**\nof all', 'b', 'c', 'd', 'e']);
  reply.background[0]!.en = '**Bold** [link](https://x.example)';
  reply.headline.zh = '# 标题';
  reply.innovations[0]!.title.en = '`Code`';
  const notes = assembleNotes(reply, parts);
  expect(notes.background[0]).toMatchObject({ en: 'Bold link', quote: 'the **best** of all' });
  expect(notes.headline.zh).toBe('标题');
  expect(notes.innovations[0]?.title.en).toBe('Code');
});

test('accepts a reply in one language and fits the notes schema', () => {
  const reply = stated(['a', 'b', 'c', 'd', 'e']);
  reply.background[0]!.zh = '';
  const notes = assembleNotes(reply, { ...parts, engine: { ...engine, name: 'extractive' } });
  expect(NotesSchema.parse(notes)).toEqual(notes);
  expect(notes.background[0]?.zh).toBe('');
});
