// A page that has nothing but one dialog of review and the button that opens it. What it is given comes from /given,
// what it is told by the dialog stands in window.told, keys that reach the page in window.keys.
import { h, render } from 'preact';
import { PublishDialog } from '../../../../src/review/page/dialogs/publish.tsx';
import { RegenerateDialog } from '../../../../src/review/page/dialogs/regenerate.tsx';
import { RejectDialog } from '../../../../src/review/page/dialogs/reject.tsx';
import { SpeechContext } from '../../../../src/review/page/speech/speech.ts';
import { spoken } from '../../../../src/review/page/speech/here.ts';
import { openServer } from '../../../../src/review/page/doors/server.ts';

const { dialog, paper, items, catalogue = {} } = await (await fetch('/given')).json();
const server = openServer('token');
const say = told => spoken(told, catalogue);
const app = document.getElementById('app');
const tell = (...told) => window.told.push(told);
window.told = [];
window.keys = [];
addEventListener('keydown', event => window.keys.push(event.key));

const common = { server, say, onClose: () => show(null) };
const kinds = {
  regenerate: () =>
    h(RegenerateDialog, {
      ...common,
      paper,
      items,
      onUnmade: why => (tell('unmade', say(why)), show(null)),
      onTaken: ({ items: now }) => tell('taken', now.length),
    }),
  publish: (shown = paper) =>
    h(PublishDialog, {
      ...common,
      paper: shown,
      onPublished: ({ message }) => tell('published', say(message)),
      // As the page does it: the decision is made, and the dialog gets the paper as it is then.
      onTakeEdit: (item, words) => {
        tell('edit', item, words);
        show(kinds.publish({ ...paper }));
      },
    }),
};
kinds.reject = () => {
  const act = ({ kind, reason }) => (kind === 'close' ? show(null) : tell(kind, reason));
  return h(
    SpeechContext.Provider,
    { value: { say, language: 'en', act } },
    h(RejectDialog, { item: items[0] }),
  );
};
const show = what => render(what, app);

const opener = document.getElementById('opener');
opener.addEventListener('click', () => show(kinds[dialog]()));
opener.focus();
document.body.dataset.ready = 'true';
