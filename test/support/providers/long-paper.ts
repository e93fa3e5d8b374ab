// A small paper made long: the same metadata and notes, and pages of other sentences between what the notes quote.
import { makePdf, type PdfPage } from '../make-pdf.ts';
import { manyPapers, type SmallPaper } from '../many-papers.ts';

const WIDTH = 80;
const LINES_A_PAGE = 44;
const PLACES = ['harbour', 'canal', 'lock', 'quay', 'river', 'ferry', 'crane', 'buoy', 'pier', 'channel'];

/** The paper of that number with about 10,000 tokens of text. */
export function longPaper(number: number): SmallPaper {
  const [paper] = manyPapers(1, { from: number });
  if (paper === undefined) throw new Error(`there is no paper ${number}`);
  const quotes = [...paper.reply.matchAll(/"quote":"([^"]{1,400})"/g)].map(([, quote = '']) => quote);
  const texts = [
    paper.title,
    '',
    'Ada Example',
    '',
    ...quotes.flatMap((quote, index) => [...wrapped(`${quote} ${filler(index)}`), '']),
  ];
  return { ...paper, pdf: makePdf(pagesOf(texts)) };
}

/** Sixty sentences that no other part has. */
function filler(part: number): string {
  const sentences = Array.from({ length: 60 }, (_, at) => {
    const place = PLACES[(part + at) % PLACES.length] ?? '';
    return `The ${place} of run ${part * 60 + at} was watched by the same crew, and nobody saw anything unusual there.`;
  });
  return sentences.join(' ');
}

function pagesOf(texts: readonly string[]): PdfPage[] {
  return Array.from({ length: Math.ceil(texts.length / LINES_A_PAGE) }, (_, page) => {
    const lines = texts.slice(page * LINES_A_PAGE, (page + 1) * LINES_A_PAGE);
    return {
      lines: lines
        .map((text, index) => ({ text, x: 72, y: 730 - 14 * index }))
        .filter(({ text }) => text !== ''),
    };
  });
}

function wrapped(text: string): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
