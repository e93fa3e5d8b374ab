// What is asked about a server once it is chosen: its key, which is not shown, and the name of the model.
import { mendBaseUrl } from '../../config/address.ts';
import { phrase, type Told } from '../../lib/phrase.ts';
import type { Asker } from './asker.ts';
import { keyIn, wordIn } from './typed.ts';

const MOST = 8;

/** The key; null when the person has none yet. `keys` is where one is made. */
export async function askKey(keys: string, asker: Asker): Promise<string | null> {
  if (keys !== '') asker.tell(phrase`     keys are made at ${keys}`);
  for (;;) {
    const typed = await asker.secret(phrase`     key (paste it, it is not shown; Enter: later) `);
    const { key, wasCut, isKey } = keyIn(typed);
    if (key === '') return null;
    if (/^https?:/i.test(key)) {
      asker.tell(phrase`     this is an address, and no key; paste the key`);
      continue;
    }
    if (isKey) {
      if (wasCut) asker.tell(phrase`     what stood around the key was left out`);
      asker.tell(phrase`     taken: ${key.length} characters`);
      return key;
    }
    asker.tell(phrase`     a character is in it that no key has; paste it again`);
  }
}

/** The name: of those that the server lists, where it lists some; `otherwise` for Enter alone. */
export async function askModel(
  otherwise: string,
  { models, asker }: { readonly models: readonly string[]; readonly asker: Asker },
): Promise<string> {
  if (models.length === 0) return askName(phrase`     model`, asker, otherwise);
  const shown = models.slice(0, MOST);
  for (const [index, name] of shown.entries()) asker.tell(phrase`     ${index + 1}  ${name}`);
  if (models.length > MOST) asker.tell(phrase`     and ${models.length - MOST} more, by their names`);
  for (;;) {
    const answer = await askName(phrase`     model: number or name`, asker, otherwise || '1');
    const name = shown[Number(answer) - 1] ?? answer;
    if (models.includes(name)) return name;
    const isMeant = phrase`     the server does not list ${name}; use it all the same?`;
    if (await asker.yes(isMeant, false)) return name;
  }
}

/** A word that must be there; asked again until it is. */
async function askName(question: Told, asker: Asker, otherwise: string): Promise<string> {
  for (;;) {
    const answer = wordIn(await asker.line(question, otherwise));
    if (answer !== '') return answer;
  }
}

/** An address as requests are built on it; asked again until it is one. `typed` was typed already. */
export async function askAddress(asker: Asker, typed = ''): Promise<string> {
  const question = phrase`     address (https://…)`;
  let address = typed === '' ? await askName(question, asker, '') : typed;
  for (;;) {
    const mended = mendBaseUrl(address);
    if ('value' in mended) return mended.value;
    const { why, better } = mended;
    asker.tell(phrase`     this cannot be used: ${why}`);
    if (better !== null) asker.tell(phrase`     did you mean ${better}?`);
    address = await askName(question, asker, better ?? '');
  }
}
