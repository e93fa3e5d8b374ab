// One dialect, played: two papers one after the other, a batch, and the same server under its real name; and what of it
// is not as it should be.
import type { Ended, World } from '../cli.ts';
import type { Dialect } from './dialect.ts';
import { answered, codeOf, notesIn, problemsOfNotes, refused, type Run } from './judge.ts';
import type { Exchange } from './server.ts';
import { FIRST, onStage, PAPERS, putCache, runOn, SECOND, type Stage } from './stage.ts';

/** A row of the table of dialects. */
export interface DialectRow {
  readonly name: string;
  readonly mode: string;
  readonly refused: number;
  readonly answered: number;
  readonly requestsNext: number;
  /** Tokens that the server told as cached when it was asked about the second paper. */
  readonly cachedNext: number;
  readonly refusedInBatch: number;
  /** Of requests to the provider's own host name; null for servers that have none. */
  readonly refusedAtHost: number | null;
  readonly wrongModel: string;
  readonly wrongKey: string;
  readonly problems: readonly string[];
}

/** Plays it with nothing known at first. */
export function playDialect(dialect: Dialect, warm: World): Promise<DialectRow> {
  return onStage(dialect, warm, async stage => {
    const first = await runOn(stage, FIRST, { args: ['--json'] });
    const second = await runOn(stage, SECOND, { args: ['--json'] });
    const denied = await deniedRuns(dialect, stage);
    const batch = await runBatch(stage, warm);
    const atHost = await runAtHost(dialect, stage);
    return {
      name: dialect.name,
      mode: first.ended.code === 0 ? notesIn(first.ended).engine.mode : '–',
      refused: refused(first.exchanges),
      answered: answered(first.exchanges),
      requestsNext: second.exchanges.length,
      cachedNext: second.exchanges.at(-1)?.cached ?? 0,
      refusedInBatch: refused(batch.exchanges),
      refusedAtHost: atHost === null ? null : refused(atHost.exchanges),
      wrongModel: textOf(denied.model),
      wrongKey: textOf(denied.key),
      problems: [
        ...problemsOfNotes(first),
        ...problemsOfNotes(second),
        ...(second.exchanges.length === 1
          ? []
          : [`${second.exchanges.length} requests for the second paper`]),
        ...problemsOfCache(second),
        ...problemsOfDenial('unknown model', denied.model, 'E_MODEL_UNKNOWN'),
        ...problemsOfDenial('wrong key', denied.key, 'E_MODEL_KEY'),
        ...problemsOfBatch(batch, { stage, alone: first.exchanges }),
        ...(atHost === null ? [] : problemsOfNotes(atHost).map(problem => `at its own host: ${problem}`)),
      ],
    };
  });
}

/** A server that was known is replaced by another one: the first paper after that learns anew, the next one knows. */
export function playChange([before, after]: readonly [Dialect, Dialect], warm: World): Promise<string[]> {
  return onStage(before, warm, async stage => {
    const first = await runOn(stage, FIRST, { args: ['--json'] });
    stage.provider.become(after);
    const second = await runOn(stage, SECOND, { args: ['--json'] });
    const third = await runOn(stage, FIRST, { args: ['--json', '--refresh=notes'] });
    return [
      ...[first, second, third].flatMap(problemsOfNotes),
      ...(refused(second.exchanges) > 0 ? [] : ['the other server refused nothing']),
      ...(third.exchanges.length === 1 ? [] : [`${third.exchanges.length} requests once it is known again`]),
    ];
  });
}

interface Denials {
  readonly model: Ended | null;
  readonly key: Ended | null;
}

/** What a person sees who mistypes the model, or the key; null where the server does not mind. */
async function deniedRuns({ wrongModel, wrongKey }: Dialect, { run }: Stage): Promise<Denials> {
  const args = [SECOND.id, '--json', '--refresh=notes'];
  return {
    model: wrongModel === null ? null : await run([...args, '--model', 'no-such-model']),
    key: wrongKey === null ? null : await run(args, { env: { OPENAI_API_KEY: 'sk-of-somebody-else' } }),
  };
}

const textOf = (ended: Ended | null): string => (ended === null ? '–' : `${ended.code} ${codeOf(ended)}`);

function problemsOfDenial(what: string, ended: Ended | null, code: string): string[] {
  return ended === null || codeOf(ended) === code ? [] : [`${what}: ${ended.stderr.slice(-400)}`];
}

/** What the server had in its cache, by its own count, stands in the notes. */
function problemsOfCache({ ended, exchanges }: Run): string[] {
  if (ended.code !== 0) return [];
  const told = exchanges.reduce((sum, { cached }) => sum + cached, 0);
  const { cached } = notesIn(ended).engine.usage;
  return cached === told ? [] : [`${cached} cached tokens read of ${told} that were told`];
}

interface Batch {
  readonly ended: Ended;
  readonly exchanges: readonly Exchange[];
}

/** All papers, four at once, by a program that knows nothing of the server. */
async function runBatch({ world, provider, run }: Stage, warm: World): Promise<Batch> {
  putCache(warm, world, 'cache-2');
  const env = { SUMMARIZE_STATE_DIR: world.path('state-2'), SUMMARIZE_CACHE_DIR: world.path('cache-2') };
  const before = provider.exchanges.length;
  const ids = PAPERS.map(({ id }) => id);
  const ended = await run(['batch', ...ids, '-j', '4', '--digest', 'README.md'], { env });
  return { ended, exchanges: provider.exchanges.slice(before) };
}

/** One probe: as many requests refused as for one paper alone, and no second request before the first answer. */
function problemsOfBatch(
  { ended, exchanges }: Batch,
  { stage: { world }, alone }: { stage: Stage; alone: readonly Exchange[] },
): string[] {
  const until = exchanges.findIndex(({ end }) => end === 'answered') + 1;
  const probing = exchanges.slice(0, Math.max(until, 1));
  const digest = world.read('README.md');
  const [count, usual] = [refused(exchanges), refused(alone)];
  return [
    ...(ended.code === 0 ? [] : [`batch: exit ${ended.code} ${ended.stderr.slice(-600)}`]),
    ...PAPERS.filter(({ id }) => !digest.includes(`${id}v1#page=`)).map(
      ({ id }) => `batch: no notes of ${id}`,
    ),
    ...(count === usual ? [] : [`batch: ${count} requests refused, ${usual} for one paper alone`]),
    ...(probing.some(({ underWay }) => underWay > 0)
      ? ['batch: a second request before the first answer']
      : []),
  ];
}

/** The provider under its own name: what is known of hosts counts there, and nowhere else. */
async function runAtHost({ host, basePath }: Dialect, stage: Stage): Promise<Run | null> {
  if (host === null) return null;
  const env = {
    HTTP_PROXY: stage.provider.proxyUrl,
    OPENAI_BASE_URL: `http://${host}${basePath}`,
    SUMMARIZE_STATE_DIR: stage.world.path('state-3'),
  };
  return runOn(stage, FIRST, { args: ['--json', '--refresh=notes'], env });
}
