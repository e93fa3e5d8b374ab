// Words that change hands: what is pending never stands in the file with findings of other words, not for a moment.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { isPublishable } from '../../../src/domain/claim.ts';
import { isHeldBack, NotesSchema, type Notes } from '../../../src/domain/notes.ts';
import type { Decision } from '../../../src/domain/review.ts';
import { openDesk } from '../../../src/steps/review/desk.ts';
import { notes, test, type ReviewScene } from '../../support/review-scene.ts';
import { says, STEM } from './bench.ts';

const [first = fail()] = notes.results;
const WRONG = { zh: '路由器的 F1 为 99.9。', en: 'The router reaches 99.9 F1.' };
const RIGHT = {
  kind: 'edit',
  zh: 'SparseRoute 的 F1 为 63.9。',
  en: 'SparseRoute reaches 63.9 F1.',
} as const;
const ANYTHING = { kind: 'edit', zh: '稀疏路由', en: 'Sparse routing' } as const;

function fail(): never {
  throw new Error('no result');
}

/** A digest with the notes beside it, `change`d by hand. */
function list({ folder }: ReviewScene, change: (notes: Notes) => void = () => undefined) {
  const digest = join(folder, 'README.md');
  const path = join(folder, 'notes', `${STEM}.json`);
  mkdirSync(join(folder, 'notes'));
  writeFileSync(digest, '# Papers\n');
  const own = structuredClone(notes);
  change(own);
  writeFileSync(path, JSON.stringify(own));
  const read = (): Notes => NotesSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return {
    read,
    claim: () => read().results[0] ?? fail(),
    /** A review in a process of its own, with the paper's text or without it. */
    desk: async (scene: ReviewScene, hasText = true) => {
      const tools = await scene.open({ options: { offline: true } });
      if (!hasText) await tools.cache.clear();
      const desk = await openDesk({ digest, reviewer: 'me' }, tools);
      const decide = async (item: string, decision: Decision) =>
        desk.decide(STEM, says(await desk.paper(STEM), item, decision));
      return { ...desk, decide };
    },
  };
}

/** As the engine stated it, with what the checks say of it. */
function asWrong(own: Notes): void {
  const [claim = fail()] = own.results;
  const findings = [{ code: 'number-unsupported', severity: 'error', message: 'm', messageZh: 'm' }] as const;
  Object.assign(claim, WRONG, { stated: '', checked: '', findings });
}
const codes = (findings: readonly { code: string }[]): string[] => findings.map(({ code }) => code);

describe('a red claim that was edited until nothing was found', () => {
  test.for(['undo', 'reopen'] as const)('is red again after %s, with its own findings', async (how, { scene }) => {
    const { desk: open, claim } = list(scene, asWrong);
    const desk = await open(scene);
    await desk.decide('result-1', RIGHT);
    expect(claim()).toMatchObject({ findings: [], review: { state: 'edited' } });
    const paper = how === 'undo' ? (await desk.undo())?.paper : await desk.decide('result-1', { kind: 'reopen' });
    expect(claim()).toMatchObject({ ...WRONG, review: { state: 'pending' } });
    expect(codes(claim().findings)).toContain('number-unsupported');
    expect(paper?.items.find(({ id }) => id === 'result-1')?.risk).toBe('red');
    await desk.close();
  }); // prettier-ignore

  test.for(['undo', 'reopen', 'reject, then reopen'] as const)(
    'is held back after %s where the paper’s text is not to be had, and checked once it is',
    async (how, { scene }) => {
      const { desk: open, claim } = list(scene, asWrong);
      const before = await open(scene);
      await before.decide('result-1', RIGHT);
      await before.close();
      const desk = await open(scene, false);
      if (how === 'undo') await desk.undo();
      else {
        if (how !== 'reopen') await desk.decide('result-1', { kind: 'reject', reason: null });
        await desk.decide('result-1', { kind: 'reopen' });
      }
      expect(codes(claim().findings)).toEqual(['not-checked']);
      expect([claim().review.state, isPublishable(claim())]).toEqual(['pending', false]);
      await desk.close();
      const later = await open(scene);
      const shown = (await later.paper(STEM)).items.find(({ id }) => id === 'result-1');
      expect(codes(claim().findings)).toContain('number-unsupported');
      expect(shown?.findings).toEqual(claim().findings);
      await later.close();
    },
  );

  test('can be edited again by redo, with the findings of the edit', async ({ scene }) => {
    const { desk: open, claim } = list(scene, asWrong);
    const desk = await open(scene);
    await desk.decide('result-1', RIGHT);
    const edited = claim();
    await desk.undo();
    await desk.redo();
    expect(claim()).toEqual(edited);
    await desk.close();
  });
});

