// UTF-8 that was decoded with a wrong code page on its way into the file: `ä¸­` for `中`. Given back when no byte of it
// is lost; else counted, since what is lost cannot be told from what was meant.
import { findMisreading, type Misreading } from '../../lib/misread.ts';
import { findLostText, type LostText } from '../../lib/misread-marks.ts';
import type { Found, Rule } from './rule.ts';

export const mojibake: Rule = {
  name: 'mojibake',
  severity: 'error',
  structural: true,
  finds: 'text whose UTF-8 was read with the wrong code page',
  file: ({ digest: { bytes, view } }) => {
    const misreading = findMisreading(bytes);
    if (misreading !== null) return [foundMisreading(misreading)];
    const lost = findLostText(view);
    return lost === null ? [] : [{ at: lost.first, message: lostMessage(lost) }];
  },
};

function foundMisreading({ page, whole, damaged, first, restored }: Misreading): Found {
  const what = `UTF-8 was read as ${page}`;
  if (restored !== null) {
    return {
      at: first,
      message: `${what}: ${counted(whole)} characters can be restored exactly`,
      fix: restored,
    };
  }
  const why =
    damaged > 0
      ? `${counted(damaged)} of ${counted(whole + damaged)} characters lost bytes and cannot be restored exactly`
      : `${counted(whole)} characters, but other text stands among them, so that nothing is restored`;
  return { at: first, message: `${what}: ${why}; ${FETCH}` };
}

function lostMessage({ kind, count }: LostText): string {
  const times = `${counted(count)} times`;
  const what = {
    gbk: `UTF-8 was read as GBK (鈥, 馃, 锛 or 銆 ${times}) and lost bytes`,
    'replaced-twice': `锟斤拷 stands here ${times}, which is U+FFFD read as GBK: nothing of the original is left`,
    replaced: `U+FFFD stands here ${times} in the place of lost characters`,
  };
  return `${what[kind]}; ${FETCH}`;
}

const FETCH = 'fetch the original file';

function counted(number: number): string {
  return number.toLocaleString('en');
}
