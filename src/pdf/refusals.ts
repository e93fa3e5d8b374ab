// Why a PDF gives no text: the codes, and the sentences a person reads for each of them.
// Inside the child a refusal is a value `{ code, seen }`; the parent makes the error of it, since it knows the name.
import { ToolError } from '../lib/errors.ts';
import { english, phrase, type Told } from '../lib/phrase.ts';

export const REFUSAL_CODES = [
  'E_PDF_EMPTY',
  'E_PDF_NOT_PDF',
  'E_PDF_DAMAGED',
  'E_PDF_ENCRYPTED',
  'E_PDF_SCANNED',
  'E_PDF_TOO_LITTLE_TEXT',
  'E_PDF_PLACEHOLDER',
  'E_PDF_GARBLED',
  'E_PDF_TOO_LARGE',
  'E_PDF_TIMEOUT',
  'E_PDF_MEMORY',
  'E_PDF_CRASHED',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface Refusal {
  readonly code: RefusalCode;
  /** The reason with the value that was seen; becomes `why`. One line. */
  readonly seen: Told;
}

/** A refusal on its way up inside the child process; never leaves it. */
export class Refused extends Error {
  override name = 'Refused';
  readonly refusal: Refusal;
  constructor(code: RefusalCode, seen: Told) {
    super(`${code}: ${english(seen)}`);
    this.refusal = { code, seen };
  }
}

/** A PDF from which no text can be had. `name` is the paper id or the file as the user named it. */
export class ExtractionError extends ToolError {
  override name = 'ExtractionError';
  constructor(name: string, refusal: Refusal) {
    super({
      code: refusal.code,
      category: 'paper',
      what: phrase`no text could be read from ${name}`,
      why: plain(refusal.seen),
      kept: phrase`the file itself is untouched, no text of it was stored`,
      next: NEXT[refusal.code](stepsFor(name)),
    });
  }
}

/** Ways to say the next step for a local file or for a paper id, which needs the file first. */
interface Steps {
  /** Words that fetch the PDF afresh and try again. */
  readonly again: Told;
  /** "`<command>`, then `summarize out.pdf`"; `in.pdf` in the command stands for the PDF. */
  via(command: string): Told;
}

/** What to do next, a line for each code. Tools named: ocrmypdf and qpdf, both in every Linux distribution. */
const NEXT: Record<RefusalCode, (steps: Steps) => Told> = {
  E_PDF_EMPTY: steps => steps.again,
  E_PDF_NOT_PDF: steps => steps.again,
  E_PDF_DAMAGED: steps => phrase`${steps.again}; if it stays damaged: ${steps.via('qpdf in.pdf out.pdf')}`,
  E_PDF_ENCRYPTED: steps => steps.via('qpdf --decrypt --password=… in.pdf out.pdf'),
  E_PDF_SCANNED: steps => steps.via('ocrmypdf in.pdf out.pdf'),
  E_PDF_TOO_LITTLE_TEXT: steps =>
    phrase`if its pages are pictures: ${steps.via('ocrmypdf --force-ocr in.pdf out.pdf')}`,
  E_PDF_PLACEHOLDER: () =>
    phrase`open it in Adobe Reader, print it to a new file out.pdf, then \`summarize out.pdf\``,
  E_PDF_GARBLED: steps => steps.via('ocrmypdf --force-ocr in.pdf out.pdf'),
  E_PDF_TOO_LARGE: steps => phrase`take a part of it: ${steps.via('qpdf in.pdf --pages . 1-50 -- out.pdf')}`,
  E_PDF_TIMEOUT: steps =>
    phrase`try once more on an idle machine, or rewrite it: ${steps.via('qpdf in.pdf out.pdf')}`,
  E_PDF_MEMORY: steps => phrase`take a part of it: ${steps.via('qpdf in.pdf --pages . 1-10 -- out.pdf')}`,
  E_PDF_CRASHED: steps => phrase`try once more, or rewrite it: ${steps.via('qpdf in.pdf out.pdf')}`,
};

function stepsFor(name: string): Steps {
  const isFile = /\.pdf$/i.test(name);
  const file = isFile ? shellWord(name) : 'in.pdf';
  return {
    again: isFile
      ? phrase`get the file again from where it came, then \`summarize ${file}\``
      : phrase`\`summarize ${name} --refresh=pdf\``,
    via: command => {
      const typed = command.replace('in.pdf', () => file);
      return isFile
        ? phrase`\`${typed}\`, then \`summarize out.pdf\``
        : phrase`save https://arxiv.org/pdf/${name} as in.pdf, \`${typed}\`, then \`summarize out.pdf\``;
    },
  };
}

/** The name as one word of a POSIX shell, so that the command can be pasted. */
function shellWord(name: string): string {
  return /^[\w./@%+=:,-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`;
}

/** No phrase of ours goes deeper; a parser that somebody took over may send what it likes. */
const DEEPEST = 3;

/** What comes from the file or from the parser is put on one line, and cut. */
function plain(told: Told, depth = 0): Told {
  if (typeof told === 'string') return oneLine(told);
  if (depth === DEEPEST) return '';
  const values = told.values.map(value => {
    if (typeof value === 'string') return oneLine(value);
    return typeof value === 'object' ? plain(value, depth + 1) : value;
  });
  return { template: oneLine(told.template), values };
}

function oneLine(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
