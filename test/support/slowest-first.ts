// The order of the test files: what takes long begins early, so that the run does not end with one worker at work and
// the others idle. Vitest knows that only from an earlier run, and a fresh clone has had none.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What mostly waits goes first, small files that fill the gaps go last. Files of one project share workers, so they stay together. */
const PROJECTS = ['long', 'cli', 'browser', 'world', 'values'];

/** Beginnings of paths below test/, the slowest first in each project; a few seconds and more each. */
const SLOW = [
  'providers/providers', 'crash/batch-kills', 'cli/disk', 'cli/interrupt', 'cli/main-path', 'cli/batch.', 'cli/decisions',
  'cli/usage', 'cli/doctor.', 'cli/streams', 'cli/review-terminal', 'cli/asking', 'cli/canary', 'cli/model-failures',
  'cli/paper-failures', 'cli/several-pdfs', 'cli/many-papers', 'cli/review.', 'cli/several.', 'cli/batch-sources',
  'cli/unproven', 'review/browser/journeys', 'review/browser/', 'store/lane', 'pdf/hostile', 'crash/', 'pdf/parser-pool',
  'arxiv/http', 'notes/labelled-claims', 'arxiv/waiting', 'pdf/hidden.', 'model/converse', 'pdf/extract.',
  'links/mine-pdf', 'steps/', 'digest/',
]; // prettier-ignore

export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const ranked = usual.map(file => ({ file, rank: rankOf(file) }));
    return ranked.sort((a, b) => a.rank - b.rank).map(({ file }) => file);
  }
}

function rankOf({ moduleId, project }: TestSpecification): number {
  const path = moduleId.replace(/^.*?\/test\//, '');
  const slow = SLOW.findIndex(start => path.startsWith(start));
  return PROJECTS.indexOf(project.name) * (SLOW.length + 1) + (slow === -1 ? SLOW.length : slow);
}
