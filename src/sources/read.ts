// START HERE: one list of papers (bytes) → every paper it names, and everything in it that could not be read. Pure.
// decode.ts bytes → text; kind.ts which reader; the readers write into an account (account.ts), which does the sums.
import type { JudgeId, ReadSource, SourceKind } from '../domain/source.ts';
import { openAccount, type Account } from './account.ts';
import { readBibtex } from './bibtex.ts';
import { readCsl } from './csl.ts';
import { readCsv } from './csv.ts';
import { decodeSource } from './decode.ts';
import { hasComments, kindOf, type TextKind } from './kind.ts';
import { readRis } from './ris.ts';
import { readText } from './text.ts';

export interface SourceBytes {
  /** As the person named it: a path, or `-`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Found from the name or the content when it is not given. */
  readonly kind?: SourceKind;
}

interface Reader {
  readonly units: ReadSource['units'];
  readonly read: (text: string, account: Account, name: string) => void;
}

const READERS: Readonly<Record<TextKind, Reader>> = {
  text: {
    units: 'lines',
    read: (text, account, name) => readText(text, account, { hasComments: hasComments(name) }),
  },
  bibtex: { units: 'entries', read: readBibtex },
  'csl-json': { units: 'entries', read: readCsl },
  ris: { units: 'entries', read: readRis },
  csv: { units: 'rows', read: readCsv },
};

/**
 * Bytes → the papers named in them, with place and title. Units that name papers + unread + silent = count.
 * Never throws: what is no text gives a notice and nothing else. A `kind` that is no list of text is read as text.
 */
export function readSource({ name, bytes, kind }: SourceBytes, judge: JudgeId): ReadSource {
  const { text, encoding, notices } = decodeSource(bytes);
  const { account, close } = openAccount(name, judge);
  const found = asTextKind(kind) ?? kindOf(name, text ?? '');
  const reader = READERS[found];
  if (text !== null) reader.read(text, account, name);
  const sums = close();
  return {
    name,
    kind: found,
    encoding,
    units: reader.units,
    ...sums,
    notices: [...notices, ...sums.notices],
  };
}

function asTextKind(kind: SourceKind | undefined): TextKind | null {
  switch (kind) {
    case undefined:
      return null;
    case 'bibtex':
    case 'csl-json':
    case 'ris':
    case 'csv':
      return kind;
    default:
      return 'text';
  }
}
