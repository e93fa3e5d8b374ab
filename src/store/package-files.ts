// Files that ship with the program: prompts, the demo's fixtures, its own version. Door to the disk, read only.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../lib/canonical-hash.ts';

/** The folder that holds package.json, wherever this module was built to. */
const root = nearestPackage(new URL('.', import.meta.url));

/** Absolute path of a file of the package. */
export function packagePath(relative: string): string {
  return fileURLToPath(new URL(relative, root));
}

function nearestPackage(folder: URL): URL {
  if (existsSync(new URL('package.json', folder))) return folder;
  const above = new URL('..', folder);
  return above.href === folder.href ? folder : nearestPackage(above);
}

/** Text and hash of a prompt file such as `notes.v1`. Line ends are read as LF on every system. */
export async function readPromptFile(name: string): Promise<{ name: string; text: string; sha256: string }> {
  const text = (await readFile(packagePath(`prompts/${name}.md`), 'utf8')).replaceAll('\r\n', '\n');
  return { name, text, sha256: sha256(text) };
}

/** Read once: the program that runs stays the one that was started. */
let buildId: Promise<string | null> | undefined;

/** Names this build: another build may read, check or word things otherwise. Null when run from sources. */
export async function readBuildId(): Promise<string | null> {
  return (buildId ??= readFile(packagePath('dist/.built-from'), 'utf8').catch(() => null));
}

/** Name, version and home of this program, for User-Agent and --version. */
export async function readPackageInfo(): Promise<{ version: string; homepage: string }> {
  const info = JSON.parse(await readFile(packagePath('package.json'), 'utf8')) as {
    version: string;
    homepage: string;
  };
  return { version: info.version, homepage: info.homepage };
}
