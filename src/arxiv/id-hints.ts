// Guesses for an id that was refused: what the user may have meant. A guess is only ever shown,
// never used in place of what was typed.
import { OLD_ARCHIVES } from './archives.ts';
import { readId } from './id-grammar.ts';

/** The slips seen most, each as a change of text; the first that gives a valid id is suggested. */
const SLIPS: readonly ((text: string) => string)[] = [
  text => text,
  text => text.replace(/^(\d{4}\.)(\d{4}(?!\d))/, '$10$2'), //    2310.6825   a leading zero was lost
  text => text.replace(/^(\d{4}\.)0(\d{4})(?!\d)/, '$1$2'), //          0706.00001  a zero too many
  text => text.replace(/^(\d{4})[-_,/:]?(\d{4,5})/, '$1.$2'), //  2310-06825  2310_06825  231006825
  text => text.replace(/^([a-z-]{2,10})_/, '$1/'), //             hep-th_9901001, as in our file names
  text => text.replace(/^([a-z-]{2,10})(?=\d)/, '$1/'), //        hep-th9901001
  text => text.replace(/^[a-z-]{2,10}(?=\/)/, nearestArchive), // hepth/9901001
];

/** A valid id close to `text`, with its version, or null when nothing near is valid. */
export function suggestId(text: string): string | null {
  const plain = text.toLowerCase().split(/\s/).join('');
  for (const slip of SLIPS) {
    const guess = slip(plain);
    if (readId(guess).ok) return guess;
  }
  return null;
}

function nearestArchive(archive: string): string {
  const letters = archive.replaceAll('-', '');
  return [...OLD_ARCHIVES].find(known => known.replaceAll('-', '') === letters) ?? archive;
}
