// Checks of the engine `local`: its model file, the file's checksum, and the runtime.
import { phrase } from '../../lib/phrase.ts';
import { systemCode } from '../../lib/errors.ts';
import { shellWord } from '../../lib/shell-word.ts';
import { checksumOf, isGguf, runtimeFolder, toldChecksum } from '../../store/model-file.ts';
import { kindAt } from '../../store/health.ts';
import { fail, ok, skipped, type CheckResult, type DoctorWorld } from './check.ts';
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
  const runtime = runtimeFolder(config.dataDir);
  return [
    await modelFile(config.modelFile, world),
    runtime === null
      ? fail('runtime', 'usage', {
          seen: phrase`node-llama-cpp is not installed`,
          next: phrase`npm install --prefix ${shellWord(`${config.dataDir}/runtime`)} node-llama-cpp@3   (or: summarize init)`,
        })
      : ok('runtime', runtime),
  ];
}

async function modelFile(path: string | null, world: DoctorWorld): Promise<CheckResult> {
  const failed = (seen: ReturnType<typeof phrase>, next: ReturnType<typeof phrase>): CheckResult =>
    fail('model file', 'usage', { seen, next });
  const other = phrase`export SUMMARIZE_MODEL_FILE=… with a .gguf file   (or: summarize init)`;
  if (path === null) return failed(phrase`no model file is set`, other);
  try {
    const { kind, bytes } = await kindAt(path, 0);
    if (kind !== 'file') return failed(phrase`there is no file ${path}`, other);
    if (!(await isGguf(path))) return failed(phrase`${path} is no GGUF file`, other);
    const told = await toldChecksum(path);
    const isRead = told !== null && (bytes < QUICK_BYTES || world.flags.deep === true);
    if (!isRead) return ok('model file', phrase`${path}, ${sizeText(bytes)}; checksum not compared`);
    if ((await checksumOf(path, world.signal)) !== told)
      return failed(
        phrase`${path} is damaged: its checksum is not the one in ${path}.sha256`,
        phrase`rm ${shellWord(path)}   and get it again: summarize init`,
      );
    return ok('model file', phrase`${path}, ${sizeText(bytes)}; checksum right`);
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return failed(phrase`${path} cannot be read (${code})`, phrase`chmod u+r ${shellWord(path)}`);
  }
}
