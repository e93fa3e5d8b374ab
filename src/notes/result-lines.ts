// Which lines of a paper report results: where figures are looked for when the notes state none. Pure.
// Headings differ from field to field, so a line counts for its section, for the heading above it, or for the
// table that it stands in; a paper without any heading is all results.
import type { Line, PaperText, SectionKey } from '../domain/page.ts';

/** Of one page: its lines that report results, in reading order. */
export interface ResultPage {
  readonly page: number;
  readonly lines: readonly Line[];
}

/** Where a table of results may float to, and where a subsection may report them. */
const BODY: ReadonlySet<SectionKey> = new Set([
  'introduction',
  'method',
  'experiments',
  'conclusion',
  'other',
]);
/** Titles of sections that the key does not tell. The main result of mathematics is a theorem. */
const RESULT_TITLE =
  /\b(?:experiment|evaluation|evaluating|(?<!\bmain )results?|ablations?|benchmarks?|performance|comparisons?|measurements?|numerical|simulations?|case stud(?:y|ies)|findings)|实验|评估|评测|结果|消融|对比|性能|数值|测量/iu;
const TABLE_CAPTION = /^(?:table|tab\.|表)\s?\d/i;
/** A row of a table holds this many numbers. */
const ROW = /\d(?:\D{1,40}\d){2}/;

/** Every page with result lines, in order. */
export function resultPages(text: PaperText): ResultPage[] {
  const isHeaded = text.pages.some(({ lines }) => lines.some(({ section }) => BODY.has(section)));
  const pages = text.pages.map(({ page, lines }, at) => {
    const under = titlesOf(text, at);
    const hasTable = lines.some(line => line.kind === 'caption' && TABLE_CAPTION.test(line.text));
    const results = lines.filter((line, index) => {
      if (line.section === 'experiments') return true;
      if (!isHeaded) return line.section === 'front';
      if (!BODY.has(line.section)) return false;
      return (
        RESULT_TITLE.test(under(index)) || (hasTable && (line.kind === 'caption' || ROW.test(line.text)))
      );
    });
    return { page, lines: results };
  });
  return pages.filter(({ lines }) => lines.length > 0);
}

/** For one page: the title of the heading that a line, by its index, stands under; '' before the first. */
function titlesOf({ pages, sections }: PaperText, at: number): (index: number) => string {
  const page = pages[at]?.page ?? 0;
  const before = sections.findLast(section => section.page < page)?.title ?? '';
  const here = sections.filter(section => section.page === page);
  return index => here.findLast(({ line }) => line <= index)?.title ?? before;
}
