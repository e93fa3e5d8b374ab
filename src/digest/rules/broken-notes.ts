// notes/<id>.json is there and cannot be read: nothing can be merged for that paper until somebody mends it.
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const brokenNotes: Rule = {
  name: 'broken-notes',
  severity: 'error',
  finds: phrase`the stored notes of the paper cannot be read`,
  entry: ({ start, id }, { broken }) => {
    const why = broken.get(id ?? '');
    return id === null || why === undefined
      ? []
      : [{ at: start, id, message: phrase`the stored notes of ${id} cannot be read: ${why}` }];
  },
};
