// The words of the shown page, under it: for those who do not see a canvas, and to copy from. Text nodes only.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { phrase, type Told } from '../../../lib/phrase.ts';
import type { PdfFile } from './engine.ts';
import { pageFailureOf } from './failures.ts';

export interface PageTextProps {
  readonly file: PdfFile;
  readonly page: number;
  readonly say: (told: Told) => string;
}

export function PageText({ file, page, say }: PageTextProps) {
  const [text, setText] = useState<{ readonly page: number; readonly words: Told } | null>(null);
  const section = useRef<HTMLElement>(null);
  const isThere = text !== null;
  useLayoutEffect(() => {
    // It stands under the picture: whoever asks for it is led there, in the pane and not in the whole window. Not
    // before it has come: there is nothing to scroll to until then.
    const element = section.current;
    if (isThere && element?.parentElement) element.parentElement.scrollTop = element.offsetTop;
  }, [isThere]);
  useEffect(() => {
    let isOver = false;
    const show = (words: Told): void => {
      if (!isOver) setText({ page, words });
    };
    file.text(page).then(
      words => show(words.trim() === '' ? phrase`no text on this page` : words),
      (error: unknown) => show(pageFailureOf(page, error)),
    );
    return () => {
      isOver = true;
    };
  }, [file, page]);
  return (
    <section class="pdf-text" ref={section} aria-label={say(phrase`text of page ${page}`)}>
      {text?.page === page ? say(text.words) : ''}
    </section>
  );
}
