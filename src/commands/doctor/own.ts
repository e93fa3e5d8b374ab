// Checks of what we run in: Node, the terminal, and what a shell finds under our name.
import { phrase } from '../../lib/phrase.ts';
import { firstOnPath, realPath } from '../../store/on-path.ts';
import { readPackageInfo } from '../../store/package-files.ts';
import { ok, skipped, warn, fail, type CheckResult, type DoctorWorld } from './check.ts';

/** `engines` of package.json. */
const LEAST_NODE = [20, 19] as const;
const NARROW = 60;

/** Whether this Node is new enough. */
export function checkNode(version: string = process.versions.node): CheckResult {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  if (isEnough) return ok('node', version);
  return fail('node', 'usage', {
    seen: phrase`Node ${version} is too old: ${LEAST_NODE.join('.')} or newer is needed`,
    next: phrase`install Node 22 from https://nodejs.org, or: nvm install 22`,
  });
}

/** Whether Chinese arrives on this terminal, and how wide it is. */
export function checkTerminal({ survey }: DoctorWorld): CheckResult {
  if (!process.stdout.isTTY) return skipped('terminal', phrase`the output goes to no terminal`);
  const { locale } = survey.surroundings;
  const columns = process.stdout.columns;
  const isUnix = process.platform !== 'win32';
  if (isUnix && !/utf-?8/i.test(locale)) {
    const shown = locale === '' ? phrase`none is set` : locale;
    return warn(
      'terminal',
      phrase`the locale is no UTF-8 one (${shown}): Chinese may be shown as ? or boxes`,
      'export LANG=C.UTF-8',
    );
  }
  if (columns < NARROW)
    return warn(
      'terminal',
      phrase`${columns} columns are few: tables break`,
      phrase`make the window wider, 80 columns are enough`,
    );
  return ok('terminal', phrase`UTF-8, ${columns} columns`);
}

/** Whether `summarize` typed in a shell is this program: another package has the same name. */
export async function checkPath({ survey }: DoctorWorld): Promise<CheckResult> {
  const { path } = survey.surroundings;
  const found = await firstOnPath('summarize', path);
  if (found === null)
    return ok('path', phrase`no summarize is on PATH: this one was started by its path, or by npx`);
  const own = await realPath(process.argv[1] ?? '');
  if (found.real === own) return ok('path', found.path);
  if (found.package === 'arxiv-summarize') {
    const { version } = await readPackageInfo();
    return found.version === version || found.version === ''
      ? ok('path', phrase`${found.path} (another copy of this program)`)
      : warn(
          'path',
          phrase`${found.path} is version ${found.version} of this program; this is ${version}`,
          'npm install -g arxiv-summarize@latest',
        );
  }
  const whose = found.package === '' ? phrase`another program` : phrase`the package ${found.package}`;
  const ours = await firstOnPath('arxiv-summarize', path);
  return warn(
    'path',
    phrase`summarize on PATH is ${whose}: ${found.path}`,
    ours?.package === 'arxiv-summarize'
      ? phrase`type arxiv-summarize instead of summarize`
      : phrase`type npx arxiv-summarize instead of summarize`,
  );
}
