// Is this a sentence a person would put into notes? Pure.
// Table rows, formulas, citations, boilerplate and what only makes sense beside its neighbours are not.

/** Latin: characters; Chinese text says as much in half. */
const LENGTH = { latin: { min: 40, max: 300 }, han: { min: 14, max: 150 } };
const BOILERPLATE =
  /©|\bcopyright\b|\blicen[sc]e|\ball rights reserved|arxiv:|\bdoi\b|https?:|www\.|@\w|\bISBN\b|\bpreprint\b|\backnowledg|\bwe thank\b|\bwe are grateful|\bsupported by\b|\bgrant\b|\bcorresponding author|\banonymous author|\bdeclaration\b|\bgenerative ai was\b|\bfund(?:ed|ing)\b|\breviewers?\b|permission to|proceedings of|\bpublished (?:in|by)\b|\b(?:department|university|institute) of\b|作者简介|基金|通讯作者|版权|致谢/i;
/** Talk about the paper itself: `Section 3 describes`, `as shown in Figure 2`, `本文结构如下`. */
const SIGNPOST =
  /\b(?:is|are) (?:organi[sz]ed|structured) as follows|\b(?:in|see) (?:the )?(?:next|following|this|remaining) sections?|^(?:sections?|figures?|fig\.|tables?|appendix|algorithm|in section|in table|in figure)\b|\bthe (?:rest|remainder) of (?:this|the) paper|as follows[:.]?$|\bresults? (?:is|are) (?:shown|given|reported|listed|in)\b|本文(?:的)?(?:结构|组织|安排)|如(?:图|表)\s?\d+\s?所示|^(?:图|表)\s?\d/i;
const LEANS_BACK =
  /^(?:this|these|those|that|it|they|he|she|its|their|such|here|there|then|thus|hence|therefore|moreover|furthermore|additionally|also|similarly|likewise|conversely|in contrast|in addition|for example|for instance|as such|as a result|consequently|specifically|that is|instead|otherwise|meanwhile|second|third|finally|lastly|next|but|and|or|so|because|the (?:former|latter|above)|both|one|another|other)\b|^(?:这|该|其|它|因此|所以|此外|另外|同时|例如|比如|而|并且|由此|为此|综上)/i;
/** A turn against what was said is the heart of many an introduction: a small burden only. */
const TURNS = /^(?:however|yet|nevertheless|despite this|然而|但)/i;
/** `This paper` and `In this work` lean on nothing. */
const STANDS_ALONE =
  /^(?:this|the present|our) (?:paper|work|study|article|survey|thesis|report)\b|^这(?:篇|项)|^本/i;

const FORMULA = /[=∑∫∂∇∈∀∃≡∝⟨⟩√→←↦≪≫\ufffd\ue000-\uf8ff]|[⁰¹²³⁴-⁹₀-₉]{2}/u;
/** Blanks where none belong, and rows of numbers: the layout came apart. */
const BROKEN = /\s[.,;:)]|\(\s|\.{3}|…|(?:\d\s){3}/;

/** True for a whole, readable sentence of sensible length. */
export function isReadable(text: string): boolean {
  const isHan = isHanText(text);
  const { min, max } = isHan ? LENGTH.han : LENGTH.latin;
  if (text.length < min || text.length > max) return false;
  if (!/[.!?。！？；]["”’)」』）]*$/u.test(text) || /[?？]["”’)]*$/u.test(text)) return false;
  if (!(isHan ? /^[\p{L}\p{N}“《「（]/u : /^["“]?\p{Lu}/u).test(text)) return false;
  if (BOILERPLATE.test(text) || SIGNPOST.test(text)) return false;
  return isBalanced(text) && isProse(text, isHan);
}

/** 0 for a sentence that stands by itself, up to about 1 for one that does not or is hard to read. */
export function burden(text: string): number {
  const leans = LEANS_BACK.test(text) && !STANDS_ALONE.test(text) ? 0.8 : TURNS.test(text) ? 0.2 : 0;
  const citations =
    text.match(/\[\d[\d,\s–-]*\]|\(\p{L}[^()]*\b(?:19|20)\d\d[^()]*\)|\bet al\b/gu)?.length ?? 0;
  const pointers =
    text.match(
      /\b(?:[Ff]ig(?:ure|s?\.)|Table|Sec(?:tion|\.)|[Ee]q(?:uation|s?\.)|Appendix|Remark)\s?[\dA-Z]|[图表式]\s?\d/gu,
    )?.length ?? 0;
  const length = text.length * (isHanText(text) ? 2 : 1);
  return leans + 0.25 * Math.min(2, citations) + 0.2 * Math.min(2, pointers) + (length > 230 ? 0.2 : 0);
}

/** True when Chinese characters outnumber Latin words. */
export function isHanText(text: string): boolean {
  const han = text.match(/\p{sc=Han}/gu)?.length ?? 0;
  return han > (text.match(/[A-Za-z]{2,}/g)?.length ?? 0);
}

function isBalanced(text: string): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return count(/[([（]/g) === count(/[)\]）]/g) && count(/“/g) === count(/”/g) && count(/"/g) % 2 === 0;
}

/** Mostly words: few digits, no loose single letters, and for Latin enough words for a sentence. */
function isProse(text: string, isHan: boolean): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const isDense = count(/\p{L}/gu) >= count(/\S/gu) * (isHan ? 0.65 : 0.78);
  const loose = count(/(?<=^|\s)[^\s\daAI&–—-](?=\s|$)/g);
  return (
    isDense &&
    loose <= 1 &&
    !FORMULA.test(text) &&
    !BROKEN.test(text) &&
    (isHan || count(/\b[a-z]{2,}\b/g) >= 5)
  );
}
