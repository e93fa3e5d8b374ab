// Titles of what stands behind the conclusion and claims nothing about the work: thanks, money, ethics, who did what,
// where the data lie, checklists. In English and in Chinese; a title counts only as a whole.

/** Lower case, without number and end mark. */
const TITLES: readonly RegExp[] = [
  /^acknowledge?ments?(?: and (?:disclosure of )?funding)?$/,
  /^(?:disclosure of )?funding(?: (?:statement|information|sources?|and acknowledge?ments?))?$/,
  /^financial support$/,
  /^ethics(?: (?:statement|approval|declarations?))?$/,
  /^ethics approval and consent to participate$/,
  /^ethical (?:statement|considerations?|approval|concerns?)$/,
  /^(?:broader|societal|social|potential societal) impacts?(?: statement)?$/,
  /^(?:impact|ethics and impact|reproducibility) statement$/,
  /^author(?:s|'s|s')? contributions?(?: statement)?$/,
  /^contributions? of (?:the )?authors$/,
  /^credit author(?:ship contribution)? statement$/,
  /^(?:declarations? of )?(?:competing|conflicts? of|conflicting) interests?(?: statement)?$/,
  /^(?:data|code|software|data and code|code and data|data and materials?) availability(?: statement)?$/,
  /^availability of (?:data|code|data and (?:code|materials?)|code and data)$/,
  /^(?:use|declaration|disclosure) of (?:generative ai|ai|llms?|large language models?)(?: tools)?$/,
  /^(?:\w{2,10} )?(?:paper |responsible nlp |reproducibility |research |submission ){0,2}checklist$/,
  /^about the authors?$/,
  /^biograph(?:y|ies)$/,
  /^(?:致谢|鸣谢|谢辞)$/,
  /^(?:基金|资助)(?:项目|信息|资助|声明)?$/,
  /^伦理(?:声明|审查|说明|考量|问题)?$/,
  /^(?:更广泛的?影响|社会影响|影响声明|可复现性声明)$/,
  /^作者(?:贡献|简介)(?:声明|说明)?$/,
  /^(?:利益冲突|竞争利益|利益竞争)(?:声明|说明)?$/,
  /^(?:数据|代码|数据[与和]代码|代码[与和]数据)(?:可用性|可得性|可获得性|获取)(?:声明|说明)?$/,
  /^(?:论文|投稿|可复现性)?(?:检查|核查|自查)(?:清单|表)$/,
];
const LONGEST = 60;
/** `7 Acknowledgements`, `VI. ACKNOWLEDGMENT`, `七、致谢`. */
const NUMBER =
  /^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?\s|[IVX]{1,5}\.\s|[A-Z][.:]\s|[一二三四五六七八九十]{1,3}[、.．])\s*/u;
/** Small capitals come as `A CKNOWLEDGMENTS`. */
const SMALL_CAPITALS = /^([A-Z]) ([A-Z]{2,})/;
/** `Acknowledgements. We thank …`: the title is only the beginning of its paragraph. */
const RUN_IN = /^([^.:：。—–]{2,60})(?:[.:—–](?:\s|$)|[：。])/u;

/** The title without its number when it names back matter, as the paper spells it; null otherwise. */
export function backMatterTitle(title: string): string | null {
  if (title.length > LONGEST) return null;
  const plain = title
    .trim()
    .replace(NUMBER, '')
    .replace(SMALL_CAPITALS, '$1$2')
    .replace(/[.:：。]$/, '');
  const key = plain.replaceAll('’', "'").replaceAll(/\s+/g, ' ').trim().toLowerCase();
  return TITLES.some(form => form.test(key.replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')))
    ? plain.trim()
    : null;
}

/** The same for a paragraph that begins with such a title. */
export function runInBackMatter(line: string): string | null {
  const begin = RUN_IN.exec(line)?.[1];
  return begin === undefined ? null : backMatterTitle(begin);
}
