// Before any test with a browser: its program is unpacked, once. Workers that did it side by side would start a file that
// another one still writes (ETXTBSY).
import chromium from '@sparticuz/chromium';

/** Vitest runs it once, before its workers begin. */
export default async function unpackBrowser(): Promise<void> {
  await chromium.executablePath();
}
