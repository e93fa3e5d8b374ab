// Which folder may import what: cli → commands → pipeline → topic folders → domain, lib.
// A relaxed rule needs a record in docs/decisions/.
const TOPIC = '(arxiv|links|pdf|model|local|notes|digest|review|sources|store)';
const error = (name, from, to) => ({ name, severity: 'error', from, to });

/** Files that touch the world: network, disk, processes. Everything else is value → value. */
const DOORS = [
  'cli\\.ts',
  'config\\.ts',
  'store/[^/]+\\.ts',
  'pdf/(parser-pool|parser-process|child)\\.ts',
  'commands/demo/[^/]+\\.ts',
  'commands/review/(browser|reviewer|editor)\\.ts',
  'review/server/(serve|opening)\\.ts',
  'local/[^/]+\\.ts',
].join('|');

export default {
  forbidden: [
    error('no-cycles', {}, { circular: true }),
    error(
      'no-orphans',
      {
        path: '^src/',
        orphan: true,
        pathNot: '^src/(cli|pdf/child|local/local-child)\\.ts$|^src/review/page/',
      },
      {},
    ),
    error('topics-do-not-meet', { path: `^src/${TOPIC}/` }, { path: `^src/${TOPIC}/`, pathNot: '^src/$1/' }),
    error(
      'topics-do-not-reach-up',
      { path: `^src/(${TOPIC}|domain|lib)/` },
      { path: '^src/(cli|config|pipeline|steps|commands)' },
    ),
    error(
      'domain-is-pure',
      { path: '^src/domain/' },
      // What people are told is a noun of every run.
      { pathNot: ['^src/domain/', '^src/lib/phrase\\.ts$', 'node_modules/zod/'] },
    ),
    error('lib-knows-no-papers', { path: '^src/lib/' }, { path: '^src/(?!lib/)' }),
    error(
      'openai-door',
      { path: '^src/', pathNot: '^src/model/ask\\.ts$' },
      { path: 'node_modules/openai/' },
    ),
    error(
      'pdf-door',
      { path: '^src/', pathNot: '^src/(pdf/parse\\.ts$|review/page/)' },
      { path: 'node_modules/(pdf-parse|pdfjs-dist)/' },
    ),
    error(
      'undici-door',
      { path: '^src/', pathNot: '^src/lib/proxy\\.ts$' },
      { path: 'node_modules/undici/' },
    ),
    error(
      'cache-door',
      { path: '^src/', pathNot: '^src/store/' },
      { path: 'node_modules/(cacache|proper-lockfile)/' },
    ),
    error(
      'commander-at-the-edge',
      { path: '^src/', pathNot: '^src/(cli\\.ts|commands/)' },
      { path: 'node_modules/commander/' },
    ),
    error(
      'io-at-the-edge',
      { path: '^src/', pathNot: `^src/(${DOORS})$` },
      {
        path: '^(node:)?(fs|fs/promises|http|https|net|child_process|worker_threads|os)$',
        dependencyTypes: ['core'],
      },
    ),
    error(
      'review-server-door',
      { path: '^src/', pathNot: '^src/review/server/' },
      { path: 'node_modules/(hono|@hono)/' },
    ),
    error(
      'page-stands-alone',
      { path: '^src/review/page/' },
      { path: '^src/', pathNot: '^src/(review/(page/|next\\.ts$)|domain/|lib/)' },
    ),
    error(
      'no-test-tools-in-src',
      // The page is built into the package: what it is made of is in there then.
      { path: '^src/', pathNot: '^src/review/page/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
