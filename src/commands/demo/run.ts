// The demo: the real program, started twice as a child process, against recorded answers on loopback.
// It merges into a temporary copy of a digest that a person has edited, and then proves what it says:
// a claim of the demo that does not hold is a failure of the demo.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { isPublishable, type Claim } from '../../domain/claim.ts';
import { claimsOf, NotesSchema, type Notes } from '../../domain/notes.ts';
import { ToolError } from '../../lib/errors.ts';
import { phrase, type Told } from '../../lib/phrase.ts';
import { packagePath } from '../../store/package-files.ts';
import type { CommandContext } from '../context.ts';
import { findingTold } from '../finding-words.ts';
import type { Reporter } from '../reporter.ts';
import { showReview, type DemoFlags } from './review.ts';
import { startDemoServer } from './server.ts';
import { demoWorld, PAPER, type DemoPlace } from './world.ts';

const FIXTURES = 'fixtures/papers/sparse-reward';
/** A line that only the hand-edited entry of the fixture digest has. */
const HAND_EDIT = '我的看法';

/** Runs the demo; prints to the reporter. Throws E_DEMO when something it shows does not hold. */
export async function runDemo(context: CommandContext, flags: DemoFlags): Promise<void> {
  const fixture = (name: string): Promise<Uint8Array> => readFile(packagePath(`${FIXTURES}/${name}`));
  const [feed, pdf, ...replies] = await Promise.all(
    ['feed.xml', 'paper.pdf', 'reply.json', 'repair-reply.json', 'regenerate-reply.json'].map(fixture),
  );
  if (feed === undefined || pdf === undefined) throw demoError(phrase`the recordings are not all there`);
  const folder = await mkdtemp(join(tmpdir(), 'summarize-demo-'));
  const digest = join(folder, 'README.md');
  const before = await readFile(packagePath('fixtures/digest/README.md'), 'utf8');
  await writeFile(digest, before);
  const server = await startDemoServer({ feed, pdf, replies });
  try {
    const stage = { server, folder, digest, before };
    await show(stage, context);
    if (flags.review === true) await showReview(stage, { open: flags.open, context });
    else
      context.reporter.say(phrase`Decide about the two that were held back: the same command with --review`);
  } finally {
    await server.close();
  }
}

interface Stage extends DemoPlace {
  readonly digest: string;
  readonly before: string;
}

async function show(stage: Stage, context: CommandContext): Promise<void> {
  const { reporter } = context;
  const { server, folder, digest, before } = stage;
  const line = `summarize ${PAPER} --digest README.md`;
  reporter.say(
    phrase`In ${folder}: README.md is a list with four papers, one entry edited by hand.\nA server on ${server.url} plays arXiv and a model from recordings.\n\n$ ${line}`,
  );
  reporter.out(await runSelf(stage, context));
  const after = await readFile(digest, 'utf8');
  reporter.say('\n$ git diff README.md');
  reporter.out(
    shortened(
      createTwoFilesPatch('a/README.md', 'b/README.md', before, after, '', '', { context: 1 }),
      reporter,
    ),
  );
  const notes = NotesSchema.parse(JSON.parse(await readFile(join(folder, 'notes', `${PAPER}.json`), 'utf8')));
  showProof(notes, reporter);
  showHandEdit(before, after, reporter);
  const requests = server.requests.length;
  reporter.say(phrase`\n$ ${line}        # once more`);
  await runSelf(stage, context);
  const asked = server.requests.length - requests;
  const same = (await readFile(digest, 'utf8')) === after;
  if (asked > 0 || !same)
    throw demoError(
      same
        ? phrase`the second run made ${asked} requests and left the digest as it was`
        : phrase`the second run made ${asked} requests and left the digest changed`,
    );
  reporter.say(
    phrase`\nFirst run: ${requests} requests. Second run: 0 requests, 0 bytes changed.\nLook at it: ${digest}`,
  );
}

/** The diff with long runs of added lines cut: the notes were on the screen a moment ago. */
function shortened(patch: string, { speak }: Reporter): string {
  return patch.replace(/(?:^\+[^+\n].*\n|^\+\n){9,}/gm, run => {
    const lines = run.trimEnd().split('\n');
    const more = speak(phrase`… ${lines.length - 6} more added lines`);
    return `${lines.slice(0, 6).join('\n')}\n  ${more}\n`;
  });
}

function showProof(notes: Notes, reporter: Reporter): void {
  const claims = claimsOf(notes);
  const quoted = claims.filter(claim => claim.quote !== '');
  const found = quoted.filter(claim => claim.match === 'exact' || claim.match === 'fuzzy');
  const held = claims.filter(claim => !isPublishable(claim));
  reporter.say(
    phrase`\nVerified: ${found.length} of ${quoted.length} quotes stand in the PDF, each with its page; ${claims.length - held.length} of ${claims.length} claims were merged.`,
  );
  reporter.say(
    phrase`Held back, and not in README.md: ${held.length} (the recorded reply has an invented number and an invented quote)`,
  );
  for (const claim of held)
    reporter.say(`  ${claim.id}: ${reporter.speak(claimTold(claim))}\n${complaints(claim, reporter)}`);
  if (held.length !== 2) throw demoError(phrase`two planted faults should be held back, ${held.length} were`);
}

/** A claim has two texts as a finding has. */
function claimTold({ en, zh }: Claim): Told {
  return findingTold({ message: en, messageZh: zh });
}

function complaints(claim: Claim, { speak }: Reporter): string {
  const errors = claim.findings.filter(finding => finding.severity === 'error');
  return errors.map(finding => `    ${finding.code}: ${speak(findingTold(finding))}`).join('\n');
}

function showHandEdit(before: string, after: string, reporter: Reporter): void {
  const edited = before.split(/^(?=## )/m).find(section => section.includes(HAND_EDIT));
  if (edited === undefined || !after.includes(edited))
    throw demoError(phrase`the entry that was edited by hand has changed`);
  reporter.say(
    phrase`\nThe entry edited by hand (“${HAND_EDIT}…”): its ${Buffer.byteLength(edited)} bytes are unchanged.`,
  );
}

/** The program as users run it, in a world of its own. */
async function runSelf(stage: Stage, { language, signal }: CommandContext): Promise<string> {
  const { folder } = stage;
  const env = demoWorld(stage, language);
  const argv = [packagePath('dist/cli.js'), PAPER, '--digest', 'README.md'];
  const child = spawn(process.execPath, argv, {
    cwd: folder,
    env,
    signal,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw demoError(phrase`summarize ended with exit code ${code ?? 'none'}`);
  return Buffer.concat(chunks).toString('utf8');
}

function demoError(why: Told): ToolError {
  return new ToolError({
    code: 'E_DEMO',
    category: 'paper',
    what: phrase`the demo did not show what it should`,
    why,
    kept: phrase`nothing of yours was touched`,
    next: phrase`install arxiv-summarize again, or report this`,
  });
}
