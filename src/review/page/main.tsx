// The review page: where it starts. The token goes from the address into this tab's storage, so that neither the
// address bar nor the history has it, and a reload goes on.
import { render } from 'preact';
import { english } from '../../lib/phrase.ts';
import { App } from './app.tsx';
import { openController } from './controller.ts';
import { keptToken } from './doors/kept.ts';
import { openServer, ServerError } from './doors/server.ts';
import { ZH } from './speech/speech.ts';
import { tabStore } from './doors/tab.ts';
import { warmUp } from './pdf/engine.ts';
import { NO_TOKEN } from './speech/words.ts';
// Each may change what those before it say.
import './styles/base.css';
import './styles/layout.css';
import './styles/notes.css';
import './styles/item.css';
import './styles/edit.css';
import './styles/status.css';
import './styles/queue.css';
import './styles/start.css';
import './styles/phone.css';
import './styles/motion.css';

const store = tabStore();
const token = keptToken(location.hash, store);
if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
const place = document.getElementById('app');
if (place !== null) await start(place);

async function start(place: HTMLElement): Promise<void> {
  if (token === '') return render(<NoToken />, place);
  warmUp();
  try {
    const server = openServer(token);
    const session = await server.session();
    document.documentElement.lang = session.language === 'zh' ? ZH : 'en';
    const controller = openController(server, session, store);
    await controller.start();
    render(<App controller={controller} server={server} />, place);
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    render(<Failed error={error} />, place);
  }
}

function NoToken() {
  return (
    <main class="start">
      {(['en', 'zh'] as const).map(language => (
        <div key={language} lang={language === 'zh' ? ZH : 'en'}>
          {NO_TOKEN.map(line => (
            <p key={line.en}>{line[language]}</p>
          ))}
        </div>
      ))}
      <pre>summarize review</pre>
    </main>
  );
}

/** The catalogue did not come either: in English. */
function Failed({ error }: { readonly error: ServerError }) {
  const { what, why, kept, next } = error.told;
  return (
    <main class="start" lang="en">
      {[what, why, kept, next].map(part => (
        <p key={english(part)}>{english(part)}</p>
      ))}
      <NoToken />
    </main>
  );
}
