// The body of a response as text, counted while it comes: a server that never stops cannot fill the memory.

/** The text in pieces, up to `maxBytes`; what comes after is not read. */
export async function* textChunks(response: Response, maxBytes: number): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  // The DOM type of `body` hides that it can be iterated; Node's can.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return;
    yield decoder.decode(chunk, { stream: true });
  }
}

/** The text as a whole, up to `maxBytes`. */
export async function readText(response: Response, maxBytes: number): Promise<string> {
  let text = '';
  for await (const piece of textChunks(response, maxBytes)) text += piece;
  return text;
}
