// The settings as `summarize init` needs them: it must run where the key of the shell would go to the host of a `.env`,
// since that is what it is called to mend.
import { surveyConfig } from '../../config/survey.ts';
import { loadConfig, type Config } from '../../config.ts';

/** As config.ts names a key that is no file's. */
const SHELL_KEY = 'OPENAI_API_KEY';

export interface Settings {
  readonly config: Config;
  /** The key of the shell goes before that of `.env`, and other commands refuse it: it is not for that host. */
  readonly isKeyStray: boolean;
}

/** Reads them. Throws as loadConfig does for everything but such a key. */
export async function readSettings(): Promise<Settings> {
  try {
    return { config: await loadConfig({}), isKeyStray: false };
  } catch (error) {
    const { config, problems: all } = await surveyConfig({});
    // What is refused is told, and keeps nobody from setting the folder up.
    const problems = all.filter(problem => problem.error !== config.refused);
    // A key that cannot be used at all is not in `origins`.
    const isKeyStray = config.origins.apiKey === SHELL_KEY && problems[0]?.setting === 'apiKey';
    if (!isKeyStray || problems.length > 1) throw error;
    return { config, isKeyStray };
  }
}
