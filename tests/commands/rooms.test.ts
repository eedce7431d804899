/** The house stays a house: rooms lead one way, a file is read from top to bottom, CONTRIBUTING names every room. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** An import of one file of src by another. */
interface Import {
  from: string;
  to: string;
  /** Is it of types alone, which are gone when the program runs? */
  types: boolean;
}

const named = (pattern: string): string[] => globSync(pattern).map((file) => file.replaceAll('\\', '/'));
const isTest = (file: string): boolean => file.endsWith('.test.ts');

const files = named('src/**/*.{ts,astro}').filter((file) => !isTest(file));
const imports = files.flatMap(importsOf);

function importsOf(from: string): Import[] {
  const statement =
    /(?:^|[\s;}])(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s*)?'([^']+)'|\bimport\(\s*'([^']+)'|new URL\('([^']+)'/gu;
  return [...readFileSync(from, 'utf8').matchAll(statement)].flatMap(([, types, ...targets]) => {
    const target = targets.find(Boolean) ?? '';
    const to = posix.join(posix.dirname(from), target);
    return target.startsWith('.') && to.startsWith('src/') ? [{ from, to, types: Boolean(types) }] : [];
  });
}

/** The first circle among `edges`, as it is walked; undefined if there is none. */
function circle(edges: readonly (readonly [string, string])[]): string | undefined {
  const next = Map.groupBy(edges, ([from]) => from);
  const done = new Set<string>();
  const walk = (node: string, path: readonly string[]): string | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node].join(' → ');
    if (done.has(node)) return undefined;
    for (const [, to] of next.get(node) ?? []) {
      const found = walk(to, [...path, node]);
      if (found !== undefined) return found;
    }
    done.add(node);
    return undefined;
  };
  for (const node of next.keys()) {
    const found = walk(node, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A folder or a file directly in src. */
const roomOf = (file: string): string => file.split('/').slice(0, 2).join('/');
const different = ([from, to]: readonly [string, string]): boolean => from !== to;

describe('nothing goes in a circle', () => {
  it('circles are found', () => {
    expect(imports.length).toBeGreaterThan(1000);
    const edges = [['a', 'b'], ['b', 'c'], ['c', 'd'], ['b', 'd']] as const; // prettier-ignore
    expect(circle(edges)).toBeUndefined();
    expect(circle([...edges, ['d', 'b']])).toBe('b → c → d → b');
  });

  it('between the rooms of src', () => {
    expect(
      circle(imports.map(({ from, to }) => [roomOf(from), roomOf(to)] as const).filter(different)),
    ).toBeUndefined();
  });

  it('between the folders of a room, and within them', () => {
    for (const depth of [3, 4]) {
      const start = (file: string, parts: number): string => file.split('/').slice(0, parts).join('/');
      const within = imports.filter(
        ({ from, to }) =>
          start(from, depth - 1) === start(to, depth - 1) && [from, to].every((file) => file.split('/').length > depth),
      );
      const edges = within.map(({ from, to }) => [start(from, depth), start(to, depth)] as const);
      expect(circle(edges.filter(different))).toBeUndefined();
    }
  });

  // The records of one folder speak of each other: a batch has cases, and a case its batch.
  it('between files, but for types of one folder', () => {
    const edges = imports.filter(({ from, to, types }) => !types || posix.dirname(from) !== posix.dirname(to));
    expect(circle(edges.map(({ from, to }) => [from, to] as const))).toBeUndefined();
  });
});

/** What a tree of CONTRIBUTING.md shows: `  importer/     …` and, below a room, `    read/   …`. */
function treeOf(top: string): { depth: number; name: string }[] {
  const text = readFileSync('CONTRIBUTING.md', 'utf8').split(`\`\`\`text\n${top}/\n`)[1]?.split('```')[0] ?? '';
  return [...text.matchAll(/^( *)([\w.-]+\/?)(?: |$)/gmu)].map(([, indent = '', name = '']) => ({
    depth: indent.length / 2,
    name: name.replace(/\/$/u, ''),
  }));
}

/** The folders that a tree shows below its rooms, such as `search/build` and `search/client/engine`. */
function foldersIn(tree: ReturnType<typeof treeOf>): string[] {
  const above: string[] = [];
  return tree.flatMap(({ depth, name }) => {
    above.splice(depth - 1, Infinity, name);
    return depth > 1 ? [above.join('/')] : [];
  });
}

describe('the trees of CONTRIBUTING.md', () => {
  const shown = treeOf('src');

  it('names every room of src, and no other', () => {
    const rooms = named('src/*')
      .map((path) => path.slice('src/'.length))
      .filter((name) => !isTest(name) && name !== 'env.d.ts');
    const names = shown.filter(({ depth }) => depth === 1).map(({ name }) => name);
    expect(names.toSorted()).toEqual(rooms.toSorted());
  });

  it('names the folders of each room, and no other', () => {
    const folders = [
      ...new Set(
        [...files, ...named('src/**/*.css')]
          .map((file) => file.split('/'))
          .flatMap((parts) => parts.slice(3).map((_, index) => parts.slice(1, index + 3).join('/'))),
      ),
    ].filter((folder) => !folder.startsWith('pages/'));
    expect(foldersIn(shown).toSorted()).toEqual(folders.toSorted());
  });

  it('names the folders of scripts, and no other', () => {
    const folders = new Set(named('scripts/**/*').map((file) => posix.dirname(file).slice('scripts/'.length)));
    folders.delete('');
    const tree = treeOf('scripts');
    const names = [...tree.filter(({ depth }) => depth === 1).map(({ name }) => name), ...foldersIn(tree)];
    expect(names.toSorted()).toEqual([...folders].toSorted());
  });
});

describe('every file and folder that CONTRIBUTING.md and docs/decisions.md name', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const decisions = readFileSync('docs/decisions.md', 'utf8');
  const paths = [
    ...`${text}${decisions}`.matchAll(/`((?:src|scripts|tests|docs|public|\.github|\.workflow)\/[^`\s]*)`/gu),
  ].map(([, path = '']) => path);

  it('is there', () => {
    expect(paths.length).toBeGreaterThan(60);
    for (const path of paths) {
      const pattern = path.replace(/<\w+>/gu, '*').replace(/[[\]]/gu, '?').replace(/\/$/u, '');
      expect(globSync(pattern), path).not.toEqual([]);
    }
  });

  it('is there too where it stands beside the one before it', () => {
    let bare = 0;
    for (const line of text.split('\n').filter((one) => one.startsWith('- '))) {
      let folder = '';
      for (const [, name = ''] of line.matchAll(/`([^`\s]+\.(?:ts|astro|css|mdx)|[^`\s]+\/)`/gu)) {
        if (name.includes('/')) folder = name.slice(0, name.lastIndexOf('/'));
        else {
          bare++;
          expect(existsSync(posix.join(folder, name)), `${folder}/${name}: ${line}`).toBe(true);
        }
      }
    }
    expect(bare).toBeGreaterThan(10);
  });

  it('is found at a glance: lists, each item a line', () => {
    const wishes = text.split('## I want to change …')[1]?.split('\n## ')[0] ?? '';
    const items = wishes.split('\n').filter((line) => line.startsWith('- '));
    expect(items.length).toBeGreaterThan(50);
    for (const item of items) {
      expect(item.length, item).toBeLessThan(140);
      expect(item).toMatch(/^- .+ → .+/u);
    }
    expect(text).not.toMatch(/^\|/mu);
  });

  it('is read in five minutes', () => {
    const words = text.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
    expect(words.length).toBeLessThan(1700);
  });
});

describe('a file is read from top to bottom, a folder at a glance', () => {
  it('no file of src or scripts is longer than 350 lines', () => {
    const long = named('{src,scripts}/**/*.{ts,astro,css,mdx}')
      .map((file) => [file, readFileSync(file, 'utf8').split('\n').length - 1] as const)
      .filter(([, lines]) => lines > 350);
    expect(long).toEqual([]);
  });

  it('says in its first line what it holds', () => {
    const silent = named('{src,scripts}/**/*.{ts,astro,css}')
      .filter((file) => !isTest(file))
      .filter((file) => !/^(?:---\n)?\/\*/u.test(readFileSync(file, 'utf8')));
    expect(silent).toEqual([]);
  });

  it('no folder of src or scripts holds more than 20 files side by side, besides tests', () => {
    const all = named('{src,scripts}/**/*.*').filter(
      (file) => /\.(?:ts|astro|css|mdx|svg)$/u.test(file) && !isTest(file),
    );
    const full = [...Map.groupBy(all, (file) => posix.dirname(file))]
      .map(([folder, held]) => [folder, held.length] as const)
      .filter(([, held]) => held > 20);
    expect(full).toEqual([]);
  });
});
