/** content/ → checked records. The only code that reads content; everything else is given what it returns. */
import { announcementSchema, pageSchema } from '../schema/files/announcement.ts';
import { error, said, type Fault } from '../schema/fault.ts';
import { entryFacts } from '../schema/files/follow-up.ts';
import { inspectionSchema } from '../schema/files/inspection.ts';
import { withKnownParts } from './running-totals.ts';
import { everyWord, vocabularyOf } from '../schema/files/inspection-words.ts';
import { fileNameMend, inspectionNameMend, toSitePath } from '../schema/address-names.ts';
import { siteColumns, standingPages } from '../schema/routes.ts';
import { saysAnything, type Prose } from '../schema/prose.ts';
import {
  anyKey,
  targetName,
  type Content,
  type InspectionRecord,
  type PageRecord,
  type PictureRecord,
  type Places,
  type RedirectRecord,
  type Target,
  type WithFacsimiles,
} from '../schema/records.ts';
import { siteSchema, type SiteFacts } from '../schema/files/site.ts';
import type { Place } from '../schema/fault.ts';
import type { z } from 'zod';
import { batchSchemas, readBatch } from './batch.ts';
import { ContentFolder, within } from './content-folder.ts';
import { readFrontMatter, type SourceFile } from './file.ts';
import { FolderFacsimiles } from './facsimiles.ts';
import { readFollowUp } from './follow-up.ts';
import { FolderImages } from './images.ts';
import { checkEntries, unchecked, type Checked } from './labelled.ts';
import { parseMarkdown, parseMdx } from './text/markdown.ts';
import { loseIfAtFault, type Parse, type Source } from './text/source.ts';
import { readResults, readTasks } from './rectification.ts';
import { readFilled } from './sections.ts';
import { readYaml } from './yaml.ts';

/** What a run over the content folder found. */
export interface Reading {
  /** Undefined if site.yaml can't be used; incomplete if there are errors. */
  content: Content | undefined;
  /** At places in the texts as they are read. */
  faults: Fault[];
  /** Faults of the content, whoever found them, at their places in the files that people open. */
  typed: (faults: readonly Fault[]) => Fault[];
  /** Files read and bytes in them. */
  files: number;
  bytes: number;
}

/** A file of an inspection before it has what it takes from around it. */
type Named = Parameters<FolderFacsimiles['of']>[0] & { facts: { sample?: boolean | undefined } };
type Inherited = WithFacsimiles & { sample: boolean };

/** The folders of an inspection, each with the kinds of records in it that others refer to. */
const folders: Readonly<Record<string, readonly Target['kind'][]>> = {
  announcements: ['announcement'],
  batches: ['batch', 'case'],
  'follow-ups': ['followUp'],
  rectification: ['task', 'resultList', 'plan'],
};
/** Those of them that are a file, known by its name. */
const isNamedByFile = (kind: Target['kind']): boolean => ['announcement', 'followUp', 'resultList'].includes(kind);

/**
 * Reads the whole content folder.
 * @param folder absolute path
 * @param base the folder that names in messages are relative to
 * @param parse what parses Markdown
 */
export function readContent(folder: string, base: string, parse: Parse = parseMarkdown): Reading {
  const run = new Run(folder, base, parse);
  const content = run.read();
  const { takenOut, files, bytes } = run.folder;
  const typed = (faults: readonly Fault[]): Fault[] =>
    faults.map((one) => takenOut.get(one.file)?.typedFault(one) ?? one);
  return { content, faults: run.faults, typed, files, bytes };
}

/**
 * Reads a folder of prose pages alone: those that the software ships.
 * @param sample are they shown by a site of sample data?
 */
export function readPages(folder: string, base: string, sample: boolean): { pages: PageRecord[]; faults: Fault[] } {
  const run = new Run(folder, base, parseMarkdown);
  const pages = run.pages('', sample, []);
  return { pages, faults: run.faults };
}

class Run {
  readonly faults: Fault[] = [];
  readonly folder: ContentFolder;
  readonly #parse: Parse;
  readonly #pictures: PictureRecord[] = [];

  constructor(folder: string, base: string, parse: Parse) {
    this.folder = new ContentFolder(folder, base, this.faults);
    this.#parse = parse;
  }

