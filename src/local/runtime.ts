// Where node-llama-cpp is installed, if it is: it is 85 MB of native code, so we neither bring nor fetch it by ourselves.
// Door to the disk, read only; nothing of it is loaded here.
import { access, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as z from 'zod';
import { ToolError } from '../lib/errors.ts';
import { joined, phrase, type Phrase, type Told } from '../lib/phrase.ts';
import { shellWord } from '../lib/shell-word.ts';

/** A runtime that fits. */
export interface Runtime {
  /** URL of the module to load. */
  readonly entry: string;
  readonly version: string;
  /** Where it lies. */
  readonly folder: string;
}

/** All of them, in the order in which they are tried. */
export interface Runtimes {
  readonly fitting: readonly [Runtime, ...Runtime[]];
  /** Those that were passed over, and why. */
  readonly misfits: readonly Phrase[];
}

/** Where it is looked for, and for which machine. */
export interface RuntimePlace {
  /** The folder of this package; node_modules of it and of the folders above it are looked through. */
  readonly packageFolder: string;
  readonly dataDir: string;
  /** As process has them: `linux`, `x64`, `v20.19.0`. */
  readonly platform: string;
  readonly arch: string;
  readonly nodeVersion: string;
}

/** What to run, as words. */
export type Command = readonly [program: string, ...words: string[]];

/** The version that is tested, and the least one that will do; the next major version may be another thing. */
const VERSION = '3.22.1';
const [MAJOR, LEAST_MINOR] = [3, 22];

/** Platform and architecture → the package with the binary for the CPU. */
const BINARIES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-armv7l',
  'linux-riscv64': 'linux-riscv64',
  'darwin-arm64': 'mac-arm64-metal',
  'darwin-x64': 'mac-x64',
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
};

const PackageSchema = z.object({
  version: z.string(),
  engines: z.object({ node: z.string() }).partial().optional(),
  exports: z
    .object({ '.': z.object({ import: z.string() }) })
    .partial()
    .optional(),
});

/**
 * Finds node-llama-cpp beside the package and under the data folder: one that does not fit hides no other. Throws ToolError
 * E_LOCAL_RUNTIME with the command that installs it when there is none, or none that fits.
 */
export async function findRuntimes(place: RuntimePlace): Promise<Runtimes> {
  const binary = binaryFor(place);
  if (binary === undefined) throw notForThis(phrase`it has no build for ${place.platform} on ${place.arch}`);
  const all: Runtime[] = [];
  const misfits: Phrase[] = [];
  for (const modules of foldersOf(place)) {
    const folder = join(modules, 'node-llama-cpp');
    const found = await readPackage(folder);
    if (found === null) continue;
    const why =
      found === 'unreadable'
        ? phrase`its package.json cannot be read`
        : await whyNot(found, { folder: modules, binary, nodeVersion: place.nodeVersion });
    if (why !== null || found === 'unreadable') {
      misfits.push(phrase`the one in ${folder} does not fit: ${why ?? ''}`);
      continue;
    }
    all.push({ entry: entryOf(found, folder), version: found.version, folder });
  }
  const [first, ...rest] = all;
  if (first !== undefined) return { fitting: [first, ...rest], misfits };
  if (misfits.length > 0) throw runtimeError(joined(misfits, '; '), place);
  throw runtimeError(phrase`node-llama-cpp, which runs it, is not installed`, place);
}

function entryOf({ exports }: z.infer<typeof PackageSchema>, folder: string): string {
  return pathToFileURL(join(folder, exports?.['.']?.import ?? './dist/index.js')).href;
}

/** The first that fits. Throws as findRuntimes does. */
export const findRuntime = async (place: RuntimePlace): Promise<Runtime> =>
  (await findRuntimes(place)).fitting[0];

/** Where it is looked for by this process. */
export function runtimePlace(dataDir: string): RuntimePlace {
  const { platform, arch, version: nodeVersion } = process;
  return { packageFolder: dirname(fileURLToPath(import.meta.url)), dataDir, platform, arch, nodeVersion };
}

