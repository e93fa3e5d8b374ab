// What earlier runs learned of this server: in which form it answers.
import { hasModel } from '../../config.ts';
import { durationText } from '../../lib/retry-after.ts';
import { phrase } from '../../lib/phrase.ts';
import { MannerSchema } from '../../model/manner.ts';
import { modelAsked } from '../../steps/engine.ts';
import { openManners } from '../../store/manners.ts';
import { ok, type CheckResult, type DoctorWorld } from './check.ts';
import { wantsModel } from './configuration.ts';

/** Null where no server is asked. Doctor itself teaches nothing: its question is not that of a paper. */
export async function checkLearned(world: DoctorWorld): Promise<CheckResult | null> {
  const { survey, now } = world;
  const { config } = survey;
  if (!wantsModel(world) || !hasModel(config) || survey.isInDoubt('baseUrl')) return null;
  const server = { baseUrl: config.baseUrl, model: modelAsked(config).model, mode: config.mode };
  const found = await openManners(config.stateDir, { schema: MannerSchema, now }).get(server);
  if (found === null) return ok('learned', phrase`nothing yet: the first paper finds it out`);
  return ok('learned', phrase`mode ${found.manner.mode}, ${durationText(now() - found.at)} ago`);
}
