// Both languages edited in place, with what the checks say of the words as they are typed.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Bilingual } from '../../../domain/notes.ts';
import type { Fix, ReviewItem } from '../../../domain/review.ts';
import { phrase } from '../../../lib/phrase.ts';
import { ActionButton } from './button.tsx';
import { namedIn } from '../state/evidence.ts';
import { Findings } from './findings.tsx';
import { editKey } from '../input/keys.ts';
import { typedKey } from '../actions/looking.ts';
import { pressOf } from '../input/press.ts';
import { useSpeech, ZH } from '../speech/speech.ts';
import { keyOf, lookKey, type Looked, type State } from '../state/state.ts';

interface EditorProps {
  readonly state: State;
  readonly item: ReviewItem;
}

export function Editor({ state, item }: EditorProps) {
  const { say, act } = useSpeech();
  const stem = state.paper?.stem ?? '';
  const words: Bilingual = state.drafts.get(keyOf(stem, item.id)) ?? { zh: item.zh, en: item.en };
  const isSaving = state.saving.includes(item.id);
  const onKeyDown = (event: KeyboardEvent): void => {
    const asked = editKey(pressOf(event));
    if (asked === null) return;
    event.preventDefault();
    event.stopPropagation();
    act({ kind: asked === 'save' ? 'save' : 'close' });
  };
  const fields = state.texts === 'en' ? (['en', 'zh'] as const) : (['zh', 'en'] as const);
  return (
    <div class="editor" onKeyDown={onKeyDown}>
      <div class="fields">
        {fields.map((which, index) => (
          <Field
            key={which}
            which={which}
            isFirst={index === 0}
            isSaving={isSaving}
            item={item}
            value={words[which]}
            onType={text => act({ kind: 'type', words: { ...words, [which]: text } })}
          />
        ))}
      </div>
      <Live state={state} item={item} words={words} />
      <div class="actions">
        <ActionButton
          keys="Ctrl+Enter"
          look="main"
          told={phrase`save`}
          action={{ kind: 'save' }}
          isOff={isSaving}
        />
        <ActionButton keys="Esc" told={phrase`leave`} action={{ kind: 'close' }} />
        {words.zh === item.zh && words.en === item.en ? null : (
          <ActionButton
            told={phrase`start over`}
            action={{ kind: 'type', words: { zh: item.zh, en: item.en } }}
          />
        )}
        <span class="hint">{say(phrase`Tab goes to the other language`)}</span>
      </div>
    </div>
  );
}

interface FieldProps {
  readonly which: 'zh' | 'en';
  readonly isFirst: boolean;
  readonly isSaving: boolean;
  readonly item: ReviewItem;
  readonly value: string;
  readonly onType: (text: string) => void;
}

function Field({ which, isFirst, isSaving, item, value, onType }: FieldProps) {
  const { say } = useSpeech();
  const field = useRef<HTMLTextAreaElement>(null);
  const wasIn = useRef(false);
  useLayoutEffect(() => {
    if (isFirst) field.current?.focus();
  }, []);
  /** The number that a finding is about is marked, so that typing replaces it. */
  const mark = (): void => {
    const area = field.current;
    if (area === null || wasIn.current) return;
    wasIn.current = true;
    const [start, end] = namedIn(area.value, item.findings) ?? [area.value.length, area.value.length];
    area.setSelectionRange(start, end);
  };
  return (
    <label>
      <span class="hidden">{say(which === 'zh' ? phrase`Chinese` : phrase`English`)}</span>
      <textarea
        ref={field}
        lang={which === 'zh' ? ZH : 'en'}
        rows={4}
        spellcheck={which === 'en'}
        readOnly={isSaving}
        value={value}
        onFocus={mark}
        onInput={event => onType(event.currentTarget.value)}
      />
    </label>
  );
}

function Live({ state, item, words }: EditorProps & { readonly words: Bilingual }) {
  const { say, language, act } = useSpeech();
  const stem = state.paper?.stem ?? '';
  const looked = state.looked.get(typedKey(lookKey(stem, item), item, words));
  // Until the answer is there the last one stays, so that nothing jumps about while one types.
  const last = useRef<Looked>({ findings: item.findings, fixes: [] });
  if (looked !== undefined) last.current = looked;
  const { findings, fixes, failure } = last.current;
  const take = ({ zh, en }: Fix): void => act({ kind: 'type', words: { zh, en } });
  return (
    <div class={looked === undefined ? 'live old' : 'live'} aria-live="polite">
      <Findings findings={findings} />
      {failure === undefined ? null : (
        <p class="unchecked">{say(phrase`the checks could not run: ${say(failure)}`)}</p>
      )}
      {findings.length === 0 && looked !== undefined && failure === undefined ? (
        <p class="fine">{say(phrase`the checks find nothing`)}</p>
      ) : null}
      <ul class="fixes">
        {fixes.slice(0, 9).map(fix => (
          <li key={`${fix.zh}\n${fix.en}`}>
            <button type="button" class="button plain" onClick={() => take(fix)}>
              {fix.label[language]}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
