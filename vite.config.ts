// How the review page is built into the package: src/review/page → dist/page. Users build nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/**
 * What pdf.js fetches when a PDF needs it, as it stands in its package: tables of Chinese, Japanese and Korean
 * characters, fonts that PDFs need not bring, decoders of JPEG 2000 and of colours. `pdf/engine.ts` names the folders.
 */
const PDFJS_FILES = {
  cmaps: /\.bcmap$|^LICENSE/,
  standard_fonts: /\.(?:pfb|ttf)$|^LICENSE/,
  // Not the decoders without WebAssembly: the page's policy allows it.
  wasm: /\.wasm$|^LICENSE/,
  iccs: /\.icc$|^LICENSE/,
};

function pdfjsFiles(): Plugin {
  return {
    name: 'pdfjs-files',
    generateBundle() {
      for (const [folder, wanted] of Object.entries(PDFJS_FILES)) {
        const from = `${root}node_modules/pdfjs-dist/${folder}`;
        for (const name of readdirSync(from).filter(name => wanted.test(name))) {
          const source = readFileSync(`${from}/${name}`);
          this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${name}`, source });
        }
      }
    },
  };
}

export default defineConfig({
  root: `${root}src/review/page`,
  // Relative, so that nothing depends on the port.
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [pdfjsFiles()],
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
