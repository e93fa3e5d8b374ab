// The PDF that the pane shows: opened once per address, closed when another one comes.
import { useEffect, useState } from 'preact/hooks';
import type { Told } from '../../../lib/phrase.ts';
import { openPdf, type PdfFile, type PdfSource } from './engine.ts';
import { failureOf } from './failures.ts';

/** How far it is; `file` and `failure` are null while it opens. */
export interface Pdf {
  readonly file: PdfFile | null;
  readonly failure: Told | null;
}

interface Known extends Pdf {
  /** The address and the try that it is about. */
  readonly key: string;
}

const OPENING: Pdf = { file: null, failure: null };

/**
 * Opens it, and closes it with the pane. `stop` gives it up, with that as the failure.
 *
 * @param attempt another number opens it anew
 */
export function usePdf(source: PdfSource, attempt: number): Pdf & { stop: (told: Told) => void } {
  const key = `${attempt} ${source.url}`;
  const [known, setKnown] = useState<Known>({ key, ...OPENING });
  const [stopper, setStopper] = useState<{ key: string; stop: (told: Told) => void } | null>(null);
  useEffect(() => {
    let isOver = false;
    const end = (failure: Told): void => {
      if (isOver) return;
      isOver = true;
      setKnown({ key, file: null, failure });
      opening.close();
    };
    const opening = openPdf(source, end);
    opening.file.then(
      file => isOver || setKnown({ key, file, failure: null }),
      (error: unknown) => {
        void refusalOf(error, source).then(told => end(told ?? failureOf(error)));
      },
    );
    setStopper({ key, stop: end });
    return () => {
      isOver = true;
      opening.close();
    };
    // The headers are the same for every PDF.
  }, [key]);
  const { file, failure } = known.key === key ? known : OPENING;
  return { file, failure, stop: told => stopper?.key === key && stopper.stop(told) };
}

async function refusalOf(error: unknown, { refusal }: PdfSource): Promise<Told | null> {
  const isRefused = error instanceof Error && error.name === 'ResponseException';
  return isRefused && refusal !== undefined ? await refusal() : null;
}
