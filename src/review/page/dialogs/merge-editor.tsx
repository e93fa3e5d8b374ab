// Old and new put together by hand: both languages in two fields, with the new words to begin with.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Bilingual } from '../../../domain/notes.ts';
import type { ReviewItem } from '../../../domain/review.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';
import type { Call } from './call.ts';
import { Dialog } from './dialog.tsx';
import { Evidence, isProven, Labelled } from './evidence.tsx';
import { Failure } from './failure.tsx';
import { WordDiff } from './word-diff.tsx';

interface MergeProps {
  readonly before: ReviewItem;
  readonly after: ReviewItem;
  readonly say: (told: Told) => string;
  readonly call: Call<null>;
  readonly onSave: (words: Bilingual) => void;
  readonly onBack: () => void;
}

/** The words get the new evidence where it was found, else they keep the old one; the editor says which. */
export function MergeEditor({ before, after, say, call, onSave, onBack }: MergeProps): JSX.Element {
  const [zh, setZh] = useState(after.zh);
  const [en, setEn] = useState(after.en);
  const save = {
    key: 'Ctrl+Enter',
    label: say(phrase`save these words`),
    run: () => onSave({ zh, en }),
    isMain: true,
    isOff: call.state === 'waiting' || (zh.trim() === '' && en.trim() === ''),
  };
  return (
    <Dialog
      title={say(phrase`Merge old and new`)}
      actions={[save, { key: 'Escape', label: say(phrase`back to the proposal`), run: onBack }]}
    >
      <Failure of={call} say={say} />
      <Field lang="zh" label={say(phrase`Chinese`)} value={zh} onWords={setZh} isFirst />
      <p class="pair">
        <WordDiff before={before.zh} after={zh} lang="zh" say={say} />
      </p>
      <Field lang="en" label={say(phrase`English`)} value={en} onWords={setEn} />
      <p class="pair">
        <WordDiff before={before.en} after={en} lang="en" say={say} />
      </p>
      {isProven(after) ? (
        <Labelled label={say(phrase`The evidence becomes the new one:`)}>
          <Evidence item={after} say={say} />
        </Labelled>
      ) : (
        <Labelled label={say(phrase`The evidence stays the old one:`)}>
          <Evidence item={before} say={say} />
        </Labelled>
      )}
    </Dialog>
  );
}

interface FieldProps {
  readonly lang: 'zh' | 'en';
  readonly label: string;
  readonly value: string;
  readonly isFirst?: boolean;
  readonly onWords: (words: string) => void;
}

function Field({ lang, label, value, isFirst = false, onWords }: FieldProps): JSX.Element {
  return (
    <label class="field">
      <span>{label}</span>
      <textarea
        lang={lang}
        rows={3}
        maxLength={5_000}
        autofocus={isFirst}
        value={value}
        onInput={event => {
          onWords(event.currentTarget.value);
        }}
      />
    </label>
  );
}
