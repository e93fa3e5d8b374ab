// What is wrong with an answer as such, before anybody parses it. Pure.
import { ModelReplyError, type Asked, type SpentCalls } from './model-errors.ts';
import type { Answer } from './read-answer.ts';

export interface Complaint {
  readonly why: string;
  readonly code: string;
  /** Asking again would not help. */
  readonly final: boolean;
}

/** Refused, cut off or empty; null when the answer is complete. */
export function complaintAbout({ content, finishReason, refusal }: Answer): Complaint | null {
  if (refusal !== '' || finishReason === 'content_filter') {
    return {
      why: `the model refused: ${refusal === '' ? 'content filter' : refusal}`,
      code: 'E_MODEL_REFUSED',
      final: true,
    };
  }
  if (finishReason === 'length') {
    return {
      why: `the answer was cut off after ${content.length} characters`,
      code: 'E_REPLY_CUT_OFF',
      final: false,
    };
  }
  if (content.trim() === '') return { why: 'the answer was empty', code: 'E_REPLY_EMPTY', final: false };
  return null;
}

/** The complaint as an error, with what the question cost. `room`: output tokens that the last call had. */
export function replyError(
  answer: Answer,
  complaint: Complaint,
  { asked, room, spent }: { asked: Asked; room: number; spent: SpentCalls },
): ModelReplyError {
  const next = complaint.final
    ? `summarize ${asked.paper} --model NAME, with another model`
    : `summarize ${asked.paper} --max-output-tokens ${room * 2}, or another --model`;
  return new ModelReplyError(
    {
      code: complaint.code,
      what: `${asked.model} gave no usable answer for ${asked.paper}`,
      why: complaint.why,
      next,
    },
    { raw: answer.content, finishReason: answer.finishReason, spent },
  );
}
