/** Which room may import which, and why. */
import { isBuiltin } from 'node:module';
import { dirname, posix, relative, sep } from 'node:path';
import type { Rule } from 'eslint';
import type { Node } from 'estree';

/**
 * The import rules of the house, as a table. `from`, `allow`, `forbid` and `except` name folders or files of the
 * repository (`src/schema`), packages (`zod`), or `node:*`, which is every module of Node.js.
 */
interface ImportRule {
  /** Which importing files the rule is about. */
  from: string[];
  except?: string[];
  /** Nothing but this may be imported … */
  allow?: string[];
  /** … nor this, unless for its types … */
  types?: string[];
  /** … or this may not be imported. */
  forbid?: string[];
  why: string;
}

/** Libraries that are as pure as formats are. */
const pureLibraries = ['@xmldom/xmldom', 'canonicalize', 'csv-stringify', 'exceljs', 'fflate', 'ical-generator', 'zod'];
const same = 'it is pure, so that the same records give the same bytes anywhere';

/** The rooms of the commands: they work with files, Git and the network, and no page knows them. */
const desk = ['src/importer', 'src/build', 'src/history', 'src/findings', 'src/manifest', 'src/new', 'src/machine'];

const importRules: ImportRule[] = [
  {
    from: ['src/schema'],
    allow: ['src/schema', 'zod'],
    why: 'schema imports zod only: the site, the checks, the importer and the handbook all read the content format from it, so it must stand alone.',
  },
  {
    from: ['src/register'],
    allow: ['src/register', 'src/schema'],
    why: `register imports schema only: ${same}; how a record is written is for formats to say.`,
  },
  {
    from: ['src/formats'],
    allow: ['src/register', 'src/formats', 'src/schema', 'src/hash.ts', ...pureLibraries],
    why: `formats import schema and register only, and libraries that are as pure: what a file holds follows from the records, and ${same}.`,
  },
  {
    from: ['src/checks'],
    allow: ['src/checks', 'src/register', 'src/schema', 'chinese-days'],
    why: 'checks import schema and register only (and a calendar of public holidays): they are pure, so that the importer, the hook and the site come to the same findings.',
  },
  {
    from: ['src/views'],
    allow: ['src/views', 'src/formats', 'src/register', 'src/schema', 'src/search/build/spelling.ts'],
    why: 'views are pure: they import schema, register and formats (and how names are spelled), no Astro and no node:*, so that an equal record gives an equal view, and an equal view is not rendered again.',
  },
  {
    from: ['src/pages'],
    allow: ['src/shown.ts', 'src/components', 'src/layouts', 'src/styles', 'astro'],
    types: ['src/views'],
    why: 'a page lays out a view: it takes the view from shown.ts and hands its parts to components and layouts; what else it shows is decided in src/views, where a test reaches it.',
  },
  {
    from: ['src/layouts'],
    forbid: ['src/site.ts', 'src/reader', 'astro:content', 'node:*'],
    why: 'layouts take props, as components do: the page hands over its view.',
  },
  {
    from: ['src/reader'],
    forbid: ['src/register', 'src/formats'],
    why: 'only site.ts and the commands join reader to register: the reader turns files into checked records and knows nothing of what becomes of them.',
  },
  {
    from: ['src'],
    except: ['src/reader', 'src/site.ts', 'src/components', 'src/layouts', 'src/search/client', ...desk],
    forbid: ['src/reader'],
    why: 'only site.ts and the commands join reader to register: take the data from site.ts, which reads and registers once.',
  },
  {
    from: ['src/components'],
    forbid: ['src/site.ts', 'src/reader', 'astro:content', 'node:*'],
    why: 'components take props, never site.ts, never files: the page chooses the data and hands it over.',
  },
  {
    from: ['src/search/client'],
    forbid: ['src/site.ts', 'src/reader', 'node:*'],
    why: 'search/client runs in the browser: it never imports node:*, reader or site.ts.',
  },
  {
    from: ['src', 'tests'],
    forbid: ['src/pages'],
    why: 'nothing imports pages: a page is a thin route, what is worth sharing belongs in a component or a pure module.',
  },
  {
    from: ['scripts', ...desk],
    forbid: ['src/pages', 'src/components', 'src/layouts'],
    why: 'commands never import pages, components or layouts: only Astro renders them.',
  },
  {
    from: ['src', 'scripts'],
    except: ['src/build/programs/put-together.ts', 'scripts/start.ts', 'scripts/dev.ts'],
    forbid: ['astro'],
    types: ['astro'],
    why: 'Astro takes a second to load: it puts programs together in a process of its own, shows the preview, and nothing else.',
  },
  {
    from: ['src', 'scripts'],
    except: ['src/build/processes/programs-worker.ts'],
    forbid: ['src/build/programs/put-together.ts'],
    types: ['src/build/programs/put-together.ts'],
    why: 'what it imports takes a second to load: programs-worker.ts alone puts programs together.',
  },
  {
    from: ['src'],
    forbid: ['scripts'],
    why: 'src never imports scripts: a script is a thin call, what is worth sharing belongs in a room of src.',
  },
];

/** What a test beside its module may import besides. */
const testLibraries = ['vitest', 'fast-check', 'tests', 'node:*', '@citation-js'];

/** The target of an import as the table names it: a path from the repository's root, `node:*`, or the package. */
function target(specifier: string, file: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  if (specifier.startsWith('/')) return specifier.slice(1);
  return isBuiltin(specifier) ? 'node:*' : specifier;
}

const isWithin = (path: string, places: readonly string[]): boolean =>
  places.some((place) => path === place || path.startsWith(`${place}/`));

/**
 * Why `file` may not import `specifier`: the first rule it breaks.
 * @param file a path from the repository's root, with `/`
 * @param types are types alone imported, which are gone when the program runs?
 */
export function brokenImportRule(file: string, specifier: string, types = false): string | undefined {
  const imported = target(specifier, file);
  const isTest = file.endsWith('.test.ts');
  return importRules
    .filter(({ from, except = [] }) => isWithin(file, from) && !isWithin(file, except))
    .find(({ allow, types: forTypes = [], forbid = [] }) => {
      if (types && isWithin(imported, forTypes)) return false;
      if (isTest && isWithin(imported, testLibraries)) return false;
      return isWithin(imported, forbid) || (allow !== undefined && !isWithin(imported, allow));
    })?.why;
}

/** The ESLint rule: static, dynamic and type imports, and re-exports, of any file kind that ESLint parses. */
export const importRule: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { broken: '{{why}}' } },
  create(context) {
    const root = dirname(dirname(import.meta.dirname));
    const file = relative(root, context.physicalFilename).split(sep).join('/');
    const check = (source: Node | null | undefined, kind?: unknown): void => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const why = brokenImportRule(file, source.value, kind === 'type');
      if (why !== undefined) context.report({ node: source, messageId: 'broken', data: { why } });
    };
    return {
      ImportDeclaration: (node) => {
        check(node.source, 'importKind' in node ? node.importKind : undefined);
      },
      ImportExpression: (node) => {
        check(node.source);
      },
      ExportNamedDeclaration: (node) => {
        check(node.source);
      },
      ExportAllDeclaration: (node) => {
        check(node.source);
      },
      // `type A = import('…').A`: TypeScript's own node, unknown to the types of ESLint.
      'TSImportType Literal': (node: Node) => check(node, 'type'),
    };
  },
};
