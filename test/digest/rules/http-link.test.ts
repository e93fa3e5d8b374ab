import { describe, expect, it } from 'vitest';
import { listLine, look, mended } from './look.ts';

describe('http-link', () => {
  it('names a Paper link to arXiv over http and makes it https', () => {
    const digest = listLine({ paper: 'http://arxiv.org/pdf/2506.19807v1' });
    expect(look('http-link', digest)).toEqual(['2:10 http://arxiv.org/pdf/2506.19807v1 begins with http:']);
    expect(mended('http-link', digest)).toBe(listLine({ paper: 'https://arxiv.org/pdf/2506.19807v1' }));
  });

  it('says nothing of https, and nothing of hosts that it does not know', () => {
    expect(look('http-link', listLine({ paper: 'https://arxiv.org/pdf/2506.19807v1' }))).toEqual([]);
    expect(look('http-link', listLine({ paper: 'http://example.org/arxiv.org/pdf/2506.19807v1' }))).toEqual(
      [],
    );
  });
});
