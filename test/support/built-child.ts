// The parser's child process as it is built: tests run from src, and Node cannot fork TypeScript.
// `npx tsc -p tsconfig.build.json` makes it; `npm test` does that first.
export const childFile = new URL('../../dist/pdf/child.js', import.meta.url);
