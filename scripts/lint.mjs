// Lint and types in one process. Most of what the rules with types cost is what `tsc` costs: reading the program and
// computing its types. So the programs are made once: first TypeScript says what it has to say, then the rules ask the same programs.
// An editor and `npx eslint FILE` need none of this: eslint.config.js finds the programs by itself.
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One row a tsconfig.json: the files whose rules ask it, and whether its type errors are asked for. */
const projects = [
  { config: 'tsconfig.json', files: ['**/*.{ts,tsx}'], typesToo: true },
  // Its sources are in the program of its tests too; that one sees more types (node), so each has its own.
  { config: 'src/review/page/tsconfig.json', files: ['src/review/page/**/*.{ts,tsx}'], typesToo: false },
  { config: 'test/review/page/tsconfig.json', files: ['test/review/page/**/*.{ts,tsx}'], typesToo: true },
].map(project => ({ ...project, program: programOf(project.config) }));

const wrong = projects.filter(({ typesToo }) => typesToo).flatMap(({ program }) => typeErrors(program));
if (wrong.length > 0) console.log(ts.formatDiagnosticsWithColorAndContext(wrong, host()));

const eslint = new ESLint({
  cwd: root,
  overrideConfig: projects.map(({ files, program }) => ({
    files,
    languageOptions: { parserOptions: { projectService: false, programs: [program] } },
  })),
});
const results = await eslint.lintFiles(['.']);
const formatter = await eslint.loadFormatter('stylish');
const said = await formatter.format(results);
if (said !== '') console.log(said);
const found = results.some(({ errorCount, warningCount }) => errorCount + warningCount > 0);
process.exitCode = wrong.length > 0 || found ? 1 : 0;

/** The program of a tsconfig.json, as `tsc -p` would make it. */
function programOf(config) {
  const parsed = ts.getParsedCommandLineOfConfigFile(config, undefined, {
    ...ts.sys,
    getCurrentDirectory: () => root,
    onUnRecoverableConfigFileDiagnostic: problem => {
      throw new Error(ts.formatDiagnostic(problem, host()));
    },
  });
  const { fileNames: rootNames, options, errors, projectReferences } = parsed;
  return ts.createProgram({
    rootNames,
    options,
    projectReferences,
    configFileParsingDiagnostics: errors,
    // The rules walk from a node to its parent.
    host: ts.createCompilerHost(options, true),
  });
}

/** What `tsc --noEmit` would say. */
function typeErrors(program) {
  return ts.sortAndDeduplicateDiagnostics(ts.getPreEmitDiagnostics(program));
}

function host() {
  return {
    getCurrentDirectory: () => root,
    getCanonicalFileName: name => name,
    getNewLine: () => '\n',
  };
}
