// Another paper's notes changed: what undo would do here may be something else by then.
import { expect, test } from 'vitest';
import { mapClaims } from '../../../../src/domain/notes.ts';
import { red } from '../memory-server.ts';
import { pageOf, settle } from '../page.ts';

test('a change of another paper brings the open one up to date too, and the person stays where they are', async () => {
  const page = await pageOf([red('r1'), red('r2')]);
  page.press({ kind: 'move', by: 1, only: 'all' });
  page.server.change('a', notes => mapClaims(notes, claim => ({ ...claim, zh: '别的。' })));
  page.press({ kind: 'reload', stem: 'b' });
  await settle();
  expect(page.state().paper?.items[0]?.zh).toBe('别的。');
  expect(page.selected()).toBe('r2');
});
