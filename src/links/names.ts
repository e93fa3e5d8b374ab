// What a paper calls its own work, and whether an address bears that name. Pure.
import type { Paper } from '../domain/paper.ts';
import { isForge, partsOf } from './url.ts';

export interface OwnNames {
  /** The method's or tool's name, as written: `TideShape` of "TideShape: Annealed …", or of "we propose TideShape". */
  readonly names: readonly string[];
  /** Words of the title that say something, lower case. */
  readonly titleWords: readonly string[];
  /** Surnames of the authors, lower case letters only. */
  readonly surnames: readonly string[];
}

/** Names of things that thousands of papers are about. */
const EVERYBODYS =
  /^(?:llms?|mllms?|vlms?|gpts?|gpt-?\d.{0,6}|bert|rlhf|nlp|cnns?|gans?|vits?|rag|cot|moe|sft|dpo|ppo|grpo|gpus?|cpus?|api|sql|asr|tts|ocr|clip|lora|imagenet|pytorch|transformers?|python|github|cuda|linux|llama.{0,4}|qwen.{0,4}|deepseek.{0,6}|agents?|attention|learning|language|languages|model|models|modeling|modelling|reasoning|neural|network|networks|large|deep|training|data|dataset|datasets|code|benchmark|benchmarks|analysis|with|from|towards?|toward|using|based|beyond|into|over|under|that|this|through|efficient|application|applications|method|methods|framework|system|systems|approach|study|survey|evaluation|evaluating|improving|understanding|generation|optimization|reinforcement|representation|representations|paper|project|machine|artificial|intelligence|image|images|video|videos|text|graph|graphs|robust|general|generative|scaling|self|multi|open|source)$/i;

const INTRODUCED =
  /(?:\b(?:propose|introduce|present|develop|called|named|dubbed|termed)\s(?:the\s|a\s|an\s|our\s)?|称为|命名为|提出了?)([A-Z][A-Za-z0-9-]{2,30})|\b(?:propose|introduce|present|develop)\b[^.]{0,120}?\(([A-Z][A-Za-z0-9-]{2,20})\)/g;

/** The paper's own names, from its title, abstract and authors. */
export function ownNames(paper: Pick<Paper, 'title' | 'abstract' | 'authors'>): OwnNames {
  const head = /^([^:：]{2,40})[:：]/u.exec(paper.title)?.[1]?.trim() ?? '';
  const introduced = [...paper.abstract.matchAll(INTRODUCED)].map(match => match[1] ?? match[2] ?? '');
  const named = introduced.filter(name => /[A-Z0-9].{0,30}[A-Z0-9]/.test(name) || paper.title.includes(name));
  const heads = head.split(/\s+/).length <= 3 ? [head] : [];
  const names = [...heads, ...named].filter(name => bare(name).length >= 3 && !EVERYBODYS.test(name));
  const words = paper.title.toLowerCase().match(/[a-z][a-z0-9]{3,40}/g) ?? [];
  const surnames = paper.authors.map(author => bare(author.split(/\s+/).at(-1) ?? ''));
  return {
    names: [...new Set(names)].slice(0, 6),
    titleWords: [...new Set(words)].filter(word => !EVERYBODYS.test(word)),
    surnames: surnames.filter(name => name.length >= 4),
  };
}

/** 3 when the address bears a name of the work, 2 or 1 when it shares words of the title or an author's surname. */
export function nameScore(url: string, { names, titleWords, surnames }: OwnNames): number {
  const parts = namingParts(url);
  const whole = parts.map(bare);
  if (names.map(bare).some(name => whole.some(part => bears(part, name)))) return 3;
  const words = parts.flatMap(part =>
    part
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .split(/[^a-z0-9]+/),
  );
  const shared = titleWords.filter(wanted => words.some(word => isSameStem(word, wanted))).length;
  const { host } = partsOf(url);
  const owner = isForge(host) ? bare(parts[0] ?? '') : '';
  return Math.min(2, shared + (surnames.some(name => owner.includes(name)) ? 2 : 0));
}

/** True when the last part of the address is a name of the work, and nothing else. */
export function isNamed(url: string, { names }: OwnNames): boolean {
  const last = bare(namingParts(url).at(-1) ?? '');
  return names.some(name => bare(name) === last);
}

/** True when words of the paper's own stand in this reading of an address and not in the other. */
export function isBetterKnown(url: string, other: string, { names, titleWords }: OwnNames): boolean {
  const [here, there] = [url.toLowerCase(), other.toLowerCase()];
  return [...names, ...titleWords].some(
    word => here.includes(word.toLowerCase()) && !there.includes(word.toLowerCase()),
  );
}

/** Owner and name in a forge, the host's own words elsewhere, with the first words of its path. */
function namingParts(url: string): string[] {
  const { host, path } = partsOf(url);
  if (isForge(host)) return path.filter(part => part !== 'datasets' && part !== 'spaces').slice(0, 2);
  return [
    ...host
      .split('.')
      .slice(0, -1)
      .filter(label => label !== 'github' && label !== 'gitlab'),
    ...path.slice(0, 2),
  ];
}

function bears(part: string, name: string): boolean {
  return part === name || (name.length >= 5 && part.includes(name));
}

/** `stylometry` and `stylometric`: six letters the same, or the whole of a shorter word. */
function isSameStem(left: string, right: string): boolean {
  return left.length >= 4 && left.slice(0, 6) === right.slice(0, 6);
}

/** Letters and digits only, lower case, without accents. */
function bare(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
