// One drawn page with the boxes over it, in the part of the pane that scrolls.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Drawn } from './drawer.ts';
import type { Mark } from './marks.ts';

export interface SheetProps {
  readonly drawn: Drawn;
  /** CSS pixels per point. */
  readonly scale: number;
  readonly marks: readonly Mark[];
  readonly focus: Mark | null;
  /** True when the focus is one of several that a person goes through. */
  readonly isChosen: boolean;
  /** What a screen reader says of the page. */
  readonly label: string;
  /** Changes when the focus is to be scrolled to. */
  readonly place: string;
  readonly box: RefObject<HTMLElement | null>;
}

/** Puts the canvas where it belongs; it is drawn by then, so nothing flickers. */
export function Sheet({ drawn, scale, marks, focus, isChosen, label, place, box }: SheetProps) {
  const holder = useRef<HTMLDivElement>(null);
  const [width, height] = [drawn.points.width * scale, drawn.points.height * scale];
  useLayoutEffect(() => {
    holder.current?.replaceChildren(drawn.canvas);
  }, [drawn.canvas]);
  useLayoutEffect(() => {
    drawn.canvas.setAttribute('role', 'img');
    drawn.canvas.setAttribute('aria-label', label);
  }, [drawn.canvas, label]);
  useScrolling({ box, width, height, focus, at: `${drawn.page} ${place}` });
  return (
    <div class="pdf-sheet" style={{ width: `${width}px`, height: `${height}px` }}>
      <div class="pdf-canvas" ref={holder} />
      <div class="pdf-marks" aria-hidden="true">
        {marks.map(mark => (
          <div
            key={mark.index}
            class={mark === focus ? 'pdf-mark pdf-mark-focus' : 'pdf-mark'}
            data-chosen={mark === focus && isChosen ? '' : undefined}
            style={{
              left: `${mark.left}%`,
              top: `${mark.top}%`,
              width: `${mark.width}%`,
              height: `${mark.height}%`,
            }}
          />
        ))}
      </div>
    </div>
  );
}

interface Scrolling {
  readonly box: RefObject<HTMLElement | null>;
  readonly width: number;
  readonly height: number;
  readonly focus: Mark | null;
  readonly at: string;
}

/** Brings the focus into the middle when it changes; else what is in the middle stays there as the page grows. */
function useScrolling({ box, width, height, focus, at }: Scrolling): void {
  const middle = useRef({ x: 0.5, y: 0 });
  const focused = useRef('');
  const isOwn = useRef(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    if (focused.current !== at) {
      focused.current = at;
      middle.current =
        focus === null
          ? { x: 0.5, y: 0 }
          : { x: (focus.left + focus.width / 2) / 100, y: (focus.top + focus.height / 2) / 100 };
    }
    const { x, y } = middle.current;
    isOwn.current = true;
    element.scrollLeft = x * width - element.clientWidth / 2;
    element.scrollTop = y * height - element.clientHeight / 2;
    const note = (): void => {
      const isByHand = !isOwn.current;
      isOwn.current = false;
      if (!isByHand) return;
      middle.current = {
        x: (element.scrollLeft + element.clientWidth / 2) / width,
        y: (element.scrollTop + element.clientHeight / 2) / height,
      };
    };
    element.addEventListener('scroll', note);
    return () => element.removeEventListener('scroll', note);
  }, [at, width, height]);
}
