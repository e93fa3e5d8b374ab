// `Range: bytes=0-65535` and a size → which bytes are to be sent. Pure; RFC 9110, section 14.
// What is no single range of bytes is not an error: the whole is sent, as the RFC wants it.

/** First and last byte, both counted from 0 and both sent. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** The range; `whole` when all is to be sent; `outside` when nothing of it exists (416). */
export function rangeIn(header: string | undefined, size: number): ByteRange | 'whole' | 'outside' {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '') return to === '' ? 'whole' : lastBytes(Number(to), size);
  const first = Number(from);
  if (to !== '' && Number(to) < first) return 'whole';
  if (first >= size) return 'outside';
  return { first, last: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}

function lastBytes(count: number, size: number): ByteRange | 'outside' {
  return count === 0 || size === 0 ? 'outside' : { first: Math.max(0, size - count), last: size - 1 };
}
