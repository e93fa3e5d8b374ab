// What this tab keeps over a reload: the token that its address brought, where the person was, and unsaved words.
import type { Draft } from '../state/state.ts';

/** `sessionStorage`, or what stands in for it. */
export interface Store {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
}

/** The token of the fragment, or the one of before. '' when there is none. */
export function keptToken(fragment: string, store: Store): string {
  const token = fragment.replace(/^#/, '');
  const before = store.getItem('token') ?? '';
  if (token === '') return before;
  // Another review, on the same port: where the person was in the last one says nothing about it.
  if (token !== before) store.setItem('place', 'null');
  store.setItem('token', token);
  return token;
}

export interface Place {
  readonly stem: string;
  readonly item: string;
}

/** Where the person was. */
export function keptPlace(store: Store): Place | null {
  const value = parsed(store.getItem('place'));
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string'
    ? { stem: value[0], item: value[1] }
    : null;
}

export function keepPlace({ stem, item }: Place, store: Store): void {
  store.setItem('place', JSON.stringify([stem, item]));
}

/** Words that were typed and not saved. */
export function keptDrafts(store: Store): Map<string, Draft> {
  const value = parsed(store.getItem('drafts'));
  const entries: unknown[] = Array.isArray(value) ? value : [];
  return new Map(
    entries.flatMap((entry): [string, Draft][] => {
      if (!Array.isArray(entry)) return [];
      const [key, zh, en, seen] = entry as unknown[];
      return typeof key === 'string' &&
        typeof zh === 'string' &&
        typeof en === 'string' &&
        typeof seen === 'string'
        ? [[key, { zh, en, seen }]]
        : [];
    }),
  );
}

export function keepDrafts(drafts: ReadonlyMap<string, Draft>, store: Store): void {
  store.setItem('drafts', JSON.stringify([...drafts].map(([key, { zh, en, seen }]) => [key, zh, en, seen])));
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
