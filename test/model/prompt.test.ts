import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/lib/canonical-hash.ts';
import { fillSlots, parsePrompt } from '../../src/model/prompt.ts';

const FOLDER = new URL('../../prompts/', import.meta.url);
const FILE = '---\nname: x\n---\nSystem {{a}}.\n---user---\nUser {{b}}.\n';

describe('parsePrompt', () => {
  it('cuts a file into the fixed part and the part of the paper', () => {
    expect(parsePrompt('x.v1', FILE, 'h')).toEqual({
      name: 'x.v1',
      sha256: 'h',
      system: 'System {{a}}.',
      user: 'User {{b}}.',
    });
  });

  it.each([
    ['no front matter', 'System\n---user---\nUser'],
    ['no user part', '---\nname: x\n---\nSystem'],
  ])('refuses a file with %s', (_, text) => {
    expect(() => parsePrompt('x.v1', text, 'h')).toThrow('front matter or the ---user--- line is missing');
  });
});

describe('fillSlots', () => {
  it('puts values in as they are, also when they look like slots or patterns', () => {
    expect(fillSlots('x', 'A {{a}} B {{b}}', { a: '{{b}} $&', b: '2' })).toBe('A {{b}} $& B 2');
  });

  it('refuses a slot without value and a value without slot', () => {
    expect(() => fillSlots('x', '{{a}}', {})).toThrow('unknown slot {{a}}');
    expect(() => fillSlots('x', 'no slot', { a: '1' })).toThrow('slot {{a}} is not used');
  });
});

describe('the released prompts', () => {
  it('are the bytes that prompts.lock.json locks: a released prompt never changes, it gets a new version', () => {
    const lock = JSON.parse(readFileSync(new URL('prompts.lock.json', FOLDER), 'utf8'));
    const files = readdirSync(FOLDER).filter(name => name.endsWith('.md'));
    expect(
      Object.fromEntries(files.map(name => [name, sha256(readFileSync(new URL(name, FOLDER)))])),
    ).toEqual(lock);
  });

  it('keep the paper out of the fixed part, so that a provider can cache it', () => {
    for (const name of ['notes.v2', 'part.v2', 'repair.v2']) {
      const prompt = parsePrompt(name, readFileSync(new URL(`${name}.md`, FOLDER), 'utf8'), '');
      expect(prompt.system.match(/\{\{\w+\}\}/g)).toEqual(['{{schema}}']);
      expect(prompt.system).toContain('JSON');
    }
  });

  it('ask for a part of a paper behind the very words that ask for a whole one, so that both are cached as one', () => {
    const [notes, part] = ['notes.v2', 'part.v2'].map(name =>
      parsePrompt(name, readFileSync(new URL(`${name}.md`, FOLDER), 'utf8'), ''),
    );
    expect(part?.system).toBe(notes?.system);
    expect(part?.user).toContain('part {{part}} of {{parts}}, pages {{pages}}');
  });
});
