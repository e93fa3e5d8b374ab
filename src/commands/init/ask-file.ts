// A model file that writes the notes: one that is here, which is looked at before it is taken, or one to be fetched.
import { resolve } from 'node:path';
import { ToolError } from '../../lib/errors.ts';
import { phrase } from '../../lib/phrase.ts';
import { readModelFile } from '../../local/model-file.ts';
import { KNOWN_MODELS } from '../../local/models.ts';
import type { Writer } from './answers.ts';
import type { Asker } from './asker.ts';
import { usage } from './server-writer.ts';
import { wordIn } from './typed.ts';

/** A recommended model, or a file that the person has; asked again for a file that is no model. */
export async function askFile(asker: Asker): Promise<Writer> {
  for (const [index, model] of KNOWN_MODELS.entries()) {
    const { name, gigabytes, memory, licence } = model;
    asker.tell(
      phrase`  ${index + 1}  ${name}: ${gigabytes} GB to download, ${memory} GB of memory, ${licence}`,
    );
  }
  for (;;) {
    const answer = wordIn(await asker.line(phrase`     number, or the path of a .gguf file`, '1'));
    const model = KNOWN_MODELS[Number(answer) - 1] ?? KNOWN_MODELS.find(({ id }) => id === answer);
    if (model !== undefined) return { kind: 'download', model };
    try {
      return await fileNamed(answer);
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      asker.tell(phrase`     ${error.told.what}: ${error.told.why}`);
    }
  }
}

/** The file by its whole path. Throws ToolError E_LOCAL_MODEL for what is no model file. */
export async function fileNamed(text: string): Promise<Writer> {
  const { path } = await readModelFile(resolve(wordIn(text)));
  return { kind: 'file', path };
}

/** The model to be fetched. Throws UsageError for a name that nobody knows. */
export function downloadNamed(text: string): Writer {
  const model = KNOWN_MODELS.find(({ id }) => id === text.toLowerCase());
  if (model !== undefined) return { kind: 'download', model };
  throw usage(
    phrase`no model is known as ${text}`,
    phrase`there are: ${KNOWN_MODELS.map(({ id }) => id).join(', ')}`,
  );
}
