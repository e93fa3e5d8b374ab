// Journeys among enemies: a page of another site in the same browser, and notes that a hostile model wrote.
import { describe, expect, test } from 'vitest';
import { openForeignSite, sendForm, tryAll } from './foreign-site.ts';
import { HOSTILE, hostileNotes } from './hostile-notes.ts';
import { setOut } from './journey.ts';
import { sit } from './person.ts';
import type { Reviewing, Stage } from './stage.ts';

/** In the page: what a hostile text would have made, and whether it is wider than the window. */
const FOREIGN_PARTS = `({
  pwned: typeof globalThis.pwned,
  parts: [...document.querySelectorAll('img, iframe, object, svg, body script, style, b, a')]
    .map(one => one.outerHTML).filter(html => !html.includes('class="pdf-link" href="https://arxiv.org/')),
  wider: document.documentElement.scrollWidth > innerWidth,
})`;

/** Declares them, with the browser and the notes that the other journeys have. */
export function attackJourneys(stage: () => Stage): void {
  describe.concurrent('a page of another site', () => {
    test('at another name of this computer, or another port of the same name, reads nothing and changes nothing', async () => {
      const { desk, review, ada } = await setOut(stage(), 'attack');
      const site = await openForeignSite();
      const [base = '', token = ''] = review.address.split('/#');
      const target = { base, token, stem: desk.stem };
      const before = [desk.digest(), desk.notes()];
      for (const host of ['localhost', '127.0.0.1']) {
        const page = await ada.page.context().newPage();
        const elsewhere = `http://${host}:${site.port}/`;
        await page.goto(elsewhere);
        const got = await tryAll(page, target);
        expect(new Set(Object.values(got))).toEqual(new Set(['refused', 'opaque']));
        for (const name of ['iframe', 'script queue', 'script session', 'img'])
          expect([host, name, got[name]]).toEqual([host, name, name === 'iframe' ? 'opaque' : 'refused']);
        for (const name of Object.keys(got).filter(
          one => one.startsWith('cors ') || one.startsWith('websocket'),
        ))
          expect([host, name, got[name]]).toEqual([host, name, 'refused']);
        expect(await sendForm(page, elsewhere, target)).toBe(403);
        expect([desk.digest(), desk.notes()]).toEqual(before);
      }
      await ada.press('a');
      await ada.hears('accepted');
      expect(desk.decided()).toEqual(['innovation-2.2']);
      expect(ada.faults).toEqual([]);
      site.close();
      await ada.close();
    });
  });

  describe.concurrent('hostile notes', () => {
    let served: Promise<Reviewing> | undefined;
    /** Nothing is decided on them, so the tests look at the same. */
    const serve = (): Promise<Reviewing> => {
      const desk = stage().desk('hostile');
      desk.writeNotes(hostileNotes);
      return stage().review(desk);
    };
    test.each([1280, 390])('are text and nothing else, and fit, at %d pixels', async width => {
      const { address } = await (served ??= serve());
      const ada = await sit(stage().browser, address, { width, height: 844 });
      const isClean = async (): Promise<void> => {
        expect(await ada.page.evaluate(FOREIGN_PARTS)).toEqual({
          pwned: 'undefined',
          parts: [],
          wider: false,
        });
      };
      for (let step = 0; step < 5; step += 1) {
        await isClean();
        await ada.press('j');
      }
      const shown = await ada.page.locator('.notes').textContent();
      for (const text of HOSTILE.slice(0, 3)) expect(shown).toContain(text);
      await ada.press('Shift+R');
      await ada.page.getByText('tokens in, at most').waitFor();
      await isClean();
      await ada.press('Escape', 's');
      await ada.page.getByRole('dialog', { name: /Publish/ }).waitFor();
      await ada.page.locator('.patch, .failure').first().waitFor();
      await isClean();
      await ada.press('Escape');
      await ada.chord('g', 'q');
      await ada.page.locator('table').waitFor();
      await isClean();
      expect(ada.faults).toEqual([]);
      await ada.close();
    });

    test('do not show a text turned round as another one', async () => {
      const { address } = await (served ??= serve());
      const ada = await sit(stage().browser, address);
      const shown = await ada.page.locator('.notes').textContent();
      await ada.close();
      expect(shown).toContain('<U+202E>%3.79 ot sesir');
    });
  });
}
