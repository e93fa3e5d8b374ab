import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CHECKS, NOTES_CHECKS } from '../../src/notes/checks/index.ts';
import { RULES } from '../../src/digest/rules/index.ts';
import { runKept, type Ended } from '../support/kept-cli.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => ({ name, text: read(join('src', name)) }));

/** Every page of help, as docs/cli.md shows them. */
async function cliPage(): Promise<string> {
  const commands = [
    [],
    ['batch'],
    ['cache'],
    ['cache', 'ls'],
    ['cache', 'prune'],
    ['check'],
    ['schema'],
    ['init'],
    ['doctor'],
    ['review'],
    ['usage'],
    ['completion'],
    ['demo'],
  ];
  const help = (words: string[]): Promise<Ended> =>
    runKept({ args: [...words, '--help'], folder: root, env: {} }, new AbortController().signal);
  const pages = await Promise.all(commands.map(help));
  const parts = pages.map(
    ({ stdout }, at) =>
      `## ${['summarize', ...(commands[at] ?? [])].join(' ')}\n\n\`\`\`\n${stdout.trim()}\n\`\`\`\n`,
  );
  return `# Every command and flag\n\nMade from \`--help\` and compared with it by a test.\n\n${parts.join('\n')}`;
}

describe('the documentation', () => {
  it('has a row in docs/errors.md for every error code of the program, and none for codes that are gone', () => {
    const used = new Set(
      sources.flatMap(({ text }) => text.match(/'E_[A-Z0-9_]+'/g) ?? []).map(code => code.slice(1, -1)),
    );
    const told = new Set(read('docs/errors.md').match(/\bE_[A-Z0-9_]+/g));
    expect([...used].filter(code => !told.has(code) && code !== 'E_BUG')).toEqual([]);
    expect([...told].filter(code => !used.has(code))).toEqual([]);
  });

  it('has a row in docs/check.md for every rule, with its severity', () => {
    const rows = [...read('docs/check.md').matchAll(/^\| `([a-z-]+)` \| (error|warning) \|/gm)];
    const told = rows.map(([, name, severity]) => `${name} ${severity}`);
    const rules = RULES.map(({ name, severity }) => `${name} ${severity}`);
    expect([...told].sort()).toEqual([...rules, 'conflict-markers error'].sort());
  });

  it('has a row in docs/findings.md for every check of notes, with its severity', () => {
    const rows = [...read('docs/findings.md').matchAll(/^\| `([a-z-]+)` \| (error|warning) \|/gm)];
    const told = rows.map(([, code, severity]) => `${code} ${severity}`);
    const checks = [...CHECKS, ...NOTES_CHECKS].map(({ code, severity }) => `${code} ${severity}`);
    expect(told).toEqual(checks);
  });

  it('keeps each check of notes in the file of its code', () => {
    const files = readdirSync(join(root, 'src/notes/checks')).map(name => name.replace(/\.ts$/, ''));
    const codes = [...CHECKS, ...NOTES_CHECKS].map(({ code }) => code);
    expect(files.filter(name => name !== 'index').sort()).toEqual(codes.sort());
  });

  it('shows in docs/cli.md what --help prints', async () => {
    await expect(await cliPage()).toMatchFileSnapshot(join(root, 'docs/cli.md'));
  });

  it('shows in the README exactly the two commands that work from a fresh clone', () => {
    expect(read('README.md').match(/^npm (?:test|run \w+)$/gm)).toEqual(['npm run demo', 'npm test']);
  });

  it.each([
    ['docs/how-it-works.md', 15],
    ['docs/batch.md', 10],
    ['docs/models.md', 9],
    ['docs/review.md', 12],
  ])('names in %s only functions that exist in the file it gives', (page, least) => {
    const rows = [...read(page).matchAll(/^\| (`[^|]+`) \| `([^`]+\.ts)` \|/gm)];
    expect(rows.length).toBeGreaterThan(least);
    for (const [, names = '', file = ''] of rows) {
      const text = read(join('src', file));
      const wanted = [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name);
      const missing = wanted.filter(name => !new RegExp(`export (async )?function ${name}\\b`).test(text));
      expect({ file, missing }).toEqual({ file, missing: [] });
    }
  });
});

describe('the sources', () => {
  it('open with what they are', () => {
    const silent = sources.filter(({ text }) => !/^(#!.*\n)?\/\/ \S/.test(text));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('hold no path of somebody’s machine', () => {
    const found = sources.filter(({ text }) => /\/home\/|\/root\/|\/Users\/|registry\.npmjs/.test(text));
    expect(found.map(({ name }) => name)).toEqual([]);
  });
});
