// Which page is wanted: that of the evidence, until a person turns to another one.
import { useState } from 'preact/hooks';
import type { Rect } from '../../../domain/claim.ts';

export interface Evidence {
  readonly url: string;
  readonly page: number | null;
  readonly rects: readonly Rect[] | null;
  readonly focusRect: number | undefined;
}

export interface Place {
  /** Changes when something else is to be shown: then the first rectangle is scrolled to. */
  readonly key: string;
  /** Null while the PDF is not open. */
  readonly page: number | null;
  /** The page that is asked for, whether the PDF has it or not. */
  readonly asked: number;
  /** The page of the evidence, when the PDF has no such page. */
  readonly beyond: number | null;
  readonly turnTo: (page: number) => void;
}

/** @param pages how many the PDF has; null while it is not open */
export function usePlace(evidence: Evidence, pages: number | null): Place {
  const { url, page, rects, focusRect } = evidence;
  // By value: the same claim comes as another object after each decision.
  const key = JSON.stringify([url, page, rects, focusRect]);
  const [turned, setTurned] = useState<{ readonly key: string; readonly page: number } | null>(null);
  const [last, setLast] = useState<{ readonly url: string; readonly page: number }>({ url, page: 1 });
  const stated = statedPage(evidence);
  const byHand = turned?.key === key ? turned.page : null;
  // What has no evidence leaves the pages as they are.
  const wanted = byHand ?? stated ?? (last.url === url ? last.page : 1);
  if (last.url !== url || last.page !== wanted) setLast({ url, page: wanted });
  return {
    key,
    page: pages === null ? null : cut(wanted, pages),
    asked: wanted,
    beyond: byHand === null && isBeyond(stated, pages) ? stated : null,
    turnTo: number => {
      if (pages !== null) setTurned({ key, page: cut(number, pages) });
    },
  };
}

function statedPage({ page, rects, focusRect }: Evidence): number | null {
  const focused = focusRect === undefined ? undefined : rects?.[focusRect];
  return focused?.page ?? page ?? rects?.[0]?.page ?? null;
}

function isBeyond(page: number | null, pages: number | null): boolean {
  return page !== null && pages !== null && page > pages;
}

function cut(page: number, pages: number): number {
  return Math.min(Math.max(1, page), pages);
}