describe('an edit that could not be checked', () => {
  test('keeps the findings of before, and has them when it is undone', async ({ scene }) => {
    const { desk: open, claim } = list(scene, asWrong);
    const desk = await open(scene, false);
    await desk.decide('result-1', RIGHT);
    expect(codes(claim().findings)).toEqual(['number-unsupported']);
    await desk.undo();
    expect(claim()).toMatchObject({
      findings: [{ code: 'number-unsupported' }],
      review: { state: 'pending' },
    });
    await desk.close();
  });
});

describe('a red headline that was edited', () => {
  test('is held back again by undo, with and without the paper’s text', async ({ scene }) => {
    const { desk: open, read } = list(scene, own => {
      own.headline = WRONG;
      own.prose = {};
      own.findings = [{ where: 'headline', code: 'number-unsupported', severity: 'error', message: 'm', messageZh: 'm' }]; // prettier-ignore
    });
    const headline = () => codes(read().findings.filter(({ where }) => where === 'headline'));
    const desk = await open(scene);
    await desk.decide('headline', ANYTHING);
    expect(headline()).toEqual([]);
    await desk.undo();
    expect(headline()).toContain('number-unsupported');
    await desk.redo();
    await desk.close();
    const without = await open(scene, false);
    await without.undo();
    expect(headline()).toEqual(['not-checked']);
    expect(isHeldBack(read(), 'headline')).toBe(true);
    await without.close();
  });
});

describe('a quote that was changed in the file', () => {
  const QUOTE = 'Accuracy is 91.2% with routing and 88.7% without it.';

  test('is looked for at the first look at the notes; nothing else that was changed there is written', async ({ scene }) => {
    const { desk: open, claim, read } = list(scene, own => {
      Object.assign(own.results[0] ?? fail(), { quote: QUOTE });
      Object.assign(own.background[0] ?? fail(), { en: 'Mine.' });
    });
    const desk = await open(scene);
    const paper = await desk.paper(STEM);
    expect(claim()).toMatchObject({ quote: QUOTE, match: 'exact', page: 2, replaces: first.stated });
    expect(codes(claim().findings)).not.toContain('not-checked');
    expect(paper.items.find(({ id }) => id === 'result-1')).toMatchObject({ match: 'exact', page: 2 });
    expect(paper.items.find(({ id }) => id === 'background-1')?.review.state).toBe('edited');
    expect(read().background[0]).toMatchObject({ en: 'Mine.', review: { state: 'pending' } });
    await desk.decide('result-1', { kind: 'accept' });
    expect(claim().review.state).toBe('accepted');
    await desk.close();
  }); // prettier-ignore

  test('is red where it is not in the paper, and where nobody can look', async ({ scene }) => {
    const { desk: open, claim } = list(scene, own => {
      Object.assign(own.results[0] ?? fail(), { quote: 'Nobody ever wrote this sentence.' });
    });
    const without = await open(scene, false);
    const shown = (await without.paper(STEM)).items.find(({ id }) => id === 'result-1');
    expect(shown).toMatchObject({ risk: 'red', match: 'missing', findings: [{ code: 'not-checked' }] });
    expect(claim().match).toBe('exact'); // a look writes nothing that it does not know
    await without.close();
    const desk = await open(scene);
    await desk.paper(STEM);
    expect(claim()).toMatchObject({ match: 'missing', review: { state: 'pending' } });
    expect(codes(claim().findings)).toContain('quote-missing');
    await desk.close();
  });
});
