// An input method as Chromium tells pages of one: text that is composed, the keys that it takes, what it puts in.
import type { Page } from 'playwright-core';

export interface InputMethod {
  readonly compose: (text: string) => Promise<unknown>;
  /** 229: the key code of a key that the input method took. */
  readonly key: (name: string, code: number) => Promise<unknown>;
  readonly commit: (text: string) => Promise<unknown>;
}

/** For the field that has the focus. */
export async function composing(page: Page): Promise<InputMethod> {
  const tools = await page.context().newCDPSession(page);
  return {
    compose: text =>
      tools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    key: (key, windowsVirtualKeyCode) =>
      tools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode }),
    commit: text => tools.send('Input.insertText', { text }),
  };
}
