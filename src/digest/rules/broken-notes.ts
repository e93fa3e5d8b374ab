// notes/<id>.json is there and cannot be read: nothing can be merged for that paper until somebody mends it.
import type { Rule } from './rule.ts';

export const brokenNotes: Rule = {
  name: 'broken-notes',
  severity: 'error',
  finds: 'the stored notes of the paper cannot be read',
  entry: ({ start, id }, { broken }) => {
    const why = id === null ? undefined : broken.get(id);
    return why === undefined
      ? []
      : [{ at: start, id, message: `the stored notes of ${id} cannot be read: ${why}` }];
  },
};
