// The examples of each page of help, by the words of the command: `cache ls`; '' is the program itself.
import { phrase, type Phrase } from '../../lib/phrase.ts';

export type ExampleRows = readonly (readonly [line: string, text: Phrase])[];

/** A page without a row has no examples: it needs none, or has its own. */
export const EXAMPLES: Readonly<Record<string, ExampleRows>> = {
  '': [
    ['summarize demo', phrase`see it work: offline, no key`],
    ['summarize 2310.06825', phrase`notes on stdout`],
    ['summarize 2310.06825 --digest README.md', phrase`and merged into a list`],
    ['summarize batch ids.txt --digest README.md', phrase`many papers; type again to go on`],
    ['summarize check README.md', phrase`what is broken in it`],
    ['summarize paper.pdf --json > notes.json', phrase`a local PDF`],
  ],
  init: [
    ['summarize init', phrase`three questions`],
    ['summarize init --yes --provider ollama', phrase`no question; a model on this machine`],
    ['summarize init --key-stdin < key.txt', phrase`the key from a file`],
  ],
  batch: [
    ['summarize batch README.md', phrase`what the list names and has no notes yet`],
    ['summarize batch ids.txt --dry-run', phrase`what it would cost`],
    ['summarize batch --rss cs.CL --max 10', phrase`10 of the papers announced last`],
    ['summarize batch refs.bib --max-cost 1', phrase`of a bibliography, for at most 1`],
  ],
  review: [
    ['summarize review', phrase`all that is undecided, in the browser`],
    ['summarize review 2310.06825 --tty', phrase`one paper, in this terminal`],
    ['summarize review --only flagged', phrase`only what a check found something about`],
    ['summarize review --publish', phrase`merge what was decided in notes/<id>.json`],
  ],
  check: [
    ['summarize check README.md', phrase`what is broken in it`],
    ['summarize check README.md --fix --dry-run', phrase`what would be mended, as a diff`],
    ['summarize check --github --off http-link', phrase`in a workflow, without one rule`],
  ],
  cache: [
    ['summarize cache ls', phrase`what is in it`],
    ['summarize cache prune --days 30', phrase`drop what is older than a month`],
  ],
  'cache ls': [
    ['summarize cache ls', phrase`what is in it`],
    ['summarize cache ls --json', phrase`the same for a program`],
  ],
  'cache path': [['du -sh "$(summarize cache path)"', phrase`how large it is`]],
  'cache prune': [['summarize cache prune --days 30', phrase`drop what is older than a month`]],
  'cache clear': [['summarize cache clear', phrase`the next run pays again`]],
  schema: [
    ['summarize schema > notes.schema.json', phrase`of notes/<id>.json`],
    ['summarize schema config', phrase`of summarize.config.json`],
  ],
  usage: [
    ['summarize usage', phrase`the last 30 days, by day and by model`],
    ['summarize usage --by paper --since 7d', phrase`which papers cost most this week`],
  ],
  demo: [
    ['summarize demo', phrase`see it work: offline, no key`],
    ['summarize demo --review', phrase`and decide about two planted errors`],
  ],
  doctor: [
    ['summarize doctor', phrase`everything, with one small question to the model`],
    ['summarize doctor --no-ask --offline', phrase`only what is on this machine`],
    ['summarize doctor --model qwen-plus', phrase`would that model do?`],
  ],
  help: [
    ['summarize help cache prune', phrase`the page of a command`],
    ['summarize help env', phrase`variables of the environment`],
  ],
};
