// Which pages are asked for their links, and which words a link lies over.
import { describe, expect, it } from 'vitest';
import type { TextItem } from '../../src/pdf/items.ts';
import { linksOn, mayHoldLinks, type Annotation } from '../../src/pdf/link-annotations.ts';

/** A word of 10-point text on the baseline 100, five points a letter. */
function word(str: string, x = 72, y = 100): TextItem {
  const shape = { fontName: 'f1', style: 'plain', hidden: null } as const;
  return { str, width: 5 * str.length, transform: [10, 0, 0, 10, x, y], ...shape };
}

function link(rect: number[], more: Partial<Annotation> = {}): Annotation {
  return { subtype: 'Link', url: 'https://github.com/a/b', rect, ...more };
}

const asked = (page: number, ...words: string[]): boolean =>
  mayHoldLinks(
    page,
    words.map(text => word(text)),
  );

describe('a page is asked for its links', () => {
  it('when it speaks of an address', () => {
    expect(asked(4, 'at', 'github.com/a/b')).toBe(true);
    expect(asked(4, '代码已开源')).toBe(true);
    expect(asked(4, 'no', 'address')).toBe(false);
  });

  it('when it is the first and has a word that addresses lie under', () => {
    expect([asked(1, 'Code'), asked(1, '[', 'here]'), asked(1, 'Website:')]).toEqual([true, true, true]);
    expect(asked(2, 'Code')).toBe(false);
    expect(asked(1, 'encoded')).toBe(false);
  });

  it('but not when it is a bibliography full of addresses', () => {
    const addresses = (count: number): string[] => Array<string>(count).fill('https://doi.org/10.1000');
    expect(asked(4, ...addresses(8))).toBe(true);
    expect(asked(4, ...addresses(9))).toBe(false);
  });
});

describe('a link', () => {
  const line = [word('our'), word('code', 92), word('here', 117), word('below', 92, 88)];

  it('has the words that lie under it, within a point', () => {
    expect(linksOn(3, [link([92, 98, 137, 110])], line)).toEqual([
      { url: 'https://github.com/a/b', page: 3, words: 'code here' },
    ]);
    expect(linksOn(3, [link([92.9, 98, 136.1, 110])], line)[0]?.words).toBe('code here');
    expect(linksOn(3, [link([94, 98, 137, 110])], line)[0]?.words).toBe('here');
  });

  it('over nothing has no words', () => {
    expect(linksOn(3, [link([300, 98, 400, 110]), link([])], line).map(({ words }) => words)).toEqual([
      '',
      '',
    ]);
  });

  it('counts only when it is one and goes out of the document', () => {
    const inside: Annotation = { subtype: 'Link', rect: [92, 98, 137, 110] };
    expect(linksOn(3, [inside, link([92, 98, 137, 110], { subtype: 'Widget' })], line)).toEqual([]);
    expect(linksOn(3, [{ ...inside, unsafeUrl: 'www.example.org' }], line)[0]?.url).toBe('www.example.org');
  });

  it('beyond the first 2,000 of a page is passed over', () => {
    expect(linksOn(3, Array<Annotation>(2_001).fill(link([0, 0, 1, 1])), [])).toHaveLength(2_000);
  });
});
