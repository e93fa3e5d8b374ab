// Checks of the model: the address, the key there, the model's name, and whether it answers with JSON.
import { hasModel } from '../../config.ts';
import { isProxyTrouble } from '../../lib/line-failure.ts';
import { phrase, type Phrase } from '../../lib/phrase.ts';
import { reach, type Reached } from '../../model/reach.ts';
import { engineOf, modelAsked } from '../../steps/engine.ts';
import { askQuestion, type AskedModel } from './ask.ts';
import { skipped, type CheckResult, type DoctorWorld } from './check.ts';
import { access, answer, model } from './answered.ts';
import { checkEndpoint } from './endpoint.ts';

export interface ModelChecks {
  readonly results: readonly CheckResult[];
  /** The Date header of the answer, '' without one. */
  readonly date: string;
}

const NAMES = ['endpoint', 'access', 'model', 'answer'] as const;
type Answered = Reached & { readonly kind: 'answer' };

/** All four. `proxy` is the result of its own check, waited for only when nothing got through. */
export async function checkModel(world: DoctorWorld, proxy: Promise<CheckResult>): Promise<ModelChecks> {
  const reason = reasonNotTo(world);
  if (reason !== null) return { results: NAMES.map(name => skipped(name, reason)), date: '' };
  const { config } = world.survey;
  const reached = await reach(`${config.baseUrl}/models`, config.apiKey, world);
  if (reached.kind === 'none') return { results: afterNothing(world, reached, await proxy), date: '' };
  const asked = await askedOf(world, reached);
  const endpoint = checkEndpoint(world, reached, asked === null ? null : isFromApi(asked, world));
  const date = reached.headers.get('date') ?? '';
  if (endpoint.status === 'fail') return { results: [endpoint, ...others()], date };
  const seen = { reached, asked };
  return { results: [endpoint, access(world, seen), model(world, seen), answer(world, asked)], date };
}

function reasonNotTo(world: DoctorWorld): Phrase | null {
  const { survey, flags } = world;
  const isRefused = survey.config.refused !== null;
  if (isRefused || survey.isInDoubt('baseUrl') || survey.isInDoubt('apiKey'))
    return phrase`the configuration comes first`;
  const engine = engineOf(survey.config);
  if (engine !== 'model') return phrase`the engine ${engine} asks no server`;
  if (!hasModel(survey.config)) return phrase`the key comes first`;
  return flags.offline === true ? phrase`--offline` : null;
}

function others(): CheckResult[] {
  return NAMES.slice(1).map(name => skipped(name, phrase`the endpoint comes first`));
}

function afterNothing(world: DoctorWorld, reached: Reached, proxy: CheckResult): CheckResult[] {
  // Else the failure was at the address itself.
  const mayBeProxy = reached.kind === 'none' && (reached.error === null || isProxyTrouble(reached.error));
  if (proxy.status === 'fail' && mayBeProxy)
    return [skipped('endpoint', phrase`the proxy comes first`), ...others()];
  return [checkEndpoint(world, reached, null), ...others()];
}

async function askedOf(world: DoctorWorld, { status }: Answered): Promise<AskedModel | null> {
  const isRefused = status === 401 || status === 403;
  if (!world.flags.ask || isRefused || modelAsked(world.survey.config).model === '') return null;
  return askQuestion(world);
}

/** Codes of failures that only a model's server can cause. */
const OF_AN_API = ['E_MODEL_KEY', 'E_MODEL_QUOTA', 'E_MODEL_WAIT', 'E_MODEL_REFUSED', 'E_REPLY_CUT_OFF', 'E_REPLY_EMPTY', 'E_TOO_LONG']; // prettier-ignore

function isFromApi(asked: AskedModel, world: DoctorWorld): boolean | null {
  if (asked.kind === 'silent') return null;
  if (asked.kind !== 'failed') return true;
  const { code, why } = asked.error;
  // A server without such a path says 404 as well, but does not name the model.
  const isNamed = code === 'E_MODEL_UNKNOWN' && why.includes(modelAsked(world.survey.config).model);
  return isNamed || OF_AN_API.includes(code);
}
