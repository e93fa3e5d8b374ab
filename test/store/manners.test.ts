import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstManner } from '../../src/model/ladder.ts';
import { MannerSchema } from '../../src/model/manner.ts';
import { openManners } from '../../src/store/manners.ts';

const DAY = 24 * 3600 * 1000;
const server = { baseUrl: 'https://api.example.com/v1', model: 'm', mode: 'auto' };
const manner = firstManner(server.baseUrl);
let folder: string;
let time = 1_000_000_000_000;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'manners-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const open = (state = folder) => openManners(state, { schema: MannerSchema, now: () => time });
const file = (): string => join(folder, 'servers', readdirSync(join(folder, 'servers'))[0]!);

describe('what was learned of a server', () => {
  it('is known to the next run for a week, and not after it', async () => {
    await open().put(server, manner);
    expect((await open().get(server))?.manner).toEqual(manner);
    time += 7 * DAY;
    expect((await open().get(server))?.manner).toEqual(manner);
    time += 1;
    expect(await open().get(server)).toBeNull();
  });

  it('holds for its base URL, its model and the mode that a person chose', async () => {
    await open().put(server, manner);
    for (const other of [{ baseUrl: 'https://b.example/v1' }, { model: 'n' }, { mode: 'tool' }])
      expect(await open().get({ ...server, ...other })).toBeNull();
  });

  it.each(['', '{"at": 1', '[]', '{"at":1,"manner":{"mode":"telepathy"}}'])(
    'is nothing when its file holds %j',
    async text => {
      await open().put(server, manner);
      writeFileSync(file(), text);
      expect(await open().get(server)).toBeNull();
    },
  );

  it('is not missed where nothing can be written', async () => {
    await open('/dev/null/nowhere').put(server, manner);
    expect(await open('/dev/null/nowhere').get(server)).toBeNull();
  });

  it('names the server, and holds no key', async () => {
    await open().put(server, manner);
    expect(Object.keys(JSON.parse(readFileSync(file(), 'utf8')))).toEqual([
      'baseUrl',
      'model',
      'at',
      'manner',
    ]);
  });
});
