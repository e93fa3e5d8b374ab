// The arXiv stamp in the margin of page 1: `arXiv:2310.06825v1 [cs.CL] 10 Oct 2023`, written upwards.
import type { PlacedPage } from './geometry.ts';

/** New and old ids (https://info.arxiv.org/help/arxiv_identifier.html), with or without version. */
const STAMP =
  /arXiv:\s?(?:\d{4}\.\d{4,5}|[a-z]{2,10}(?:-[a-z]{2,10})?(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,3})?(?!\d)/;
/** The stamp stands in the left fifth of the page; a turned figure label elsewhere may cite another paper. */
const LEFT = 0.2;

/** The stamp as printed, `arXiv:2310.06825v1`; null when page 1 has none. */
export function stampOf([first]: readonly PlacedPage[]): string | null {
  if (!first) return null;
  const text = first.turned.up
    .filter(item => item.y < LEFT * first.width)
    .map(item => item.text)
    .join('');
  return STAMP.exec(text)?.[0].replace(/\s/, '') ?? null;
}
