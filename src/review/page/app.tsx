// The whole page: its keys, and the screen and dialog of the moment.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Bar, ThumbBar } from './screens/bars.tsx';
import type { Controller } from './controller.ts';
import { PublishDialog } from './dialogs/publish.tsx';
import { RegenerateDialog } from './dialogs/regenerate.tsx';
import { Help } from './dialogs/help.tsx';
import { actionFor } from './input/keys.ts';
import { Menu } from './dialogs/menu.tsx';
import { PaperScreen } from './screens/paper.tsx';
import { pressOf } from './input/press.ts';
import { QueueScreen } from './screens/queue.tsx';
import { RejectDialog } from './dialogs/reject.tsx';
import type { Server } from './doors/server.ts';
import { spoken } from './speech/here.ts';
import { SpeechContext, type Speech } from './speech/speech.ts';
import type { State } from './state/state.ts';
import { Banner, Head, News } from './screens/status.tsx';

interface AppProps {
  readonly controller: Controller;
  readonly server: Server;
}

export function App({ controller, server }: AppProps) {
  const [state, setState] = useState(controller.state());
  useLayoutEffect(() => {
    controller.subscribe(() => setState(controller.state()));
    // What came in since the first drawing.
    setState(controller.state());
  }, [controller]);
  useKeys(controller);
  useTitle(state);
  const { language, catalogue } = state.session;
  const speech = useMemo<Speech>(
    () => ({ say: told => spoken(told, catalogue), language, act: controller.act }),
    [controller, catalogue, language],
  );
  const { paper, screen } = state;
  return (
    <SpeechContext.Provider value={speech}>
      <Head state={state} paper={screen === 'queue' ? null : paper} />
      <Banner state={state} />
      {screen === 'queue' ? <QueueScreen state={state} /> : null}
      {screen === 'paper' && paper !== null ? (
        <PaperScreen state={state} paper={paper} server={server} />
      ) : null}
      <News state={state} />
      {screen === 'paper' && !state.isEditing ? <ThumbBar state={state} /> : null}
      <Bar state={state} />
      <Dialogs state={state} server={server} speech={speech} />
    </SpeechContext.Provider>
  );
}

interface DialogsProps {
  readonly state: State;
  readonly server: Server;
  readonly speech: Speech;
}

function Dialogs({ state, server, speech: { say, act } }: DialogsProps) {
  const { dialog, paper } = state;
  if (dialog === null) return null;
  if (dialog.kind === 'help') return <Help screen={state.screen} />;
  if (dialog.kind === 'menu') return <Menu state={state} />;
  if (dialog.kind === 'reject') return <RejectDialog item={dialog.item} />;
  if (paper === null) return null;
  const common = { paper, server, say, onClose: () => act({ kind: 'close' }) };
  return dialog.kind === 'publish' ? (
    <PublishDialog
      {...common}
      onPublished={result => act({ kind: 'published', result })}
      onTakeEdit={(item, words) => act({ kind: 'take-edit', item, words })}
      onDecided={decided => act({ kind: 'decided', paper: decided })}
    />
  ) : (
    <RegenerateDialog
      {...common}
      items={dialog.items}
      onUnmade={told => act({ kind: 'unmade', told })}
      onTaken={taken => act({ kind: 'taken', paper: taken })}
    />
  );
}

/** `g` waits this long for its second key. */
const CHORD_MS = 1_500;

function useKeys({ state, act }: Controller): void {
  const pressedG = useRef(-Infinity);
  // Before anything is seen: a key that is pressed as the page appears is not lost.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { dialog, screen } = state();
      const afterG = event.timeStamp - pressedG.current < CHORD_MS;
      const where = { screen: dialog === null ? screen : ('dialog' as const), afterG };
      const action = event.defaultPrevented ? null : actionFor(pressOf(event), where);
      if (event.key !== 'Shift') pressedG.current = action === 'g' ? event.timeStamp : -Infinity;
      if (action === null) return;
      event.preventDefault();
      if (action !== 'g') act(action);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [state, act]);
}

/** The tab says how much is left. */
function useTitle({ paper, screen, session }: State): void {
  const left = paper === null ? 0 : paper.open.red + paper.open.amber + paper.open.green;
  const name = screen === 'queue' || paper === null ? session.digest : paper.title;
  useEffect(() => {
    document.title = `${left === 0 ? '' : `(${left}) `}${name}`;
  }, [left, name]);
}
