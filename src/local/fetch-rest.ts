// One GET for what a part file lacks: the answer goes on where the part ends, or begins anew when the file changed.
import { phrase } from '../lib/phrase.ts';
import { reasonOf } from '../lib/errors.ts';
import { DownloadError } from './download-error.ts';
import { exchange, plainHeaders, type Asked } from './exchange.ts';
import { emptyPart, notePart, type OpenPart, type PartOf } from './part-file.ts';

export interface Rest {
  readonly asked: Asked;
  /** What was said of the file before. */
  readonly file: PartOf;
  /** Where the file shall be. */
  readonly target: string;
  readonly onProgress?: (done: number, size: number | null) => void;
  readonly stallMs?: number;
}

const STALL_MS = 60_000;
/** How every GGUF file begins; a page that asks for a login does not. */
const MAGIC = 'GGUF';

/** Until the part is whole. @throws DownloadError, retryable when the connection broke, and what the disk says */
export async function fetchRest(part: OpenPart, rest: Rest): Promise<void> {
  if (part.bytes > 0 && part.bytes === rest.file.size) return;
  const stopping = new AbortController();
  const asked = { ...rest.asked, signal: AbortSignal.any([rest.asked.signal, stopping.signal]) };
  // Without a tag and a checksum nobody could tell that two halves are of two files.
  if (part.etag === null && rest.file.sha256 === null) await emptyPart(part);
  const stall = startStall(stopping, rest);
  try {
    const { response } = await exchange(asked, 'GET', headersFor(part));
    await settleStart(part, response, rest);
    for await (const chunk of response.body ?? []) {
      stall.refresh();
      await append(part, chunk as Uint8Array, rest);
    }
  } catch (error) {
    rest.asked.signal.throwIfAborted();
    throw asTrouble(error, rest, stopping.signal.aborted);
  } finally {
    clearTimeout(stall);
    stopping.abort(); // lets go of a connection whose answer was not read to its end
  }
  if (part.bytes < (rest.file.size ?? 0))
    throw trouble(rest, { why: phrase`the connection ended early`, isRetryable: true });
}

function headersFor({ bytes, etag }: OpenPart): Headers {
  const headers = plainHeaders();
  if (bytes > 0) headers.set('range', `bytes=${bytes}-`);
  if (bytes > 0 && etag !== null) headers.set('if-range', etag);
  return headers;
}

function startStall(stopping: AbortController, { stallMs = STALL_MS }: Rest): NodeJS.Timeout {
  return setTimeout(() => stopping.abort(), stallMs);
}

/** 206: from where the part ends. Anything else is the file from its beginning, another one perhaps. */
async function settleStart(part: OpenPart, response: Response, rest: Rest): Promise<void> {
  const begins = /^bytes (\d{1,15})-/.exec(response.headers.get('content-range') ?? '')?.[1];
  const isRest = response.status === 206 && Number(begins) === part.bytes;
  if (response.status === 206 && !isRest) {
    await emptyPart(part);
    throw trouble(rest, { why: phrase`another part of the file was sent than asked for`, isRetryable: true });
  }
  if (!isRest && part.bytes > 0) await emptyPart(part);
  const etag = response.headers.get('etag');
  // A weak tag says nothing about bytes.
  part.etag = etag?.startsWith('"') === true ? etag : null;
  await notePart(rest.target, { ...rest.file, etag: part.etag });
}

async function append(part: OpenPart, chunk: Uint8Array, rest: Rest): Promise<void> {
  const { size } = rest.file;
  if (
    part.bytes === 0 &&
    Buffer.from(chunk.subarray(0, 4)).toString('latin1') !== MAGIC.slice(0, chunk.length)
  )
    throw trouble(rest, { why: phrase`what came is no GGUF file; a page that asks for a login, perhaps` });
  if (size !== null && part.bytes + chunk.length > size)
    throw trouble(rest, { why: phrase`more came than the ${size} bytes that were announced` });
  for (let at = 0; at < chunk.length;) {
    const { bytesWritten } = await part.handle.write(chunk, at, chunk.length - at, part.bytes + at);
    at += bytesWritten;
  }
  part.hash.update(chunk);
  part.bytes += chunk.length;
  rest.onProgress?.(part.bytes, size);
}

/** What fetch throws when a connection breaks is retryable; what the disk throws is no DownloadError. */
function asTrouble(error: unknown, rest: Rest, hasStalled: boolean): unknown {
  if (hasStalled) return trouble(rest, { why: phrase`nothing more came`, isRetryable: true, cause: error });
  if (!(error instanceof TypeError)) return error;
  return trouble(rest, { why: reasonOf(error), isRetryable: true, cause: error });
}

function trouble(
  { asked }: Rest,
  details: Omit<ConstructorParameters<typeof DownloadError>[0], 'code' | 'name'>,
): DownloadError {
  return new DownloadError({ code: 'E_DOWNLOAD', name: asked.name, ...details });
}
