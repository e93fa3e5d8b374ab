// How the review page is built into the package: src/review/page → dist/page. Users build nothing.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: `${root}src/review/page`,
  // Relative, so that nothing depends on the port.
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: `${root}dist/page`,
    emptyOutDir: true,
    // pdf.js needs it as little as we do.
    modulePreload: { polyfill: false },
    // No data: URLs, so that the policy of the page need not allow them.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
  },
});
