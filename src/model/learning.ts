// One manner for all questions of a run to one model: the first question finds it out, the others wait for that.
// Else twenty workers would have the same thing refused twenty times.
import { orAborted } from '../lib/or-aborted.ts';
import type { Manner } from './manner.ts';

/** What one question learns, and what it makes of what others learned. */
export interface Lesson {
  /** How to ask now. */
  readonly manner: () => Manner;
  /** The server refused this manner, or does not heed it: ask in another one. */
  readonly change: (manner: Manner) => void;
  /** The server answers, or has begun to: whoever waited may ask in the same manner. */
  readonly answered: () => void;
  /** The answer is what was asked for: the manner is worth remembering. */
  readonly fits: () => Promise<void>;
}

export interface Learning {
  /** Runs a question, when it is its turn to. Throws what the question throws, and the signal's reason. */
  readonly ask: <T>(question: (lesson: Lesson) => Promise<T>, signal: AbortSignal) => Promise<T>;
}

export interface LearningOptions {
  readonly first: Manner;
  /** What an earlier run found out; null when nothing is known. */
  readonly remembered: Manner | null;
  /** Keeps a manner for later runs; called when it is new. Never throws. */
  readonly remember: (manner: Manner) => Promise<void>;
}

/** Opens the learning of a run. */
export function openLearning({ first, remembered, remember }: LearningOptions): Learning {
  let known = remembered;
  let kept = remembered;
  /** The end of the question that is finding out; null when none is. */
  let leader: Promise<void> | null = null;

  function lessonFrom(begin: Manner, found: () => void): Lesson {
    let manner = begin;
    return {
      manner: () => manner,
      change: next => void (manner = next),
      answered: () => {
        // Who began before somebody else was refused has nothing new to tell.
        if (known === null || manner !== begin) known = manner;
        found();
      },
      fits: async () => {
        if (kept !== null && isSame(kept, manner)) return;
        kept = manner;
        await remember(manner);
      },
    };
  }

  async function lead<T>(question: (lesson: Lesson) => Promise<T>): Promise<T> {
    let end = (): void => undefined;
    const leading = new Promise<void>(resolve => (end = resolve));
    leader = leading;
    const found = (): void => {
      if (leader === leading) leader = null;
      end();
    };
    try {
      return await question(lessonFrom(first, found));
    } finally {
      found();
    }
  }

  return {
    ask: async (question, signal) => {
      while (known === null) {
        if (leader === null) return lead(question);
        await orAborted(leader, signal);
      }
      return question(lessonFrom(known, () => undefined));
    },
  };
}

function isSame(one: Manner, other: Manner): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A lesson by itself: nothing is remembered. */
export function ownLesson(first: Manner): Lesson {
  let manner = first;
  return {
    manner: () => manner,
    change: next => void (manner = next),
    answered: () => undefined,
    fits: () => Promise.resolve(),
  };
}
