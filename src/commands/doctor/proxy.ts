// Check of the proxy: is there one, does it answer. Asked directly, so it must begin before the proxy is in force.
import { lineFailure } from '../../lib/line-failure.ts';
import type { LineKind } from '../../lib/line-rows.ts';
import { joined, phrase } from '../../lib/phrase.ts';
import { reach } from '../../model/reach.ts';
import { DEADLINE_S, fail, failedBy, ok, skipped, type CheckResult, type DoctorWorld } from './check.ts';
import { setProxy } from '../../steps/tools.ts';
import { reasonOf, UsageError } from '../../lib/errors.ts';

interface Proxy {
  readonly variable: string;
  readonly url: URL;
}

/** Whatever it answers, and be it by hanging up: somebody is there. */
const SOMEBODY: readonly LineKind[] = ['cut', 'not-http', 'redirect', 'other'];

/** Sends the requests at once; their answers are the promise. */
export function checkProxy(world: DoctorWorld): Promise<CheckResult> {
  const { config } = world.survey;
  const proxies = [
    ['HTTPS_PROXY', config.httpsProxy],
    ['HTTP_PROXY', config.httpProxy],
  ].flatMap(([variable, value]) => proxyOf(variable ?? '', value ?? ''));
  if (world.flags.offline === true) return Promise.resolve(skipped('proxy', phrase`--offline`));
  if (config.refused !== null)
    return Promise.resolve(skipped('proxy', phrase`the configuration comes first`));
  const answers = proxies.map(({ url }) => reach(`${url.protocol}//${url.host}/`, '', world));
  return judged(proxies, answers);
}

function proxyOf(variable: string, value: string): Proxy[] {
  const whole = value.includes('://') ? value : `http://${value}`;
  if (value.trim() === '' || !URL.canParse(whole)) return [];
  const url = new URL(whole);
  return /^https?:$/.test(url.protocol) ? [{ variable, url }] : [];
}

async function judged(
  proxies: readonly Proxy[],
  answers: readonly ReturnType<typeof reach>[],
): Promise<CheckResult> {
  for (const [index, answer] of answers.entries()) {
    const reached = await answer;
    const proxy = proxies[index];
    if (proxy === undefined || reached.kind === 'answer') continue;
    const { variable, url } = proxy;
    const { error } = reached;
    const { kind, code } = lineFailure(error, { host: url.host, setting: variable });
    // Node's fetch leaves some ports alone (https://fetch.spec.whatwg.org/#port-blocking): nobody was asked.
    const isBlocked = error !== null && /bad port/.test(reasonOf(error));
    if (error !== null && SOMEBODY.includes(kind) && !isBlocked) continue;
    return fail('proxy', 'remote', {
      seen:
        error === null
          ? phrase`the proxy ${url.host} gave no answer within ${DEADLINE_S} s`
          : isBlocked
            ? phrase`the port of the proxy ${url.host} is one that Node does not connect to`
            : phrase`the proxy ${url.host} cannot be reached (${code})`,
      next: phrase`start it, or: unset ${variable}`,
    });
  }
  const names = proxies.map(({ variable, url }) => `${variable} ${url.host}`);
  return ok('proxy', names.length === 0 ? phrase`none is set` : phrase`${joined(names, ', ')}: alive`);
}

/** Puts the proxy in force for what follows; the failure as a result when its address cannot be used. */
export async function enforceProxy({ survey }: DoctorWorld): Promise<CheckResult | null> {
  try {
    await setProxy(survey.config);
    return null;
  } catch (error) {
    if (error instanceof UsageError) return failedBy('proxy', error);
    throw error;
  }
}
