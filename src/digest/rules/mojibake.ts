// UTF-8 that was decoded with a wrong code page on its way into the file: `ä¸­` for `中`. Given back when no byte of it
// is lost; else counted, since what is lost cannot be told from what was meant.
import { findMisreading, type Misreading } from '../../lib/misread.ts';
import { findLostText, type LostText } from '../../lib/misread-marks.ts';
import type { Found, Rule } from './rule.ts';
import { phrase, type Told } from '../../lib/phrase.ts';

export const mojibake: Rule = {
  name: 'mojibake',
  severity: 'error',
  structural: true,
  finds: phrase`text whose UTF-8 was read with the wrong code page`,
  file: ({ digest: { bytes, view } }) => {
    const misreading = findMisreading(bytes);
    if (misreading !== null) return [foundMisreading(misreading)];
    const lost = findLostText(view);
    return lost === null ? [] : [{ at: lost.first, message: lostMessage(lost) }];
  },
};

function foundMisreading({ page, whole, damaged, first, restored }: Misreading): Found {
  const what = phrase`UTF-8 was read as ${page}`;
  if (restored !== null) {
    return {
      at: first,
      message: phrase`${what}: ${counted(whole)} characters can be restored exactly`,
      fix: restored,
    };
  }
  const why =
    damaged > 0
      ? phrase`${counted(damaged)} of ${counted(whole + damaged)} characters lost bytes and cannot be restored exactly`
      : phrase`${counted(whole)} characters, but other text stands among them, so that nothing is restored`;
  return { at: first, message: phrase`${what}: ${why}; fetch the original file` };
}

function lostMessage({ kind, count }: LostText): Told {
  const times = phrase`${counted(count)} times`;
  const what = {
    gbk: phrase`UTF-8 was read as GBK (鈥, 馃, 锛 or 銆 ${times}) and lost bytes`,
    'replaced-twice': phrase`锟斤拷 stands here ${times}, which is U+FFFD read as GBK: nothing of the original is left`,
    replaced: phrase`U+FFFD stands here ${times} in the place of lost characters`,
  };
  return phrase`${what[kind]}; fetch the original file`;
}

function counted(number: number): string {
  return number.toLocaleString('en');
}
