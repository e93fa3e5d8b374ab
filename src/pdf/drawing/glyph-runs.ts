// Glyphs as a page shows them → text items: a word or a piece of one, with its place, in the order of the stream.
// A blank glyph or a gap ends an item; pieces that touch are one item, however the producer cut them up.
import type { Matrix } from '../items.ts';
import type { FontFace, Glyph } from './operators.ts';
import type { GraphicsState } from './graphics-state.ts';
import type { Look, ShownItem } from './looks.ts';
import { styleOf } from './font-style.ts';
import { bitmapCharacter, bitmapLigatures } from './bitmap-fonts.ts';
import { hasRightToLeft, logicalOrder, plainForms } from './scripts.ts';
import { frameOf, isAlike, placeAt, type Frame } from './type-frame.ts';

/** In font sizes: what may lie between two glyphs of one item. Kerning is less, a blank more. */
const TOUCHING = 0.1;
const STEP_BACK = 0.3;
/** Two glyphs are on one baseline within this share of the font size. */
const ONE_LINE = 0.02;

/**
 * Gathers glyphs into items. Runs over every glyph of a paper: what can be worked out once per `showText` is, and pairs
 * are read by index, since iterators cost more than the sums.
 */
export class GlyphRuns {
  readonly items: ShownItem[] = [];
  #growing: Growing | null = null;

  /** Shows glyphs at the pen of `state` and moves the pen on. */
  show(glyphs: readonly unknown[], state: GraphicsState, look: Look): void {
    const { font, size } = state;
    if (font === null || size === 0) return;
    const frame = frameOf(state, font, look);
    // The pen in text space, and how far it jumped since the last glyph, in font sizes.
    let pen = 0;
    let gap: number | null = null;
    for (const entry of glyphs) {
      if (typeof entry === 'number') {
        pen += frame.thousandth * entry;
        if (gap !== null) gap += frame.gap * entry;
      } else if (isGlyph(entry)) {
        const near = gap === null ? this.#reaches(frame, pen) : touches(gap);
        const text = characterOf(entry, font);
        if (near) this.#extend(text, frame, pen);
        else this.#start(text, frame, pen);
        pen += frame.advance(entry);
        this.#growing?.moveTo(pen);
        gap = 0;
      }
    }
    if (font.vertical === true) state.y -= pen;
    else state.x += pen * state.hScale;
    this.#growing?.settle();
  }

  /** Ends the item that is growing: what comes next was drawn after something else. */
  close(): void {
    const item = this.#growing?.finish();
    this.#growing = null;
    if (item) this.items.push(item);
  }

  /** Adds to the item that is growing, if there is one; a blank only where text runs from right to left. */
  #extend(text: string, frame: Frame, pen: number): void {
    const item = this.#growing;
    if (item !== null && (!isBlank(text) || item.rightToLeft)) item.add(text, frame);
    else this.#start(text, frame, pen);
  }

  /** Ends the item that is growing; a new one begins, or a blank stands between them. */
  #start(text: string, frame: Frame, pen: number): void {
    this.close();
    if (!isBlank(text)) this.#growing = new Growing(text, frame, pen);
    else if (text !== '' && this.items.length > 0) this.items.push(blankItem(frame, pen));
  }

  /** Whether the item that is growing ends where this `showText` begins, in the same type. */
  #reaches(frame: Frame, pen: number): boolean {
    const item = this.#growing;
    if (item === null || !isAlike(item.frame, frame)) return false;
    const place = placeAt(frame, pen);
    const dx = place[0] - item.endX;
    const dy = place[1] - item.endY;
    const cos = frame.along[0];
    const sin = frame.along[1];
    const gap = (dx * cos + dy * sin) / frame.reach;
    const off = Math.abs(dy * cos - dx * sin) / frame.reach;
    return off <= ONE_LINE && touches(gap);
  }
}

/** An item that may go on. */
class Growing {
  frame: Frame;
  rightToLeft: boolean;
  /** Where its last glyph ends, page space; up to date once settled. */
  endX = 0;
  endY = 0;
  #text: string;
  #pen: number;
  #width = 0;
  readonly #start: readonly [number, number];

  constructor(text: string, frame: Frame, pen: number) {
    this.#text = text;
    this.frame = frame;
    this.#pen = pen;
    this.#start = placeAt(frame, pen);
    this.rightToLeft = hasRightToLeft(text);
  }

  add(text: string, frame: Frame): void {
    this.#text += text;
    this.frame = frame;
    this.rightToLeft ||= hasRightToLeft(text);
  }

  moveTo(pen: number): void {
    this.#pen = pen;
  }

  /** Works out where the pen stands, while its frame is still the one at hand. */
  settle(): void {
    const { along } = this.frame;
    const end = placeAt(this.frame, this.#pen);
    this.endX = end[0];
    this.endY = end[1];
    const reach = (end[0] - this.#start[0]) * along[0] + (end[1] - this.#start[1]) * along[1];
    this.#width = Math.max(this.#width, reach);
  }

  finish(): ShownItem {
    this.settle();
    const { font, look, turn } = this.frame;
    const plain = font.isType3Font === true ? bitmapLigatures(this.#text, font) : this.#text;
    const text = this.rightToLeft ? logicalOrder(plain) : plain;
    const transform: Matrix = [turn[0], turn[1], turn[2], turn[3], this.#start[0], this.#start[1]];
    return {
      str: plainForms(text),
      width: this.#width,
      transform,
      fontName: font.name,
      style: styleOf(font),
      look,
    };
  }
}

/** Whether two glyphs with this gap between them, in font sizes, may be of one item. */
function touches(gap: number): boolean {
  return gap < TOUCHING && gap > -STEP_BACK;
}

function characterOf(glyph: Glyph, { isType3Font }: FontFace): string {
  return isType3Font === true ? bitmapCharacter(glyph) : glyph.unicode;
}

function blankItem(frame: Frame, pen: number): ShownItem {
  const { turn, font, look } = frame;
  const place = placeAt(frame, pen);
  const transform: Matrix = [turn[0], turn[1], turn[2], turn[3], place[0], place[1]];
  return { str: ' ', width: 0, transform, fontName: font.name, style: 'plain', look };
}

/** Most texts are one plain letter. */
function isBlank(text: string): boolean {
  const code = text.charCodeAt(0);
  return code > 0x20 && code < 0x80 ? false : text.trim() === '';
}

function isGlyph(entry: unknown): entry is Glyph {
  return typeof entry === 'object' && entry !== null && 'unicode' in entry;
}
