// Where a case is played: a folder of its own with the papers in its cache, the built program, and one provider.
import { cpSync, writeFileSync } from 'node:fs';
import { openManyWorld, withKeptProcess, type Ended, type World } from '../cli.ts';
import { manyPapers, type SmallPaper } from '../many-papers.ts';
import type { Dialect } from './dialect.ts';
import type { Run } from './judge.ts';
import { longPaper } from './long-paper.ts';
import { ollama } from './local.ts';
import { KEY, startProvider, type Provider } from './server.ts';

/** A batch takes all of them. */
export const PAPERS: readonly SmallPaper[] = manyPapers(4);
export const [FIRST, SECOND] = PAPERS as readonly [SmallPaper, SmallPaper];
/** Does not fit into a context of 4096 tokens. */
export const LONG = longPaper(8);
const SERVED = [...PAPERS, LONG];
/** The digest before anything is merged. */
export const DIGEST = '# Paper List\n';

export interface Stage {
  readonly world: World;
  readonly provider: Provider;
  /** Runs it against the provider. */
  readonly run: (args: readonly string[], setup?: Setup) => Promise<Ended>;
}

export interface Setup {
  readonly env?: Readonly<Record<string, string>>;
  /** In a process of its own. */
  readonly alone?: boolean;
}

/** A world whose cache has metadata, PDF and text of all papers; made once for all cases. */
export async function warmWorld(): Promise<World> {
  const world = await openManyWorld(SERVED);
  const run = await world.run([...SERVED.map(({ id }) => id), '--until', 'pages']);
  if (run.code !== 0) throw new Error(run.stderr);
  await checkProxy(world);
  return world;
}

/** Opens a stage, gives it to `use`, and closes it. */
export async function onStage<T>(
  dialect: Dialect,
  warm: World,
  use: (stage: Stage) => Promise<T>,
): Promise<T> {
  const world = await openManyWorld(SERVED);
  const kept = withKeptProcess(world);
  const provider = await startProvider(dialect, SERVED);
  try {
    putCache(warm, world, 'cache');
    writeFileSync(world.path('README.md'), DIGEST);
    if (dialect.settings !== undefined)
      writeFileSync(world.path('summarize.config.json'), JSON.stringify(dialect.settings));
    const own = {
      OPENAI_BASE_URL: provider.baseUrl,
      OPENAI_MODEL: dialect.model,
      OPENAI_API_KEY: KEY,
      SUMMARIZE_STATE_DIR: world.path('state'),
    };
    const run: Stage['run'] = (args, { env = {}, alone = false } = {}) =>
      (alone ? world : kept).run(args, { ...own, ...env });
    return await use({ world, provider, run });
  } finally {
    await provider.close();
    await kept.close();
  }
}

/** Copies what was fetched and read, and nothing that a model said. */
export function putCache(warm: World, world: World, name: string): void {
  cpSync(warm.path('cache'), world.path(name), { recursive: true });
}

/** Runs a command about one paper, and gives what was asked meanwhile. */
export async function runOn(
  { world, provider, run }: Stage,
  paper: SmallPaper,
  { args, ...setup }: Setup & { readonly args: readonly string[] },
): Promise<Run> {
  const before = provider.exchanges.length;
  const ended = await run([paper.id, ...args], setup);
  return { world, paper, ended, exchanges: provider.exchanges.slice(before) };
}

/** A request to another host goes to the proxy on loopback and nowhere else; before that is sure, no host is named. */
async function checkProxy(warm: World): Promise<void> {
  await onStage(ollama, warm, async ({ provider, run }) => {
    const env = { HTTP_PROXY: provider.proxyUrl, OPENAI_BASE_URL: 'http://nobody.invalid/v1' };
    const { code, stderr } = await run([FIRST.id, '--json'], { env });
    if (code !== 0) throw new Error(`the proxy is not used: ${stderr}`);
  });
}
