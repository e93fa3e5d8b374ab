import { describe, expect, it } from 'vitest';
import { findLostText } from '../../src/lib/misread-marks.ts';

const look = (text: string) => findLostText(Buffer.from(text).toString('latin1'));
const readAsGbk = (text: string): string => new TextDecoder('gbk').decode(Buffer.from(text));

describe('text that cannot be given back', () => {
  it('is UTF-8 read as GBK, and the replacement characters in it count as part of that', () => {
    const text = readAsGbk('### 🌟 论文解读\n“稀疏” — a，b。');
    expect(text).toContain('\ufffd');
    expect(look(`# Paper List\n${text}`)).toEqual({ kind: 'gbk', count: 5, first: 17 });
  });

  it('is a replacement character read as GBK', () => {
    const text = readAsGbk('\ufffd'.repeat(8));
    expect(text).toBe('锟斤拷'.repeat(4));
    expect(look(`论文 ${text}`)).toEqual({ kind: 'replaced-twice', count: 4, first: 7 });
  });

  it('is replacement characters', () => {
    expect(look('a\ufffdb\ufffd\n\ufffd\ufffd\ufffd')).toEqual({ kind: 'replaced', count: 5, first: 1 });
  });
});

describe('text with little or nothing of it', () => {
  it.each([
    ['speaks of the signs', '著名的“锟斤拷”来自 U+FFFD（�），“鈥”来自 GBK；锟斤拷、锟斤拷。'],
    [
      'has characters that begin with the same bytes',
      '锟斤锟斤锟斤锟斤 鈤鈥鉴销锁锐 馅馆馒饺 \ufffc\ufffc\ufffc\ufffc ｡｢｣､',
    ],
    ['is plain', '# Paper List\n强化学习：🌟“好”。'],
    ['is empty', ''],
  ])('is left alone when it %s', (_, text) => {
    expect(look(text)).toBeNull();
  });
});
