// The file that leads a browser to the review (door: disk). What is written on a command line can be read by every user
// of the machine; what is in this file by its owner alone, and it is gone once a page is open.
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Opening {
  /** Makes the file, and gives its address (`file:…`). @throws a disk error when there is no place for it */
  readonly make: () => Promise<string>;
  /** Takes it away, if it is there. Throws nothing. */
  readonly remove: () => Promise<void>;
}

const LASTS_MS = 120_000;

export interface OpeningOptions {
  readonly home?: string;
  /** The folder for temporary files. */
  readonly temporary?: string;
  readonly lastsMs?: number;
}

/** A file that leads to this address; there is none before it is made, nor two minutes after. */
export function openingFor(address: string, options: OpeningOptions = {}): Opening {
  const { home = homedir(), temporary = tmpdir(), lastsMs = LASTS_MS } = options;
  let folder: Promise<string> | null = null;
  const remove = async (): Promise<void> => {
    const last = folder;
    folder = null;
    // What cannot be taken away is the owner's alone, and leads nowhere once the server has ended.
    await last?.then(path => rm(path, { recursive: true, force: true })).catch(() => undefined);
  };
  return {
    make: async () => {
      await remove();
      // 0700: others cannot look into it.
      const made = mkdtemp(join(hasSnaps(home) ? home : temporary, 'summarize-review-'));
      folder = made;
      setTimeout(() => void (folder === made && remove()), lastsMs).unref();
      const path = join(await made, 'review.html');
      await writeFile(path, pageFor(address), { mode: 0o600 });
      return pathToFileURL(path).href;
    },
    remove,
  };
}

/** A browser that came as a snap has another /tmp and may read no hidden folders, but what is visible in the home folder. */
function hasSnaps(home: string): boolean {
  return existsSync(join(home, 'snap'));
}

/** No script: a page of a file may have none in some browsers. The address is hexadecimal digits behind its #. */
function pageFor(address: string): string {
  return [
    '<!doctype html>',
    '<meta charset="utf-8">',
    '<meta name="referrer" content="no-referrer">',
    `<meta http-equiv="refresh" content="0; url=${address}">`,
    '<title>summarize review</title>',
    `<a href="${address}">summarize review</a>`,
    '',
  ].join('\n');
}
