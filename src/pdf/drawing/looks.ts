// What the page view needs to know of a text and of a painted area to tell what a reader sees.
import type { TextItem } from '../items.ts';
import type { Box } from './matrix.ts';

/** How a text was painted. Lengths are page space, y upwards. */
export interface Look {
  /** Colours of its inside and its outline, `#rrggbb`, as far as they are drawn; null for a pattern or a mask. */
  readonly inks: readonly (string | null)[];
  /** Render mode 3, or 7 with nothing painted through it, or as good as transparent. */
  readonly unpainted: boolean;
  /** In a layer that is switched off. */
  readonly layerOff: boolean;
  readonly clip: Box;
}

export interface ShownItem extends Omit<TextItem, 'hidden'> {
  readonly look: Look;
}

/** An area that was painted: a filled path, a shading, a picture. */
export interface Paint {
  readonly box: Box;
  /** `#rrggbb`; null when it is not one colour. */
  readonly colour: string | null;
  /** The box is the painted area itself and lets nothing through. */
  readonly solid: boolean;
  readonly picture: boolean;
  /** So many items had been shown before. */
  readonly at: number;
}

export interface Drawing {
  readonly items: readonly ShownItem[];
  readonly paints: readonly Paint[];
}
