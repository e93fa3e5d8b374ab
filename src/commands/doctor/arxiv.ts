// Checks of arXiv, in its lane and at its pace; and of the clock, by the time that servers tell.
import type { Survey } from '../../config/survey.ts';
import { probeArxiv, singleTry } from '../../arxiv/probe.ts';
import { openArxiv } from '../../arxiv/http.ts';
import { ToolError } from '../../lib/errors.ts';
import type { Aim } from '../../lib/line-rows.ts';
import { phrase } from '../../lib/phrase.ts';
import { durationText } from '../../lib/retry-after.ts';
import { arxivNames, arxivPace } from '../../steps/doors.ts';
import { openLane } from '../../store/lane.ts';
import { DEADLINE_S, failedBy, ok, skipped, warn, type CheckResult, type DoctorWorld } from './check.ts';
import { unreached } from './endpoint.ts';

/** Longer than its interval of 3 s: else somebody else is fetching. */
const MOST_WAIT_MS = 4000;
const MOST_OFF_MS = 5 * 60_000;
/** Codes of failures of the line, or of a proxy on it. */
const OF_THE_LINE = ['E_ARXIV_NETWORK', 'E_PROXY'];

export interface ArxivCheck {
  readonly result: CheckResult;
  /** The Date header of the answer, '' without one. */
  readonly date: string;
}

/** Whether arXiv's API answers us. One request, no second try. */
export async function checkArxiv(world: DoctorWorld, proxy: Promise<CheckResult>): Promise<ArxivCheck> {
  const { survey, flags, signal, deadline } = world;
  const skip = (result: CheckResult): ArxivCheck => ({ result, date: '' });
  if (flags.offline === true) return skip(skipped('arxiv', phrase`--offline`));
  const isInDoubt = (['arxivUrl', 'arxivApiUrl', 'cacheDir'] as const).some(survey.isInDoubt);
  if (isInDoubt || survey.config.refused !== null)
    return skip(skipped('arxiv', phrase`the configuration comes first`));
  const queue = new AbortController();
  const timer = setTimeout(() => queue.abort(), MOST_WAIT_MS);
  try {
    const door = await openDoor(world, () => clearTimeout(timer), queue.signal);
    const date = await probeArxiv(door);
    return { result: ok('arxiv', phrase`${new URL(survey.config.arxivApiUrl).host} answers`), date };
  } catch (error) {
    signal.throwIfAborted();
    if (queue.signal.aborted) return skip(skipped('arxiv', phrase`another summarize is talking to it`));
    if (deadline.aborted) return skip(silent(survey));
    if (!(error instanceof ToolError)) throw error;
    // The lane lies in the cache, which has a check of its own.
    if (error.code === 'E_LANE') return skip(skipped('arxiv', phrase`the cache comes first`));
    const { status } = await (OF_THE_LINE.includes(error.code) ? proxy : { status: 'ok' });
    if (status === 'fail') return skip(skipped('arxiv', phrase`the proxy comes first`));
    return skip(failedRequest(world, error));
  } finally {
    clearTimeout(timer);
  }
}

async function openDoor(
  { survey, signal, deadline, now }: DoctorWorld,
  onTurn: () => void,
  queue: AbortSignal,
) {
  const { config } = survey;
  const lane = openLane({ ...arxivPace(config), now });
  return openArxiv({
    ...(await arxivNames(config)),
    lane: singleTry(lane, onTurn, queue),
    signal: AbortSignal.any([signal, deadline]),
    now,
    times: { longestWaitMs: 0, deadlineMs: DEADLINE_S * 1000 },
  });
}

function silent(survey: Survey): CheckResult {
  return unreached('arxiv', null, aimOf(survey));
}

function aimOf({ config, surroundings }: Survey): Aim {
  return { host: new URL(config.arxivApiUrl).host, setting: 'SUMMARIZE_ARXIV_API_URL', ...surroundings };
}

function failedRequest({ survey }: DoctorWorld, error: ToolError): CheckResult {
  if (error.code === 'E_ARXIV_TIMEOUT' || error.code === 'E_ARXIV_SLOW') return silent(survey);
  if (!OF_THE_LINE.includes(error.code)) return failedBy('arxiv', error);
  return unreached('arxiv', error.cause, aimOf(survey));
}

/** Whether our clock agrees with a server's: certificates and Retry-After go wrong by more than minutes. */
export function checkClock({ now, flags }: DoctorWorld, dates: readonly string[]): CheckResult {
  if (flags.offline === true) return skipped('clock', phrase`--offline`);
  const told = dates.map(date => Date.parse(date)).find(time => !Number.isNaN(time));
  if (told === undefined) return skipped('clock', phrase`no server told the time`);
  const off = now() - told;
  if (Math.abs(off) <= MOST_OFF_MS) return ok('clock', phrase`agrees with the servers`);
  const by = durationText(Math.abs(off));
  return warn(
    'clock',
    off > 0
      ? phrase`the clock of this machine is ${by} fast`
      : phrase`the clock of this machine is ${by} slow`,
    phrase`set it: sudo timedatectl set-ntp true`,
  );
}
