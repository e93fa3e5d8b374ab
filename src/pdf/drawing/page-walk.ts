// The walk over the operators of one page: the stack of graphics states, layers and groups, and what has been drawn.
// Only text and what may hide it is kept; nothing is drawn.
import { GlyphRuns } from './glyph-runs.ts';
import { initialState, type GraphicsState } from './graphics-state.ts';
import type { Look, Paint } from './looks.ts';
import { boxUnder, intersection, isUpright, matrixOf, product, type Box } from './matrix.ts';
import type { FontFace } from './operators.ts';

/** What the interpreter must ask the document. */
export interface Resources {
  /** The font of a `setFont`; null when it could not be loaded. */
  readonly fontOf: (name: string) => FontFace | null;
  /** Whether content of this optional-content group is on. */
  readonly isLayerOn: (group: unknown) => boolean;
}

type LookState = Pick<
  GraphicsState,
  'clip' | 'mode' | 'fill' | 'stroke' | 'fillAlpha' | 'strokeAlpha' | 'masked'
> & { readonly layerOff: boolean };

/** In points. */
const LEAST_COVER = 2;
/** Where a picture is painted, before the matrix places it. */
export const UNIT_SQUARE = [0, 0, 1, 1];
/** More saved states than this are no drawing; pdf.js lets them pass. */
const DEEPEST = 10_000;
const INVISIBLE = 3;
const CLIP_ONLY = 7;
/** Ink that lets more than this through is no ink. */
const FAINT = 0.05;

/** The walk over one page: its state, and what has been drawn so far. */
export class PageWalk {
  readonly runs = new GlyphRuns();
  readonly paints: Paint[] = [];
  readonly resources: Resources;
  state: GraphicsState = initialState();
  /** A clip operator waits for the path that comes next. */
  clips = false;
  /** Inside the form that defines a soft mask: nothing of it is shown. */
  maskDepth = 0;
  /** Was anything painted since the last `q`? */
  painted = false;
  /** Was the matrix changed since then? A picture that was left out shows by this. */
  #moved = false;
  readonly #saved: { state: GraphicsState; painted: boolean; moved: boolean }[] = [];
  /** One entry for each open piece of marked content: does it switch the layer off? */
  readonly #marked: boolean[] = [];
  readonly #groups: boolean[] = [];
  #look: Look | null = null;
  /** The state that `#look` was worked out of. */
  #looked: LookState | null = null;
  /** Text of render mode 7 since the last painting: shown as soon as something is painted through it. */
  #cutOuts: { unpainted: boolean }[] = [];

  constructor(resources: Resources) {
    this.resources = resources;
  }

