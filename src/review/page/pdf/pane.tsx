// The PDF beside the claims: the page of the evidence with the quote marked on it. Whatever is wrong with the PDF is said
// here, and decisions go on without it.
import type { Ref } from 'preact';
import { useImperativeHandle, useRef, useState } from 'preact/hooks';
import { phrase, type Told } from '../../../lib/phrase.ts';
import { focusOf, marksOn } from './marks.ts';
import { Notice } from './notice.tsx';
import { PageText } from './page-text.tsx';
import { Sheet } from './sheet.tsx';
import { Toolbar } from './toolbar.tsx';
import { usePane, type PaneState, type Shown } from './use-pane.ts';
import './pane.css';

/** What keys of the page may ask of the pane. */
export interface PaneControls {
  /** [ and ] */
  readonly turn: (by: 1 | -1) => void;
  /** 0 fits the width. */
  readonly zoom: (by: 1 | -1 | 0) => void;
}

export interface PdfPaneProps extends Shown {
  /** The quote, for screen readers. */
  readonly label: string;
  readonly say: (told: Told) => string;
  readonly arxivUrl: string | null;
  readonly controls?: Ref<PaneControls>;
}

/** The pane. It fills its parent, which must have a height. Another `source.url` is another PDF. */
export function PdfPane({ say, arxivUrl, label, controls, ...shown }: PdfPaneProps) {
  const box = useRef<HTMLDivElement>(null);
  const [isText, showText] = useState(false);
  const state = usePane(shown, box);
  const { file, place, sheet, zoom, isFitted } = state;
  useImperativeHandle(controls ?? null, () => ({ zoom, turn: by => place.turnTo((place.page ?? 1) + by) }));
  return (
    <section class="pdf-pane" aria-label={say(phrase`PDF`)} aria-busy={state.waiting !== null}>
      <Toolbar
        {...{ say, arxivUrl, isText, showText, zoom, isFitted }}
        pages={file?.pages ?? null}
        page={place.page}
        asked={place.asked}
        turnTo={place.turnTo}
        percent={sheet?.percent ?? null}
      />
      <Notice {...state} say={say} />
      {/* It scrolls, so it must be in reach of keys. */}
      <div class="pdf-box" ref={box} tabIndex={0} role="region" aria-label={say(phrase`page of the PDF`)}>
        {sheet !== null && <Marked {...{ say, label, shown, state, sheet, box }} />}
        {isText && file !== null && place.page !== null && (
          <PageText file={file} page={place.page} say={say} />
        )}
      </div>
    </section>
  );
}

interface MarkedProps extends Pick<PdfPaneProps, 'say' | 'label'> {
  readonly shown: Shown;
  readonly state: PaneState;
  readonly sheet: NonNullable<PaneState['sheet']>;
  readonly box: { current: HTMLElement | null };
}

function Marked({ say, label, shown, state, sheet, box }: MarkedProps) {
  const { drawn, scale } = sheet;
  const marks = marksOn(drawn.page, drawn.points, shown.rects);
  const pages = state.file?.pages ?? 1;
  const told =
    marks.length > 0 && label !== ''
      ? phrase`page ${drawn.page} of ${pages}; marked: ${label}`
      : phrase`page ${drawn.page} of ${pages}`;
  return (
    <Sheet
      {...{ drawn, scale, marks, box }}
      focus={focusOf(marks, shown.focusRect)}
      isChosen={shown.focusRect !== undefined}
      label={say(told)}
      place={state.place.key}
    />
  );
}
