/** From rows to the files that an import would write. */
import { join } from 'node:path';
import { toBatchNumber } from '../../../src/schema/batch.ts';
import { caseKey } from '../../../src/schema/keys.ts';
import { proseText } from '../../../src/schema/prose.ts';
import type { IsoDate } from '../../../src/schema/values.ts';
import { takenKeys, type Existing } from './existing.ts';
import type { Notice } from './grid.ts';
import { reportLacks } from './lacks.ts';
import type { Laid } from './layout.ts';
import { fileText, type FrontMatter } from './markdown.ts';
import type { Profile } from './profile.ts';
import { draftRecords, type Draft, type Drafts } from './records.ts';
import { badCall } from './stop.ts';
import { batchesIn, datesIn, findTitle, type TitleFound } from './title.ts';

export interface Flags {
  batch: readonly string[] | undefined;
  forwarded: IsoDate | undefined;
  published: IsoDate | undefined;
}

/** A file to be written. */
export interface PlannedFile {
  /** Below the folder of the inspection: `batches/03.md`. */
  path: string;
  /** For people: `第3批`. */
  name: string;
  text: string;
  records: number;
  published: IsoDate | undefined;
}

export interface Plan {
  files: PlannedFile[];
  rows: number;
  assumed: Notice[];
  warnings: Notice[];
}

/** What all files of an import share. */
interface Making {
  profile: Profile;
  flags: Flags;
  existing: Existing;
  title: TitleFound;
  introduction: string[];
  assumed: Notice[];
  warnings: Notice[];
}

/**
 * Plans an import.
 * @param stem name of the imported file, without its ending
 */
export function makePlan(laid: Laid, profile: Profile, flags: Flags, existing: Existing, stem: string): Plan {
  const { assumed, warnings } = laid;
  const title = findTitle(laid.before, laid.surroundedByOthers);
  const introduction = [...laid.before.filter((line) => !title.used.has(line)), ...laid.after].map(({ text }) => text);
  const making: Making = { profile, flags, existing, title, introduction, assumed, warnings };
  const usual = flags.batch ?? batchOfDocument(laid, title, stem, profile, assumed);
  for (const row of laid.rows) if (row.batches.length === 0) row.batches = [...usual];
  const drafted = draftRecords(
    laid.rows,
    profile,
    profile.kind === 'batch' ? takenKeys(existing, namedBatches(laid, flags, usual)) : new Map(),
    assumed,
    warnings,
  );
  reportLacks(drafted.drafts, profile, existing.record.vocabulary, warnings);
  const files = planFiles(drafted, making, stem);
  return { files, rows: drafted.rows, assumed, warnings };
}

/** The batches that may be written: their own numbers are not taken. */
const namedBatches = (laid: Laid, flags: Flags, usual: readonly string[]): Set<string> =>
  new Set(
    [flags.batch ?? usual, ...laid.rows.map(({ batches }) => batches)].map((one) => toBatchNumber(one)?.key ?? ''),
  );

function planFiles(drafted: Drafts, making: Making, stem: string): PlannedFile[] {
  switch (making.profile.kind) {
    case 'batch':
      return batchFiles(drafted, making);
    case 'follow-up':
      return [followUpFile(drafted.drafts, making)];
    case 'tasks':
      return [listFile(drafted.drafts, making, stem, () => 'rectification/tasks.md', '整改任务')];
    case 'results':
      return [
        listFile(drafted.drafts, making, stem, (day) => `rectification/results-${day.slice(0, 7)}.md`, '整改结果'),
      ];
  }
}

function batchOfDocument(
  { before, surroundedByOthers }: Laid,
  title: TitleFound,
  stem: string,
  { kind }: Profile,
  assumed: Notice[],
): string[] {
  if (kind !== 'batch') return [];
  const lines = [
    ...(title.text === undefined ? [] : [{ text: title.text, at: title.at }]),
    ...(surroundedByOthers ? [] : before),
  ];
  for (const { text, at } of lines) {
    const found = text.length <= 150 ? batchesIn(text) : [];
    if (found.length > 0) {
      assumed.push({ at, text: `批次 ${found.join('、')} 取自标题「${text.slice(0, 60)}」` });
      return found;
    }
  }
  const named = batchesIn(stem);
  if (named.length > 0) assumed.push({ at: '文件名', text: `批次 ${named.join('、')} 取自文件名` });
  return named;
}

