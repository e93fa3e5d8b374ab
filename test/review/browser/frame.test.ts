// The one frame of all dialogs, and the place of a digest that we never wrote, in a real browser.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { item, paper, preview } from './harness/values.ts';
import { openWorld, type Scene, type World } from './harness/world.ts';
import { CHINESE } from '../../ui/chinese.ts';

let world: World;
let scene: Scene | undefined;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => expect(scene?.faults() ?? []).toEqual([]));
afterAll(() => world.close());

const UNKNOWN = { index: 0, base: '', mine: '### Mistral\nMy own words.', ours: '### Mistral\nOur words.' };

async function publishing(catalogue: Readonly<Record<string, string>> = {}): Promise<Scene> {
  const answers = { preview: preview({ collisions: [UNKNOWN], diff: '' }) };
  scene = await world.open({ dialog: 'publish', paper: paper([item()]), answers, catalogue });
  return scene;
}

describe('a section that we never wrote', () => {
  test('is said to be one place, and what the notes would take away is struck out', async () => {
    const { page } = await publishing();
    const place = page.locator('.change');
    await place.getByText('it can only stay or be replaced as a whole').waitFor();
    expect(await place.locator('.bad').innerText()).toBe(
      'Not known who wrote this section: it can only stay or be replaced as a whole. “As in the notes” takes away all that is struck out below.',
    );
    expect(await place.locator('.label').allInnerTexts()).toEqual(['in README.md', 'in the notes']);
    const sides = place.locator('.lines');
    expect(await sides.nth(0).locator('del, ins').count()).toBe(0);
    expect(await sides.nth(1).locator('del').allInnerTexts()).toEqual([expect.stringContaining('My own')]);
    expect(await sides.nth(1).locator('ins').allInnerTexts()).toEqual([expect.stringContaining('Our')]);
  });

  test('is said so in Chinese', async () => {
    const { page } = await publishing(CHINESE);
    await page.locator('.bad').waitFor();
    expect(await page.locator('.bad').innerText()).toBe(
      '不知道这一节是谁写的：只能整节保留或整节替换。选“用笔记中的”会去掉下面所有划掉的文字。',
    );
  });
});

describe('a press outside', () => {
  const OUTSIDE = { x: 5, y: 5 };

  test('closes a dialog in which nothing is lost, but not when it began inside or something was typed', async () => {
    scene = await world.open({ dialog: 'reject', paper: paper([item()]), items: [item()], answers: {} });
    const { page } = scene;
    const field = page.getByRole('textbox');
    const dragOut = async (): Promise<void> => {
      await field.hover();
      await page.mouse.down();
      await page.mouse.move(OUTSIDE.x, OUTSIDE.y, { steps: 3 });
      await page.mouse.up();
    };
    await dragOut();
    await field.fill('no proof');
    await dragOut();
    await page.mouse.click(OUTSIDE.x, OUTSIDE.y);
    expect(await field.inputValue()).toBe('no proof');
    await field.fill('');
    await page.mouse.click(OUTSIDE.x, OUTSIDE.y);
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(await scene.told()).toEqual([]);
  });
});
