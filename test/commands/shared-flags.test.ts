// What is told of the settings before a run.
import { expect, it } from 'vitest';
import { tellSettings } from '../../src/commands/shared-flags.ts';
import type { Config } from '../../src/config.ts';
import { english, phrase } from '../../src/lib/phrase.ts';

it('with -v every setting and what was done about them is told, with --debug the latter, else nothing', () => {
  const config = {
    model: 'm',
    origins: { model: 'OPENAI_MODEL', digest: 'default' },
    notes: [phrase`the key is not sent`],
  } as unknown as Config;
  const told = (flags: { verbose?: boolean; debug?: boolean }): string[] => {
    const lines: string[] = [];
    tellSettings(config, flags, line => lines.push(english(line)));
    return lines;
  };
  const setting = 'model = "m" from OPENAI_MODEL';
  expect(told({})).toEqual([]);
  expect(told({ debug: true })).toEqual(['the key is not sent']);
  expect(told({ verbose: true, debug: true })).toEqual([setting, 'the key is not sent']);
});
