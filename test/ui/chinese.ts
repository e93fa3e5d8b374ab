// The Chinese catalogue as it will be: zh.json with the fragments beside it that are not folded into it yet.
import { readdirSync, readFileSync } from 'node:fs';
import type { Catalogue } from '../../src/lib/phrase.ts';

const UI = new URL('../../src/ui/', import.meta.url);

/** English template and its Chinese, from every file. */
export function chineseEntries(): [string, string][] {
  const files = readdirSync(UI).filter(name => /^zh(?:\.[\w-]+)?\.json$/.test(name));
  return files.flatMap(name =>
    Object.entries(JSON.parse(readFileSync(new URL(name, UI), 'utf8')) as Record<string, string>),
  );
}

export const CHINESE: Catalogue = Object.fromEntries(chineseEntries());
