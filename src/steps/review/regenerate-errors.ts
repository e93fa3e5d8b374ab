// Why claims were not made anew, as errors that a reviewer can act on.
import { hasModel, type Config } from '../../config.ts';
import { modelFlag } from '../../domain/local-host.ts';
import type { Paper } from '../../domain/paper.ts';
import type { ReviewItem } from '../../domain/review.ts';
import { ToolError, UsageError } from '../../lib/errors.ts';
import { phrase } from '../../lib/phrase.ts';
import { ModelReplyError } from '../../model/model-errors.ts';
import { engineOf, modelAsked } from '../engine.ts';

/** Refuses the engine that asks nobody, when it was chosen though a model is set up. Without any, modelSettings says so. */
export function noModelHere(config: Config): void {
  if (engineOf(config) !== 'extractive' || !hasModel(config)) return;
  throw new UsageError({
    code: 'E_REVIEW_NO_MODEL',
    what: phrase`no claim was made anew`,
    why: phrase`the engine is extractive, which copies sentences and writes none`,
    next: phrase`start the review with --engine model`,
  });
}

/** A person vouches for the item. */
export function lockedError({ id }: Paper, item: ReviewItem): ToolError {
  return new ToolError({
    code: 'E_REVIEW_LOCKED',
    category: 'person',
    what: phrase`${item.id} of ${id} was not made anew`,
    why: item.review.state === 'edited' ? phrase`a person wrote its words` : phrase`a person accepted it`,
    kept: phrase`the notes as they were; nothing was sent`,
    next: phrase`take the decision back first, then regenerate`,
  });
}

/** The item is not what the person saw. */
export function staleError({ id }: Paper, item: string): ToolError {
  return new ToolError({
    code: 'E_REVIEW_STALE',
    category: 'person',
    what: phrase`${item} of ${id} was not made anew`,
    why: phrase`it has changed since it was shown`,
    kept: phrase`the notes as they are now; nothing was sent`,
    next: phrase`look at it again, then regenerate`,
  });
}

/** A reply that is of no use, told for a reviewer; everything else as it is. */
export function unusableAnew(error: unknown, { id }: Paper, config: Config): unknown {
  if (!(error instanceof ModelReplyError)) return error;
  const { code, category, told } = error;
  return new ToolError({
    code,
    category,
    what: phrase`nothing of ${id} was made anew`,
    why: phrase`${modelAsked(config).model}: ${told.why}`,
    kept: phrase`the notes as they were; ${told.kept}`,
    next: phrase`regenerate again, or with a stronger model: summarize review ${modelFlag(modelAsked(config).host)}`,
    cause: error,
  });
}
