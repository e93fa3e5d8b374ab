// V8's flags, in a process of their own: they are for good.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const flags = new URL('../../dist/lib/v8-flags.js', import.meta.url).href;

describe('the flags of V8', () => {
  it('are known to this version of Node: one that is not is complained about on stderr', () => {
    const set = (lines: string) =>
      spawnSync(process.execPath, ['--input-type=module', '-e', lines], { encoding: 'utf8' }).stderr;
    expect(
      set("import { setFlagsFromString } from 'node:v8'; setFlagsFromString('--never-heard-of')"),
    ).toMatch(/unrecognized flag --never-heard-of/);
    expect(set(`for (const change of Object.values(await import('${flags}'))) change();`)).toBe('');
  });
});
