// True when something takes longer than a person should wait without a word.
import { useEffect, useState } from 'preact/hooks';

/** In ms. */
const PATIENCE = 10_000;

/** @param what is being waited for; null: nothing */
export function useSlow(what: string | null): boolean {
  const [slow, setSlow] = useState<string | null>(null);
  useEffect(() => {
    if (what === null) return;
    const timer = setTimeout(setSlow, PATIENCE, what);
    return () => clearTimeout(timer);
  }, [what]);
  return what !== null && slow === what;
}
