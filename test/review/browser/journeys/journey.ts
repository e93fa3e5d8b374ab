// How a journey begins: notes of one's own, the command serving them, somebody in front of the page.
import { sit, type Person } from './person.ts';
import type { Desk, Reviewing, ReviewOptions, Stage } from './stage.ts';

/** What is otherwise than usual. */
export interface Given extends ReviewOptions {
  readonly stem?: string;
}

export interface Journey {
  readonly desk: Desk;
  readonly review: Reviewing;
  readonly ada: Person;
}

/** Everything is ended with the stage. */
export async function setOut(stage: Stage, name: string, { stem, ...options }: Given = {}): Promise<Journey> {
  const desk = stage.desk(name, stem);
  const review = await stage.review(desk, options);
  return { desk, review, ada: await sit(stage.browser, review.address) };
}
