// A text and a code page → how well the bytes behind the text, read with that page, form UTF-8.
// Lead bytes (C2 to F4) start a character and no other byte does, so the bytes part into characters even with losses.
import type { CodePage } from './code-pages.ts';

/** Counts over the bytes above 0x7F; a token is a lead byte with what follows it, or a stray byte. */
export interface Tokens {
  /** Complete UTF-8 characters. */
  whole: number;
  /** Of these, the ones beside another complete one: intact text of an alphabet hardly has two in a row. */
  paired: number;
  /** Of these, controls and rare scripts. */
  rare: number;
  /** Of these rare ones, those that stand alone: `’é` is U+054E when read as macintosh. */
  odd: number;
  /** Characters that have lost some of their later bytes. */
  holed: number;
  /** Characters that have lost all of them. */
  bare: number;
  /** Bytes that no character can have there. */
  bad: number;
  /** UTF-16 units that the page does not have. */
  misfit: number;
}

/** What the bytes are that the text was read from with this page. U+FFFD counts as one that was lost. */
export function countTokens(text: string, { byteOf }: CodePage): Tokens {
  const reader = new Reader();
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) reader.end();
    else if (code === LOST) reader.later(0);
    else {
      const byte = byteOf[code] ?? 0;
      if (byte === 0) reader.misfit();
      else if (byte < 0xc0) reader.later(byte);
      else reader.lead(byte);
    }
  }
  reader.end();
  return reader.tokens;
}

/** All counts 0: what a sum begins with. */
export const noTokens: Readonly<Tokens> = {
  whole: 0,
  paired: 0,
  rare: 0,
  odd: 0,
  holed: 0,
  bare: 0,
  bad: 0,
  misfit: 0,
};

/** All but the misfits, which no page reads. */
export function total({ whole, holed, bare, bad }: Tokens): number {
  return whole + holed + bare + bad;
}

/** Adds every count of `more` to `sum`, in place. */
export function addTokens(sum: Tokens, more: Tokens): void {
  sum.whole += more.whole;
  sum.paired += more.paired;
  sum.rare += more.rare;
  sum.odd += more.odd;
  sum.holed += more.holed;
  sum.bare += more.bare;
  sum.bad += more.bad;
  sum.misfit += more.misfit;
}

const LOST = 0xfffd;

class Reader {
  readonly tokens: Tokens = { ...noTokens };
  /** Later bytes that the character at hand still needs; 0 between characters. */
  #missing = 0;
  #seen = 0;
  #lost = false;
  #code = 0;
  /** Complete characters in a row. */
  #run = 0;
  #lastRare = 0;

  lead(byte: number): void {
    this.#cut();
    if (byte < 0xc2 || byte > 0xf4) return this.#bad();
    this.#missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    this.#code = byte & (0x3f >> this.#missing);
    this.#seen = 0;
    this.#lost = false;
  }

  /** A byte 0x80 to 0xBF, or 0 for one that is known to be lost. */
  later(byte: number): void {
    if (this.#missing === 0) return this.#bad();
    if (byte === 0) this.#lost = true;
    else this.#seen++;
    this.#code = (this.#code << 6) | (byte & 0x3f);
    if (--this.#missing > 0) return;
    if (this.#lost) this.#damaged();
    else if (isOverlong(this.#code, this.#seen)) this.#bad();
    else this.#whole();
  }

  misfit(): void {
    this.end();
    this.tokens.misfit++;
  }

  /** Nothing of a character goes on from here. */
  end(): void {
    this.#cut();
    this.#run = 0;
  }

  #whole(): void {
    const { tokens } = this;
    const rare = isEveryday(this.#code) ? 0 : 1;
    tokens.whole++;
    tokens.rare += rare;
    this.#run++;
    if (this.#run === 1) tokens.odd += rare;
    else tokens.paired++;
    if (this.#run === 2) {
      tokens.paired++;
      tokens.odd -= this.#lastRare;
    }
    this.#lastRare = rare;
  }

  #cut(): void {
    if (this.#missing > 0) this.#damaged();
  }

  #damaged(): void {
    if (this.#seen === 0) this.tokens.bare++;
    else this.tokens.holed++;
    this.#missing = 0;
    this.#run = 0;
  }

  #bad(): void {
    this.tokens.bad++;
    this.#missing = 0;
    this.#run = 0;
  }
}

/** Not UTF-8 (RFC 3629, section 3): fewer bytes would do, a surrogate, or beyond U+10FFFF. */
function isOverlong(code: number, later: number): boolean {
  if (later === 2) return code < 0x800 || (code >= 0xd800 && code <= 0xdfff);
  return later === 3 && (code < 0x1_00_00 || code > 0x10_ff_ff);
}

/** Blocks that digests are written in: Latin, Greek, Cyrillic, punctuation, symbols, CJK, Hangul, emoji. */
function isEveryday(code: number): boolean {
  if (code < 0x3000) {
    if (code < 0x180) return code >= 0xa0;
    return (code >= 0x370 && code < 0x460) || (code >= 0x1e00 && code < 0x1f00) || code >= 0x2000;
  }
  if (code < 0xa000) return true;
  if (code < 0xfe00) return code >= 0xac00 && code < 0xd7b0;
  return code < 0x1_00_00 || (code >= 0x1_f0_00 && code < 0x1_fb_00);
}
