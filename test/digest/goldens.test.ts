// Goldens: test/golden/<case>/{before.md, notes.json, [stored.json], after.md}, found by listing the folder.
// UPDATE_GOLDENS=1 writes after.md anew; look at the difference before you keep it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NotesSchema, type Notes } from '../../src/domain/notes.ts';
import { applyPlan, planMerge } from '../../src/digest/plan.ts';
import { hasShared, shared, sharedNote } from '../support/shared.ts';

const root = fileURLToPath(new URL('../golden/', import.meta.url));

function notesIn(name: string, file: string): Notes | null {
  const path = join(root, name, file);
  return existsSync(path) ? NotesSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
}

describe('a merge', () => {
  it.each(readdirSync(root).filter(name => existsSync(join(root, name, 'before.md'))))(
    'of %s gives exactly the kept after.md, and once more changes nothing',
    name => {
      const before = readFileSync(join(root, name, 'before.md'));
      const notes = notesIn(name, 'notes.json')!;
      const options = { layout: 'both', stored: notesIn(name, 'stored.json') } as const;
      const after = Buffer.from(applyPlan(before, planMerge(before, notes, options)));
      if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(join(root, name, 'after.md'), after);
      expect(after.toString()).toBe(readFileSync(join(root, name, 'after.md'), 'utf8'));
      expect(after.equals(readFileSync(join(root, name, 'after.md')))).toBe(true);
      expect(planMerge(after, notes, options)).toMatchObject({ action: 'kept', splices: [] });
    },
  );

  it.skipIf(!hasShared)(`writes a section as the hand-written example has it${sharedNote}`, () => {
    const example = readFileSync(shared('examples', 'entry.md'), 'utf8');
    const after = readFileSync(join(root, 'new-entry', 'after.md'), 'utf8');
    const section = (text: string): string => text.slice(text.indexOf('## d-sep'), text.indexOf('\n\n*'));
    expect(section(after)).toBe(section(example));
    expect(after).toContain(
      '*8 条论断中 7 条有引文，均在 PDF 中找到 · 7 of 8 claims quoted, all found in the PDF · pages 1–10 of 18 read*\n',
    );
  });
});
