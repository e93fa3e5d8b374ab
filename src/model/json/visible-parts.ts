// Raw reply → the part that is meant to be seen: what a model thinks is no answer. Pure.

/** What to look at. `alone` must be one JSON object from end to end; in `answer` it may stand among other words. */
export interface VisibleParts {
  readonly alone: readonly string[];
  readonly answer: string;
}

const THINKING_ENDS = /<\/think(?:ing)?>|◁\/think▷/g;
const THINKING_BEGINS = /^\s*(?:<think(?:ing)?>|◁think▷)/;
/** Channels of open-weight models: `<|channel|>analysis<|message|>…<|channel|>final<|message|>…`. */
const CHANNEL = '<|channel|>';
const LAST_CHANNEL = /<\|channel\|>final(?:<\|constrain\|>\w{1,20}|[^<]{0,40})<\|message\|>/g;
const FENCE_OPENS = /^(?:```|~~~)[^\n]{0,200}\n/;
const FENCE_CLOSES = /(?:```|~~~)$/;

/**
 * Drops everything up to the last end of thinking; thinking without an end leaves nothing.
 * An answer may name that mark itself, so the whole and what follows the first mark are tried as JSON alone.
 */
export function visibleParts(raw: string): VisibleParts {
  const ends = [...raw.matchAll(THINKING_ENDS)].map(found => found.index + found[0].length);
  const [first, last] = [ends[0], ends.at(-1)];
  const alone = first === undefined ? [raw] : [raw, raw.slice(first)];
  const answer = lastChannel(last === undefined ? raw : raw.slice(last));
  return { alone: alone.map(withoutFence), answer: THINKING_BEGINS.test(answer) ? '' : answer };
}

function lastChannel(text: string): string {
  const found = [...text.matchAll(LAST_CHANNEL)].at(-1);
  if (found !== undefined) return text.slice(found.index + found[0].length);
  return text.trimStart().startsWith(CHANNEL) ? '' : text;
}

function withoutFence(text: string): string {
  const bare = text.replaceAll('\uFEFF', ' ').trim();
  return FENCE_OPENS.test(bare) ? bare.replace(FENCE_OPENS, '').replace(FENCE_CLOSES, '').trim() : bare;
}
