// The body of a request → a JSON value. It is counted while it comes in: no length that is claimed is believed.
import { tooLarge, type Failure } from './failures.ts';

/** 500 items to be accepted at once take 50 kB. */
const MOST = 64 * 1024;

export type Body =
  | { readonly isTooLarge: false; readonly value: unknown }
  | { readonly isTooLarge: true; readonly failure: Failure };

/** @throws SyntaxError or TypeError when it is no JSON in UTF-8 */
export async function bodyOf(request: Request): Promise<Body> {
  const refusal = { isTooLarge: true, failure: tooLarge(MOST / 1024) } as const;
  if (Number(request.headers.get('content-length') ?? 0) > MOST) return refusal;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: ReadableStream<Uint8Array> | null = request.body;
  const reader = body?.getReader();
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    chunks.push(next.value);
    size += next.value.byteLength;
    // The rest is not read: the connection ends with the answer.
    if (size > MOST) return refusal;
  }
  return { isTooLarge: false, value: JSON.parse(textOf(chunks)) };
}

function textOf(chunks: readonly Uint8Array[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new SyntaxError('not UTF-8', { cause });
  }
}
