import { describe, expect, it } from 'vitest';
import { look, mended } from './look.ts';

const RULE = 'temp-title';

describe(RULE, () => {
  it('names the temporary file in the title', () => {
    const digest = '# Paper List from BIB File: tmpvr30eqzf.bib\n';
    expect(look(RULE, digest)).toEqual(['1:29 "tmpvr30eqzf.bib" is the name of a temporary file']);
    expect(mended(RULE, digest)).toBe(digest);
  });

  it('knows an underlined title and the names that mktemp makes', () => {
    expect(look(RULE, 'List 论文 tmp.Ab3dEf9hIj\n===\n')).toEqual([
      '1:9 "tmp.Ab3dEf9hIj" is the name of a temporary file',
    ]);
  });

  it('says nothing of other titles, of lower headings and of code', () => {
    for (const line of [
      '# Paper List of tmpfs',
      '# On tmpdir.py and tmp.bib',
      '## tmpvr30eqzf.bib',
      'tmpvr30eqzf.bib',
    ])
      expect(look(RULE, `${line}\n`)).toEqual([]);
    expect(look(RULE, '```\n# tmpvr30eqzf.bib\n```\n')).toEqual([]);
  });
});
