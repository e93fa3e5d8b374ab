// A word for a command line that a person is to type.

/** The word as a POSIX shell takes it: as it is, or in single quotes. */
export function shellWord(word: string): string {
  return /^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
