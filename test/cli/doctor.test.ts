// Each fault that a person may have is found by name, with what to type; the table of them stands in docs/doctor.md.
import {
  chmodSync,
  chownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { digest, FAULTS, healthy, KEY } from './doctor-faults.ts';
import { filesIn, isAnywhereIn, test as ownProcess, testKept as test } from './open.ts';
import { CLI, fixture, putDigest, type Ended, type World } from '../support/cli.ts';
import { canBeOrdinary, isRoot, ORDINARY, ordinaryNote } from '../support/ordinary-user.ts';

interface Check {
  readonly name: string;
  readonly status: string;
  readonly seen: string;
  readonly next: string | null;
}
interface Report {
  readonly schemaVersion: 1;
  readonly ok: boolean;
  readonly settings: readonly { name: string; value: string; source: string }[];
  readonly checks: readonly Check[];
}
function runAs(
  world: World,
  args: readonly string[],
  { env, asOrdinary }: { env: Record<string, string>; asOrdinary: boolean },
): Promise<Ended> {
  if (!asOrdinary) return world.run(args, env);
  if (isRoot)
    for (const name of ['.', ...readdirSync(world.folder, { recursive: true, encoding: 'utf8' })])
      chownSync(join(world.folder, name), ORDINARY.uid ?? 0, ORDINARY.gid ?? 0);
  return world.start(args, env, ORDINARY).ended;
}

/** A folder with this program under its name: what else is called so on the machine's PATH comes behind it. */
let ownBin = '';
beforeAll(() => {
  ownBin = mkdtempSync(join(tmpdir(), 'own-bin-'));
  chmodSync(ownBin, 0o755);
  symlinkSync(CLI, join(ownBin, 'summarize'));
});
afterAll(() => rmSync(ownBin, { recursive: true }));
const ownFirst = ({ env }: World): string => [ownBin, env['PATH']].join(delimiter);

/** Fault → its row; filled while the faults are tried. */
const rows = new Map<string, string>();

/** What differs from run to run is named instead. */
function steady(text: string, world: World): string {
  return text.replaceAll(world.folder, '…').replace(/127\.0\.0\.1:\d+/g, 'HOST');
}

describe.concurrent('summarize doctor finds', () => {
  for (const fault of FAULTS) {
    const canRun = fault.asOrdinary === undefined || canBeOrdinary;
    // A proxy stays in force for the whole process.
    const one = fault.check === 'proxy' ? ownProcess : test;
    one.skipIf(!canRun)(
      `${fault.title}${canRun ? '' : ordinaryNote}`,
      { timeout: 30_000 },
      async ({ open }) => {
        const world = await open(...(fault.plays ?? [healthy]));
        const env = { PATH: ownFirst(world), OPENAI_API_KEY: KEY, ...(await fault.arrange?.(world)) };
        const ended = await runAs(world, ['doctor', '--json', ...(fault.args ?? [])], {
          env,
          asOrdinary: fault.asOrdinary === true,
        });
        const report = JSON.parse(ended.stdout) as Report;
        const found = report.checks.find(({ name }) => name === fault.check);
        expect(found?.seen).toMatch(fault.seen);
        expect([ended.code, report.ok]).toEqual([fault.exit, fault.exit === 0]);
        if (fault.check === 'arxiv') expect(world.arxiv.requests.length).toBe(1);
        const wrong = report.checks.filter(({ status }) => status === 'fail' || status === 'warn');
        const alsoRuntime = fault.check === 'model file' ? ['runtime'] : [];
        expect(wrong.map(({ name }) => name)).toEqual([fault.check, ...alsoRuntime]);
        expect(ended.stdout + ended.stderr).not.toContain('canary');
        const { status = '', next = '' } = found ?? {};
        rows.set(
          fault.title,
          `| ${fault.title} | \`${fault.check}\` | ${status} | \`${steady(next ?? '', world).replaceAll('|', '\\|')}\` | ${fault.exit} |`,
        );
      },
    );
  }
});

describe('docs/doctor.md', () => {
  test('has the row of every fault that was tried, in the same order', () => {
    const page = readFileSync(fixture('..', 'docs', 'doctor.md'), 'utf8');
    const told = page.split('\n').filter(line => /^\| .+ \| \d \|$/.test(line));
    const expected = FAULTS.map(({ title }) => rows.get(title));
    expect(told.map((line, index) => (expected[index] === undefined ? undefined : line))).toEqual(expected);
  });
});

describe.concurrent('in a healthy world', () => {
  test('every check is ok or left out, and it ends with 0 after two requests to the model and one to arXiv', async ({
    open,
  }) => {
    const world = await open(healthy);
    putDigest(world);
    const { code, stdout, stderr } = await world.run(['doctor', '--json'], {
      ...digest,
      PATH: ownFirst(world),
      OPENAI_API_KEY: KEY,
    });
    const report = JSON.parse(stdout) as Report;
    const names = (status: string): string[] =>
      report.checks.filter(check => check.status === status).map(({ name }) => name);
    expect(names('skipped')).toEqual(['terminal', 'model file', 'runtime']);
    expect([...names('warn'), ...names('fail')]).toEqual([]);
    expect([code, report.ok, report.schemaVersion]).toEqual([0, true, 1]);
    expect(stderr).toMatch(/no problem in \d+ checks\n$/);
    expect([world.model.requests.length, world.arxiv.requests.length]).toEqual([2, 1]);
    expect(report.settings).toContainEqual({
      name: 'apiKey',
      value: 'set (…9f, 29 characters)',
      source: 'OPENAI_API_KEY',
    });
    // The question was paid for, so it stands in the ledger, under no paper.
    const usage = JSON.parse((await world.run(['usage', '--by', 'paper', '--json'], digest)).stdout);
    expect(usage.total).toMatchObject({ calls: 1 });
    const told = stdout + stderr;
    const forms = [KEY, Buffer.from(KEY).toString('base64'), 'canary'];
    expect(forms.filter(form => told.includes(form))).toEqual([]);
    expect(isAnywhereIn(world, forms)).toBe(false);
  });

  test('--no-ask sends the model nothing to answer, and --offline nothing at all', async ({ open }) => {
    const world = await open(healthy);
    await world.run(['doctor', '--no-ask']);
    expect(world.model.requests.map(({ body }) => body.model)).toEqual([undefined]);
    const { code } = await world.run(['doctor', '--offline']);
    expect([code, world.model.requests.length, world.arxiv.requests.length]).toEqual([0, 1, 1]);
  });

  test('a person reads the settings with their sources, then a line for each check', async ({ open }) => {
    const world = await open(healthy);
    const { stdout } = await world.run(['doctor', '--offline'], { OPENAI_API_KEY: 'short-key' });
    expect(stdout).toContain('  apiKey           set  (from OPENAI_API_KEY)\n');
    expect(stdout).toContain('  model            fixture-model-1  (from OPENAI_MODEL)\n');
    expect(stdout).toMatch(/\nChecks\n {2}ok {4}node {11}\d+\.\d+\.\d+\n/);
    expect(stdout).not.toContain('short-key');
    const many = await world.run(['doctor', '--offline'], { OPENAI_BASE_URL: 'nonsense' });
    const shown = many.stdout.split('\n').filter(line => /^ {2}(?:ok|warn|fail|skip) /.test(line));
    expect(many.stderr).toContain(`of ${shown.length} checks failed\n`);
  });

  test('a damaged entry is told once: it was removed', async ({ open }) => {
    const world = await open(healthy);
    await world.run(['2501.01234', '--until', 'pages']);
    const [first = ''] = filesIn(world.path('cache/v1/content-v2'));
    writeFileSync(first, readFileSync(first).fill(0, 0, 3));
    const statuses = async (): Promise<string | undefined> => {
      const { stdout } = await world.run(['doctor', '--json', '--offline']);
      return (JSON.parse(stdout) as Report).checks.find(({ name }) => name === 'cache')?.status;
    };
    expect([await statuses(), await statuses()]).toEqual(['warn', 'ok']);
  });

  test('a base URL that cannot be used has no key sent to the default host instead', async ({ open }) => {
    const world = await open(healthy);
    const { stdout } = await world.run(['doctor', '--json'], {
      OPENAI_API_KEY: KEY,
      OPENAI_BASE_URL: 'nonsense',
    });
    const { checks } = JSON.parse(stdout) as Report;
    const endpoint = checks.find(({ name }) => name === 'endpoint');
    expect([endpoint?.status, endpoint?.seen]).toEqual(['skipped', 'the configuration comes first']);
  });
});