function batchFiles({ drafts, announced }: Drafts, making: Making): PlannedFile[] {
  const { flags, profile, existing, assumed } = making;
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const own = draft.batches.join();
    if (flags.batch && own !== '' && own !== flags.batch.join()) addRemark(draft, `批次：${draft.batches.join('、')}`);
    const batches = flags.batch ?? draft.batches;
    groups.set(batches.join(), [...(groups.get(batches.join()) ?? []), draft]);
  }
  if (groups.has('')) throw badCall(`${groups.get('')?.[0]?.at ?? ''} 起没有写第几批，请加上 --batch，例如 --batch 3`);
  if (groups.size > 1)
    assumed.push({
      at: '批次',
      text: `表里有 ${String(groups.size)} 个批次，分别写进 ${String(groups.size)} 个文件；如果这是后续办理结果的清单，请加 --as follow-up`,
    });
  return [...groups].map(([batches, group], index): PlannedFile => {
    const number = toBatchNumber(batches.split(','));
    if (!number) throw badCall(`「${batches}」不是批次，请用 --batch 写明，例如 --batch 3 或 --batch 29、30`);
    const published = publishedDay(making, announced.get(batches));
    const front: FrontMatter = {
      批次: batchValue(batches.split(',')),
      公开日期: published,
      交办日期: flags.forwarded,
      标题: making.title.text,
    };
    const known = existing.record.batches.find(({ facts }) => facts.batch.key === number.key);
    return {
      path: `batches/${known?.id ?? number.key.padStart(2, '0')}.md`,
      name: number.name,
      text: fileText(front, index === 0 ? making.introduction : [], group, profile),
      records: group.length,
      published,
    };
  });
}

const batchValue = (parts: readonly string[]): FrontMatter[string] => {
  const values = parts.map((part) => (/^\d+$/u.test(part) ? Number(part) : part));
  return values.length === 1 ? values[0] : values;
};

function addRemark(draft: Draft, text: string): void {
  const known = draft.facts.find(({ name }) => name === 'remarks');
  if (known) known.text += `\n${text}`;
  else draft.facts.push({ name: 'remarks', label: '备注', text, at: draft.at });
}

/** The day of publication: the flag, a line of the table, the title; never today. */
function publishedDay({ flags, title, assumed }: Making, announced: IsoDate | undefined): IsoDate | undefined {
  if (flags.published !== undefined) return flags.published;
  const days = datesIn(title.text ?? '');
  const day = announced ?? days.at(-1);
  if (day !== undefined && !assumed.some(({ text }) => text.startsWith(`公开日期 ${day}`))) {
    const source = announced === undefined ? '标题' : '批次那一行';
    assumed.push({
      at: title.at || '标题',
      text: `公开日期 ${day} 取自${source}${days.length > 1 ? '（标题里有几个日期，取最后一个）' : ''}；不对的话，请用 --published 写明`,
    });
  }
  return day;
}

/** Later results: what is the same as already shown is not written again. */
function followUpFile(drafts: readonly Draft[], making: Making): PlannedFile {
  const { existing, profile, assumed, warnings } = making;
  let same = 0;
  for (const draft of drafts) {
    if (/^序号 \d+$/u.test(draft.heading) && draft.batches.length > 0)
      draft.heading = `B${toBatchNumber(draft.batches)?.key ?? ''}-${draft.heading.slice(3)}`;
    const known = existing.cases.get(caseKey(draft.heading.replace(/[\s*＊]+$/u, '')));
    if (!known)
      warnings.push({
        at: draft.at,
        text: `本次督察没有受理编号「${draft.heading}」，检查会报错，请核对编号，或先导入它所在的批次`,
      });
    else {
      const sections = new Map(
        Object.entries(known.current.sections).map(([name, prose]) => [name, proseText(prose ?? [])]),
      );
      const facts = known.current.facts as Readonly<Record<string, { raw?: string } | string | undefined>>;
      const rawOf = (name: string): string | undefined => {
        const fact = facts[name];
        return typeof fact === 'string' ? fact : fact?.raw;
      };
      const before = draft.facts.length + draft.sections.length;
      draft.facts = draft.facts.filter(({ name, text }) => name !== 'serial' && rawOf(name) !== text);
      draft.sections = draft.sections.filter(({ name, text }) => sections.get(name) !== text);
      same += before - draft.facts.length - draft.sections.length;
    }
    draft.facts.unshift({ name: 'kind', label: '类型', text: '后续进展', at: draft.at });
  }
  if (same > 0) assumed.push({ at: '已公开的内容', text: `有 ${String(same)} 格与已公开的相同，没有重复写入` });
  const published = publishedDay(making, undefined);
  const front = { 公开日期: published, 标题: making.title.text };
  return {
    path: `follow-ups/${published ?? '未定'}.md`,
    name: '后续公开',
    text: fileText(front, making.introduction, drafts, profile),
    records: drafts.length,
    published,
  };
}

function listFile(
  drafts: readonly Draft[],
  making: Making,
  stem: string,
  pathOf: (day: IsoDate) => string,
  name: string,
): PlannedFile {
  const published = publishedDay(making, undefined);
  const title = making.title.text;
  if (title === undefined) making.assumed.push({ at: '文件名', text: `表里没有标题，用文件名「${stem}」作标题` });
  const front = { 标题: title ?? stem, 公开日期: published };
  return {
    path: pathOf(published ?? '未定'),
    name,
    text: fileText(front, making.introduction, drafts, making.profile),
    records: drafts.length,
    published,
  };
}

/** The full path of a planned file. */
export const plannedPath = ({ folder }: Existing, { path }: PlannedFile): string => join(folder, ...path.split('/'));
