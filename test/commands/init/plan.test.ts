// What init writes into a `.env` that others may have written before.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { planFiles } from '../../../src/commands/init/plan.ts';
import { loadConfig } from '../../../src/config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'summarize-plan-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it.each(['OPENAI_BASE_URL', 'OPENAI_API_BASE'])(
  'a key is never written beside a host of others that %s names, also when the settings leave that host out',
  async name => {
    // As with a `.env` that git keeps track of: the settings know nothing of its host.
    const config = await loadConfig({}, folder);
    writeFileSync(join(folder, '.env'), `${name}=https://evil.example/v1\n`);
    const writer = {
      kind: 'server',
      baseUrl: 'https://api.openai.com/v1',
      model: '',
      key: 'sk-mine',
    } as const;
    const answers = { digest: null, layout: 'both', writer } as const;
    const { files } = await planFiles(folder, { answers, config, modelPath: null }, () =>
      Promise.resolve(true),
    );
    const env = files.find(({ path }) => path.endsWith('.env'));
    expect(Buffer.from(env?.after ?? []).toString()).toContain('OPENAI_BASE_URL=https://api.openai.com/v1\n');
  },
);
