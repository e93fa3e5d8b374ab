// Every rule of `summarize check`, in the order of docs/check.md: the file, its list lines, its notes.
import { brokenNotes } from './broken-notes.ts';
import { httpLink } from './http-link.ts';
import type { Rule } from './rule.ts';

export const RULES: readonly Rule[] = [
  // list lines
  brokenNotes,
  httpLink,
];
