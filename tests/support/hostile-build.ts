/** Builds what the check lets pass of hostile content, and looks for whatever is wrong with the site. */
import { join } from 'node:path';
import { filesIn } from '../../src/manifest/manifest.ts';
import { everyPage } from '../../src/register/pages.ts';
import { shownPath } from '../../src/schema/address-names.ts';
import { belowLists, routes } from '../../src/schema/routes.ts';
import { readSettings } from '../../src/settings.ts';
import { loadSite } from '../../src/site.ts';
import { errorsOf, filesOf, hostileDay, passing, type Piece } from './hostile-site.ts';
import { brokenLinks, escaped, hostileNames } from './links.ts';
import { temporaryProject } from './project.ts';
import { temporaryFolder } from './run.ts';
import { writeInto } from './write-into.ts';

/** What came of hostile pieces. */
export interface HostileOutcome {
  passed: string[];
  refused: string[];
  /** What should not be, a line each. */
  problems: string[];
  /** Files of the built site. */
  files: string[];
}

/** @param base SITE_BASE, with a slash at both ends */
export async function hostileBuild(pieces: readonly Piece[], base = '/'): Promise<HostileOutcome> {
  const { site, passed, refused } = await passing(pieces);
  const outcome: HostileOutcome = {
    passed: passed.map(({ name }) => name),
    refused: refused.map(({ name }) => name),
    problems: (await errorsOf(site)).map((error) => `refused together: ${error}`),
    files: [],
  };
  const home = temporaryFolder();
  const project = temporaryProject();
  try {
    writeInto(join(home.path, 'content'), filesOf(site));
    const out = join(home.path, 'dist');
    const { code, err } = await project.run('build', [], {
      CONTENT_DIR: join(home.path, 'content'),
      OUT_DIR: out,
      BUILD_DATE: hostileDay,
      SITE_BASE: base,
    });
    if (code !== 0 || /^\s+at /mu.test(err))
      return { ...outcome, problems: [...outcome.problems, `build: ${code} ${err}`] };
    const files = filesIn(out);
    const { site: loaded } = loadSite(
      readSettings({ CONTENT_DIR: join(home.path, 'content'), BUILD_DATE: hostileDay }, process.cwd(), new Date()),
      process.cwd(),
    );
    if (!loaded) throw new Error('what was built can not be loaded');
    const moved = new Set(loaded.register.redirects.map(({ from }) => shownPath(from)));
    const pages = new Set([...everyPage(loaded.register)].map(shownPath));
    const built = new Set(
      files.filter((file) => /(?:^|\/)index\.html$/u.test(file)).map((file) => `/${file.replace(/index\.html$/u, '')}`),
    );
    const problems = [
      ...brokenLinks(out, 'https://example.org', base),
      ...hostileNames(out),
      ...[...pages, ...moved].filter((page) => !built.has(page)).map((page) => `${page}: not built`),
      ...[...built].filter((page) => !pages.has(page) && !moved.has(page)).map((page) => `${page}: not listed`),
      ...files.filter((file) => !isRouted(file, moved)).map((file) => `${file}: no route`),
    ];
    return { ...outcome, files, problems: [...outcome.problems, ...problems] };
  } finally {
    home.remove();
    project.remove();
  }
}

const patterns = Object.values(routes).flatMap((route) =>
  [route, ...(route.endsWith('/') ? Object.values(belowLists).map((below) => route + below) : [])].map(
    (one) => new RegExp(`^${escaped(one).replace(/<\w+>/gu, '[^/]+')}$`, 'u'),
  ),
);

/** Does a file stand where the table of routes has a place for it, or where a page has moved from? */
export function isRouted(file: string, moved: ReadonlySet<string> = new Set()): boolean {
  const path = `/${file.replace(/(?<=^|\/)index\.html$/u, '')}`;
  return moved.has(path) || patterns.some((pattern) => pattern.test(path));
}
