import perfectionist from 'eslint-plugin-perfectionist';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  // Examples are apps of others, with their types: the test of the package compiles them.
  { ignores: ['node_modules', 'cdk.out', '.cache', 'dist', 'examples', '**/*.cjs', 'eslint.config.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { perfectionist },
    rules: {
      // Packages, what lies above, what lies beside: `npm run lint -- --fix` sorts them.
      'perfectionist/sort-imports': [
        'error',
        { groups: [['builtin', 'external'], 'parent', ['sibling', 'index']], newlinesBetween: 0 },
      ],
      'no-duplicate-imports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Wire fields keep the wire's spelling, some of which are only reachable through an index signature.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // Naming what is left out is how an object is copied without it.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  // It is made from the tables of settings.
  { files: ['lib/freezer-api-props.ts'], rules: { 'max-lines': 'off' } },
  // What a browser runs has no types to check.
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['functions/**'],
    ignores: ['functions/runtime/environment.ts', 'functions/storage/slim/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only *.lambda.ts read the environment, with requireEnvironment.',
        },
      ],
    },
  },
  {
    // A describe block is one function to the linter, and a table of cases is data.
    files: ['test/**'],
    ignores: ['test/support/fast-check.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-imports': [
        'error',
        { name: 'fast-check', message: 'test/support/fast-check has it with a seed.' },
      ],
    },
  },
  {
    // Lambda writes what console gets as JSON; a command prints for a person.
    files: [
      'functions/runtime/log.ts',
      'bench/**',
      'bin/**',
      'local/**',
      'test/faults/**',
      'test/hostile/**',
      'test/upgrade/record.ts',
    ],
    rules: { 'no-console': 'off' },
  },
);