  read(): Content | undefined {
    if (this.folder.kindOf('') !== 'folder') {
      this.faults.push(error(this.folder.start(''), 'format/no-content', '没有这个文件夹，请核对 CONTENT_DIR'));
      return undefined;
    }
    const { facts: site, places } = this.#yaml('site.yaml', siteSchema);
    const pages: PageRecord[] = [];
    const inspections: InspectionRecord[] = [];
    const lost = new Set<string>();
    const entries = this.folder.list('');
    const taken = [...siteColumns, ...entries.map(({ name }) => name)];
    for (const { name, kind } of entries) {
      if (kind !== 'folder') {
        if (name !== 'site.yaml') this.folder.unknownFile(name, '这里只放 site.yaml 和各次督察的文件夹');
      } else if (name === 'pages') pages.push(...this.pages(name, site?.sample ?? false, taken));
      else {
        const inspection = this.#inspection(name, site?.sample ?? false);
        if (inspection) inspections.push(inspection);
        else lost.add(name);
      }
    }
    const pictures = this.#pictures;
    return site && { site, redirects: redirectsOf(site, places), inspections, pages, pictures, lost };
  }

  #inspection(id: string, siteSample: boolean): InspectionRecord | undefined {
    const place = this.folder.start(`${id}/inspection.yaml`);
    const wrong = inspectionNameMend(id);
    if (wrong !== undefined) this.faults.push(error(place, 'format/folder-name', wrong));
    const read = this.#yaml(`${id}/inspection.yaml`, inspectionSchema);
    const vocabulary = read.facts ? vocabularyOf(read.facts) : everyWord;
    if (read.facts?.runningTotals)
      read.facts.runningTotals = withKnownParts(read.facts.runningTotals, vocabulary, { ...read, place }, this.faults);
    const sample = read.facts?.sample ?? siteSample;
    const lost = new Set<string>();
    const schemas = batchSchemas(vocabulary);
    const entrySchema = entryFacts(vocabulary);
    const inherit = <T extends Named>(record: T, facsimiles: FolderFacsimiles): T & Inherited => ({
      ...record,
      sample: record.facts.sample ?? sample,
      facsimiles: facsimiles.of(record),
    });
    for (const { name, kind } of this.folder.list(id)) {
      if (!(name === 'inspection.yaml' || (Object.hasOwn(folders, name) && kind === 'folder')))
        this.folder.unknownFile(
          `${id}/${name}`,
          '督察文件夹里只放 inspection.yaml、announcements、batches、follow-ups、rectification',
        );
    }
    const batches = this.#markdown(
      `${id}/batches`,
      ['.md'],
      (file, stem, source, facsimiles) => {
        const batch = readBatch(file, stem, schemas, source);
        return batch && inherit(batch, facsimiles);
      },
      lost,
    );
    const followUps = this.#markdown(
      `${id}/follow-ups`,
      ['.md'],
      (file, stem, source, facsimiles) => {
        const followUp = readFollowUp(file, stem, entrySchema, source);
        return followUp && inherit(followUp, facsimiles);
      },
      lost,
    );
    const announcements = this.#markdown(
      `${id}/announcements`,
      ['.md', '.mdx'],
      (file, stem, source, facsimiles) => {
        const before = this.faults.length;
        const prose = this.#prose(file, stem, announcementSchema, source);
        loseIfAtFault(source, before, { kind: 'announcement', key: stem });
        return prose && inherit(prose, facsimiles);
      },
      lost,
    );
    let tasks: InspectionRecord['tasks'];
    const results = this.#markdown(
      `${id}/rectification`,
      ['.md'],
      (file, stem, source, facsimiles) => {
        if (stem === 'tasks') {
          const list = readTasks(file, stem, source);
          tasks = list && inherit(list, facsimiles);
          return undefined;
        }
        if (!stem.startsWith('results-')) {
          this.faults.push(
            error(startOf(source), 'format/file-name', '这里的文件名应为 tasks.md 或 results-2020-03.md'),
          );
          return undefined;
        }
        const list = readResults(file, stem, source);
        return list && inherit(list, facsimiles);
      },
      lost,
    );
    const { facts, places } = read;
    return (
      facts && { id, place, sample, facts, places, vocabulary, batches, followUps, tasks, results, announcements, lost }
    );
  }

  pages(path: string, sample: boolean, taken: readonly string[]): PageRecord[] {
    return this.#markdown(path, ['.mdx', '.md'], (file, stem, source) => {
      const folded = stem.toLowerCase();
      if (taken.includes(folded) || (standingPages.includes(folded) && folded !== stem))
        this.faults.push(
          error(startOf(source), 'format/file-name', `网址 /${said(stem)}/ 已经是网站栏目或督察，请改名`),
        );
      const prose = this.#prose(file, stem, pageSchema, source);
      return prose && { ...prose, sample };
    });
  }

  /** An announcement or a page: front matter and rich prose. */
  #prose<S extends z.ZodObject>(
    file: SourceFile,
    id: string,
    schema: S,
    source: Source,
  ): { id: string; place: Place; facts: z.infer<S>; places: Places; body: Prose } | undefined {
    const read = readFrontMatter(file, schema, this.faults);
    const rich: Source = { ...source, text: read.body, rich: true };
    const before = this.faults.length;
    const body = readFilled(file.name.endsWith('.mdx') ? parseMdx(rich) : this.#parse(rich.text), '正文', rich);
    const { place, places, facts } = read;
    // Where the front matter has no end, the text is in it.
    if (places.size > 0 && !places.has('articles') && !saysAnything(body) && this.faults.length === before)
      this.faults.push(error(place, 'format/missing', '正文一个字也没有，请补上'));
    return facts && { id, place, facts, places, body };
  }

  /** Reads every Markdown file of a folder, in order of name. */
  #markdown<T>(
    path: string,
    endings: readonly string[],
    read: (file: SourceFile, stem: string, source: Source, facsimiles: FolderFacsimiles) => T | undefined,
    lost = new Set<string>(),
  ): T[] {
    if (this.folder.kindOf(path) !== 'folder') return [];
    const entries = this.folder.list(path);
    const images = new FolderImages(entries);
    const facsimiles = new FolderFacsimiles(this.folder, path, entries, images);
    const before = this.faults.length;
    const stems = new Set<string>();
    let unread = false;
    const records = entries.flatMap(({ name, kind }) => {
      const below = within(path, name);
      const ending = endings.find((one) => name.endsWith(one));
      if (ending === undefined || kind !== 'file') {
        if (!images.has(name) && !(facsimiles.has(name) && path.includes('/')))
          this.folder.unknownFile(below, `这里只放 ${endings.join('、')} 文件、图片和原件（.pdf、.ofd、.xlsx、.docx）`);
        return [];
      }
      const stem = name.slice(0, -ending.length);
      const wrong = fileNameMend(stem);
      if (wrong !== undefined) this.faults.push(error(this.folder.start(below), 'format/file-name', wrong));
      if (stems.has(stem.toLowerCase()))
        this.faults.push(
          error(this.folder.start(below), 'format/file-name', '有两个文件同名（不计大小写和扩展名），请改名'),
        );
      stems.add(stem.toLowerCase());
      const file = this.folder.source(below);
      unread ||= !file;
      if (!file) {
        for (const lostKind of folders[path.split('/')[1] ?? ''] ?? [])
          lost.add(targetName({ kind: lostKind, key: isNamedByFile(lostKind) ? stem : anyKey }));
        return [];
      }
      const source: Source = {
        file: file.name,
        text: '',
        faults: this.faults,
        parse: this.#parse,
        images,
        rich: false,
        lost,
        day: undefined,
        indent: 0,
        depth: 0,
      };
      const record = read(file, stem, source, facsimiles);
      return record === undefined ? [] : [record];
    });
    // A text that is at fault may name any of them.
    const isDoubtful = this.faults.slice(before).some(({ severity }) => severity === 'error');
    if (path.includes('/')) facsimiles.tellFaults(isDoubtful);
    this.#takeImages(path, images, unread);
    return records;
  }

  /** @param unread is there a text beside them that could not be read, and may name any? */
  #takeImages(path: string, images: FolderImages, unread: boolean): void {
    const [folder = '', inspection] = path.split('/').reverse();
    for (const [name, file] of images.files)
      this.#pictures.push({ inspection, folder, name, path: this.folder.pathOf(within(path, file)) });
    for (const fault of images.faults((file) => this.folder.start(within(path, file)), unread)) this.faults.push(fault);
  }

  #yaml<S extends z.ZodObject>(path: string, schema: S): Checked<z.infer<S>> {
    const start = this.folder.start(path);
    const kind = this.folder.kindOf(path);
    // A link has been blamed as such.
    if (kind === undefined || kind === 'folder')
      this.faults.push(
        error(
          start,
          'format/missing-file',
          path === 'site.yaml'
            ? '缺少这个文件，请用 npm run new -- site 新建'
            : '缺少这个文件，请用 npm run new -- inspection 新建，或者删去这个文件夹',
        ),
      );
    const file = kind === 'file' ? this.folder.source(path) : undefined;
    const entries = file && readYaml(file.text, file.name, 1, schema, this.faults);
    return entries ? checkEntries(schema, entries, start, this.faults) : unchecked;
  }
}

const startOf = (source: Source): Place => ({ file: source.file, line: 1, column: 1 });

/** The redirects of site.yaml, each with its place. */
function redirectsOf({ redirects = {} }: SiteFacts, places: Places): RedirectRecord[] {
  const prefix = 'redirects.';
  return [...places].flatMap(([path, place]): RedirectRecord[] => {
    const from = path.startsWith(prefix) ? toSitePath(path.slice(prefix.length)) : undefined;
    const to = from === undefined ? undefined : redirects[from];
    return from === undefined || to === undefined ? [] : [{ from, to, place }];
  });
}