/**
 * The npm command that installs the runtime under the data folder: 85 MB, without builds for graphics cards. Nothing
 * that comes with it is run at install, and nothing is compiled. Null for a machine without a build.
 */
export function installCommand(place: Omit<RuntimePlace, 'packageFolder'>): Command | null {
  const binary = binaryFor(place);
  if (binary === undefined) return null;
  const packages = [`node-llama-cpp@${VERSION}`, `@node-llama-cpp/${binary}@${VERSION}`];
  const flags = ['--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  return ['npm', 'install', '--prefix', join(place.dataDir, 'runtime'), ...packages, ...flags];
}

/** As a person types it. */
export function commandLine(command: Command): string {
  return command.map(shellWord).join(' ');
}

function binaryFor({ platform, arch }: Pick<RuntimePlace, 'platform' | 'arch'>): string | undefined {
  return BINARIES[`${platform}-${arch}`];
}

/** Not the current folder: what somebody cloned would run its own native code. */
function foldersOf({ packageFolder, dataDir }: RuntimePlace): string[] {
  const above: string[] = [];
  for (let folder = packageFolder; ; folder = dirname(folder)) {
    above.push(join(folder, 'node_modules'));
    if (dirname(folder) === folder) break;
  }
  return [...above, join(dataDir, 'runtime', 'node_modules')];
}

/** Null when there is none. */
async function readPackage(module: string): Promise<z.infer<typeof PackageSchema> | 'unreadable' | null> {
  const text = await readFile(join(module, 'package.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return PackageSchema.safeParse(JSON.parse(text)).data ?? 'unreadable';
  } catch {
    return 'unreadable';
  }
}

async function whyNot(
  found: z.infer<typeof PackageSchema>,
  { folder, binary, nodeVersion }: { folder: string; binary: string; nodeVersion: string },
): Promise<Told | null> {
  const [major = 0, minor = 0] = numbersOf(found.version);
  if (major !== MAJOR || minor < LEAST_MINOR)
    return phrase`its version is ${found.version}, and ${`${MAJOR}.${LEAST_MINOR}`} or a later ${MAJOR}.x is needed`;
  const least = found.engines?.node ?? '';
  if (least.startsWith('>=') && isBefore(numbersOf(nodeVersion), numbersOf(least)))
    return phrase`it needs Node ${least}, and this is ${nodeVersion}`;
  const hasBinary = await access(join(folder, '@node-llama-cpp', binary)).then(
    () => true,
    () => false,
  );
  return hasBinary ? null : phrase`its binary for this machine, @node-llama-cpp/${binary}, is missing`;
}

function numbersOf(version: string): number[] {
  return [...version.matchAll(/\d{1,6}/g)].slice(0, 3).map(([digits]) => Number(digits));
}

function isBefore(one: readonly number[], other: readonly number[]): boolean {
  const at = [0, 1, 2].find(index => (one[index] ?? 0) !== (other[index] ?? 0));
  return at !== undefined && (one[at] ?? 0) < (other[at] ?? 0);
}

/** None can be used: with the command that installs one. */
export function runtimeError(why: Told, place: RuntimePlace): ToolError {
  const command = installCommand(place);
  if (command === null) return notForThis(why);
  return new ToolError({
    code: 'E_LOCAL_RUNTIME',
    category: 'usage',
    what: phrase`the model cannot be run on this computer`,
    why,
    kept: phrase`nothing was started; no digest was touched`,
    next: commandLine(command),
  });
}

function notForThis(why: Told): ToolError {
  return new ToolError({
    code: 'E_LOCAL_RUNTIME',
    category: 'usage',
    what: phrase`node-llama-cpp cannot be used on this computer`,
    why,
    kept: phrase`nothing was started; no digest was touched`,
    next: phrase`use a model server: export OPENAI_BASE_URL=http://127.0.0.1:11434/v1 OPENAI_MODEL=NAME`,
  });
}
