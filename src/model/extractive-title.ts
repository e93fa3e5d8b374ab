// A short title for a sentence: what it proposes, else its first words. Pure.

const MOST = { latin: 60, han: 20 };
/** What follows the verb of a contribution, up to where the sentence turns. */
const PROPOSED =
  /\b(?:we|paper|work|study|article|letter|thesis|report|authors)\b[^.,;]{0,30}?(?<!\b(?:the|an?|key|main|our|this)\s)\b(?:propose|proposes|introduce|introduces|present|presents|develop|develops|design|designs|describe|describes|construct|constructs|derive|derives|devise)\s(?:both\s)?(?<thing>(?:(?!\b(?:that|which|to|for|where|whose|by|using|with|in which|and)\b)[^,.;:(—–])+)/i;
const PROPOSED_HAN =
  /(?:提出|设计|构建|引入|给出|开发|建立|实现)了?(?:一种|一个|一套)?(?<thing>[^，。；：、（]+)/u;

/** At most 60 Latin or 20 Chinese characters, no closing stop; cut at a word with `…`. */
export function shortTitle(sentence: string, isHan: boolean): string {
  const thing = (isHan ? PROPOSED_HAN : PROPOSED).exec(sentence)?.groups?.['thing']?.trim() ?? '';
  const words = thing.length >= (isHan ? 3 : 4) ? thing : firstClause(sentence, isHan);
  const title = cut(words.replace(/(?<![\s.。;；,，:：])[\s.。;；,，:：]+$/u, ''), isHan);
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** The main clause up to its first comma: `Given x, y works, z` → `y works`. */
function firstClause(sentence: string, isHan: boolean): string {
  const opening =
    /^(?:Before|After|Given|Based|In|By|With|Without|Despite|Although|As|For|When|While|If|On|To|First|Second|Third|Finally|Specifically|Using)\b[^,]*,\s+(?=.{15})/.exec(
      sentence,
    );
  if (opening !== null) return firstClause(sentence.slice(opening[0].length), isHan);
  const clause =
    /^(?<first>.+?)(?:[,;:](?=\s)|[，；：。]|\s[—–]\s|—)/u.exec(sentence)?.groups?.['first'] ?? sentence;
  return clause.length >= (isHan ? 5 : 15) ? clause : sentence;
}

function cut(words: string, isHan: boolean): string {
  const most = isHan ? MOST.han : MOST.latin;
  if (words.length <= most) return words;
  const head = words.slice(0, most);
  return `${isHan ? head : head.replace(/(?<!\s)\s+\S*$/, '')}…`;
}
