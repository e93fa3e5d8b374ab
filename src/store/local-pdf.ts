// A PDF on this disk → its bytes. Door to the disk, read only.
import { readFile, stat } from 'node:fs/promises';
import { systemCode, ToolError } from '../lib/errors.ts';

/** As pdf/extract.ts: larger files are books, not papers. */
const MAX_BYTES = 50 * 1024 * 1024;

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
      what: `${path} cannot be read`,
      why:
        { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'permission denied (EACCES)' }[
          systemCode(error) ?? ''
        ] ?? String(error),
      kept: 'nothing was started',
      next: `look for it: ls -l ${path}`,
      cause: error,
    });
  }
}

function tooLarge(path: string, size: number): ToolError {
  return new ToolError({
    code: 'E_PDF_TOO_LARGE',
    category: 'paper',
    what: `${path} is too large for a paper`,
    why: `${Math.round(size / 1024 / 1024)} MB, the limit is ${MAX_BYTES / 1024 / 1024} MB`,
    kept: 'the file was not opened',
    next: 'cut out the pages that matter, for example: qpdf in.pdf --pages . 1-30 -- out.pdf',
  });
}
