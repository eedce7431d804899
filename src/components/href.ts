/** The address of a site path under the base: `/a/` → `/hjdc/a/`. */
export const href = (path: string): string => siteBase.replace(/\/$/u, '') + path;
