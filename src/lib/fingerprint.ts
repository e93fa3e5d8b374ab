// The words of a statement in 16 digits: whether somebody changed them can be told without keeping them twice. Pure.
import { sha256 } from './canonical-hash.ts';

/** What a statement says in both languages, and the quote that proves it. */
export interface StatedWords {
  readonly zh: string;
  readonly en: string;
  readonly quote: string;
}

/**
 * 32 hex digits, 16 of what it says and 16 of its quote: of two of them it can be told which of the two is another one.
 */
export function fingerprintApart({ zh, en, quote }: StatedWords): string {
  return [[zh, en], quote].map(part => sha256(JSON.stringify(part)).slice(0, 16)).join('');
}

/** Both, for functions that are given what they may use. */
export const PRINTS = { whole: fingerprint, apart: fingerprintApart };

/** 16 hex digits of the SHA-256 of the words. */
export function fingerprint({ zh, en, quote }: StatedWords): string {
  return sha256(JSON.stringify([zh, en, quote])).slice(0, 16);
}
