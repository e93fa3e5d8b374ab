import { describe, expect, it } from 'vitest';
import { SECTION_NAMES, SECTION_FIELDS, SECTION_SCHEMAS } from '../../src/domain/section.ts';
import { StatedNotesSchema, type StatedClaim, type StatedNotes } from '../../src/domain/reply.ts';
import { wireSchema } from '../../src/model/wire-schema.ts';
import { joinSections } from '../../src/notes/join-sections.ts';

const claim = (quote: string, en = `About ${quote}`): StatedClaim => ({ zh: `关于 ${quote}`, en, quote });
const point = (title: string, ...claims: StatedClaim[]): StatedNotes['innovations'][number] => ({
  title: { zh: `${title}（中）`, en: title },
  claims,
});
const headline = { zh: '潮汐整形', en: 'Shaping by tides' };

describe('sections of notes', () => {
  it('are the notes together', () => {
    const [background, results] = [[claim('rewards are sparse')], [claim('84.3 of 100')]];
    const [innovations, takeaways] = [
      [point('Tide', claim('a tide'))],
      [point('Use', { zh: '可用', en: 'Use it', quote: '' })],
    ];
    const joined = joinSections([{ headline, background }, { innovations }, { results }, { takeaways }]);
    expect(joined).toEqual({ headline, background, innovations, results, takeaways });
    expect(StatedNotesSchema.parse(joined)).toEqual(joined);
  });

  it('say a thing once that a small model says again and again, and keep claims without a quote', () => {
    const results = [claim('84.3 of 100'), claim('84.3  of 100', 'The same'), claim('12.1 of 100')];
    const takeaways = [
      point('A', claim('', 'one'), claim('', 'two')),
      point('B', claim('a tide')),
      point('C', claim('a tide')),
    ];
    const joined = joinSections([{ results }, { takeaways }]);
    expect(joined.results.map(({ en }) => en)).toEqual(['About 84.3 of 100', 'About 12.1 of 100']);
    expect(joined.takeaways.map(({ title, claims }) => [title.en, claims.length])).toEqual([
      ['A', 2],
      ['B', 1],
    ]);
  });

  it('may quote in one section what another one quotes', () => {
    const same = claim('a tide');
    const joined = joinSections([{ headline, background: [same] }, { results: [same] }]);
    expect([joined.background, joined.results, joined.innovations]).toEqual([[same], [same], []]);
  });

  it('ask for every field of notes once, within the bounds of notes', () => {
    const fields = SECTION_NAMES.flatMap(name => SECTION_FIELDS[name]);
    expect(fields.toSorted()).toEqual(Object.keys(StatedNotesSchema.shape).toSorted());
    for (const name of SECTION_NAMES)
      expect(Object.keys(wireSchema(SECTION_SCHEMAS[name])['properties'] as object)).toEqual(
        SECTION_FIELDS[name],
      );
    const text = (length: number): string => 'x'.repeat(length);
    const longest = { quote: text(320), zh: text(160), en: text(320) };
    const results = Array.from({ length: 4 }, () => longest);
    expect(SECTION_SCHEMAS.results.safeParse({ results }).success).toBe(true);
    expect(SECTION_SCHEMAS.results.safeParse({ results: [...results, longest] }).success).toBe(false);
    expect(SECTION_SCHEMAS.results.safeParse({ results: [{ ...longest, quote: '' }] }).success).toBe(false);
  });
});
