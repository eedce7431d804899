/** Names of files and folders that become part of addresses. */

/** Top-level addresses of the site itself: no page and no inspection can have them … */
export const siteColumns = ['corrections', 'embed', 'feeds', 'images', 'pagefind', 'reporters', 'search'];
/** … and pages that are always there, which a page may replace and no inspection can be. */
export const standingPages = ['about', 'accessibility', 'cite', 'glossary'];

/** May a folder of content/ be an inspection of this name? */
export const isInspectionName = (name: string): boolean =>
  /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(name) && ![...siteColumns, ...standingPages].includes(name);
export const inspectionNameMend =
  '文件夹名是网址的一部分，请只用小写字母、数字和连字符，例如 moushi-2026，且不能与网站栏目同名';

/** May a file have this name, without its ending? */
export const isFileName = (stem: string): boolean => /^[\p{L}\p{N}._-]+$/u.test(stem) && !stem.startsWith('.');
export const fileNameMend = '文件名是网址的一部分，请只用字母、数字、汉字和连字符，不要有空格';

/**
 * A page of this site as its address is written in the code: from the root, each part encoded, a slash at the end.
 * Undefined for what is none: an address of another site, a file, a place within a page.
 */
export function toSitePath(raw: string): string | undefined {
  const typed = raw.trim().replace(/\/$/u, '');
  if (!typed.startsWith('/') || /[?#\\]|\.(?:csv|json|xlsx|xml|zip|html)$/u.test(typed)) return undefined;
  const parts = typed.slice(1).split('/');
  try {
    const names = parts.map((part) => decodeURIComponent(part).normalize('NFC'));
    if (names.some((name) => name === '' || name === '.' || name === '..' || name.includes('/'))) return undefined;
    return `/${names.map(encodeURIComponent).join('/')}/`;
  } catch {
    return undefined;
  }
}
