// The kinds of values that are kept: what each is called, and what making it takes.
import type { Stage } from '../domain/batch.ts';
import { phrase, type Told } from '../lib/phrase.ts';
import type { CacheKind } from '../store/cache.ts';
import type { Refresh } from './world.ts';

interface KindOfValue {
  readonly what: Told;
  readonly doing: Told | null;
  readonly stage: Stage;
  readonly refresh: readonly Refresh[];
  readonly online: boolean;
}

/** What each kind is called, which `--refresh` words make it anew, and whether making it needs the network. */
export const KINDS: Readonly<Record<CacheKind, KindOfValue>> = {
  metadata: {
    what: phrase`the metadata`,
    doing: phrase`asking arXiv about it`,
    stage: 'metadata',
    refresh: ['metadata'],
    online: true,
  },
  pdf: {
    what: phrase`the PDF`,
    doing: phrase`downloading the PDF`,
    stage: 'pdf',
    refresh: ['pdf'],
    online: true,
  },
  pages: {
    what: phrase`the text`,
    doing: phrase`reading the PDF`,
    stage: 'text',
    refresh: ['pdf'],
    online: false,
  },
  reply: {
    what: phrase`the model's reply`,
    doing: phrase`asking the model`,
    stage: 'model',
    refresh: ['notes'],
    online: true,
  },
  // Made of all of the above, which say themselves what they do.
  notes: {
    what: phrase`the notes`,
    doing: null,
    stage: 'check',
    refresh: ['metadata', 'pdf', 'notes'],
    online: false,
  },
  pace: { what: phrase`the pace of earlier runs`, doing: null, stage: 'model', refresh: [], online: false },
};
