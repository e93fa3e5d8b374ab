// Digest bytes → the bytes with every safe repair made, and a second time the same bytes.
// Only rules propose repairs (`fix` of a finding); here they are put together, round by round until none is left.
import type { DigestFinding, Splice } from '../domain/digest.ts';
import { applyChanges } from '../lib/text.ts';
import { checkDigest, type CheckOptions } from './check.ts';
import { RULES } from './rules/index.ts';
import { scanDigest } from './scan.ts';

export interface FixedDigest {
  readonly bytes: Uint8Array;
  /** What was mended; offsets are those of the round in which it was found. */
  readonly fixed: readonly DigestFinding[];
  /** What is left, with offsets into `bytes`. */
  readonly left: readonly DigestFinding[];
}

/** A repair can uncover another (a note out of its fence shows its headings); no digest seen needs more than 4. */
const ROUNDS = 20;

/**
 * @param path of the digest, for messages
 * @throws DigestFormatError as scanDigest
 */
export function fixDigest(bytes: Uint8Array, options: CheckOptions & { path?: string }): FixedDigest {
  const fixed: DigestFinding[] = [];
  let current = bytes;
  for (let round = 1; ; round++) {
    const left = checkDigest(scanDigest(current, options.path), options);
    const chosen = round > ROUNDS ? [] : choose(left);
    if (chosen.length === 0) return { bytes: current, fixed, left };
    for (const finding of chosen) fixed.push(finding);
    current = applyChanges(current, inOrder(chosen.flatMap(finding => finding.fix)));
  }
}

/**
 * Those of one structural rule alone if there are any, in the order of RULES (what is misread comes first: it hides
 * headings), else all. Of repairs that touch one another the first in the file wins.
 */
function choose(findings: readonly DigestFinding[]): DigestFinding[] {
  const mendable = findings.filter(finding => finding.fix.length > 0);
  const alone = STRUCTURAL.find(name => mendable.some(({ rule }) => rule === name));
  const wanted = alone === undefined ? mendable : mendable.filter(({ rule }) => rule === alone);
  const parts = wanted.flatMap(finding => finding.fix.map(splice => ({ finding, splice })));
  parts.sort((a, b) => a.splice.start - b.splice.start);
  const refused = new Set<DigestFinding>();
  let last: (typeof parts)[number] | undefined;
  for (const part of parts) {
    if (refused.has(part.finding)) continue;
    if (last !== undefined && last.finding !== part.finding && last.splice.end >= part.splice.start)
      refused.add(part.finding);
    else last = part;
  }
  return wanted.filter(finding => !refused.has(finding));
}

const STRUCTURAL: readonly string[] = RULES.filter(rule => rule.structural).map(rule => rule.name);

function inOrder(splices: readonly Splice[]): Splice[] {
  return [...splices].sort((a, b) => a.start - b.start);
}
