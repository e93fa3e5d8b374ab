// Writes the planned files one after the other; when one fails, says which were written before it.
import { basename } from 'node:path';
import { ToolError } from '../../lib/errors.ts';
import { phrase } from '../../lib/phrase.ts';
import { writeSetupFile, type SetupFile } from '../../store/setup-files.ts';

/** Each file is written whole, or is as it was. Throws what the disk says. */
export async function writeFiles(files: readonly SetupFile[]): Promise<void> {
  const written: string[] = [];
  for (const file of files) {
    try {
      await writeSetupFile(file);
    } catch (error) {
      if (error instanceof ToolError && written.length > 0)
        error.kept = phrase`${basename(file.path)} is as it was; written before it: ${written.join(', ')}`;
      throw error;
    }
    written.push(basename(file.path));
  }
}
