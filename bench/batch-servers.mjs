// arXiv and a model on loopback, for benches and kill tests of `summarize batch`. Run it as a process of its own:
//   node bench/batch-servers.mjs --papers 200 [--median 2000] [--sigma 0.4] [--scale 1] [--piece 4] [--writes 8]
//     [--port 0] [--seed 1] [--fail-500 0.02] [--fail-429 0.02] [--retry-after 1] [--reset 0.02] [--bad-json 0.02]
// prints one line of JSON, {arxivUrl, arxivApiUrl, baseUrl, figuresUrl}, when it answers, and ends with its stdin.
// `GET /figures` tells requests of each kind, of each paper, and the most at once; `POST /reset` counts from 0 again.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { idOf, makePaper } from './batch-papers.mjs';
import { seeded } from './batch-words.mjs';

/** What the simulated model takes for a paper, in ms: log-normal around its median, always the same for a paper. */
export function latencyOf(index, { median = 2000, sigma = 0.4, scale = 1, seed = 1 } = {}) {
  const random = seeded(index * 7919 + seed);
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return scale * median * Math.exp(sigma * normal);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

async function main() {
  const number = value => ({ type: 'string', default: String(value) });
  const { values } = parseArgs({
    options: {
      papers: number(200), median: number(2000), sigma: number(0.4), scale: number(1), piece: number(4),
      writes: number(8), port: number(0), seed: number(1), 'fail-500': number(0), 'fail-429': number(0),
      'retry-after': number(1), reset: number(0), 'bad-json': number(0),
    },
  }); // prettier-ignore
  const options = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Number(value)]));
  const papers = Array.from({ length: options.papers }, (_, index) => servedPaper(index + 1, options));
  const world = {
    options,
    byId: new Map(papers.map(paper => [paper.bare, paper])),
    byTitle: new Map(papers.map(paper => [paper.title, paper])),
    figures: emptyFigures(),
    /** Requests of each paper since the server started: what fails depends on it, so that a run can be repeated. */
    tries: new Map(),
  };
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) =>
    serve(request, response, world),
  );
  server.listen(options.port, '127.0.0.1', () => {
    const url = `http://127.0.0.1:${server.address().port}`;
    const urls = {
      arxivUrl: url,
      arxivApiUrl: `${url}/api/query`,
      baseUrl: `${url}/v1`,
      figuresUrl: `${url}/figures`,
    };
    console.log(JSON.stringify(urls));
  });
  process.stdin.resume().once('close', () => process.exit());
}

/** What is sent for a paper, made before the first request; its event stream is cut where it is written. */
function servedPaper(index, options) {
  const { title, entry, reply, pdf } = makePaper(index);
  return { index, bare: idOf(index), title, entry, reply, pdf: pdf(), latency: latencyOf(index, options) };
}

function emptyFigures() {
  return {
    metadata: 0,
    pdf: 0,
    model: 0,
    repair: 0,
    unknown: 0,
    faults: 0,
    now: 0,
    mostAtOnce: 0,
    cut: 0,
    perPaper: {},
  };
}

function serve(request, response, world) {
  const { pathname, searchParams } = new URL(request.url, 'http://loopback');
  if (request.method === 'POST' && pathname === '/reset') {
    world.figures = { ...emptyFigures(), now: world.figures.now };
    return json(response, 200, {});
  }
  if (request.method === 'POST') return void answerModel(request, response, world);
  if (pathname === '/figures') return json(response, 200, world.figures);
  if (pathname === '/api/query') return answerFeed(searchParams, response, world);
  const paper = world.byId.get(/^\/pdf\/(\d{4}\.\d{5})(?:v1)?$/.exec(pathname)?.[1]);
  if (paper === undefined) return json(response, 404, {});
  world.figures.pdf += 1;
  response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': paper.pdf.length });
  return response.end(paper.pdf);
}

