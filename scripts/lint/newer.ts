/** What of JavaScript came after the oldest browsers of the site (`browserslist` in package.json), by rules of a plugin. */
import es from 'eslint-plugin-es-x';

const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025];
const configs: Readonly<Record<string, { rules?: object }>> = es.configs;
/** They have these already. */
const known =
  /dynamic-import$|import-meta$|optional-catch-binding|json-superset|export-ns-from|array-prototype-flat$|trimstart/u;

/** No script that readers load may hold any of it. Safari before 16.4 reads no script that looks behind in a pattern. */
export const newer: readonly string[] = [
  ...years.flatMap((year) => Object.keys(configs[`flat/no-new-in-es${String(year)}`]?.rules ?? {})),
  'es-x/no-regexp-lookbehind-assertions',
].filter((rule) => !known.test(rule));

/** What the build does not rewrite: it knows syntax, and adds no method. */
export const newerMethods = newer.filter((rule) =>
  /-(?:prototype|object|map|promise|lookbehind)-|global-this|weakrefs/u.test(rule),
);
