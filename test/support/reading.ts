// How reading a PDF ended, in a word: 'text', or the code of the refusal.
import { ToolError } from '../../src/lib/errors.ts';
import { extractText } from '../../src/pdf/extract.ts';
import type { ParserPool } from '../../src/pdf/parser-pool.ts';

/** Throws what is no refusal. */
export async function endOf(bytes: Uint8Array, parser: ParserPool): Promise<string> {
  try {
    await extractText(bytes, { name: 'in.pdf', parser });
    return 'text';
  } catch (error) {
    if (error instanceof ToolError) return error.code;
    throw error;
  }
}