function answerFeed(query, response, { byId, figures }) {
  figures.metadata += 1;
  const ids = (query.get('id_list') ?? '').split(',').slice(0, Number(query.get('max_results') ?? 10));
  const entries = ids.map(id => byId.get(id.replace(/v\d+$/, ''))?.entry ?? '');
  response.writeHead(200, { 'content-type': 'application/atom+xml' });
  response.end(
    '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n' +
      `<opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">${entries.length}</opensearch:totalResults>\n` +
      `${entries.join('\n')}\n</feed>\n`,
  );
}

async function answerModel(request, response, { options, byTitle, figures, tries }) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = JSON.parse(Buffer.concat(chunks).toString());
  const title = body.messages.map(({ content }) => /^Title: (.*)$/m.exec(content)?.[1]).find(Boolean);
  const paper = byTitle.get(title);
  if (paper === undefined) {
    figures.unknown += 1;
    return json(response, 400, { error: { message: `no paper is called ${title}` } });
  }
  const isRepair = body.response_format?.json_schema?.name === 'repair';
  figures[isRepair ? 'repair' : 'model'] += 1;
  figures.perPaper[paper.bare] = (figures.perPaper[paper.bare] ?? 0) + 1;
  figures.now += 1;
  figures.mostAtOnce = Math.max(figures.mostAtOnce, figures.now);
  response.once('close', () => {
    figures.now -= 1;
    if (!response.writableFinished) figures.cut += 1;
  });
  const tried = (tries.get(paper.bare) ?? 0) + 1;
  tries.set(paper.bare, tried);
  const fault = faultOf(paper.index, tried, options);
  if (fault !== null) figures.faults += 1;
  if (fault === 'fail-500') return json(response, 500, { error: { message: 'something broke' } });
  if (fault === 'fail-429') {
    return json(
      response,
      429,
      { error: { message: 'slow down' } },
      { 'retry-after': options['retry-after'] },
    );
  }
  const reply = isRepair ? '{"claims":[],"results":[]}' : paper.reply;
  const told = fault === 'bad-json' ? `${reply.slice(0, 400)} … sorry, here is the rest: <notes>` : reply;
  if (body.stream !== true) return void setTimeout(() => json(response, 200, whole(told)), paper.latency);
  return stream(told, response, { paper, options, breakOff: fault === 'reset' });
}

/** Which fault the n-th request about a paper gets, or null; the same one whenever the same flags are given. */
function faultOf(index, tried, options) {
  let draw = seeded(index * 104729 + tried * 31 + options.seed)();
  for (const name of ['fail-500', 'fail-429', 'reset', 'bad-json']) {
    draw -= options[name];
    if (draw < 0) return name;
  }
  return null;
}

/** Events of `piece` characters, as models send tokens, in `writes` packets that come evenly over the latency. */
function stream(content, response, { paper, options: { piece, writes }, breakOff }) {
  const events = [];
  for (let at = 0; at < content.length; at += piece)
    events.push(`data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"bench-model","choices":[{"index":0,"delta":{"content":${JSON.stringify(content.slice(at, at + piece))}},"logprobs":null,"finish_reason":null}]}\n\n`); // prettier-ignore
  events.push(
    'data: {"id":"chatcmpl-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n',
    'data: {"id":"chatcmpl-1","choices":[],"usage":{"prompt_tokens":14000,"completion_tokens":2600,"prompt_tokens_details":{"cached_tokens":1500}}}\n\n',
    'data: [DONE]\n\n',
  );
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const share = Math.ceil(events.length / writes);
  const write = packet => {
    if (response.destroyed) return;
    if (breakOff && packet === 2) return void response.destroy();
    response.write(events.slice((packet - 1) * share, packet * share).join(''));
    if (packet === writes) return void response.end();
    setTimeout(write, paper.latency / writes, packet + 1);
  };
  setTimeout(write, paper.latency / writes, 1);
}

function whole(content) {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'bench-model',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content, refusal: null } }],
    usage: { prompt_tokens: 14000, completion_tokens: 2600, prompt_tokens_details: { cached_tokens: 1500 } },
  };
}

function json(response, status, body, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
