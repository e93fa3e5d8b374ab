// How much room there is for a page, and how sharp the screen is; both change as windows and devices are turned.
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

export interface Room {
  /** CSS pixels; 0 while nothing is laid out. */
  readonly width: number;
  /** The same, once it stopped changing: what pages are drawn for. */
  readonly settled: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

/** A window that is being drawn wider gives a hundred widths. */
const SETTLED_AFTER = 150;

/** The room inside of an element, its scroll bar not counted. */
export function useRoom(box: RefObject<HTMLElement | null>): Room {
  const [width, setWidth] = useState(0);
  const [ratio, setRatio] = useState(devicePixelRatio);
  const [settled, setSettled] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void => {
      setWidth(element.clientWidth);
      setRatio(devicePixelRatio);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    addEventListener('resize', measure);
    measure();
    return () => {
      observer.disconnect();
      removeEventListener('resize', measure);
    };
  }, []);
  useEffect(() => {
    const timer = setTimeout(setSettled, SETTLED_AFTER, width);
    return () => clearTimeout(timer);
  }, [width]);
  // The first width is taken at once.
  return { width, settled: settled === 0 ? width : settled, ratio };
}
