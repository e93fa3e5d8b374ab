// Checks of the settings: what files and environment say, and the key as it was typed.
import { unsentTold } from '../../config/key-host.ts';
import { inDotEnv } from '../../config/place.ts';
import { hasModel, type Config } from '../../config.ts';
import type { ConfigProblem } from '../../config/survey.ts';
import { english, joined, phrase } from '../../lib/phrase.ts';
import { engineOf } from '../../steps/engine.ts';
import { fail, failedBy, ok, skipped, type CheckResult, type DoctorWorld } from './check.ts';
import { shownKey } from './settings.ts';

/** Whether every place that settings come from can be read and used. The key has a check of its own. */
export function checkConfiguration({ survey }: DoctorWorld): CheckResult {
  const problems = survey.problems.filter(problem => !isAboutTyping(problem));
  const [first] = problems;
  if (first === undefined) return ok('configuration', placesTold(survey.config));
  const result = failedBy('configuration', first.error);
  if (problems.length === 1) return result;
  const all = problems.map(({ error }) => joined([error.told.what, error.told.why], ': '));
  return { ...result, seen: joined(all, '; ') };
}

/** A key with a blank or a curly quote in it: the place is right, what stands there is not. */
function isAboutTyping({ setting, error }: ConfigProblem): boolean {
  return setting === 'apiKey' && english(error.told.what).startsWith('the setting');
}

function placesTold({ origins }: Config) {
  const places = new Set(Object.values(origins).filter(origin => origin !== 'default'));
  if (places.size === 0) return phrase`nothing is set: the defaults hold`;
  const files = new Set([...places].map(place => inDotEnv(place)?.file ?? place).filter(isPath));
  return files.size === 0 ? phrase`from the environment` : joined([...files], ', ');
}

function isPath(place: string): boolean {
  return place.startsWith('./') || place.startsWith('/');
}

/** True when this run would ask a model over the network. */
export function wantsModel({ survey }: DoctorWorld): boolean {
  return survey.config.engine === undefined || engineOf(survey.config) === 'model';
}

/** Whether there is a key where one is needed, and nothing in it that no key has. */
export function checkKey(world: DoctorWorld): CheckResult {
  const { config, problems } = world.survey;
  const typing = problems.find(isAboutTyping);
  if (typing !== undefined)
    return fail('key', 'usage', {
      seen: typing.error.told.why,
      next: phrase`type it again with plain quotes or none: export OPENAI_API_KEY=sk-…`,
    });
  if (!wantsModel(world)) return skipped('key', phrase`the engine ${config.engine ?? ''} needs none`);
  if (config.apiKey !== '') return ok('key', shownKey(config.apiKey));
  if (config.refused !== null || world.survey.isInDoubt('apiKey') || world.survey.isInDoubt('baseUrl'))
    return skipped('key', phrase`the configuration comes first`);
  if (config.unsent !== null) return ok('key', unsentTold(config.unsent, config.baseUrl));
  if (hasModel(config)) return ok('key', phrase`none, and ${new URL(config.baseUrl).host} may need none`);
  return fail('key', 'access', {
    seen: phrase`none is set: without one there are only verbatim drafts`,
    next: phrase`export OPENAI_API_KEY=…   (or: summarize init)`,
  });
}
