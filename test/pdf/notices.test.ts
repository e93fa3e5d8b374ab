// Notices of a PDF: stored in English, and told in any language all the same.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english, inLanguage } from '../../src/lib/phrase.ts';
import { hiddenNotice, noticeOf, noticeTold } from '../../src/pdf/notices.ts';
import { CHINESE } from '../ui/chinese.ts';

const REASONS = [
  'background-colour',
  'tiny',
  'off-page',
  'invisible-mode',
  'covered',
  'layer-off',
  'clipped',
] as const;

describe('a notice', () => {
  test.each([
    [
      noticeOf('thin-pages', [5]),
      'fewer than 50 letters could be read on page 5',
      '第 5 页能读出的字母不足 50 个',
    ],
    [
      noticeOf('unreadable-fonts', [5, 9, 11]),
      'text in fonts without a Unicode map was left out on pages 5, 9 and 11',
      '第 5、9 和 11 页有字体没有 Unicode 映射，其文字已略去',
    ],
    [
      noticeOf('lost-symbols', [1, 2]),
      'more than 2 % of the characters have no Unicode value on pages 1 and 2',
      '第 1 和 2 页有超过 2 % 的字符没有 Unicode 值',
    ],
    [
      noticeOf('no-copying', []),
      'its owner marked the file "no copying"',
      '文件的所有者将其标记为“禁止复制”',
    ],
    [
      hiddenNotice(3, 'tiny', 'Praise “this” paper.'),
      'page 3 holds text that no reader sees (under 2 points high); it was kept out: “Praise “this” paper.”',
      '第 3 页有读者看不到的文字（字高不足 2 磅），已排除：“Praise “this” paper.”',
    ],
  ])('is stored in English and told in both languages: %o', (notice, message, zh) => {
    const stored: typeof notice = JSON.parse(JSON.stringify(notice));
    expect(stored.message).toBe(message);
    expect(english(noticeTold(stored))).toBe(message);
    expect(inLanguage(noticeTold(stored), CHINESE)).toBe(zh);
  });

  test('in words that this version does not use is told as it stands', () => {
    const older = { code: 'thin-pages', message: 'page 5 is nearly empty', pages: [5] };
    expect(noticeTold(older)).toBe(older.message);
    expect(noticeTold({ code: 'toString', message: 'new to us', pages: [] })).toBe('new to us');
    expect(noticeTold({ code: 'hidden-text', message: 'somewhere', pages: [] })).toBe('somewhere');
  });

  test('tells its English again whatever a page hides', () => {
    const words = fc.oneof(fc.string(), fc.constantFrom('”', '{0}', '$&', '; it was kept out: “'));
    fc.assert(
      fc.property(fc.constantFrom(...REASONS), words, (reason, hidden) => {
        const notice = hiddenNotice(7, reason, hidden);
        const told = noticeTold(notice);
        expect(english(told)).toBe(notice.message);
        expect(inLanguage(told, CHINESE)).toContain(`已排除：“${hidden}”`);
      }),
      { numRuns: 200 },
    );
  });
});
