// The page that the pane shows: drawn off the screen, shown when it is ready; one that is overtaken is given up.
import { useEffect, useState } from 'preact/hooks';
import type { Told } from '../../../lib/phrase.ts';
import type { Drawn } from './drawer.ts';
import type { PdfFile } from './engine.ts';
import { pageFailureOf } from './failures.ts';
import type { View } from './scale.ts';

export interface Drawing {
  /** The page that is on the screen, maybe still the one before. */
  readonly drawn: Drawn | null;
  readonly failure: Told | null;
  /** True while the page that is wanted is not there yet. */
  readonly isBusy: boolean;
}

interface Result {
  readonly file: PdfFile;
  readonly drawn: Drawn | null;
  readonly failure: { readonly page: number; readonly told: Told } | null;
}

export interface Wanted {
  /** Null while none is wanted. */
  readonly page: number | null;
  /** The page that will be wanted next: drawn when nothing else is to be done. */
  readonly ahead: number | null;
}

/** What reading a page ahead must not be in the way of: a person who goes through claims quickly. In ms. */
const LULL = 250;

/** Draws what is wanted for the view. */
export function useDrawing(file: PdfFile | null, { page, ahead }: Wanted, view: View): Drawing {
  const [result, setResult] = useState<Result | null>(null);
  const { width, zoom, ratio } = view;
  useEffect(() => {
    if (file === null || page === null || width === 0) return;
    const stop = new AbortController();
    file.draw(page, { width, zoom, ratio }, stop.signal).then(
      drawn => stop.signal.aborted || setResult({ file, drawn, failure: null }),
      (error: unknown) => {
        if (stop.signal.aborted) return;
        const failure = { page, told: pageFailureOf(page, error) };
        setResult(before => ({ file, drawn: before?.file === file ? before.drawn : null, failure }));
      },
    );
    return () => stop.abort();
  }, [file, page, width, zoom, ratio]);
  // Never a page of the paper before beside this paper's claims.
  const { drawn, failure } =
    result !== null && result.file === file ? result : { drawn: null, failure: null };
  const isThere = drawn !== null && drawn.page === page;
  useEffect(() => {
    if (file === null || ahead === null || !isThere || ahead > file.pages) return;
    const stop = new AbortController();
    // What is wrong with it is said when it is wanted.
    const draw = (): void =>
      void file.draw(ahead, { width, zoom, ratio }, stop.signal).catch(() => undefined);
    const timer = setTimeout(draw, LULL);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [file, ahead, isThere, width, zoom, ratio]);
  const told = failure !== null && failure.page === page ? failure.told : null;
  return { drawn, failure: told, isBusy: told === null && page !== null && !isThere };
}
