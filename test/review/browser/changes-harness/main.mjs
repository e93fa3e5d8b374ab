// A page that has the client's stream of changes and nothing else: what it was told, how many streams it opened.
import { followChanges } from '../../../../src/review/page/doors/changes.ts';

const token = location.hash.slice(1);
globalThis.seen = [];
globalThis.streams = 0;
globalThis.gone = 0;
const open = since => {
  globalThis.streams += 1;
  const headers = {
    authorization: `Bearer ${token}`,
    ...(since === null ? {} : { 'x-review-since': String(since) }),
  };
  const cut = new AbortController();
  globalThis.cut = () => cut.abort();
  return fetch('/api/events', { headers, signal: cut.signal }).catch(() => null);
};
followChanges({
  open,
  onStem: stem => globalThis.seen.push(stem),
  onGone: () => (globalThis.gone += 1),
  name: token,
});
