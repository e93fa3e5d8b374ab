// Where an address leads: to code, a page, a model, data or a video. By its host, else by the words before it. Pure.
import type { PaperLink } from '../domain/paper.ts';
import { partsOf } from './url.ts';

type Kind = PaperLink['kind'];

const BY_PLACE: readonly (readonly [RegExp, Kind])[] = [
  [/^huggingface\.co\/datasets\/|^hf\.co\/datasets\/|^modelscope\.cn\/datasets\//, 'data'],
  [/^huggingface\.co\/(?:spaces|papers|blog)\//, 'page'],
  [/^(?:huggingface\.co|hf\.co|modelscope\.cn)\//, 'model'],
  [/^(?:[a-z0-9-]+\.)?(?:kaggle\.com\/datasets|zenodo\.org|figshare\.com|osf\.io)/, 'data'],
  [/^(?:youtube\.com|youtu\.be|vimeo\.com|bilibili\.com|b23\.tv)\//, 'video'],
  [/^(?:anonymous\.4open\.science|colab\.research\.google\.com)\//, 'code'],
  [/^[a-z0-9-]+\.(?:github|gitlab)\.io\//, 'page'],
];

const FORGE = /^(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com|codeberg\.org|sourceforge\.net)\//;

const CODE_WORDS =
  /\b(?:codes?|codebase|implementations?|software|source|library|package|toolkit|repository|scripts)\b|代码|源码|开源实现/gi;

/** What the words before an address call it; the word nearest to the address wins. */
const BY_WORD: readonly (readonly [RegExp, Kind])[] = [
  [CODE_WORDS, 'code'],
  [/\b(?:data|datasets?|corpus|corpora|benchmark)\b|数据|语料|基准/gi, 'data'],
  [/\b(?:checkpoints?|weights|models?)\b|权重|模型/gi, 'model'],
  [/\b(?:videos?|demo video)\b|视频/gi, 'video'],
  [/\b(?:project|home ?page|web ?site|web ?page|page|demo)\b|主页|网站|页面|演示/gi, 'page'],
];

/** How far back the words are read, in characters. */
const REACH = 80;

/** The kind of a clean address behind these words; a repository is code unless the words only speak of data. */
export function kindOf(url: string, before: string): Kind {
  const { host, path } = partsOf(url);
  const place = `${host}/${path.join('/')}${path.length > 0 ? '/' : ''}`;
  const known = BY_PLACE.find(([pattern]) => pattern.test(place));
  if (known !== undefined) return known[1];
  const words = before.slice(-REACH);
  if (!FORGE.test(place)) return nearest(words) ?? 'page';
  return nearest(words) === 'data' && before.search(CODE_WORDS) === -1 ? 'data' : 'code';
}

function nearest(words: string): Kind | null {
  let kind: Kind | null = null;
  let best = -1;
  for (const [pattern, named] of BY_WORD) {
    const last = [...words.matchAll(pattern)].at(-1)?.index ?? -1;
    if (last > best) [kind, best] = [named, last];
  }
  return kind;
}
