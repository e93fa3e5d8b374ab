// Makes labelled passages: text as the extractor gives it, and which addresses in it are the paper's own.
import type { PaperLink } from '../../../src/domain/paper.ts';
import type { PaperText } from '../../../src/domain/page.ts';
import { paperText, type LineLike } from '../../support/paper-text.ts';

export interface Snippet {
  readonly says: string;
  readonly text: PaperText;
  readonly title?: string;
  readonly abstract?: string;
  readonly authors?: readonly string[];
  /** What should be mined, as `kind url`. */
  readonly own: readonly `${PaperLink['kind']} ${string}`[];
  /** How many addresses of somebody else the passage names. */
  readonly cited?: number;
}

type Links = PaperText['links'];
type Where = Partial<Exclude<LineLike, string>>;

/** Lines of one paragraph in a section, on the last of `page` pages that are otherwise nearly empty. */
export function lines(
  texts: readonly string[],
  where: Where & { page?: number } = {},
  links: Links = [],
): PaperText {
  const { page = 1, ...line } = where;
  const paragraph = texts.map((text, index) => ({
    end: index === texts.length - 1 ? ('break' as const) : ('space' as const),
    ...line,
    text,
  }));
  // Enough text in the size of the body, so that a footnote is seen to be smaller.
  const body = Array.from(
    { length: 6 },
    () => 'Words that fill the page and say nothing of interest to anybody at all.',
  );
  const before = Array.from({ length: page - 1 }, () => body);
  return paperText([...before, [...body, '', ...paragraph]], { links });
}

export const note = { height: 9, section: 'introduction' } as const;
export const abstract = { section: 'abstract' } as const;
export const experiments = { section: 'experiments' } as const;
export const link = (url: string, words = '', page = 1): Links => [{ url, words, page }];
