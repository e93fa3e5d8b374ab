// Programs that a shell would find under a name, and whose they are: for `summarize doctor` (disk, read only).
import { access, constants, open, readFile, realpath, stat } from 'node:fs/promises';
import { delimiter, dirname, isAbsolute, join } from 'node:path';

export interface Found {
  /** As it stands on PATH. */
  readonly path: string;
  /** What it leads to. */
  readonly real: string;
  /** Name and version in the nearest package.json above; '' when it is of no npm package. */
  readonly package: string;
  readonly version: string;
}

/** The first program of that name on `path`; null without one. Relative folders of PATH are not looked at. */
export async function firstOnPath(name: string, path: string): Promise<Found | null> {
  const endings = process.platform === 'win32' ? ['.cmd', '.exe', '.ps1', ''] : [''];
  const folders = path.split(delimiter).filter(isAbsolute);
  for (const candidate of folders.flatMap(folder => endings.map(ending => join(folder, name + ending)))) {
    const isProgram = await access(candidate, constants.X_OK)
      .then(() => stat(candidate))
      .then(
        found => found.isFile(),
        () => false,
      );
    if (isProgram) return describe(candidate);
  }
  return null;
}

/** The path itself where nothing is there. */
export async function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

async function describe(path: string): Promise<Found> {
  const real = await realPath(path);
  const owner = (await ownerOf(dirname(real))) ?? (await shimOf(real));
  return { path, real, package: owner?.name ?? '', version: owner?.version ?? '' };
}

interface Owner {
  readonly name: string;
  readonly version: string;
}

async function ownerOf(start: string): Promise<Owner | null> {
  for (let folder = start; ; folder = dirname(folder)) {
    const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => null);
    if (text !== null) return parsed(text);
    if (dirname(folder) === folder) return null;
  }
}

function parsed(text: string): Owner | null {
  try {
    const { name, version } = JSON.parse(text) as Record<string, unknown>;
    return {
      name: typeof name === 'string' ? name : '',
      version: typeof version === 'string' ? version : '',
    };
  } catch {
    return null;
  }
}

/** npm on Windows, and pnpm, put a small script there that names the package's folder. */
async function shimOf(path: string): Promise<Owner | null> {
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) return null;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4000), 0, 4000, 0);
    const found = /node_modules[\\/]((?:@[\w.-]{1,100}[\\/])?[\w.-]{1,100})[\\/]/.exec(
      buffer.toString('utf8', 0, bytesRead),
    );
    return found?.[1] === undefined ? null : { name: found[1].replace('\\', '/'), version: '' };
  } catch {
    return null;
  } finally {
    await handle.close();
  }
}
