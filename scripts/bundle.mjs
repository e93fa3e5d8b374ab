// dist/cli.js and what it loads → few files. tsc has built dist/ one file to one file; loading those 200 modules and
// 300 of our libraries takes longer than all the work on a cached paper (docs/decisions/2026-11-22-bundled-start.md).
// What is loaded rarely and is large stays a package: the PDF parser, the model SDK, the proxy code.
import { readFileSync } from 'node:fs';
import { build } from 'rolldown';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const APART = ['pdf-parse', 'openai', 'undici'];
for (const name of APART) if (!(name in dependencies)) throw new Error(`${name} is no dependency`);

await build({
  input: {
    cli: 'src/cli.ts',
    'chunks/child': 'src/pdf/child.ts',
    'chunks/local-child': 'src/local/local-child.ts',
  },
  platform: 'node',
  external: APART.map(name => new RegExp(`^${name}(/|$)`)),
  // jsonc-parser's "main" is a UMD file that cannot be bundled.
  resolve: { mainFields: ['module', 'main'] },
  logLevel: 'warn',
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    comments: { legal: true },
  },
});
