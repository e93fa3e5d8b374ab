import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StatedFirstPartSchema, StatedPartSchema } from '../../src/domain/part.ts';
import { StatedNotesSchema, type StatedClaim, type StatedNotes } from '../../src/domain/reply.ts';
import { wireSchema } from '../../src/model/wire-schema.ts';
import { assembleNotes } from '../../src/notes/assemble.ts';
import { joinParts } from '../../src/notes/join-parts.ts';
import { engine, paper, source } from './sample.ts';

const claim = (quote: string, en = `About ${quote}`): StatedClaim => ({ zh: `关于 ${quote}`, en, quote });
const point = (title: string, ...claims: StatedClaim[]): StatedNotes['innovations'][number] => ({
  title: { zh: `${title}（中）`, en: title },
  claims,
});
function part(fields: Partial<StatedNotes>): StatedNotes {
  const none = { zh: '', en: '' };
  return { headline: none, background: [], innovations: [], results: [], takeaways: [], ...fields };
}
const quotes = (claims: readonly StatedClaim[]): string[] => claims.map(({ quote }) => quote);

describe('parts of a paper', () => {
  it('give the first headline that is named in both languages', () => {
    const half = part({ headline: { zh: '潮汐', en: '' } });
    const first = part({ headline: { zh: '潮汐整形', en: 'Shaping by tides' } });
    const second = part({ headline: { zh: '别的', en: 'Another' } });
    expect(joinParts([half, first, second]).headline).toEqual(first.headline);
    expect(joinParts([half]).headline).toEqual(half.headline);
  });

  it('give background from the first part on, four claims at most, and all results', () => {
    const many = (name: string, count: number): StatedClaim[] =>
      Array.from({ length: count }, (_, index) => claim(`${name} sentence number ${index}`));
    const joined = joinParts([
      part({ background: many('one', 3), results: many('table', 6) }),
      part({ background: many('two', 3), results: many('figure', 6) }),
      part({ results: many('appendix', 6) }),
    ]);
    expect(quotes(joined.background)).toEqual([...quotes(many('one', 3)), 'two sentence number 0']);
    expect(joined.results).toHaveLength(18);
  });

  it('give points of one title together, however its letters are set, and three takeaways at most', () => {
    const joined = joinParts([
      part({
        innovations: [point('Time-to-success', claim('the potential is a tide'))],
        takeaways: [point('A', claim('take this')), point('B', claim('take that'))],
      }),
      part({
        innovations: [
          point('Drift guard', claim('it is guarded')),
          point('Time‐to‐Success', claim('it is annealed')),
        ],
        takeaways: [point('C', claim('take both')), point('D', claim('take none'))],
      }),
    ]);
    expect(joined.innovations.map(({ title, claims }) => [title.en, quotes(claims)])).toEqual([
      ['Time-to-success', ['the potential is a tide', 'it is annealed']],
      ['Drift guard', ['it is guarded']],
    ]);
    expect(joined.takeaways.map(({ title }) => title.en)).toEqual(['A', 'B', 'C']);
  });

  it('say once what two of them quote, with other hyphens and blanks, and what they say without a quote', () => {
    const joined = joinParts([
      part({
        background: [claim('Sparse rewards are easy to specify.')],
        results: [claim('row 1: 57.8', 'ours'), claim('row 1: 57.8', 'the baseline')],
        takeaways: [point('Reuse', claim('', 'Anneal any bonus.'))],
      }),
      part({
        background: [claim('sparse  rewards are easy to spec-\nify')],
        innovations: [point('Rewards', claim('Sparse rewards are easy to specify.'))],
        results: [claim('Row 1: 57.8', 'again'), claim('row 1: 578')],
        takeaways: [point('Reuse it', claim('', 'anneal any bonus'))],
      }),
    ]);
    expect(joined.background).toHaveLength(1);
    // Under another heading the same words prove something else.
    expect(joined.innovations).toHaveLength(1);
    expect(joined.results.map(({ en }) => en)).toEqual(['ours', 'the baseline', 'About row 1: 578']);
    expect(joined.takeaways.map(({ title }) => title.en)).toEqual(['Reuse']);
  });

  it('get the ids of one paper, without a gap', () => {
    const parts = [
      part({ results: [claim('a first result')] }),
      part({ results: [claim('a second result')] }),
    ];
    const notes = assembleNotes(joinParts(parts), { paper, source, engine });
    expect(notes.results.map(({ id }) => id)).toEqual(['result-1', 'result-2']);
  });
});

describe('any parts', () => {
  const claims = fc.array(
    fc.constantFrom('one quote', 'another one', 'a third', '').map(quote => claim(quote)),
    {
      maxLength: 4,
    },
  );
  const points = fc.array(
    fc.tuple(fc.constantFrom('A', 'B', 'a'), claims).map(([title, stated]) => point(title, ...stated)),
    { maxLength: 3 },
  );
  const stated = fc
    .record({ background: claims, innovations: points, results: claims, takeaways: points })
    .map(part);

  it('give no claim that none of them states, no empty point, no title twice, the same again', () => {
    fc.assert(
      fc.property(fc.array(stated, { minLength: 1, maxLength: 3 }), parts => {
        const joined = joinParts(parts);
        const all = new Set(parts.flatMap(({ results }) => results));
        expect(joined.results.every(one => all.has(one))).toBe(true);
        expect(new Set(quotes(joined.results))).toEqual(new Set(quotes([...all])));
        const titles = joined.innovations.map(({ title }) => title.en.toLowerCase());
        expect(new Set(titles).size).toBe(titles.length);
        expect(joined.innovations.filter(one => one.claims.length === 0)).toEqual([]);
        expect(joinParts([...parts, ...parts]).results).toEqual(joined.results);
      }),
    );
  });
});

describe('the schema of a part', () => {
  it('is on the wire the one of a whole paper, so that the fixed part of the prompt is the same', () => {
    const whole = JSON.stringify(wireSchema(StatedNotesSchema));
    expect(JSON.stringify(wireSchema(StatedPartSchema))).toBe(whole);
    expect(JSON.stringify(wireSchema(StatedFirstPartSchema))).toBe(whole);
  });

  it('takes a part that says nothing, but the first one must name the headline', () => {
    expect(StatedPartSchema.safeParse(part({})).success).toBe(true);
    expect(StatedFirstPartSchema.safeParse(part({})).success).toBe(false);
    expect(StatedFirstPartSchema.safeParse(part({ headline: { zh: '题', en: 'T' } })).success).toBe(true);
  });
});
