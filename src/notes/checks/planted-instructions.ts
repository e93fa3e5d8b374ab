// A paper that tells language models what to write. Pure. Its text is data and nothing comes of it, but the person who
// publishes the notes should know.
import { rangesOf } from '../../lib/text.ts';
import type { NotesCheck } from '../check-context.ts';

const SHOWN = 100;

/** Warning `planted-instructions`, one for the paper, with the first such sentence. */
export const plantedInstructions: NotesCheck = {
  code: 'planted-instructions',
  severity: 'warning',
  find: (_notes, { foreign: { planted } }) => {
    const [first] = planted;
    if (first === undefined) return [];
    const pages = [...new Set(planted.map(({ page }) => page))];
    const words = first.words.length > SHOWN ? `${first.words.slice(0, SHOWN)}…` : first.words;
    return [
      {
        en: `The paper tells language models what to write (page${pages.length === 1 ? '' : 's'} ${rangesOf(pages)}): “${words}”. Nothing was done about it.`,
        zh: `论文中有写给语言模型的指令（第 ${rangesOf(pages)} 页）：“${words}”。未予理会。`,
      },
    ];
  },
};
