import { describe, expect, it } from 'vitest';
import { look, lookAtHealthy, mended, noteOf, section } from './look.ts';

describe('section-missing', () => {
  it('names the headings that are not there, and mends nothing', () => {
    const one = section(noteOf({ results: null }));
    expect(look('section-missing', one)).toEqual(['6:1 📈 实验结果 is missing']);
    expect(mended('section-missing', one)).toBe(one);
    const two = section(noteOf({ headline: null, takeaways: null }));
    expect(look('section-missing', two)).toEqual(['6:1 🌟 论文解读, 💬 可借鉴之处 are missing']);
  });

  it('does not ask for the abstract', () => {
    expect(look('section-missing', section(noteOf({ abstract: null })))).toEqual([]);
  });

  it('says nothing of whole notes, and nothing where note-absent speaks', () => {
    expect(lookAtHealthy('section-missing')).toEqual([]);
    expect(look('section-missing', section('### Abstract\nWords.\n'))).toEqual([]);
  });
});
