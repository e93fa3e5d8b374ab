import { describe, expect, it } from 'vitest';
import { reasonOf, systemCode, ToolError, UsageError } from '../../src/lib/errors.ts';

describe('reasonOf', () => {
  it('tells the innermost cause, which is what fetch hides', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
    const error = new Error('Connection error.', {
      cause: new TypeError('fetch failed', { cause: refused }),
    });
    expect(reasonOf(error)).toBe('connect ECONNREFUSED 127.0.0.1:1');
  });

  it('puts the system code in front when the message does not have it, and keeps to one line', () => {
    expect(reasonOf(Object.assign(new Error('no space\nleft'), { code: 'ENOSPC' }))).toBe('ENOSPC: no space');
    expect(reasonOf('text')).toBe('text');
  });
});

describe('ToolError', () => {
  it('carries its four parts, and the cause', () => {
    const cause = new Error('inner');
    const error = new ToolError({
      code: 'E_X',
      category: 'disk',
      what: 'w',
      why: 'y',
      kept: 'k',
      next: 'n',
      cause,
    });
    expect(error).toMatchObject({
      code: 'E_X',
      category: 'disk',
      what: 'w',
      why: 'y',
      kept: 'k',
      next: 'n',
      cause,
      message: 'w: y',
    });
  });

  it('says of a usage error that nothing was started', () => {
    expect(new UsageError({ code: 'E_X', what: 'w', why: 'y', next: 'n' })).toMatchObject({
      category: 'usage',
      kept: 'nothing was started',
    });
  });
});

describe('systemCode', () => {
  it('is the code of a system error and nothing else', () => {
    expect(systemCode(Object.assign(new Error(), { code: 'EACCES' }))).toBe('EACCES');
    expect(systemCode(new Error())).toBeUndefined();
    expect(systemCode({ code: 'EACCES' })).toBeUndefined();
  });
});
