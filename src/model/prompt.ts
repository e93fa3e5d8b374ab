// Prompt files → templates → text. Pure: the files themselves are read by store/package-files.ts.
// A released prompt never changes (prompts/prompts.lock.json is tested); its hash is part of the cache key.
import { ToolError } from '../lib/errors.ts';
import { phrase, type Phrase } from '../lib/phrase.ts';

/** A prompt file, cut into its parts. */
export interface Prompt {
  /** File name without `.md`: `notes.v1`. */
  readonly name: string;
  readonly sha256: string;
  /** The fixed part: the same bytes for every paper, so that providers' prompt caches hit. */
  readonly system: string;
  /** The part with the paper's slots. */
  readonly user: string;
}

const FRONT_MATTER = /^---\n[^]*?\n---\n/;
const USER_MARK = '\n---user---\n';
const SLOT = /\{\{(\w+)\}\}/g;

/** Cuts a prompt file into its parts. Throws when the marks are missing: a broken installation. */
export function parsePrompt(name: string, text: string, sha256: string): Prompt {
  const front = FRONT_MATTER.exec(text)?.[0];
  const [system, user, ...more] = text.slice(front?.length ?? 0).split(USER_MARK);
  if (front === undefined || system === undefined || user === undefined || more.length > 0) {
    throw brokenPrompt(name, phrase`front matter or the ---user--- line is missing`);
  }
  return { name, sha256, system: system.trim(), user: user.trim() };
}

/**
 * Fills `{{slots}}` of one part of a prompt. Values are inserted as they are, and never searched for slots,
 * so a paper that holds `{{text}}` stays data. Throws on an unknown or an unused slot.
 */
export function fillSlots(name: string, template: string, values: Readonly<Record<string, string>>): string {
  const used = new Set<string>();
  const text = template.replace(SLOT, (_, slot: string) => {
    const value = values[slot];
    if (value === undefined) throw brokenPrompt(name, phrase`unknown slot {{${slot}}}`);
    used.add(slot);
    return value;
  });
  const unused = Object.keys(values).find(slot => !used.has(slot));
  if (unused !== undefined) throw brokenPrompt(name, phrase`slot {{${unused}}} is not used`);
  return text;
}

function brokenPrompt(name: string, why: Phrase): ToolError {
  return new ToolError({
    code: 'E_PROMPT',
    category: 'usage',
    what: phrase`the prompt ${name} cannot be used`,
    why,
    kept: phrase`nothing was sent`,
    next: phrase`install arxiv-summarize again: npm install -g arxiv-summarize`,
  });
}
