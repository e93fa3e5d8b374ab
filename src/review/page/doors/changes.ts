// The stream of changes, as a tab follows it: read line by line, opened again when it ends, and shared by all tabs of
// one review, because a browser has no more than six connections to a server for all of them.
/** The number of the last change, and whose notes changed if it is told of one. Numbers let the next stream go on. */
interface Line {
  readonly at: number;
  readonly changed?: string;
}

export interface Following {
  /** A stream from that change on; null when the server does not answer; a status other than 200 ends it all. */
  readonly open: (since: number | null) => Promise<Response | null>;
  readonly onStem: (stem: string) => void;
  /** The server did not answer, and no more when it was asked again: told each time from then on. */
  readonly onGone: () => void;
  /** Of this review: tabs of another one have nothing to share. */
  readonly name: string;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** Once may be a moment's trouble. */
const GONE_AFTER = 2;

/** Until the tab is closed, or the server refuses. */
export function followChanges({ open, onStem, onGone, name }: Following): void {
  let at: number | null = null;
  const take = (line: Line): void => {
    at = line.at;
    if (line.changed !== undefined) onStem(line.changed);
  };
  const tabs = new BroadcastChannel(name);
  tabs.onmessage = ({ data }: MessageEvent<Line | null>) => (data === null ? onGone() : take(data));
  const follow = (): Promise<void> =>
    follower({
      open: () => open(at),
      onLine: line => {
        take(line);
        tabs.postMessage(line);
      },
      onGone: () => {
        onGone();
        // The others have no stream of their own to see it by.
        tabs.postMessage(null);
      },
    });
  // One tab at a time holds the stream; when it is closed, the next one takes over at the same change.
  const locks = 'locks' in navigator ? navigator.locks : null;
  void (locks === null ? follow() : locks.request(name, follow));
}

interface Follower {
  readonly open: () => Promise<Response | null>;
  readonly onLine: (line: Line) => void;
  readonly onGone: () => void;
}

/** One stream after the other; ends when the server refuses. */
async function follower({ open, onLine, onGone }: Follower): Promise<void> {
  let failures = 0;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const response = await open();
    if (response !== null && !response.ok) return;
    failures = response === null ? failures + 1 : 0;
    if (failures >= GONE_AFTER) onGone();
    if (response?.body != null) {
      await eachLine(response.body, onLine).catch(() => undefined); // it was cut: opened again below
      wait = FIRST_WAIT_MS;
    }
    await new Promise(resolve => setTimeout(resolve, wait));
  }
}

/** @throws what reading the stream throws */
async function eachLine(body: ReadableStream<Uint8Array>, onLine: (line: Line) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = (rest + decoder.decode(next.value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(JSON.parse(line) as Line);
  }
}
