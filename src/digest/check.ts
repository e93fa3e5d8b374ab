// Scanned digest → what is wrong with it, in file order. Pure: the same bytes give the same findings.
// Next: fix.ts
import type { DigestFinding } from '../domain/digest.ts';
import type { Notes } from '../domain/notes.ts';
import type { Told } from '../lib/phrase.ts';
import { RULES } from './rules/index.ts';
import type { CheckContext, Found, Rule, SectionView } from './rules/rule.ts';
import { contextOf, viewOfSection } from './rules/views.ts';
import type { ScannedDigest } from './scanned.ts';

export interface CheckOptions {
  /** Notes that are stored beside the digest, by paper id. */
  readonly notes: ReadonlyMap<string, Notes>;
  /** Name of the digest's file: which record of the notes is meant. Default: the last one. */
  readonly name?: string;
  /** Stored notes that cannot be read: paper id → why. */
  readonly broken?: ReadonlyMap<string, Told>;
  /** arXiv's latest version of a paper, where it was asked: paper id → version. */
  readonly latest?: ReadonlyMap<string, number>;
  /** Names of rules that a person switched off. */
  readonly off: ReadonlySet<string>;
}

/** Every finding of every rule that is on, by place. */
export function checkDigest(digest: ScannedDigest, options: CheckOptions): DigestFinding[] {
  const context = contextOf(digest, options);
  const rules = RULES.filter(rule => !options.off.has(rule.name));
  const findings: DigestFinding[] = [];
  const add = (rule: Rule, found: readonly Found[]): void => {
    for (const one of found) findings.push(findingOf(rule, one));
  };
  for (const rule of rules) if ('file' in rule) add(rule, rule.file(context));
  for (const entry of digest.entries) {
    for (const rule of rules) if ('entry' in rule) add(rule, rule.entry(entry, context));
  }
  checkSections(rules, context, add);
  return findings.sort((a, b) => a.at - b.at || a.rule.localeCompare(b.rule, 'en'));
}

function checkSections(
  rules: readonly Rule[],
  context: CheckContext,
  add: (rule: Rule, found: readonly Found[]) => void,
): void {
  const { bytes, sections } = context.digest;
  for (const section of sections) {
    let seen: SectionView | undefined;
    for (const rule of rules) {
      if (!('section' in rule)) continue;
      seen ??= viewOfSection(bytes, section);
      add(
        rule,
        rule.section(seen, context).map(found => ({ id: section.id, ...found })),
      );
    }
  }
}

function findingOf(rule: Rule, { at, message, id = null, fix = [] }: Found): DigestFinding {
  return { rule: rule.name, severity: rule.severity, at, id, message, fix };
}
