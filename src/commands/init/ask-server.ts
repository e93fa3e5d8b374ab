// What is asked about a server once it is chosen: its key, which is not shown, and the name of the model.
import { ConfigSchema } from '../../config-schema.ts';
import { phrase, type Told } from '../../lib/phrase.ts';
import type { Asker } from './asker.ts';
import { keyIn, wordIn } from './typed.ts';

const MOST = 9;

/** The key; null when the person has none yet. `keys` is where one is made. */
export async function askKey(keys: string, asker: Asker): Promise<string | null> {
  if (keys !== '') asker.tell(phrase`     keys are made at ${keys}`);
  for (;;) {
    const typed = await asker.secret(phrase`     key (paste it, it is not shown; Enter: later) `);
    const { key, wasCut, isKey } = keyIn(typed);
    if (key === '') return null;
    if (isKey) {
      if (wasCut) asker.tell(phrase`     what stood around the key was left out`);
      asker.tell(phrase`     taken: ${key.length} characters`);
      return key;
    }
    asker.tell(phrase`     a character is in it that no key has; paste it again`);
  }
}

/** The name; the only default there is without somebody to ask. */
export async function askModel(
  otherwise: string,
  { models, asker }: { readonly models: readonly string[]; readonly asker: Asker | null },
): Promise<string> {
  if (asker === null) return otherwise;
  const shown = models.slice(0, MOST);
  if (shown.length < 2) return models[0] ?? askName(phrase`     model`, asker, otherwise);
  for (const [index, name] of shown.entries()) asker.tell(phrase`     ${index + 1}  ${name}`);
  const answer = wordIn(await asker.line(phrase`     model: number or name`, '1'));
  return shown[Number(answer) - 1] ?? answer;
}

/** A word that must be there; asked again until it is. */
export async function askName(question: Told, asker: Asker, otherwise = ''): Promise<string> {
  for (;;) {
    const answer = wordIn(await asker.line(question, otherwise));
    if (answer !== '') return answer;
  }
}

/** An address as a person has it, with or without `/v1`; asked again until it is one. */
export async function askAddress(asker: Asker): Promise<string> {
  for (;;) {
    const address = await askName(phrase`     address (https://…)`, asker);
    const trouble = troubleWith(address);
    if (trouble === null) return address;
    asker.tell(phrase`     this cannot be used: ${trouble}`);
  }
}

/** Why the settings would refuse the address; null when they take it. */
export function troubleWith(address: string): string | null {
  return ConfigSchema.shape.baseUrl.safeParse(address).error?.issues[0]?.message ?? null;
}
