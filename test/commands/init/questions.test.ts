// What is asked about the writer, with the answers of a person in a list: what is taken, and what is asked again.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Writer } from '../../../src/commands/init/answers.ts';
import { writerFor } from '../../../src/commands/init/ask-writer.ts';
import type { Asker } from '../../../src/commands/init/asker.ts';
import { loadConfig } from '../../../src/config.ts';
import { english } from '../../../src/lib/phrase.ts';
import { writeTinyGguf } from '../../support/tiny-gguf.mjs';

const folder = mkdtempSync(join(tmpdir(), 'summarize-questions-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The writer that such answers give, and all that was told on the way; every answer has to be used. */
async function asked(answers: readonly string[], models: readonly string[] = []) {
  const told: string[] = [];
  const left = [...answers];
  const next = (): string => left.shift() ?? expect.fail(`one more question: ${told.join('\n')}`);
  const asker: Asker = {
    tell: text => void told.push(english(text).trim()),
    line: (question, otherwise = '') => {
      told.push(`${english(question).trim()} [${otherwise}]`);
      return Promise.resolve(next() || otherwise);
    },
    secret: () => Promise.resolve(next()),
    yes: question => {
      told.push(english(question).trim());
      return Promise.resolve(next() === 'y');
    },
  };
  const given = {
    flags: {},
    config: await loadConfig({ baseUrl: 'https://api.openai.com/v1', apiKey: '', model: '' }, folder),
    key: null,
    servers: () => Promise.resolve([]),
    models: () => Promise.resolve(models),
    tell: () => undefined,
  };
  const writer: Writer = await writerFor(given, asker);
  expect(left).toEqual([]);
  return { writer, told };
}

const DEEPSEEK = { kind: 'server', baseUrl: 'https://api.deepseek.com/v1', key: 'sk-a' };

describe('who writes the notes', () => {
  test.each(['deepseek', 'DeepSeek', 'https://api.deepseek.com', ' “https://api.deepseek.com/v1/” '])(
    '%j is taken, with the model and the page of keys of that host',
    async answer => {
      const { writer, told } = await asked([answer, 'sk-a', '']);
      expect(writer).toEqual({ ...DEEPSEEK, model: 'deepseek-flash' });
      expect(told).toContain('keys are made at https://platform.deepseek.com/api_keys');
    },
  );

  test('a server of this machine is taken by its name, also when it does not run', async () => {
    expect((await asked(['ollama', 'm'])).writer).toMatchObject({
      baseUrl: 'http://127.0.0.1:11434/v1',
      model: 'm',
    });
  });

  test.each([['nobody-knows'], ['99'], ['qwen3:4b'], ['a@b']])('%j is asked again', async answer => {
    expect((await asked([answer, 'none'])).told).toContain(
      'a number from 1 to 13, the name of a provider, or an address',
    );
  });
});

describe('an address', () => {
  test.each([
    ['at the first question', ['api.deepseek.com/v1', '']],
    ['at its own', ['other', 'api.deepseek.com/v1', '']],
  ])('without http:// is asked again %s, with what was meant for Enter', async (_, answers) => {
    const { writer, told } = await asked([...answers, 'sk-a', '']);
    expect(writer).toMatchObject(DEEPSEEK);
    expect(told).toEqual(
      expect.arrayContaining([
        'this cannot be used: http:// or https:// is missing',
        'did you mean https://api.deepseek.com/v1?',
        'address (https://…) [https://api.deepseek.com/v1]',
      ]),
    );
  });

  test.each(['http://[', 'http://', 'ftp://h/v1', 'https://me:pw@h/v1', 'http://h:99999', 'word', '？'])(
    'such as %j is asked again, whatever it is',
    async text => {
      const { writer } = await asked(['other', text, 'https://h.example/v1', '', 'm']);
      expect(writer).toMatchObject({ baseUrl: 'https://h.example/v1', model: 'm', key: null });
    },
  );

  test('is not taken for a key', async () => {
    const { writer, told } = await asked(['deepseek', 'https://platform.deepseek.com/api_keys', 'sk-a', '']);
    expect(writer).toMatchObject(DEEPSEEK);
    expect(told).toContain('this is an address, and no key; paste the key');
  });
});

describe('the model of a server that lists some', () => {
  const names = Array.from({ length: 10 }, (_, index) => `model-${index + 1}`);
  const answers = ['http://127.0.0.1:8801/v1', ''];
  const model = async (...more: string[]) => {
    const { writer, told } = await asked([...answers, ...more], names);
    return { name: writer.kind === 'server' ? writer.model : '', told };
  };

  test('is one of eight numbers, or any of the names; Enter takes the first', async () => {
    const { name, told } = await model('');
    expect([name, told.filter(line => /^\d {2}model/.test(line)).length]).toEqual(['model-1', 8]);
    expect(told).toContain('and 2 more, by their names');
    expect([(await model('8')).name, (await model('model-10')).name]).toEqual(['model-8', 'model-10']);
  });

  test('is asked about once more when the server does not list it', async () => {
    const { name, told } = await model('modle-1', 'n', 'model-1');
    expect([name, told]).toEqual([
      'model-1',
      expect.arrayContaining(['the server does not list modle-1; use it all the same?']),
    ]);
    expect((await model('mine', 'y')).name).toBe('mine');
  });
});

test('a file that is no model file is asked again, with what is wrong', async () => {
  const [bad, good] = [join(folder, 'bad.gguf'), join(folder, 'good.gguf')];
  writeFileSync(bad, 'no model at all');
  writeTinyGguf(good);
  const { writer, told } = await asked(['gguf', bad, join(folder, 'none.gguf'), good]);
  expect(writer).toEqual({ kind: 'file', path: good });
  expect(told.filter(line => line.startsWith('the model file'))).toEqual([
    `the model file ${bad} cannot be used: it is no GGUF file: it begins with "no m", not with "GGUF"`,
    expect.stringContaining('none.gguf cannot be used: it cannot be opened'),
  ]);
});
