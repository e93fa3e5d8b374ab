// Title and authors of a first page.
import { expect, it } from 'vitest';
import type { FlowLine } from '../../src/pdf/flow.ts';
import { frontOf } from '../../src/pdf/front.ts';
import type { TextLine } from '../../src/pdf/lines.ts';
import { item, line } from '../support/text-lines.ts';

function front(...lines: TextLine[]) {
  const shape = { kind: 'text', section: 'front', block: -1 } as const;
  return frontOf(
    lines.map((one): FlowLine => ({ ...one, ...shape })),
    10,
  );
}
const title = (text: string): TextLine => line(text, { size: 17, y: 80 });

it('the largest type is the title, over all its lines, without the mark of a footnote', () => {
  expect(
    front(line('Preprint'), title('Sparse Rewards, Multi-'), title('Agent Games∗'), line('Maren Oduya')),
  ).toEqual({
    title: 'Sparse Rewards, Multi-Agent Games',
    authors: ['Maren Oduya'],
  });
});

it('a title in small capitals is joined', () => {
  expect(front(title('A P OTENTIAL FOR R EWARDS')).title).toBe('A POTENTIAL FOR REWARDS');
});

it('authors are told apart by commas, "and", marks and gaps; affiliations are not authors', () => {
  const marked: TextLine = {
    ...line('Maren Oduya1, Tobias Lindqvist-Reyes2'),
    items: [
      item('Maren Oduya', { x: 72, width: 60 }),
      item('1', { x: 132, y: 96, size: 6, width: 3 }),
      item('Tobias Lindqvist-Reyes', { x: 140, width: 100 }),
      item('2', { x: 240, y: 96, size: 6, width: 3 }),
    ],
  };
  const apart = { ...line(''), items: [item('H. Bexley', { width: 45 }), item('I. de Vries', { x: 140 })] };
  const rest = [line('University of Clear Harbour'), line('New York')];
  expect(
    front(title('Title of it'), marked, line('Odile Roy and Jun Wang*'), apart, ...rest).authors,
  ).toEqual(['Maren Oduya', 'Tobias Lindqvist-Reyes', 'Odile Roy', 'Jun Wang', 'H. Bexley', 'I. de Vries']);
});

it('Chinese names stand side by side', () => {
  expect(front(title('潮汐检索'), line('林砚秋 沈望舒'), line('澄湖语言智能研究所'))).toEqual({
    title: '潮汐检索',
    authors: ['林砚秋', '沈望舒'],
  });
});

it('nothing is made up when no type is larger than the text', () => {
  expect(front(line('Maren Oduya'), line('plain text'))).toEqual({ title: '', authors: [] });
  expect(front(title('Title of it'), line('Anonymous Authors'), line('contact@host.example'))).toEqual({
    title: 'Title of it',
    authors: [],
  });
});
