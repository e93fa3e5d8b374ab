// One paper of the queue on its way to notes that may be merged: its journey, with its own place on the screen, its own
// meter, and an ear for the end of the run.
import { noticeTold } from '../../../pdf/notices.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';
import type { BatchEvent, PreviewedPaper } from '../../../domain/batch.ts';
import type { Notes } from '../../../domain/notes.ts';
import { citedId } from '../../../domain/paper.ts';
import { addUsage, type Usage } from '../../../domain/reply.ts';
import type { Arxiv } from '../../../arxiv/http.ts';
import type { ModelGate } from '../../../model/gate.ts';
import { orAborted } from '../../../lib/or-aborted.ts';
import { journey, type Journey } from '../../../pipeline.ts';
import { assertPublishable } from '../../../steps/before-paying.ts';
import { readDigestPapers } from '../../../steps/digest-papers.ts';
import { withDecisions } from '../../../steps/merge.ts';
import type { Tools } from '../../../steps/tools.ts';
import type { Doing } from '../../../steps/world.ts';
import { refuseEmpty, waitInReview } from '../../refuse-notes.ts';
import { LeftError } from './judge-failure.ts';

/** What papers of one run share. */
export interface Shared {
  readonly tools: Tools;
  readonly tell: (event: BatchEvent) => void;
  /** Aborted, with LeftError, as soon as the run is to end. */
  readonly ending: AbortSignal;
  /** Base ids that are on their way, and under which name: two files may hold one paper. */
  readonly begun: Map<string, string>;
  /**
   * Runs what comes before a question, for a few papers at once: were all that are under way read side by side, the
   * first would be ready for the model when the last one is, and the model would wait.
   */
  readonly reading: (read: () => Promise<void>) => Promise<void>;
  /** Takes one of `--max-papers`; throws LeftError when there is none left. */
  readonly takeSlot: (name: string) => void;
}

/** What was made, or why nothing need be: another paper's twin, or notes that the digest has by now. */
export type Made =
  | { readonly kind: 'notes'; readonly notes: Notes; readonly targets: readonly string[] }
  | { readonly kind: 'nothing'; readonly why: Told };

/** What a paper has cost this run so far. */
export interface Meter {
  calls: number;
  usage: Usage;
  /** Time in which the model worked for it. */
  modelMs: number;
}

/** Makes the notes of one paper, or takes them from the cache. Throws what keeps them from being merged. */
export async function onePaper(paper: PreviewedPaper, meter: Meter, shared: Shared): Promise<Made> {
  if (shared.ending.aborted) throw new LeftError(paper.name, phrase`the run ended before its turn`);
  let tellAsked = (): void => undefined;
  const asked = new Promise<void>(resolve => (tellAsked = resolve));
  const tools = toolsOf(paper, meter, { ...shared, tellAsked });
  const way = journey(paper.source, tools);
  const found = await way.paper();
  const twin = shared.begun.get(found.id);
  if (twin !== undefined) return { kind: 'nothing', why: phrase`the same paper as ${twin}` };
  shared.begun.set(found.id, paper.name);
  const targets = await targetsOf(paper, found.id, tools);
  if (targets.length === 0 && paper.targets.length > 0)
    return { kind: 'nothing', why: phrase`${citedId(found)} has notes in ${paper.targets.join(', ')}` };
  if (!(await way.isChecked())) {
    for (const target of targets) await assertPublishable(target, [found.id]);
    await readUntilAsked(way, asked, shared);
  }
  const notes = await way.checked();
  for (const notice of notes.source.notices)
    shared.tell({ event: 'note', at: tools.now(), text: phrase`${paper.name}: ${noticeTold(notice)}` });
  refuseEmpty(notes);
  for (const target of targets) await waitInReview(await withDecisions(target, notes), target, false);
  return { kind: 'notes', notes, targets };
}

/** Its PDF is fetched before its turn to be read: arXiv has a pace of its own. Fails with nothing: the notes do that. */
async function readUntilAsked(way: Journey, asked: Promise<void>, { reading }: Shared): Promise<void> {
  const settled = (): void => undefined;
  await way.pdf().catch(settled);
  await reading(() => Promise.race([asked, way.checked().then(settled, settled)]));
}

/** A local PDF tells its id only when it is read, so only now its digests can be asked whether they have it. */
async function targetsOf(
  { source, targets }: PreviewedPaper,
  id: string,
  tools: Tools,
): Promise<readonly string[]> {
  if (source.kind === 'arxiv' || tools.options.refresh.has('notes')) return targets;
  const digests = await Promise.all(targets.map(readDigestPapers));
  return digests.filter(({ noted }) => !noted.has(id)).map(({ path }) => path);
}

/** The run's tools, as this paper uses them: what is being done is told of it, what it pays is counted for it. */
function toolsOf(paper: PreviewedPaper, meter: Meter, shared: Shared & { tellAsked: () => void }): Tools {
  const { tools, tell, tellAsked } = shared;
  const stage = ({ stage, words }: Omit<Doing, 'paper'>): void =>
    tell({ event: 'stage', at: tools.now(), name: paper.name, stage, words });
  let asking: Told = phrase`asking the model`;
  return {
    ...tools,
    progress: doing => {
      // The call itself is told when it begins; until then the paper waits for its turn.
      if (doing.stage === 'model') asking = doing.words;
      else stage(doing);
    },
    arxiv: async () => untilTheEnd(await tools.arxiv(), shared),
    fetching: async () => {
      const { alone } = await tools.fetching();
      return { alone: (question, fetch) => orAborted(alone(question, fetch), shared.ending) };
    },
    // The way into every question: behind it a paper may wait long, also for another process that asks the same.
    asking: () => {
      tellAsked();
      return tools.asking();
    },
    gate: async () => {
      const gate = await tools.gate();
      const begin = (): void => stage({ stage: 'model', words: asking });
      stage({ stage: 'model', words: phrase`waiting for the model` });
      return counted(gate, { paper, meter, shared, begin });
    },
  };
}

/** Nothing is fetched for a run that ends. */
function untilTheEnd(door: Arxiv, { ending }: Shared): Arxiv {
  return { ...door, get: (url, request) => orAborted(door.get(url, request), ending) };
}

function counted(
  gate: ModelGate,
  { paper, meter, shared, begin }: { paper: PreviewedPaper; meter: Meter; shared: Shared; begin: () => void },
): ModelGate {
  return {
    ...gate,
    run: (bound, send) =>
      gate.run(bound, async () => {
        if (shared.ending.aborted)
          throw new LeftError(paper.name, phrase`the run ended before the model was asked`);
        shared.takeSlot(paper.name);
        begin();
        const since = performance.now();
        const outcome = await send();
        if (outcome.kind === 'answer') {
          meter.calls += 1;
          meter.usage = addUsage(meter.usage, outcome.answer.usage);
          meter.modelMs += performance.now() - since;
        }
        return outcome;
      }),
  };
}
