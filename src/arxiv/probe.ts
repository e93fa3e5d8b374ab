// One question to arXiv's API, to see whether it answers us at all: for `summarize doctor`.
import { ArxivError } from './arxiv-error.ts';
import { parseFeed } from './feed.ts';
import type { Arxiv, Lane } from './http.ts';

/** "Attention is all you need": it will not be withdrawn. */
const AN_ID = '1706.03762';

/** What the first request failed with, in a form that the door does not try again. */
class OnlyTry extends Error {
  override name = 'OnlyTry';
}

/** The lane with two differences: nothing is tried twice, and `onTurn` is told when the request begins. */
export function singleTry(lane: Lane, onTurn: () => void, queue: AbortSignal): Lane {
  return {
    intervalMs: lane.intervalMs,
    run: (task, signal) =>
      lane.run(
        arrived => {
          onTurn();
          return task(arrived).catch((error: unknown) => {
            throw new OnlyTry('the first try failed', { cause: error });
          });
        },
        AbortSignal.any([signal, queue]),
      ),
  };
}

/** The Date header of the answer, '' without one. Throws ArxivError after one try. */
export async function probeArxiv(arxiv: Arxiv): Promise<string> {
  const url = new URL(arxiv.apiUrl);
  url.searchParams.set('id_list', AN_ID);
  url.searchParams.set('max_results', '1');
  let date = '';
  try {
    await arxiv.get(url.href, {
      kind: 'feed',
      subject: 'an answer of its API',
      judge: ({ status, headers, body }) => {
        date = headers.get('date') ?? '';
        return status === 200 ? refusalOfFeed(body) : null;
      },
    });
    return date;
  } catch (error) {
    throw error instanceof OnlyTry ? error.cause : error;
  }
}

function refusalOfFeed(body: Uint8Array): ArxivError | null {
  try {
    parseFeed(new TextDecoder().decode(body));
    return null;
  } catch (error) {
    if (error instanceof ArxivError) return error;
    throw error;
  }
}
