// The scenes of the dialogs' tests: a dialog over one claim with an error in it, opened by a person, and what the server
// of the test answers. Whatever is done in a scene, nothing may come of it that a person would not see.
import type { ViewportSize } from 'playwright-core';
import { expect, test as plain } from 'vitest';
import type { Proposal, ReviewItem } from '../../../../src/domain/review.ts';
import { anew, ESTIMATE, item, paper, preview, proposal } from './values.ts';
import { openWorld, type Answer, type Scene, type World } from './world.ts';

/** The claim that it is about, if nothing else is said. */
export const old = item();
/** As the server is asked about it. */
export const ONE = [{ item: 'results-1', seen: 'seen-1' }];
export const change = { item: old.id, before: old, after: anew() };

type Answers = Record<string, Answer>;

interface Scenes {
  /** What regenerating would cost; nothing is asked of the model yet. */
  readonly regenerating: (answers?: Answers, items?: ReviewItem[], size?: ViewportSize) => Promise<Scene>;
  /** The proposal of a model that was asked; `afters` by the items that they are for. */
  readonly proposed: (
    olds: readonly ReviewItem[],
    afters: readonly (ReviewItem | null)[],
    answers?: Answers,
  ) => Promise<Scene>;
  /** The preview of publishing. */
  readonly publishing: (answers?: Answers) => Promise<Scene>;
}

/** Opens the next scene when nothing is to be said against the one before. */
type Noted = (open: () => Promise<Scene>) => Promise<Scene>;

/** A test with scenes in the world of its file. */
export const test = plain
  .extend<{ world: World }>({
    world: [
      async ({}, use) => {
        const world = await openWorld();
        await use(world);
        await world.close();
      },
      { scope: 'file' },
    ],
  })
  .extend<{ scenes: Scenes }>({
    scenes: async ({ world }, use) => {
      const opened: Scene[] = [];
      const noted: Noted = async open => {
        // Before the next one begins.
        expect(opened.at(-1)?.faults() ?? []).toEqual([]);
        const scene = await open();
        opened.push(scene);
        return scene;
      };
      await use(scenesIn(world, noted));
      expect(opened.at(-1)?.faults() ?? []).toEqual([]);
    },
  });

function scenesIn(world: World, noted: Noted): Scenes {
  const regenerating: Scenes['regenerating'] = (answers = {}, items = [old], size) => {
    const all = { estimate: ESTIMATE, regenerate: proposal([change]), decide: paper(items), ...answers };
    return noted(() => world.open({ dialog: 'regenerate', paper: paper(items), items, answers: all }, size));
  };
  return {
    regenerating,
    proposed: async (olds, afters, answers = {}) => {
      const changes: Proposal['changes'] = olds.map((before, at) => ({ item: before.id, before, after: afters[at] ?? null })); // prettier-ignore
      const scene = await regenerating({ regenerate: proposal(changes), ...answers }, [...olds]);
      await askModel(scene);
      return scene;
    },
    publishing: (answers = {}) => {
      const published = { message: 'README.md has the notes of 2310.06825v1', paper: paper([old]) };
      const all = { preview: preview(), publish: published, ...answers };
      return noted(() => world.open({ dialog: 'publish', paper: paper([old]), answers: all }));
    },
  };
}

/** Says go when the cost is shown, and waits for the proposal. */
export async function askModel({ page }: Scene): Promise<void> {
  await page.getByText('at most 0.0042 USD').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('it did cost').waitFor();
}

/** Paths of the API that were asked for, in order. */
export const asked = ({ calls }: Scene): string[] => calls.map(([path]) => path);

/** What was sent to one of them. */
export const sentTo = ({ calls }: Scene, path: string): unknown[] =>
  calls.filter(([called]) => called === path).map(([, sent]) => sent);

/** Waits until the dialog is gone. */
export const closed = ({ page }: Scene): Promise<void> =>
  page.locator('dialog').waitFor({ state: 'detached' });
