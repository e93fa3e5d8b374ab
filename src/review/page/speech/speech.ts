// What every part of the page needs: how to speak, and how to ask for something.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Told } from '../../../lib/phrase.ts';
import type { Action } from '../actions/action.ts';

export interface Speech {
  readonly say: (told: Told) => string;
  readonly language: 'en' | 'zh';
  readonly act: (action: Action) => void;
}

export const SpeechContext = createContext<Speech>({ say: () => '', language: 'en', act: () => undefined });

export function useSpeech(): Speech {
  return useContext(SpeechContext);
}

/** For `lang` of Chinese text: the notes are in simplified Chinese. */
export const ZH = 'zh-Hans';