  save(): void {
    if (this.#saved.length >= DEEPEST) return;
    this.#saved.push({ state: this.state, painted: this.painted, moved: this.#moved });
    this.state = { ...this.state };
    this.painted = this.#moved = false;
  }

  restore(): void {
    const before = this.#saved.pop();
    if (before === undefined) return;
    const { ctm } = this.state;
    const touched = this.painted || this.#moved;
    // Pictures are not decoded, hence left out of the list: what remains is a matrix that nothing is drawn with.
    if (this.#moved && !this.painted)
      this.paint(boxUnder(ctm, UNIT_SQUARE), { colour: null, solid: isUpright(ctm), picture: true });
    this.state = before.state;
    this.painted = before.painted || touched;
    this.#moved = before.moved;
  }

  transform(matrix: ArrayLike<number>): void {
    this.state.ctm = product(this.state.ctm, matrixOf(matrix));
    this.#moved = true;
  }

  clipTo(box: Box, isExact: boolean): void {
    this.state.clip = intersection(this.state.clip, box);
    this.state.clipIsBox &&= isExact;
  }

  beginMarked(off: boolean): void {
    this.#marked.push(off);
  }

  endMarked(): void {
    this.#marked.pop();
  }

  beginGroup(masks: boolean): void {
    this.#groups.push(masks);
    if (masks) this.maskDepth++;
  }

  endGroup(): void {
    if (this.#groups.pop() === true) this.maskDepth--;
  }

  show(glyphs: unknown): void {
    if (this.maskDepth > 0 || !Array.isArray(glyphs)) return;
    this.painted = true;
    this.runs.show(glyphs, this.state, this.#lookNow());
  }

  /** Something was painted over `box`. */
  paint(box: Box, what: Pick<Paint, 'colour' | 'solid' | 'picture'>): void {
    this.painted = true;
    if (this.maskDepth > 0 || this.#isLayerOff()) return;
    if (this.#cutOuts.length > 0) for (const look of this.#cutOuts.splice(0)) look.unpainted = false;
    const { fillAlpha, blended, masked, clip } = this.state;
    const seen = intersection(box, clip);
    if (!mayHide(seen)) return;
    const through = fillAlpha < 1 || blended || masked;
    const colour = through ? null : what.colour;
    this.runs.close();
    const at = this.runs.items.length;
    this.paints.push({ box: seen, colour, solid: what.solid && !through, picture: what.picture, at });
  }

  #isLayerOff(): boolean {
    return this.#marked.includes(true);
  }

  /** The same object as long as nothing changes, so that pieces of one word can be told to belong together. */
  #lookNow(): Look {
    const { mode, clip } = this.state;
    if (this.#look !== null && mode !== CLIP_ONLY && this.#isLookOf(this.state)) return this.#look;
    const { inks, alpha } = inksOf(this.state);
    const unpainted = mode === INVISIBLE || mode === CLIP_ONLY || alpha < FAINT;
    const look = { inks, unpainted, layerOff: this.#isLayerOff(), clip };
    if (mode === CLIP_ONLY) {
      this.#cutOuts.push(look);
      return look;
    }
    if (this.#look === null || !isSameLook(this.#look, look)) this.#look = look;
    this.#looked = { ...this.state, layerOff: look.layerOff };
    return this.#look;
  }

  /** Whether all is as it was when the last look was worked out: from one word to the next it mostly is. */
  #isLookOf(state: GraphicsState): boolean {
    const last = this.#looked;
    return (
      last !== null &&
      last.clip === state.clip &&
      last.mode === state.mode &&
      last.fill === state.fill &&
      last.stroke === state.stroke &&
      last.fillAlpha === state.fillAlpha &&
      last.strokeAlpha === state.strokeAlpha &&
      last.masked === state.masked &&
      last.layerOff === this.#isLayerOff()
    );
  }
}

/** Smaller areas cannot hide a letter; a page of drawings has tens of thousands of them. */
export function mayHide({ x0, y0, x1, y1 }: Box): boolean {
  return x1 - x0 >= LEAST_COVER && y1 - y0 >= LEAST_COVER;
}

/** Modes 0 to 2 fill, stroke, do both; 4 to 6 clip as well (ISO 32000-1, table 106). */
function inksOf({ mode, fill, stroke, fillAlpha, strokeAlpha, masked }: GraphicsState): {
  inks: (string | null)[];
  alpha: number;
} {
  if (masked) return { inks: [null], alpha: 1 };
  const kind = mode % 4;
  const inside = kind === 1 || fillAlpha < FAINT ? [] : [fill];
  const outline = kind === 0 || strokeAlpha < FAINT ? [] : [stroke];
  return {
    inks: [...inside, ...outline],
    alpha: Math.max(kind === 1 ? 0 : fillAlpha, kind === 0 ? 0 : strokeAlpha),
  };
}

function isSameLook(one: Look, other: Look): boolean {
  return (
    one.inks.length === other.inks.length &&
    one.inks.every((ink, index) => ink === other.inks[index]) &&
    one.unpainted === other.unpainted &&
    one.layerOff === other.layerOff &&
    one.clip === other.clip
  );
}
