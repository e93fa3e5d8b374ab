// Texts inside of scripts.

/** In single quotes for sh, bash and zsh; a line break cannot be in it. */
export function shQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** In single quotes for fish. */
export function fishQuoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** In single quotes for PowerShell, which takes curly ones for quotes as well. */
export function pwshQuoted(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
}
