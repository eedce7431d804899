/** `npm run new -- site`: the samples go, site.yaml becomes that of an office, and what was there counts as never public. */
import { existsSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { Door } from '../reader/door.ts';
import { quote, said, saidPath } from '../schema/fault.ts';
import type { Content, InspectionRecord } from '../schema/records.ts';
import { siteSchema } from '../schema/files/site.ts';
import { SettingsError, type Settings } from '../settings.ts';
import { root } from '../machine/process.ts';
import { commitNamed, git, GitError, isTrouble, namesIn } from '../history/git.ts';
import { openContent } from '../importer/write/existing.ts';
import { badCall } from '../importer/stop.ts';
import { fileMend } from '../machine/machine.ts';
import { currentText, writeAll } from '../importer/write/write.ts';
import { isExample } from '../history/live-site.ts';
import { answer, askField, type Answers, type Ask, type Terminal } from './ask.ts';
import type { Kind } from './kind.ts';
import { yamlSkeleton } from './skeleton.ts';

/** site.yaml alone. */
export const site: Kind<undefined> = {
  name: '网站',
  asks: () => [
    askField(siteSchema, 'title', 'title'),
    askField(siteSchema, 'address', 'address'),
    askField(siteSchema, 'publisher', 'publisher'),
    askField(siteSchema, 'contact', 'contact'),
    askField(siteSchema, 'description', 'summary'),
  ],
  make: ({ title, address, publisher, contact, summary, start }) => ({
    path: 'site.yaml',
    text: yamlSkeleton(siteSchema, { title, address, publisher, contact, description: summary, start }),
  }),
};

/** What setting up a site did, by names for people. */
export interface SetUp {
  name: string;
  removed: string[];
  kept: string[];
  start: string | undefined;
}

/** Sets the site of an office up in place of the sample. Nothing is changed before everything is known. */
export async function setUpSite(flags: Answers, terminal: Terminal, settings: Settings): Promise<SetUp> {
  const { contentDir } = settings;
  const door = new Door(contentDir);
  const path = join(contentDir, 'site.yaml');
  const nameOf = (below: string): string => relative(root, join(contentDir, below)).split(sep).join('/');
  const { samples, others } = existsSync(path) ? sampleFiles(door, settings) : { samples: [], others: [] };
  const { rest, ...known } = await answer(
    [...site.asks({ existing: undefined, today: settings.today }), askRest(others)],
    flags,
    terminal,
    'npm run new -- site',
  );
  const { removed, kept } =
    rest === words.remove ? { removed: [...samples, ...others], kept: [] } : withInspections(samples, others);
  refuseUncommitted(contentDir, [...removed, 'site.yaml'], nameOf);
  const start = headOf(contentDir);
  const { text } = site.make({ ...known, start }, { existing: undefined, today: settings.today });
  remove(door, removed, nameOf);
  writeAll([{ path, name: nameOf('site.yaml'), before: currentText(path), after: text }]);
  return { name: nameOf('site.yaml'), removed: removed.map(nameOf), kept: kept.map(nameOf), start };
}

const words = { keep: '保留', remove: '删去' };

function askRest(others: readonly string[]): Ask {
  const shown = others.slice(0, 8).join('、') + (others.length > 8 ? ' 等' : '');
  const choices = Object.values(words);
  return {
    flag: 'rest',
    label: '没有标“示例”的文件',
    doc: `共 ${others.length} 个：${shown}。是本单位的就保留，不是就删去。`,
    choices,
    quiet: others.length === 0,
    mend: (typed) => (choices.includes(typed) ? undefined : `${quote(typed)}不对，可以写：${choices.join('、')}`),
  };
}

/** The files beside site.yaml: those that are marked as samples, and the others. */
function sampleFiles(door: Door, settings: Settings): { samples: string[]; others: string[] } {
  const { content } = openContent(settings);
  const { address, title, start } = content.site;
  if (start !== undefined || !isExample(address))
    throw badCall(`site.yaml 已经写好了（${said(title)}，${saidPath(address)}），没有改动；要改，请直接改这个文件`);
  const marked = new Set(sampleRecords(content).map((file) => relative(door.folder, join(root, file))));
  const files = [...door.everything()].flatMap(({ path, kind }) => (kind === 'folder' ? [] : [path]));
  const beside = files.filter((file) => file !== 'site.yaml');
  const isMarked = (file: string): boolean => marked.has(file.split('/').join(sep));
  return { samples: beside.filter(isMarked), others: beside.filter((file) => !isMarked(file)) };
}

/** The files of all records that are samples. */
function sampleRecords({ inspections, pages }: Content): string[] {
  const all = (one: InspectionRecord) => [
    one,
    ...one.batches,
    ...one.followUps,
    ...one.announcements,
    ...one.results,
    ...(one.tasks ? [one.tasks] : []),
  ];
  return [...inspections.flatMap(all), ...pages].filter(({ sample }) => sample).map(({ place }) => place.file);
}

/** A file that stays keeps the inspection.yaml of its folder, without which it would be a fault. */
function withInspections(samples: readonly string[], others: readonly string[]): { removed: string[]; kept: string[] } {
  const needed = new Set(others.map((file) => `${file.split('/')[0] ?? ''}/inspection.yaml`));
  return {
    removed: samples.filter((file) => !needed.has(file)),
    kept: [...others, ...samples.filter((file) => needed.has(file))],
  };
}

/** What no commit holds could not be brought back. */
function refuseUncommitted(contentDir: string, files: readonly string[], nameOf: (file: string) => string): void {
  const { status, out } = ifThereIsGit(contentDir, ['status', '--porcelain', '-z', '--no-renames', '--', '.']);
  if (status !== 0) return;
  const { out: prefix } = git(contentDir, ['rev-parse', '--show-prefix']);
  const changed = new Set(namesIn(out).map((line) => line.slice(3)));
  const lost = files.filter((file) => changed.has(prefix.toString().trim() + file));
  if (lost.length > 0)
    throw badCall(
      `这些文件里有还没有提交的改动，改掉就找不回来了，请先提交，或者改回去：${lost.map((file) => saidPath(nameOf(file))).join('、')}`,
    );
}

/** The commit up to which everything is a sample; undefined where nothing is committed. */
const headOf = (contentDir: string): string | undefined =>
  ifThereIsGit(contentDir, ['rev-parse', 'HEAD']).status === 0 ? commitNamed(contentDir, 'HEAD') : undefined;

function ifThereIsGit(contentDir: string, args: readonly string[]): { status: number | null; out: Buffer } {
  if (!existsSync(contentDir)) return { status: null, out: Buffer.alloc(0) };
  try {
    const { status, out, err } = git(contentDir, args);
    // What git can't tell may be lost for good.
    if (status !== 0 && isTrouble(err)) throw new GitError(contentDir, err);
    return { status, out };
  } catch (cause) {
    if (cause instanceof SettingsError && !(cause instanceof GitError)) return { status: null, out: Buffer.alloc(0) };
    throw cause;
  }
}

/** Removes files, and the folders that nothing is left in. */
function remove(door: Door, files: readonly string[], nameOf: (file: string) => string): void {
  for (const file of files)
    try {
      rmSync(join(door.folder, file));
      for (let folder = dirname(file); folder !== '.' && door.list(folder)?.length === 0; folder = dirname(folder))
        rmSync(join(door.folder, folder), { recursive: true });
    } catch (cause) {
      const mend = fileMend(cause, nameOf(file));
      throw mend === undefined ? cause : badCall(`${mend}；改好以后再运行一次`);
    }
}
