// Other words that models use for the fields of our schemas. Pure.
// Only words that can mean one field: 结论 may be results or takeaways, so it is not here.

const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  zh: ['中文', '汉语', '中', 'chinese', 'cn', 'zhcn', 'zhhans'],
  en: ['英文', '英语', '英', 'english', 'enus', 'engb'],
  quote: ['引文', '原文', '引用', '原句', '原文引用', '摘录', 'quotes', 'quotation'],
  headline: ['标题', '一句话总结', '一句话概括', 'headlines'],
  background: ['背景', '研究背景', 'backgrounds'],
  innovations: ['创新点', '创新', '主要创新', '贡献', '主要贡献', 'innovation', 'contributions'],
  results: ['结果', '实验结果', '主要结果', 'result', 'keyresults'],
  takeaways: ['要点', '可借鉴之处', '要点可借鉴之处', '可借鉴点', '启示', 'takeaway', 'keytakeaways'],
  title: ['标题', '小标题', 'titles'],
  claims: ['论断', '主张', '陈述', 'claim', 'statements'],
  id: ['编号', '标识'],
};

/** A key without case, blanks and joining marks: `Key_Takeaways` and `key takeaways` are one. */
export function plainKey(key: string): string {
  return key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-/·・、]/g, '');
}

/** True when `key` is another way to write the field `name`. */
export function meansField(key: string, name: string): boolean {
  const plain = plainKey(key);
  return (
    plain === plainKey(name) || (Object.hasOwn(SYNONYMS, name) && (SYNONYMS[name]?.includes(plain) ?? false))
  );
}
