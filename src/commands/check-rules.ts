// The rules of `summarize check` as the command line names them: listed, and switched off.
import { CONFLICT_RULE } from '../digest/conflict.ts';
import { RULES } from '../digest/rules/index.ts';
import { UsageError } from '../lib/errors.ts';
import { nearest } from '../lib/nearest.ts';
import { phrase } from '../lib/phrase.ts';
import type { Reporter } from './reporter.ts';

/** Every rule with its severity and what it finds, one a line. */
export function ruleList({ speak }: Pick<Reporter, 'speak'>): string {
  const conflict = {
    name: CONFLICT_RULE,
    severity: 'error',
    finds: phrase`git left a conflict in the file`,
  };
  return [...RULES, conflict]
    .map(({ name, severity, finds }) => `${name.padEnd(24)}${severity.padEnd(9)}${speak(finds)}`)
    .join('\n');
}

/** The names as a set. Throws UsageError for a rule that there is not. */
export function rulesOff(names: readonly string[]): ReadonlySet<string> {
  const known = [...RULES.map(({ name }) => name), CONFLICT_RULE];
  const wrong = names.find(name => !known.includes(name));
  if (wrong === undefined) return new Set(names);
  const guess = nearest(wrong, known);
  throw new UsageError({
    code: 'E_CONFIG',
    what: phrase`a rule that does not exist cannot be switched off`,
    why: phrase`there is no rule ${JSON.stringify(wrong)}`,
    next:
      guess === null ? 'summarize check --rules' : phrase`did you mean ${guess}? (summarize check --rules)`,
  });
}
