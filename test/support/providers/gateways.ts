// Proxies in front of models: one that knows nothing new, one that cannot stream and streams all the same, and one that
// holds a stream back until it is over. None has a thread of its own: they are the habits of small gateways at their worst.
import { plainly, type Denied, type Dialect, type RequestBody } from './dialect.ts';
import { OLD_PARAMETERS, openAiError, strangers, when } from './refusals.ts';

/** Only what was there in the beginning; refused as FastAPI does it (https://fastapi.tiangolo.com/tutorial/handling-errors/). */
export const bareProxy: Dialect = {
  name: 'bare proxy',
  host: null,
  basePath: '/v1',
  model: 'local-model',
  wrongKey: null,
  wrongModel: null,
  refuses: (body: RequestBody): Denied | null => {
    const detail = strangers(body, OLD_PARAMETERS).map(name => ({
      type: 'extra_forbidden',
      loc: ['body', name],
      msg: 'Extra inputs are not permitted',
      input: body[name],
    }));
    return detail.length === 0 ? null : { status: 422, body: { detail } };
  },
  says: (notes, body) =>
    plainly(`Sure! Here is the JSON:\n\n${notes}\n\nLet me know if you need more.`, body),
  usage: () => ({}),
  cache: { from: Infinity, step: 1 },
  stream: {},
};

/** Refuses a stream, and then answers with one although `stream` is false. */
export const stubbornProxy: Dialect = {
  ...bareProxy,
  name: 'proxy that streams unasked',
  refuses: when(body => body['stream'] === true, openAiError(400, 'streaming is not enabled for this token')),
  says: plainly,
  usage: ({ prompt, completion }) => ({ prompt_tokens: prompt, completion_tokens: completion }),
  stream: { always: true, usage: 'always' },
};

/** Holds the stream back until it is over and sends it as plain text. */
export const bufferingProxy: Dialect = {
  ...stubbornProxy,
  name: 'proxy that buffers streams',
  refuses: () => null,
  stream: { buffered: 'text/plain; charset=utf-8', usage: 'asked' },
};
