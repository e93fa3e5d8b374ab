import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BatchEvent } from '../../../../src/domain/batch.ts';
import { jsonLineOf } from '../../../../src/commands/batch/tell/ndjson.ts';
import { at, end, ended, merge, nameOf, note, pace, papers, result, stage, start, wait } from '../events.ts';
import { oddText } from '../odd-text.ts';

const finished: BatchEvent = { event: 'end', at: at(1500), result: result([end(nameOf(1))]) };
const all: readonly BatchEvent[] = [
  start(papers(2)),
  stage(1, nameOf(1), 'model'),
  ended(2, nameOf(1)),
  wait(3, 'api.example.org', 23),
  pace(4, 2),
  merge(5, 25),
  note(6, 'a\nb\u2028c\u0085d\u009B2J\u202E'),
  finished,
];

describe('the events for programs', () => {
  it('are one line each, with the version in front and the time as people and programs read it', () => {
    expect(jsonLineOf(pace(90, 2))).toBe(
      '{"schemaVersion":1,"event":"pace","at":"2026-11-22T17:32:30.000Z","concurrency":2}',
    );
  });

  it.each(all)('parse to what happened: $event', event => {
    const line = jsonLineOf(event);
    const { schemaVersion, at: time, ...rest } = JSON.parse(line);
    expect([schemaVersion, Date.parse(time)]).toEqual([1, event.at]);
    if (event.event === 'end') {
      const { startedAt, endedAt, ...others } = rest.result;
      expect([Date.parse(startedAt), Date.parse(endedAt)]).toEqual([
        event.result.startedAt,
        event.result.endedAt,
      ]);
      expect(event.result).toMatchObject(others);
      expect(others.papers).toEqual(event.result.papers);
      expect(others.preview).toEqual(event.result.preview);
    } else expect({ ...rest, at: event.at }).toEqual(event);
    expect(Object.keys(JSON.parse(line)).slice(0, 3)).toEqual(['schemaVersion', 'event', 'at']);
  });

  it('hold no line break that any reader knows and nothing that moves a terminal, and lose nothing by it', () => {
    fc.assert(
      fc.property(oddText(40), text => {
        const line = jsonLineOf(note(1, text));
        expect(line).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/);
        expect(JSON.parse(line).text).toBe(text);
      }),
      { numRuns: 100 },
    );
  });
});
