// Any text → a pattern that finds just that text. Pure.

/** With the signs of regular expressions escaped, and no others: the `u` flag forbids more. */
export function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
