// `🚀 核心方法（介绍本文的几个创新点）`: what the prompt said about a heading was published with it.
import { byteAt, noteOf } from './note.ts';
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const headingHint: Rule = {
  name: 'heading-hint',
  severity: 'warning',
  finds: phrase`a heading of notes still carries the hint of the prompt （介绍本文的几个创新点）`,
  section: (view, context) => {
    const { lines, parts } = noteOf(view, context);
    return parts.flatMap(part => {
      const line = lines[part.line];
      const hint = HINTED.exec(line?.text ?? '');
      if (line === undefined || hint === null) return [];
      return [
        {
          at: byteAt(line, hint.index),
          message: phrase`the heading carries the hint ${hint[0]} of the prompt`,
        },
      ];
    });
  },
};

const HINTED = /[（(]?介绍本文的几个创新点[）)]?/;
