// A PDF on this disk → its bytes. Door to the disk, read only.
import { readFile, stat } from 'node:fs/promises';
import { systemCode, ToolError } from '../lib/errors.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** As pdf/extract.ts: larger files are books, not papers. */
const MAX_BYTES = 50 * 1024 * 1024;

const WHY: Readonly<Record<string, Told>> = {
  ENOENT: phrase`there is no such file`,
  EISDIR: phrase`it is a folder`,
  EACCES: phrase`permission denied (EACCES)`,
};

/** Reads the file; throws ToolError (usage: missing, a folder, no permission; paper: too large). */
export async function readLocalPdf(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) throw tooLarge(path, size);
    return await readFile(path);
  } catch (error) {
    if (error instanceof ToolError) throw error;
    throw new ToolError({
      code: 'E_FILE',
      category: 'usage',
      what: phrase`${path} cannot be read`,
      why: WHY[systemCode(error) ?? ''] ?? String(error),
      kept: phrase`nothing was started`,
      next: phrase`look for it: ls -l ${path}`,
      cause: error,
    });
  }
}

function tooLarge(path: string, size: number): ToolError {
  return new ToolError({
    code: 'E_PDF_TOO_LARGE',
    category: 'paper',
    what: phrase`${path} is too large for a paper`,
    why: phrase`${Math.round(size / 1024 / 1024)} MB, the limit is ${MAX_BYTES / 1024 / 1024} MB`,
    kept: phrase`the file was not opened`,
    next: phrase`cut out the pages that matter, for example: qpdf in.pdf --pages . 1-30 -- out.pdf`,
  });
}
