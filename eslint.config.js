// Lint rules: style.md's numbers as errors, so that a file that grows past them is seen in review.
// Types are used (no-floating-promises), so the rules know what a promise is.
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const noBareError = {
  selector: 'ThrowStatement > NewExpression[callee.name="Error"]',
  message: 'Throw a ToolError subclass (src/lib/errors.ts): what, why, kept, next.',
};
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' };
const banned = (object, property, message) => ({ object, property, message });
const outsideWorld = [
  banned('process', 'exit', 'Set process.exitCode in cli.ts and let the loop drain.'),
  banned('process', 'env', 'Only config.ts reads the environment.'),
  banned('Date', 'now', 'Take the time as an argument: tools.now().'),
  banned('Math', 'random', 'Take randomness as an argument.'),
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'coverage', 'fixtures', 'test/golden'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.js', '*.mjs', 'scripts/*.mjs'] } },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // There are no enums here, and the rule takes a second.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      'no-empty': 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { regexp },
    rules: {
      // Text of papers, digests and models is hostile: no pattern may take more than linear time on it.
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
      'max-lines': ['error', 200],
      'max-lines-per-function': ['error', 60],
      'max-params': ['error', 3],
      'max-depth': ['error', 3],
      complexity: ['error', 12],
      'no-restricted-properties': ['error', ...outsideWorld],
      'no-restricted-syntax': ['error', noBareError, noDefaultExport],
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Only the files named below talk to the network.' },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      'max-lines': ['error', 400],
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-deprecated': 'off',
    },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['scripts/*.mjs', 'bench/*.mjs'], rules: { 'no-console': 'off' } },
  // cli.ts hands clock and chance to everything else; config.ts is the only reader of the environment.
  { files: ['src/cli.ts', 'src/config.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: [
      'src/arxiv/http.ts',
      'src/model/{ask,reach}.ts',
      'src/local/exchange.ts',
      'src/commands/init/probe.ts',
      'src/review/page/doors/server.ts',
    ],
    rules: { 'no-restricted-globals': 'off' },
  },
);
