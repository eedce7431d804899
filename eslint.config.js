import astro from 'eslint-plugin-astro';
import compat from 'eslint-plugin-compat';
import es from 'eslint-plugin-es-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { cutRule } from './scripts/lint/cut-rule.ts';
import { importRule } from './scripts/lint/import-rules.ts';
import { newerMethods } from './scripts/lint/newer.ts';

const typescript = ['**/*.ts', '**/*.mts'];
/** Astro components and the scripts inside them: `astro check` knows their types, ESLint does not. */
const untyped = ['**/*.astro', '**/*.astro/**', '**/*.js', '**/*.mjs'];

/** Messages quote the content and what was typed: what is personal in it is masked by one way alone. */
const quotes = {
  selector: 'TemplateElement[tail=false][value.raw=/「$/]',
  message: 'quote(value) of src/schema/fault.ts marks a value in a message, so that what is personal in it is masked.',
};

const pure = 'src/register, src/formats and src/checks are pure: ';

/** What readers' browsers run. */
const inBrowsers = ['src/search/client/**/*.ts', 'src/search/shared/**/*.ts', 'src/components/**/*.ts'];

export default defineConfig(
  globalIgnores([
    'dist/',
    'parts/',
    '.work/',
    '.cache/',
    '.*-work/',
    '.astro/',
    'content/',
    'tests/fixtures/',
    'tests/golden/',
    'test-results/',
    'src/search/build/engine-in-javascript.js',
    'playwright-report/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: [...typescript, ...untyped],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { house: { rules: { imports: importRule, cuts: cutRule } } },
    rules: {
      'house/imports': 'error',
      eqeqeq: 'error',
      'object-shorthand': 'error',
      'no-self-compare': 'error',
      'prefer-template': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers and booleans in messages are read as they are written.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // A string spread into its code points: what is meant here, since no text is cut between them.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // `() => log(…)` says no less than a block does.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'scripts/**/*.ts'],
    ignores: ['**/*.test.ts', 'scripts/bench/**'],
    rules: { 'house/cuts': 'error' },
  },
  {
    files: inBrowsers,
    ignores: ['**/*.test.ts'],
    plugins: { compat, 'es-x': es },
    // Asked for before they are used.
    settings: { polyfills: ['navigator.clipboard', 'DecompressionStream', 'Highlight'] },
    rules: {
      'compat/compat': 'error',
      ...Object.fromEntries(newerMethods.map((rule) => [rule, 'error'])),
      'no-restricted-properties': [
        'error',
        {
          property: 'replaceChildren',
          message: 'fill(…) of src/search/client/page/view.ts does it in browsers of 2018.',
        },
      ],
    },
  },
  astro.configs.recommended,
  { files: untyped, extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['src/**/*.ts', 'scripts/**/*.ts'],
    ignores: ['**/*.test.ts', 'src/schema/fault.ts'],
    rules: { 'no-restricted-syntax': ['error', quotes] },
  },
  {
    files: ['src/register/**/*.ts', 'src/formats/**/*.ts', 'src/checks/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'fetch', 'performance', 'globalThis', 'window', 'document'].map((name) => ({
          name,
          message: `${pure}the environment is an argument.`,
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: `${pure}today is an argument.` },
        { object: 'Math', property: 'random', message: `${pure}the same records give the same bytes.` },
        { object: 'crypto', property: 'randomUUID', message: `${pure}the same records give the same bytes.` },
      ],
      'no-restricted-syntax': [
        'error',
        quotes,
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: `${pure}today is an argument.` },
        { selector: 'CallExpression[callee.name="Date"]', message: `${pure}today is an argument.` },
        { selector: 'MetaProperty', message: `${pure}import.meta is the environment, which is an argument.` },
      ],
    },
  },
);
