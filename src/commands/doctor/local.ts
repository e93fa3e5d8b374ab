// Checks of the engine `local`: its model file, the file's checksum, and the runtime.
import { fileURLToPath } from 'node:url';
import { ToolError, toolError } from '../../lib/errors.ts';
import { joined, phrase } from '../../lib/phrase.ts';
import { shellWord } from '../../lib/shell-word.ts';
import { readModelFile } from '../../local/model-file.ts';
import { hashOf, readChecksum } from '../../local/part-file.ts';
import { findRuntimes, runtimePlace } from '../../local/runtime.ts';
import { fail, failedBy, guarded, ok, skipped, type CheckResult, type DoctorWorld } from './check.ts';
import { sizeText } from './size.ts';

/** Larger ones take longer to read than the whole examination may; --deep reads them all the same. */
const QUICK_BYTES = 200e6;

/** The model file and the runtime, where they are asked for. */
export async function checkLocal(world: DoctorWorld): Promise<CheckResult[]> {
  const { config } = world.survey;
  if (config.engine !== 'local') {
    const why = phrase`the engine is not local`;
    return [skipped('model file', why), skipped('runtime', why)];
  }
  return Promise.all([
    guarded('model file', world, () => modelFile(config.modelFile, world)),
    guarded('runtime', world, () => runtime(config.dataDir)),
  ]);
}

async function modelFile(path: string | null, world: DoctorWorld): Promise<CheckResult> {
  const other = phrase`export SUMMARIZE_MODEL_FILE=… with a .gguf file   (or: summarize init)`;
  if (path === null) return fail('model file', 'usage', { seen: phrase`no model file is set`, next: other });
  const file = await readModelFile(path).catch(toolError);
  if (file instanceof ToolError) return { ...failedBy('model file', file), next: other };
  const { bytes } = file;
  const told = await readChecksum(path);
  const isRead = told !== null && (bytes < QUICK_BYTES || world.flags.deep === true);
  if (!isRead) return ok('model file', phrase`${path}, ${sizeText(bytes)}; checksum not compared`);
  if ((await hashOf(path, world.signal)).digest('hex') !== told)
    return fail('model file', 'usage', {
      seen: phrase`${path} is damaged: its checksum is not the one in ${path}.sha256`,
      next: phrase`rm ${shellWord(path)}   and get it again: summarize init`,
    });
  return ok('model file', phrase`${path}, ${sizeText(bytes)}; checksum right`);
}

async function runtime(dataDir: string): Promise<CheckResult> {
  const { fitting, misfits } = await findRuntimes(runtimePlace(dataDir));
  const [{ entry, version }] = fitting;
  const found = `node-llama-cpp ${version}, ${fileURLToPath(entry)}`;
  // It works; what is wrong is told all the same, since it may be the one that somebody means to use.
  return ok('runtime', misfits.length === 0 ? found : joined([found, ...misfits], '; '));
}
