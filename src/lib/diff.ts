// Two versions of a file → what a person wants to see before it is written: a unified diff.

/**
 * `--- a/path`, `+++ b/path` and the hunks with two lines around each change; '' for the same bytes.
 * The library is loaded here, for most runs print no diff.
 */
export async function unifiedDiff(path: string, before: Uint8Array, after: Uint8Array): Promise<string> {
  if (Buffer.compare(before, after) === 0) return '';
  const { createTwoFilesPatch } = await import('diff');
  const [old, now] = [before, after].map(bytes => new TextDecoder().decode(bytes));
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, old ?? '', now ?? '', '', '', { context: 2 });
}
