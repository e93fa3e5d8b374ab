// takeaway-unsupported: a takeaway stands on a quote or on an innovation of the notes.
import { describe, expect, test } from 'vitest';
import type { Notes, Point } from '../../../src/domain/notes.ts';
import { checkNotes } from '../../../src/notes/check.ts';
import { claim, notesOf, sampleText } from '../sample.ts';

const innovation: Point = {
  title: { zh: '稀疏路由', en: 'Sparse routing' },
  claims: [
    claim({
      id: 'innovation-1.1',
      zh: 'SparseRoute 只需三次前向。',
      en: 'SparseRoute needs three passes through the routed layers.',
      quote: 'We introduce SparseRoute, a router for Llama 2 7B that needs three passes.',
    }),
  ],
};

function codesOf(takeaway: { zh?: string; en?: string; quote?: string; title?: Point['title'] }): string[] {
  const { title = { zh: '启示', en: 'Lesson' }, ...words } = takeaway;
  const point = { title, claims: [claim({ id: 'takeaway-1.1', ...words })] };
  const notes: Notes = { ...notesOf(), innovations: [innovation], takeaways: [point] };
  const found = checkNotes(notes, sampleText).takeaways[0]?.claims[0]?.findings ?? [];
  return found.map(({ code }) => code).filter(code => code === 'takeaway-unsupported');
}

describe('takeaway-unsupported', () => {
  test('warns of a takeaway without quote that names no innovation', () => {
    expect(codesOf({ zh: '应当多做实验。', en: 'One should run more experiments.' })).toHaveLength(1);
    expect(codesOf({ zh: '方法简单。', en: 'A method of this kind makes models simple.' })).toHaveLength(1);
  });

  test.each([
    ['by its name', { en: 'SparseRoute can be tried on other models.' }],
    ['by its number', { zh: '创新点 1 可用于其他模型。', en: 'It can be reused elsewhere.' }],
    ['by two of its words', { en: 'Routing only some layers is worth trying.' }],
    ['in its title', { title: { zh: '稀疏', en: 'Sparse routing first' }, en: 'Try it elsewhere.' }],
  ])('lets pass one that names the innovation %s', (_, takeaway) => {
    expect(codesOf(takeaway)).toEqual([]);
  });

  test('lets pass one with a quote', () => {
    expect(
      codesOf({ en: 'One should run more.', quote: 'Training takes 2,380 steps on 8 A100 GPUs' }),
    ).toEqual([]);
  });

  test('says so in both languages', () => {
    const notes: Notes = {
      ...notesOf(),
      takeaways: [{ title: { zh: '启示', en: 'Lesson' }, claims: [claim({ id: 'takeaway-1.1' })] }],
    };
    const [finding] = checkNotes(notes, sampleText).takeaways[0]?.claims[0]?.findings ?? [];
    expect(finding).toEqual({
      code: 'takeaway-unsupported',
      severity: 'warning',
      message: 'The takeaway has no quote and names none of the innovations above.',
      messageZh: '该启示没有引文，也没有提到上面的任何创新点。',
    });
  });
});
