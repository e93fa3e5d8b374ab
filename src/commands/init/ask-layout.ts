// Third question: the languages of the notes.
import type { Config } from '../../config.ts';
import { ConfigSchema } from '../../config/schema.ts';
import { phrase } from '../../lib/phrase.ts';
import type { Asker } from './asker.ts';
import { wordIn } from './typed.ts';

const CHOICES = ['both', 'zh', 'en'] as const;

/** The flag, the answer, or what is set. Commander has looked at the flag. */
export async function layoutFor(
  flag: string | undefined,
  set: Config['layout'],
  asker: Asker | null,
): Promise<Config['layout']> {
  if (flag !== undefined) return ConfigSchema.shape.layout.parse(flag);
  if (asker === null) return set;
  asker.tell(phrase`\n3/3  In which languages are the notes?`);
  asker.tell(phrase`  1  Chinese and English\n  2  Chinese\n  3  English`);
  for (;;) {
    const answer = wordIn(
      await asker.line(phrase`     number`, String(CHOICES.indexOf(set) + 1)),
    ).toLowerCase();
    const choice = CHOICES.find((name, index) => name === answer || String(index + 1) === answer);
    if (choice !== undefined) return choice;
    asker.tell(phrase`     a number from 1 to ${CHOICES.length}`);
  }
}
