// Three at once about one paper: two tabs of a browser and a person at a terminal, each about another item.
import { CLI } from '../../../support/cli.ts';
import { openTerminal } from '../../../support/terminal.ts';
import { until } from '../../../cli/open.ts';
import type { Person } from './person.ts';
import type { Desk } from './stage.ts';

interface Several {
  readonly ada: Person;
  readonly tab: Person;
  readonly desk: Desk;
  readonly env: Readonly<Record<string, string>>;
}

/** Accepts, corrects and rejects; done when the file has all three and each tab shows what the others did. */
export async function atOnce({ ada, tab, desk, env }: Several): Promise<void> {
  const words = [process.execPath, CLI, 'review', '--tty', '--digest', 'README.md', '--reviewer', 'Bob'];
  const terminal = openTerminal(words, { cwd: desk.folder, env: { ...env, NO_COLOR: '1' } });
  await terminal.answer('● held back', '');
  await terminal.answer('Accept [', 'n');
  await ada.page.getByRole('button', { name: 'Random exploration' }).click();
  await tab.page.getByRole('button', { name: 'On ReefNav' }).click();
  await tab.page.getByRole('button', { name: 'use 63.7%' }).waitFor();
  await Promise.all([
    terminal.answer('Reason (Enter: none, Esc cancels):', 'no proof\r'),
    ada.press('Enter'),
    tab.press('1'),
  ]);
  await terminal.answer('innovation-2.2: rejected', '');
  await until(() => desk.decided().length === 3);
  for (const { page } of [ada, tab])
    for (const mark of ['rejected by Bob', 'edited by Ada', 'accepted by Ada'])
      await page.locator('.mark .hidden', { hasText: mark }).first().waitFor({ state: 'attached' });
  await terminal.answer('Accept [', 'q');
  await terminal.ended;
}

/** What Bob decides is on its way when Ada's decision about the same claim comes in; he is told, and shown hers. */
export async function oneAfterTheOther(them: { ada: Person; bob: Person; desk: Desk }): Promise<void> {
  const { ada, bob, desk } = them;
  for (const one of [ada, bob]) await one.sees('is not in the PDF.');
  let arrive = (): void => undefined;
  const onItsWay = new Promise<void>(resolve => (arrive = resolve));
  await bob.page.route('**/decide', async route => {
    await onItsWay;
    await route.continue();
  });
  await bob.press('a');
  await bob.sees('saving…');
  await ada.press('x');
  await ada.page.getByRole('dialog', { name: 'reject' }).waitFor();
  await ada.type('no');
  await ada.press('Enter');
  await until(() => desk.reviewOf('innovation-2.2')?.state === 'rejected');
  arrive();
  await bob.hears('not saved: it has changed meanwhile; look at it again');
  await bob.sees('rejected by Ada');
  await bob.sees('changed meanwhile');
}
