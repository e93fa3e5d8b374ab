// Actions that ask the server: decisions, undo, other papers.
import type { PaperView } from '../../../domain/review.ts';
import { phrase } from '../../../lib/phrase.ts';
import { handled, type Action } from './action.ts';
import { acceptAll, decide, enter, fixesOf, one, saveDraft } from './decisions.ts';
import type { Desk, Job } from './desk.ts';
import { withReloaded } from '../state/saved.ts';
import { nextPaper } from '../state/select.ts';
import * as states from '../state/state.ts';
import { withUndone } from '../state/undone.ts';

/** The job of an action; null when there is nothing to do, undefined when the action is not for the server. */
export function jobFor(desk: Desk, action: Action): Job | null | undefined {
  return handled(REMOTE, desk, action);
}

const REMOTE: Parameters<typeof handled<Job | null, Desk>>[0] = {
  enter,
  accept: desk => one(desk, { kind: 'accept' }, phrase`accepted`),
  reopen: desk => one(desk, { kind: 'reopen' }, phrase`put back: it is undecided again`),
  fix: (desk, { index }) => {
    const fix = fixesOf(desk.state())[index];
    if (fix === undefined) return null;
    return one(desk, { kind: 'edit', zh: fix.zh, en: fix.en }, phrase`corrected`);
  },
  save: desk => saveDraft(desk),
  'reject-for': (desk, { reason }) => {
    const { dialog } = desk.state();
    if (dialog?.kind !== 'reject') return null;
    desk.update(state => ({ ...state, dialog: null }));
    return decide(desk, [dialog.item], {
      decision: { kind: 'reject', reason: reason.trim() === '' ? null : reason.trim() },
      told: phrase`rejected`,
    });
  },
  'take-edit': (desk, { item: id, words }) => {
    const item = desk.state().paper?.items.find(known => known.id === id);
    if (item === undefined) return null;
    return decide(desk, [item], {
      decision: { kind: 'edit', ...words },
      told: phrase`taken from the digest`,
    });
  },
  'accept-all': (desk, { risk }) => acceptAll(desk, risk),
  undo: desk => goBack(desk, 'undo'),
  redo: desk => goBack(desk, 'redo'),
  open: (desk, { stem }) => open(desk, stem ?? desk.state().marked),
  paper: (desk, { by }) => {
    const { queue, paper } = desk.state();
    const stem = nextPaper(queue?.entries ?? [], paper?.stem ?? null, by);
    if (stem !== null) return open(desk, stem);
    desk.update(state => states.withNews(state, by === 1 ? phrase`this is the last paper` : FIRST));
    return null;
  },
  queue: desk => {
    desk.update(state => ({
      ...state,
      ...{ screen: 'queue', marked: state.paper?.stem ?? state.marked, news: null, armed: null },
    }));
    return refresh(desk);
  },
  reload: (desk, { stem }) => (desk.state().paper?.stem === stem ? reload(desk, stem) : refreshAll(desk)),
};

const FIRST = phrase`this is the first paper`;

function goBack(desk: Desk, way: 'undo' | 'redo'): Job {
  const run = async (): Promise<'done'> => {
    const undone = await desk.server[way]();
    desk.update(state =>
      undone === null
        ? states.withNews(state, way === 'undo' ? phrase`nothing to undo` : phrase`nothing to redo`)
        : withUndone(state, undone, way),
    );
    if (undone !== null) desk.wrote?.(undone.paper, undone.items);
    return 'done';
  };
  return { canRepeat: false, run };
}

/** Opens a paper, at the item or at the first that wants a person. */
export function open(desk: Desk, stem: string | null, item: string | null = null): Job | null {
  if (stem === null) return null;
  if (stem === desk.state().paper?.stem && item === null) {
    desk.update(state => ({ ...state, screen: 'paper', news: null }));
    return null;
  }
  const broken = desk.state().queue?.entries.find(entry => entry.stem === stem)?.broken ?? null;
  if (broken !== null) {
    desk.update(state => states.withNews(state, broken, true));
    return null;
  }
  return reading(desk, stem, (state, paper) => states.withOpened(state, paper, item));
}

function reload(desk: Desk, stem: string): Job {
  return reading(desk, stem, withReloaded);
}

function reading(
  desk: Desk,
  stem: string,
  shown: (state: states.State, paper: PaperView) => states.State,
): Job {
  const run = async (): Promise<'done'> => {
    const paper = await desk.server.paper(stem);
    desk.update(state => shown(state, paper));
    return 'done';
  };
  return { canRepeat: true, run };
}

/** Another paper changed: the queue counts anew, and undo here would undo that. */
function refreshAll(desk: Desk): Job {
  const run = async (): Promise<'done'> => {
    const queue = await desk.server.queue();
    desk.update(state => states.withQueue(state, queue));
    const stem = desk.state().paper?.stem;
    const paper = stem === undefined ? null : await desk.server.paper(stem);
    if (paper !== null) desk.update(state => withReloaded(state, paper));
    return 'done';
  };
  return { canRepeat: false, run };
}

function refresh(desk: Desk): Job {
  const run = async (): Promise<'done'> => {
    const queue = await desk.server.queue();
    desk.update(state => states.withQueue(state, queue));
    return 'done';
  };
  return { canRepeat: false, run };
}
