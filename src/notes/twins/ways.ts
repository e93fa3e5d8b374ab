// What to call the way a word of direction points, in both languages.
import type { Bilingual } from '../../domain/notes.ts';
import type { Pointer } from './direction.ts';
import type { Family } from './direction-words.ts';

const way = (up: Bilingual, down: Bilingual): Readonly<Record<'up' | 'down', Bilingual>> => ({ up, down });

const CHANGE = way({ en: 'up', zh: '上升' }, { en: 'down', zh: '下降' });
const WAYS: Readonly<Record<Family, Readonly<Record<'up' | 'down', Bilingual>>>> = {
  amount: CHANGE,
  either: CHANGE,
  merit: way({ en: 'better', zh: '更好' }, { en: 'worse', zh: '更差' }),
  speed: way({ en: 'faster', zh: '更快' }, { en: 'slower', zh: '更慢' }),
  size: way({ en: 'larger', zh: '更大' }, { en: 'smaller', zh: '更小' }),
  bound: way({ en: 'upper bound', zh: '上界' }, { en: 'lower bound', zh: '下界' }),
  limit: way({ en: 'at least', zh: '至少' }, { en: 'at most', zh: '至多' }),
  optimum: way({ en: 'maximum', zh: '最大' }, { en: 'minimum', zh: '最小' }),
  extreme: way({ en: 'highest', zh: '最高' }, { en: 'lowest', zh: '最低' }),
  best: way({ en: 'best', zh: '最好' }, { en: 'worst', zh: '最差' }),
  estimate: way({ en: 'too high', zh: '偏高' }, { en: 'too low', zh: '偏低' }),
  tightness: way({ en: 'tighter', zh: '更紧' }, { en: 'looser', zh: '更松' }),
  correlation: way({ en: 'positive', zh: '正相关' }, { en: 'negative', zh: '负相关' }),
  time: way({ en: 'later', zh: '更晚' }, { en: 'earlier', zh: '更早' }),
};

/** `up`, `down`, `better`, … */
export function wayOf({ family, up }: Pick<Pointer, 'family' | 'up'>): Bilingual {
  return WAYS[family][up ? 'up' : 'down'];
}
