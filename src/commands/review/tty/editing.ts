// Editing an item in the terminal: both texts in the person's editor, or line by line where none is set.
import type { Bilingual } from '../../../domain/notes.ts';
import type { ReviewItem } from '../../../domain/review.ts';
import { editorOf } from '../../../config.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';
import { editedIn, editFile, usable, type Edited } from '../../../review/terminal/edit-file.ts';
import { findingLines } from '../../../review/terminal/item-screen.ts';
import { hanging } from '../../../review/terminal/surface.ts';
import { editText } from '../editor.ts';
import { afterDecision } from './deciding.ts';
import { decideOn, unkeptKey, type After, type Stage } from './stage.ts';

/** `e` */
export async function edit(stage: Stage, item: ReviewItem): Promise<After> {
  const { talk } = stage;
  const key = unkeptKey(stage, item);
  const unkept = stage.unkept.get(key);
  if (unkept !== undefined) talk.say(phrase`it begins with the words that you typed before`, 'quiet');
  let words: Bilingual = unkept ?? { zh: item.zh, en: item.en };
  for (;;) {
    const edited = await (editorOf() === null ? byLines(stage, words) : inEditor(stage, item, words));
    if (edited.kind === 'words') words = edited.words;
    const isSame = words.zh === item.zh && words.en === item.en;
    if (edited.kind === 'unchanged' && isSame) {
      talk.say(phrase`nothing was changed`, 'quiet');
      return 'ask';
    }
    const wanted =
      edited.kind === 'unusable'
        ? await tryAgain(stage, edited.why)
        : await checked(stage, item, { words, mustAsk: edited.kind === 'unchanged' });
    if (wanted === 'keep') break;
    if (wanted === 'leave') {
      stage.unkept.delete(key);
      talk.say(phrase`nothing was changed`, 'quiet');
      return 'ask';
    }
  }
  // Whatever goes wrong from here on, the words are the person's work.
  stage.unkept.set(key, words);
  await decideOn(stage, item, { kind: 'edit', ...words });
  stage.unkept.delete(key);
  talk.say(phrase`${item.id}: edited`, 'green');
  return afterDecision(stage);
}

type Wanted = 'keep' | 'again' | 'leave';

/** What the checks say of the new words. Without `mustAsk` it is asked only when one of them would hold them back. */
async function checked(
  { desk, talk, view }: Stage,
  item: ReviewItem,
  { words, mustAsk }: { words: Bilingual; mustAsk: boolean },
): Promise<Wanted> {
  try {
    const { findings } = await desk.look(view.stem, { item: item.id, ...words });
    talk.show(findingLines(findings, talk.surface()));
    if (!mustAsk && !findings.some(({ severity }) => severity === 'error')) return 'keep';
  } catch (error) {
    talk.fail(error);
    talk.say(phrase`your words were not checked`, 'amber');
  }
  const key = await talk.choose(phrase`Keep it, edit again, or leave it as it was [y,e,q]?`, ['y', 'e', 'q']);
  if (key === 'y') return 'keep';
  return key === 'e' ? 'again' : 'leave';
}

async function tryAgain({ talk }: Stage, why: Told): Promise<Wanted> {
  talk.say(why, 'amber');
  const key = await talk.choose(phrase`Edit again, or leave it as it was [e,q]?`, ['e', 'q']);
  return key === 'e' ? 'again' : 'leave';
}

async function inEditor({ talk, options }: Stage, item: ReviewItem, words: Bilingual): Promise<Edited> {
  const editor = editorOf() ?? '';
  const file = editFile(item, words, talk.surface().tell);
  const { signal } = options.context;
  const saved = await talk.input.lend(() => editText(file, { editor, signal }));
  return editedIn(saved, file);
}

async function byLines({ talk }: Stage, words: Bilingual): Promise<Edited> {
  talk.say(
    phrase`$EDITOR is not set; type each text anew; Enter alone keeps it as it is shown, Esc cancels`,
    'quiet',
  );
  const ask = (label: string, present: string): Promise<string | null> => {
    talk.show(hanging('  ', present, { surface: talk.surface() }));
    return talk.line(`${label}:`);
  };
  const zh = await ask('zh', words.zh);
  const en = zh === null ? null : await ask('en', words.en);
  if (zh === null || en === null || (zh === '' && en === '')) return { kind: 'unchanged' };
  return usable({ zh: zh || words.zh, en: en || words.en });
}
