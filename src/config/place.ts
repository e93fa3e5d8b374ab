// Where a setting came from: the origins of a Config, taken apart and as people read them. Pure.
import { phrase, type Told } from '../lib/phrase.ts';

/** A variable, and the `.env` that it stands in. */
export interface InFile {
  readonly name: string;
  readonly file: string;
}

/** `OPENAI_MODEL in ./.env` → its name and file; null for a flag, a variable of the shell, and a configuration file. */
export function inDotEnv(origin: string): InFile | null {
  const [, name, file] = /^([A-Za-z_]{1,60}) in (.+)$/s.exec(origin) ?? [];
  return name === undefined || file === undefined ? null : { name, file };
}

/** `OPENAI_MODEL in ./.env` as a phrase; `--model`, a variable and a file are the same in every language. */
export function placeTold(origin: string): Told {
  const found = inDotEnv(origin);
  return found === null ? origin : phrase`${found.name} in ${found.file}`;
}
