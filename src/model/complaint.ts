// What is wrong with an answer as such, before anybody parses it. Pure.
import { modelFlag } from '../domain/local-host.ts';
import { phrase, type Phrase } from '../lib/phrase.ts';
import type { Answer } from './growing-answer.ts';
import { ModelReplyError, type Asked, type SpentCalls } from './model-errors.ts';

/** What was asked, as far as an answer is judged by it. */
export interface Sent {
  /** Our own estimate. */
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface Complaint {
  readonly why: Phrase;
  readonly code: 'E_MODEL_REFUSED' | 'E_REPLY_CUT_OFF' | 'E_REPLY_EMPTY' | 'E_PROMPT_CUT_OFF';
  /** Asking again would not help. */
  readonly final: boolean;
}

/** A server that counts fewer tokens than this share of ours has read only a part (models.md §7). */
const READ_AT_LEAST = 0.6;
/** Contexts are larger than this: who counts less does not count what a cache held. */
const SMALLEST_CONTEXT = 1000;

/** Refused, cut off, empty, or made from a part of what was sent; null when the answer is complete. */
export function complaintAbout(answer: Answer, sent: Sent): Complaint | null {
  const { content, finishReason, refusal, usage } = answer;
  if (refusal !== '' || finishReason === 'content_filter') {
    const why =
      refusal === '' ? phrase`the model refused: content filter` : phrase`the model refused: ${refusal}`;
    return { why, code: 'E_MODEL_REFUSED', final: true };
  }
  if (usage.input >= SMALLEST_CONTEXT && usage.input < READ_AT_LEAST * sent.inputTokens) {
    const why = phrase`the server read ${usage.input} tokens of about ${Math.round(sent.inputTokens)}: its context is too small, and it says nothing`;
    return { why, code: 'E_PROMPT_CUT_OFF', final: true };
  }
  if (finishReason === 'length') {
    const why = phrase`the answer was cut off after ${content.length} characters`;
    return { why, code: 'E_REPLY_CUT_OFF', final: false };
  }
  if (content.trim() === '')
    return { why: phrase`the answer was empty`, code: 'E_REPLY_EMPTY', final: false };
  return null;
}

/** The complaint as an error, with what the question cost. */
export function replyError(
  answer: Answer,
  complaint: Complaint,
  { asked, sent, spent }: { asked: Asked; sent: Sent; spent: SpentCalls },
): ModelReplyError {
  const { code, why } = complaint;
  return new ModelReplyError(
    {
      code,
      what: phrase`${asked.model} gave no usable answer for ${asked.paper}`,
      why,
      next: nextAfter(code, { asked, sent, answer }),
    },
    { raw: answer.content, finishReason: answer.finishReason, spent },
  );
}

function nextAfter(
  code: Complaint['code'],
  { asked: { paper, host }, sent, answer }: { asked: Asked; sent: Sent; answer: Answer },
): Phrase {
  if (code === 'E_MODEL_REFUSED') return phrase`summarize ${paper} ${modelFlag(host)}, with another model`;
  if (code === 'E_PROMPT_CUT_OFF') {
    const room = Math.max(1000, Math.floor((answer.usage.input * 0.6) / 1000) * 1000);
    return phrase`give the server a larger context (Ollama: OLLAMA_CONTEXT_LENGTH=32768), or summarize ${paper} --max-input-tokens ${room}`;
  }
  return phrase`summarize ${paper} --max-output-tokens ${sent.outputTokens * 2}, or another model: ${modelFlag(host)}`;
}
