// Reads the body of an answer while counting: no answer, however compressed, can grow past its cap.
import { ArxivError } from './arxiv-error.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** Counted after decompression. The largest papers on arXiv are near 50 MB; 100 entries of a feed near 0.5 MB. */
const MOST_BYTES = { pdf: 64 * 1024 * 1024, feed: 5 * 1024 * 1024, rss: 16 * 1024 * 1024 };

export interface BodyJob {
  readonly kind: keyof typeof MOST_BYTES;
  readonly subject: Told;
  /** Told the size of each chunk as it arrives. */
  readonly count: (bytes: number) => void;
}

/** The whole body. Throws ArxivError as soon as it is larger than its kind may be. */
export async function readBody(response: Response, job: BodyJob): Promise<Uint8Array> {
  const most = MOST_BYTES[job.kind];
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (Number(response.headers.get('content-length')) > most) {
    await response.body?.cancel();
    throw tooLarge(job, most);
  }
  // Leaving the loop by a throw cancels the stream, and with it the connection.
  const stream: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of stream ?? []) {
    size += chunk.byteLength;
    job.count(chunk.byteLength);
    if (size > most) throw tooLarge(job, most);
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

function tooLarge({ kind, subject }: BodyJob, most: number): ArxivError {
  const why = phrase`it is larger than ${most / 1024 / 1024} MB`;
  if (kind !== 'pdf') return new ArxivError({ code: 'E_ARXIV_TOO_LARGE', subject, why });
  const next = phrase`download it with a browser and split it, then summarize the part as a local .pdf`;
  return new ArxivError({ code: 'E_PDF_TOO_LARGE', category: 'paper', subject, why, next });
}
