// Which notes changed on the disk, told to the open tabs as they change: one JSON value a line, for as long as the tab
// is open. An open stream is an open tab. Streams need the token in a header, which EventSource cannot send.
import type { Desk } from '../desk.ts';

/** A line of the stream: a change with its number, the number to begin at, or nothing but a sign of life. */
type Line =
  { readonly changed: string; readonly at: number } | { readonly at: number } | { readonly beat: true };

export interface Events {
  /** A stream of lines. @param since number of the last change that the tab was told; null for a tab that begins */
  readonly open: (since: number | null) => ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Ends all streams. */
  readonly close: () => void;
}

export interface EventsOptions {
  readonly desk: Desk;
  /** Between two signs of life. */
  readonly beatMs: number;
  /** Told how many streams are open, each time that one opens or ends. */
  readonly onTabs: (open: number) => void;
}

type Controller = ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>;

/** Nothing is watched before the first stream is opened; from then on all is numbered, so that no tab misses a change. */
export function openEvents({ desk, beatMs, onTabs }: EventsOptions): Events {
  const tabs = new Map<Controller, NodeJS.Timeout>();
  const last = new Map<string, number>();
  let at = 0;
  let stop: (() => void) | null = null;
  const changed = (stem: string): void => {
    at += 1;
    last.set(stem, at);
    for (const tab of tabs.keys()) tab.enqueue(lineOf({ changed: stem, at }));
  };
  const end = (tab: Controller): void => {
    clearInterval(tabs.get(tab));
    if (tabs.delete(tab)) onTabs(tabs.size);
  };
  return {
    open: since => {
      stop ??= desk.onChange(changed);
      let own: Controller | null = null;
      return new ReadableStream({
        start: tab => {
          own = tab;
          const beat = setInterval(() => tab.enqueue(lineOf({ at })), beatMs);
          tabs.set(tab, beat);
          for (const [stem, number] of last)
            if (since !== null && number > since) tab.enqueue(lineOf({ changed: stem, at: number }));
          tab.enqueue(lineOf({ at }));
          onTabs(tabs.size);
        },
        cancel: () => {
          if (own !== null) end(own);
        },
      });
    },
    close: () => {
      stop?.();
      for (const tab of [...tabs.keys()]) {
        end(tab);
        tab.close();
      }
    },
  };
}

function lineOf(line: Line): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${JSON.stringify(line)}\n`);
}
