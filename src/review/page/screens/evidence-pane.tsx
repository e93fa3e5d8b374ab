// The PDF beside the item: at its evidence, or at the page that was turned to.
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { PaperView, ReviewItem } from '../../../domain/review.ts';
import { phrase } from '../../../lib/phrase.ts';
import { evidenceAt } from '../state/evidence.ts';
import { PdfPane, type PaneControls } from '../pdf/pane.tsx';
import { afterDecision } from '../state/select.ts';
import type { Server } from '../doors/server.ts';
import { useSpeech } from '../speech/speech.ts';
import { currentItem, type State } from '../state/state.ts';
import { itemName } from '../speech/words.ts';

const NOWHERE = { rects: null, page: null };

interface EvidenceProps {
  readonly state: State;
  readonly paper: PaperView;
  readonly server: Server;
}

/** The page that will be looked at next, drawn while a person reads this one. */
function pageAhead({ items }: PaperView, item: ReviewItem | undefined): number | null {
  const next = item === undefined ? null : afterDecision(items, item.id);
  return items.find(({ id }) => id === next)?.page ?? null;
}

export function EvidencePane({ state, paper, server }: EvidenceProps) {
  const { say } = useSpeech();
  const source = useMemo(() => server.pdf(paper.stem), [server, paper.stem]);
  const item = currentItem(state);
  const { page, focusRect } = evidenceAt(item ?? NOWHERE, state.evidence);
  const controls = useRef<PaneControls>(null);
  const { turned } = state;
  const first = useRef(turned);
  useEffect(() => {
    if (turned !== null && turned !== first.current) controls.current?.turn(turned.by);
  }, [turned]);
  const pane = useRef<HTMLDivElement>(null);
  const { evidence } = state;
  useEffect(() => {
    // On a phone it stands below the item.
    if (evidence !== 0) pane.current?.scrollIntoView({ block: 'nearest' });
  }, [evidence, item?.id]);
  return (
    <div class="evidence" ref={pane}>
      {item !== undefined && item.quote !== '' && (item.rects === null || item.rects.length === 0) ? (
        <p class="note">
          {say(phrase`The quote could not be found in the PDF, so no place is marked: look for it yourself.`)}
        </p>
      ) : null}
      <PdfPane
        key={paper.stem}
        source={source}
        page={page}
        rects={item?.rects ?? null}
        {...(focusRect === undefined ? {} : { focusRect })}
        controls={controls}
        ahead={pageAhead(paper, item)}
        label={item === undefined ? paper.title : say(phrase`evidence of: ${itemName(item)}`)}
        say={say}
        arxivUrl={paper.url}
      />
    </div>
  );
}
