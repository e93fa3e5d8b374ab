// What a model's server may have said, as values: for tests of what follows from it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '../../src/model/ask.ts';
import type { Denial } from '../../src/model/denial.ts';
import { roomIn, toldWaitIn } from '../../src/model/rate-limits.ts';

/** An answer whose response had these headers. */
export function answer(
  headers: Record<string, string> = {},
  usage = { input: 10, cached: 0, output: 5 },
): Outcome {
  const said = {
    content: '{"ok":1}',
    finishReason: 'stop',
    refusal: '',
    reasoned: false,
    fingerprint: '',
    usage,
  };
  return { kind: 'answer', answer: said, room: roomIn(new Headers(headers)) };
}

/** A denial with these headers. */
export function denial(status: number, headers: Record<string, string> = {}, message = 'slow down'): Outcome {
  return { kind: 'denial', denial: denialOf(status, headers, message) };
}

export function denialOf(
  status: number,
  headers: Record<string, string> = {},
  message = 'slow down',
): Denial {
  return { status, code: '', message, ...toldWaitIn(new Headers(headers)) };
}

/** Sends that end when they are told to, each with what it is told. */
export function held() {
  const waiting: ((outcome: Outcome) => void)[] = [];
  const send = () => new Promise<Outcome>(resolve => void waiting.push(resolve));
  const until = async (count: number) => {
    for (let turn = 0; waiting.length < count && turn < 500; turn += 1) await sleep(1);
    return waiting.length;
  };
  return { send, waiting, until };
}
