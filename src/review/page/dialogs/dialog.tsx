// The frame of every dialog: a native modal one, so that the browser keeps the focus inside and gives it back; keys
// pressed in it do not reach the page behind.
import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { keyOf, keySign, type Action } from './keys.ts';
import './dialogs.css';

interface DialogProps {
  readonly title: string;
  /** Shown as buttons at the foot, in this order. One of them has the key Escape. */
  readonly actions: readonly Action[];
  /** Bound to their keys, and shown elsewhere. */
  readonly others?: readonly Action[];
  /** A press outside closes it: nothing in it is lost that was hard to come by. */
  readonly isLight?: boolean;
  readonly children: ComponentChildren;
}

/** Open as long as it is rendered; one at a time. */
export function Dialog({ title, actions, others = [], isLight = false, children }: DialogProps): JSX.Element {
  const frame = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const isPressed = useRef(false);
  const id = useId();
  const run = (key: string): boolean => {
    const action = [...actions, ...others].find(one => one.key === key || one.alias === key);
    if (action === undefined || action.isOff === true) return false;
    action.run();
    return true;
  };
  const latest = useRef(run);
  latest.current = run;
  useLayoutEffect(() => {
    const dialog = frame.current;
    dialog?.showModal();
    const first = dialog?.querySelector<HTMLElement>('[autofocus]') ?? body.current;
    first?.focus();
    // At the window, because a button that is switched off drops the focus to the page's body.
    const listener = (event: KeyboardEvent): void => {
      onKey(event, latest.current);
    };
    addEventListener('keydown', listener, { capture: true });
    return () => {
      removeEventListener('keydown', listener, { capture: true });
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={frame}
      class="dialog"
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault();
        run('Escape');
      }}
      onPointerDown={event => {
        // All that is inside has an element of its own: this is the backdrop.
        isPressed.current = event.target === frame.current;
      }}
      onClick={event => {
        // A selection that is dragged out of a field ends on the backdrop as well, but did not begin there.
        if (isLight && isPressed.current && event.target === frame.current) run('Escape');
      }}
    >
      <h2 id={id}>{title}</h2>
      <div ref={body} class="dialog-body" tabIndex={-1}>
        {children}
      </div>
      <div class="dialog-foot">
        <Actions actions={actions} />
      </div>
    </dialog>
  );
}

function onKey(event: KeyboardEvent, run: (key: string) => boolean): void {
  event.stopPropagation();
  // Escape is never left to the browser: it would end an input method's composition, and the dialog with it.
  if (event.key === 'Escape') event.preventDefault();
  const key = keyOf(event);
  if (key !== null && run(key)) event.preventDefault();
}

/** Buttons, each with its key printed on it. */
export function Actions({ actions }: { readonly actions: readonly Action[] }): JSX.Element {
  return (
    <>
      {actions.map(({ key, label, run, isMain, isOff }) => (
        <button
          key={key}
          type="button"
          class={isMain === true ? 'main' : undefined}
          disabled={isOff === true}
          aria-keyshortcuts={key.replace('Ctrl', 'Control')}
          onClick={run}
        >
          <kbd aria-hidden="true">{keySign(key)}</kbd> <span>{label}</span>
        </button>
      ))}
    </>
  );
}
