/** The sites that tests read whole. None of them is `content/`, which belongs to the office that uses the program. */

/** A site, how it is built, and where it stands. */
export interface Site {
  /** CONTENT_DIR, from the root of the repository. */
  content: string;
  /** SITE_BASE */
  base: string;
  /** BUILD_DATE */
  today: string;
  /** OUT_DIR, from the root of the repository. */
  folder: string;
}

export const sites = {
  /** Ten batches, a plan and an earlier inspection, on a day when tasks are done and tasks are overdue. */
  own: { content: 'tests/fixtures/content', base: '/', today: '2020-08-01', folder: 'test-results/sites/own' },
  /** The worked example of every file, under a sub-path. */
  example: {
    content: 'tests/golden/example-content',
    base: '/hjdc/',
    today: '2021-09-01',
    folder: 'test-results/sites/example',
  },
} as const satisfies Readonly<Record<string, Site>>;

export type SiteName = keyof typeof sites;
export const siteNames = Object.keys(sites) as SiteName[];

/** global-setup.ts hands the origins of its servers to the tests in the environment. */
const variable = (name: SiteName): string => `TEST_ORIGIN_${name.toUpperCase()}`;

/** Tells the tests where a site is served. */
export const announce = (name: SiteName, origin: string): void => {
  process.env[variable(name)] = origin;
};

/** The full address of a site path: `address('example', '/about/')` → `http://127.0.0.1:40001/hjdc/about/`. */
export function address(name: SiteName, path = '/'): string {
  const origin = process.env[variable(name)];
  if (origin === undefined) throw new Error(`${name} is not served: tests/browser/global-setup.ts has not run`);
  return origin + sites[name].base.replace(/\/$/u, '') + path;
}
