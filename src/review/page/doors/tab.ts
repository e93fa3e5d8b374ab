// The tab's own storage, of the browser.
import type { Store } from './kept.ts';

/** The tab's storage; one that forgets where the browser has switched it off. */
export function tabStore(): Store {
  try {
    sessionStorage.setItem('works', '1');
    return sessionStorage;
  } catch {
    const values = new Map<string, string>();
    return { getItem: key => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value) };
  }
}
