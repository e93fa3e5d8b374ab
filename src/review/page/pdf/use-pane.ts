// All that the pane knows at a moment: the PDF, the page that is wanted and the one that is drawn, what is wrong.
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ReviewItem } from '../../../domain/review.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';
import type { Drawn } from './drawer.ts';
import type { PdfFile, PdfSource } from './engine.ts';
import { noSuchPage } from './failures.ts';
import { cssScale, PAPER, zoomed } from './scale.ts';
import { useDrawing } from './use-drawing.ts';
import { usePdf } from './use-pdf.ts';
import { usePlace, type Place } from './use-place.ts';
import { useRoom } from './use-room.ts';
import { useSlow } from './use-slow.ts';

/** What the pane is to show. */
export interface Shown {
  readonly source: PdfSource;
  /** Null: the page stays. */
  readonly page: number | null;
  readonly rects: ReviewItem['rects'];
  readonly onFailure?: (told: Told) => void;
  /** The rectangle in `rects` that is brought into the middle, with its page; else the first on `page`. */
  readonly focusRect?: number;
  /** The page of the claim that comes next, to be drawn before it is asked for. */
  readonly ahead?: number | null;
}

export interface PaneState {
  readonly file: PdfFile | null;
  readonly place: Place;
  /** The page on the screen with CSS pixels per point; it may be the one before while another is drawn. */
  readonly sheet: { readonly drawn: Drawn; readonly scale: number; readonly percent: number } | null;
  readonly isFitted: boolean;
  /** 0 fits the width. */
  readonly zoom: (by: 1 | -1 | 0) => void;
  readonly failure: Told | null;
  /** `PDF` or the number of a page; null: nothing is waited for. */
  readonly waiting: string | null;
  readonly isSlow: boolean;
  /** Gives the PDF up. */
  readonly stop: () => void;
  /** Opens the PDF anew; null when that would help nothing. */
  readonly again: (() => void) | null;
}

/** @param box the element that scrolls */
export function usePane(shown: Shown, box: RefObject<HTMLElement | null>): PaneState {
  const { source, page, rects, focusRect, ahead = null } = shown;
  const [attempt, setAttempt] = useState(0);
  const [zoom, setZoom] = useState<number | null>(null);
  const room = useRoom(box);
  const pdf = usePdf(source, attempt);
  const place = usePlace({ url: source.url, page, rects, focusRect }, pdf.file?.pages ?? null);
  const wanted = { page: place.page, ahead };
  const drawing = useDrawing(pdf.file, wanted, { ...room, width: room.settled, zoom });
  const view = { ...room, zoom };
  const { drawn } = drawing;
  const scale = drawn === null ? 0 : cssScale(drawn.points, view);
  const failure = pdf.failure ?? drawing.failure ?? beyond(place, pdf.file);
  const waiting = failure === null ? waitingFor(pdf.file, place, drawing.isBusy) : null;
  useTelling(failure, shown.onFailure);
  return {
    file: pdf.file,
    place,
    sheet: drawn === null ? null : { drawn, scale, percent: Math.round((100 * scale) / PAPER) },
    isFitted: zoom === null,
    zoom: by => setZoom(by === 0 || drawn === null ? null : zoomed(drawn.points, view, by)),
    failure,
    waiting,
    isSlow: useSlow(waiting),
    stop: () => pdf.stop(phrase`You stopped it.`),
    again: pdf.failure === null ? null : () => setAttempt(attempt + 1),
  };
}

function beyond(place: Place, file: PdfFile | null): Told | null {
  return place.beyond === null || file === null ? null : noSuchPage(place.beyond, file.pages);
}

function waitingFor(file: PdfFile | null, { page }: Place, isBusy: boolean): string | null {
  if (file === null) return 'PDF';
  return isBusy && page !== null ? String(page) : null;
}

/** Tells each failure once. */
function useTelling(failure: Told | null, tell: Shown['onFailure']): void {
  const key = JSON.stringify(failure);
  useEffect(() => {
    if (failure !== null) tell?.(failure);
  }, [key]);
}
