// GitHub shows no more than the first 512,000 bytes of a README: a list that nears it should be told in time.
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const nearGithubCut: Rule = {
  name: 'near-github-cut',
  severity: 'warning',
  finds: phrase`the file has 400,000 bytes or more, and GitHub shows the first 512,000 of a README`,
  file: ({ digest: { bytes } }) => {
    const size = bytes.length;
    if (size < NEAR) return [];
    const shown = size.toLocaleString('en-US');
    const rest = (size - CUT).toLocaleString('en-US');
    const message =
      size > CUT
        ? phrase`${shown} bytes: as a README on GitHub the last ${rest} of them are cut off`
        : phrase`${shown} bytes: GitHub cuts off a README at 512,000`;
    return [{ at: 0, message }];
  },
};

/** 500 KiB: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-readmes */
const CUT = 512_000;
/** Room for some 20 notes in both languages. */
const NEAR = 400_000;
