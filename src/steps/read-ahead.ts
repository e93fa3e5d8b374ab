// Metadata that a plan has read from the cache, until each paper's own way begins and takes it: a thousand papers are
// not read twice, and none is held any longer than that.
import type { Paper } from '../domain/paper.ts';
import { told, type Place } from './cached.ts';
import type { Tools } from './tools.ts';

/** By cache, so that it lives as long as a run. */
const ahead = new WeakMap<Tools['cache'], Map<string, Paper>>();

/** Holds a paper that was read under this key of the cache. */
export function keepAhead(key: string, paper: Paper, { cache }: Tools): void {
  const papers = ahead.get(cache) ?? new Map<string, Paper>();
  ahead.set(cache, papers.set(key, paper));
}

/** Gives the paper once, and lets go of it; null when it was not read ahead. */
export function takeAhead(place: Place, tools: Tools): Paper | null {
  const papers = ahead.get(tools.cache);
  const paper = papers?.get(place.key) ?? null;
  papers?.delete(place.key);
  return paper === null ? null : told(paper, place, tools);
}
