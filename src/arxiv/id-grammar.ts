// The grammar of a bare arXiv id: strict, and every refusal says which rule was broken.
// Nothing is repaired here; guesses for the user live in id-hints.ts.
import { ArxivIdSchema, type PaperId } from '../domain/arxiv-id.ts';
import { OLD_ARCHIVES } from './archives.ts';
import { phrase, type Told } from '../lib/phrase.ts';

export type IdReading =
  { readonly ok: true; readonly paper: PaperId } | { readonly ok: false; readonly reason: Told };

// Wider than the grammar on purpose: a text of nearly the right shape deserves a reason of its own.
const NEW = /^(\d\d)(\d\d)\.(\d{1,9})(v\d{1,9})?$/; //                       2310.06825v1
const OLD = /^([a-z-]{1,20})(?:\.[A-Z]{2})?\/(\d\d)(\d\d)\d{3}(v\d{1,9})?$/; // math.GT/0309136v1
const VERSION = /^v[1-9]\d{0,2}$/;

/**
 * A bare id (`2310.06825v1`, `math.GT/0309136`) → base id and version, or why it is not one.
 * The subject class of an old id is dropped, as arXiv does: `math/0309136`.
 * Rules: https://info.arxiv.org/help/arxiv_identifier.html
 */
export function readId(text: string): IdReading {
  const newForm = NEW.exec(text);
  if (newForm !== null) return readNew(newForm);
  const oldForm = OLD.exec(text);
  if (oldForm !== null) return readOld(oldForm);
  if (/^\d{7}(?:v\d{1,3})?$/.test(text)) {
    return refuse(phrase`an id of before 2007-04 needs its archive in front, for example hep-th/${text}`);
  }
  return refuse(phrase`it has neither the form 2310.06825 nor the form hep-th/9901001`);
}

function readNew([text, year = '', month = '', number = '', version]: RegExpExecArray): IdReading {
  const date = Number(year + month);
  if (!isMonth(month))
    return refuse(phrase`${month} is not a month; the id starts with year and month (YYMM)`);
  // Years 91 to 99 are the 1990s, when ids of this form did not exist.
  if (date < 704 || Number(year) > 90) return refuse(phrase`ids of this form start at 0704 (April 2007)`);
  if (date >= 1501 && number.length !== 5) return refuse(phrase`the number has five digits since 2015-01`);
  if (date < 1501 && number.length !== 4) return refuse(phrase`the number has four digits until 2014-12`);
  return accept(text.slice(0, 5 + number.length), version);
}

function readOld([text, archive = '', year = '', month = '', version]: RegExpExecArray): IdReading {
  if (!OLD_ARCHIVES.has(archive))
    return refuse(phrase`arXiv has no archive "${archive}" with ids of this form`);
  if (!isMonth(month))
    return refuse(phrase`${month} is not a month; the number starts with year and month (YYMM)`);
  const isOldDate = Number(year) >= 91 || Number(year + month) <= 703;
  if (!isOldDate) return refuse(phrase`ids of this form run from 1991 to 2007-03`);
  const number = text.slice(text.indexOf('/') + 1).slice(0, 7);
  return accept(`${archive}/${number}`, version);
}

function isMonth(digits: string): boolean {
  return Number(digits) >= 1 && Number(digits) <= 12;
}

function accept(id: string, version: string | undefined): IdReading {
  if (version !== undefined && !VERSION.test(version)) {
    return refuse(phrase`${version} is not a version; versions run from v1 to v999`);
  }
  const paper = {
    id: ArxivIdSchema.parse(id),
    version: version === undefined ? null : Number(version.slice(1)),
  };
  return { ok: true, paper };
}

function refuse(reason: Told): IdReading {
  return { ok: false, reason };
}
