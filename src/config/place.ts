// Where a setting came from, in words: the origins of a Config as people read them. Pure.
import { phrase, type Told } from '../lib/phrase.ts';

/** `OPENAI_MODEL in ./.env` as a phrase; `--model`, a variable and a file are the same in every language. */
export function placeTold(origin: string): Told {
  const [, name, file] = /^([A-Za-z_]{1,60}) in (.+)$/s.exec(origin) ?? [];
  return name === undefined || file === undefined ? origin : phrase`${name} in ${file}`;
}
