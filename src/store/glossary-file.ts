// The project's glossary and the user's → one. Door to the disk, read only.
import { readFile } from 'node:fs/promises';
import { systemCode, ToolError } from '../lib/errors.ts';
import { parseGlossary, type Glossary } from '../lib/glossary.ts';
import { packagePath } from './package-files.ts';
import { phrase, type Told } from '../lib/phrase.ts';

const OURS = 'prompts/glossary.csv';
const MOST_BYTES = 1_000_000;

/**
 * The glossary of the package, with the rows of the file at `path` laid over it; null for none.
 * Throws E_GLOSSARY when it cannot be read, is not UTF-8, is over 1 MB, or has a broken line.
 */
export async function readGlossary(path: string | null): Promise<Glossary> {
  const ours = parseGlossary(await readFile(packagePath(OURS), 'utf8'), OURS);
  return path === null ? ours : parseGlossary(await readText(path), path, ours);
}

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    const why = systemCode(error) ?? String(error);
    throw unusable(path, {
      why,
      next: phrase`correct the setting glossary, or make ${path} readable`,
      cause: error,
    });
  });
  if (bytes.length > MOST_BYTES)
    throw unusable(path, {
      why: phrase`${bytes.length} bytes, at most ${MOST_BYTES}`,
      next: phrase`make ${path} shorter`,
    });
  const encoding = bytes.includes(0) ? 'UTF-16' : 'GB18030';
  const next = phrase`save it as UTF-8: "CSV UTF-8" in Excel, or iconv -f ${encoding} -t UTF-8 ${path}`;
  if (bytes.includes(0)) throw unusable(path, { why: phrase`it is UTF-16 or no text`, next });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw unusable(path, { why: phrase`it is not UTF-8; it may be GB18030 (GBK)`, next, cause: error });
  }
}

function unusable(path: string, about: { why: Told; next: Told; cause?: unknown }): ToolError {
  return new ToolError({
    code: 'E_GLOSSARY',
    category: 'usage',
    what: phrase`the glossary ${path} cannot be read`,
    kept: phrase`nothing was sent`,
    ...about,
  });
}
