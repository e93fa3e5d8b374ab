// The parts of `summarize doctor` that need no world: judgements of addresses, versions, errors and clocks; and the page.
import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.ts';
import { checkProxy } from '../../src/commands/doctor/proxy.ts';
import { checkClock } from '../../src/commands/doctor/arxiv.ts';
import { fail, ok, type DoctorWorld } from '../../src/commands/doctor/check.ts';
import { checkNode } from '../../src/commands/doctor/own.ts';
import { resultLines, settingLines, type Page } from '../../src/commands/doctor/print.ts';
import { shownKey, shownSettings } from '../../src/commands/doctor/settings.ts';
import { placeTold } from '../../src/config/place.ts';
import { english, inLanguage, phrase } from '../../src/lib/phrase.ts';
import zh from '../../src/ui/zh.json' with { type: 'json' };

const page: Page = { columns: 60, colour: false, speak: english, clean: text => text };
const chinese: Page = { ...page, columns: 40, speak: told => inLanguage(told, zh) };

describe('an old Node', () => {
  it('fails below 20.19 and passes from there on', () => {
    const statuses = ['18.20.4', '20.18.9', '20.19.0', '20.20.2', '22.1.0', '26.0.0'].map(
      version => checkNode(version).status,
    );
    expect(statuses).toEqual(['fail', 'fail', 'ok', 'ok', 'ok', 'ok']);
    expect(checkNode('18.20.4').next).toEqual(
      phrase`install Node 22 from https://nodejs.org, or: nvm install 22`,
    );
  });
});

describe('a key and a proxy', () => {
  it('are shown by two characters at most, and without password', () => {
    const keys = ['', 'sk-15-characters', 'sk-16-characters9f', '15-characters-x'].map(key =>
      english(shownKey(key)),
    );
    expect(keys).toEqual(['set', 'set (…rs, 16 characters)', 'set (…9f, 18 characters)', 'set']);
    const config = {
      httpsProxy: 'http://user:p@ss@proxy.lan:3128',
      httpProxy: 'user:secret@proxy.lan:3128',
      mailto: 'me@example.com',
      origins: { httpsProxy: 'HTTPS_PROXY', httpProxy: 'HTTP_PROXY', mailto: './x.json', model: 'default' },
    } as unknown as Config;
    expect(shownSettings(config).map(({ value }) => value)).toEqual([
      'http://…@proxy.lan:3128',
      '…@proxy.lan:3128',
      'me@example.com',
    ]);
  });
});

describe('a proxy beside settings that are refused', () => {
  it('is not asked: nothing is sent before the configuration is right', async () => {
    const config = { httpsProxy: 'http://127.0.0.1:9', httpProxy: null, refused: new Error('no') };
    const world = { flags: {}, survey: { config } } as unknown as DoctorWorld;
    expect(await checkProxy(world)).toMatchObject({
      status: 'skipped',
      seen: phrase`the configuration comes first`,
    });
  });
});

describe('the clock', () => {
  const world = { flags: {}, now: () => Date.parse('2026-11-22T12:00:00Z') } as unknown as DoctorWorld;
  it('may be five minutes off; the first server that tells the time is believed', () => {
    const status = (...dates: string[]): string => checkClock(world, dates).status;
    expect(checkClock({ ...world, flags: { ask: true, offline: true } }, [])).toMatchObject({
      status: 'skipped',
      seen: phrase`--offline`,
    });
    expect([status(), status('', 'nonsense')]).toEqual(['skipped', 'skipped']);
    expect(status('', 'Sun, 22 Nov 2026 11:55:00 GMT')).toBe('ok');
    expect(status('Sun, 22 Nov 2026 12:05:01 GMT', 'Sun, 22 Nov 2026 12:00:00 GMT')).toBe('warn');
    expect(english(checkClock(world, ['Sun, 22 Nov 2026 15:00:00 GMT']).seen)).toBe(
      'the clock of this machine is 3 h slow',
    );
  });
});

describe('in Chinese', () => {
  it('a duration and the place of a setting are Chinese, names and files stay', () => {
    const world = { flags: {}, now: () => Date.parse('2026-11-22T12:00:00Z') } as unknown as DoctorWorld;
    const { seen } = checkClock(world, ['Sun, 22 Nov 2026 12:20:00 GMT']);
    expect(inLanguage(seen, zh)).toBe('本机时钟慢了 20 分钟');
    const told = (source: string): string => inLanguage(placeTold(source), zh);
    expect(['OPENAI_API_KEY in ./.env', 'OPENAI_MODEL', '--model', '/a in b/config.json'].map(told)).toEqual([
      './.env 中的 OPENAI_API_KEY',
      'OPENAI_MODEL',
      '--model',
      '/a in b/config.json',
    ]);
    expect(english(placeTold('OPENAI_API_KEY in ./.env'))).toBe('OPENAI_API_KEY in ./.env');
  });
});

describe('the page', () => {
  it('breaks what was seen at words, under its beginning, and leaves what to type whole', () => {
    const seen = phrase`the name ${'api.example.com'} was not found (${'ENOTFOUND'})`;
    const next = phrase`is this machine online? else correct ${'OPENAI_BASE_URL'}, or set HTTPS_PROXY`;
    expect(resultLines(fail('endpoint', 'remote', { seen, next }), page)).toEqual([
      '  fail  endpoint       the name api.example.com was not',
      '                       found (ENOTFOUND)',
      '        next: is this machine online? else correct OPENAI_BASE_URL, or set HTTPS_PROXY',
    ]);
  });

  it('breaks Chinese between characters, no mark at the beginning of a line, columns by their cells', () => {
    const seen = phrase`${'api.example.com'} is not encrypted: the key and the papers can be read on the way`;
    expect(resultLines({ ...ok('endpoint', seen), status: 'warn' }, chinese)).toEqual([
      '  警告  接口      api.example.com 没有',
      '                  加密：密钥和论文可能',
      '                  在途中被人读到',
    ]);
    expect(settingLines([{ name: 'model', value: 'm1', source: 'OPENAI_MODEL' }], chinese)).toEqual([
      '非默认的设置',
      '  model  m1  （来自 OPENAI_MODEL）',
    ]);
  });
});
