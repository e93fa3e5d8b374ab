// The smallest ICC profile that readers take: grey, version 2, so that a test PDF can name a colour by a profile.

/** A grey ICC profile of gamma 1 (ICC.1:2001-04, 6.1 and 6.5) in hexadecimal, as ASCIIHexDecode takes it. */
export function grayProfile(): string {
  const white = '0000f6d6000100000000d32d';
  const text = (value: string): string => Buffer.from(value, 'latin1').toString('hex');
  const tags: readonly (readonly [string, string])[] = [
    ['desc', `${text('desc')}0000000000000005${text('grey')}00${'00'.repeat(8 + 3 + 67)}0000`],
    ['cprt', `${text('text')}00000000${text('none')}00000000`],
    ['wtpt', `${text('XYZ ')}00000000${white}`],
    ['kTRC', `${text('curv')}0000000000000000`],
  ];
  const word = (value: number): string => value.toString(16).padStart(8, '0');
  let offset = 128 + 4 + 12 * tags.length;
  let table = word(tags.length);
  for (const [name, data] of tags) {
    table += text(name) + word(offset) + word(data.length / 2);
    offset += data.length / 2;
  }
  const head =
    `${word(offset)}0000000002100000${text('mntrGRAYXYZ ')}07ea00010001000000000000${text('acsp')}` +
    `${'00'.repeat(24)}00000000${white}00000000`;
  return `${head}${'00'.repeat(44)}${table}${tags.map(([, data]) => data).join('')}>`;
}
