/** What the files of an import have in common: their days, their names, the text around their rows. */
import { caseKey } from '../../schema/keys.ts';
import type { IsoDate } from '../../schema/values.ts';
import { pathWithin, type Existing } from './existing.ts';
import type { Line, Notice } from '../read/grid.ts';
import type { Laid } from '../layout/layout.ts';
import { fileText, type FrontMatter } from './markdown.ts';
import type { Profile } from '../profile.ts';
import type { Draft } from '../layout/records/records.ts';
import { batchesIn, datesIn, noDaysIn, titleDays, type TitleFound } from '../layout/words/title.ts';
import { currentText } from './write.ts';
import { badFile } from '../stop.ts';
import { quote } from '../../schema/fault.ts';

/** What the call says of the files. */
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

/** What all files of an import share. */
export interface Making {
  laid: Laid;
  profile: Profile;
  flags: Flags;
  existing: Existing;
  title: TitleFound;
  /** Name of the imported file, without its ending. */
  stem: string;
  assumed: Notice[];
  /** Absolute paths of what an import wrote before and may write anew. */
  rewritable: ReadonlySet<string>;
}

/**
 * The text around the rows that is neither title nor left out.
 * @param own batches with a file of their own, which takes the line that begins it
 */
export const introduction = ({ title, laid }: Making, own: ReadonlySet<string> = new Set()): string[] => [
  ...[...title.rest, ...laid.after].map(({ text }) => text),
  ...laid.openings.filter(({ batches }) => !own.has(batches.join())).map(({ line }) => line.text),
];

/** A file as it will be written, below the folder of the inspection. */
export function planned(
  { existing, profile, assumed }: Making,
  path: string,
  name: string,
  front: FrontMatter & { 公开日期: IsoDate | undefined },
  said: readonly string[],
  drafts: readonly Draft[],
): PlannedFile {
  const before = currentText(pathWithin(existing.folder, path));
  const isOther = before !== undefined && isSample(before) && !holdsTexts(before, drafts);
  if (isOther)
    assumed.push({ at: name, text: '原来的文件是示例数据，这张表是别的内容：开头的「示例」「来源」等各项没有保留' });
  const invented = drafts.filter(({ rows }) => rows.every(({ isSample }) => isSample)).length;
  if (invented > 0 && invented < drafts.length)
    throw badFile(
      `${name}的 ${String(drafts.length)} 件里有 ${String(invented)} 件是示例数据，一个文件只能都是或者都不是，没有导入。请把示例的和真实的分开，再导入`,
    );
  const text = fileText(
    { ...front, ...(invented > 0 && { 示例: true }) },
    said,
    drafts,
    profile,
    isOther ? undefined : before,
  );
  return { path, name, text, records: drafts.length, published: front.公开日期 };
}

const isSample = (text: string): boolean => /^示例\s*[:：]\s*(?:true|是)\s*$/mu.test(text.split(/^## /mu)[0] ?? '');

/** Does a file hold the texts of most records? What is said of invented data is not true of others. */
function holdsTexts(text: string, drafts: readonly Draft[]): boolean {
  const letters = (one: string): string => one.replace(/[^\p{L}\p{N}]/gu, '');
  const there = letters(text);
  return (
    drafts.filter(({ sections: [first] }) => first && there.includes(letters(first.text))).length * 2 >= drafts.length
  );
}

/** The days of a file: the flags, a line of the table, the title; never today. */
export function fileDays(
  { flags, title, assumed, laid }: Making,
  opening?: Line,
): { published: IsoDate | undefined; forwarded: IsoDate | undefined } {
  const own = titleDays(opening?.text ?? '');
  const lines = [
    title.text ?? '',
    ...title.rest.map(({ text }) => text).filter((text) => text.length <= 80 && batchesIn(text).length > 0),
  ];
  const general = titleDays(lines.find((text) => datesIn(text).length > 0) ?? '');
  for (const typed of [opening?.text ?? '', ...lines].flatMap(noDaysIn)) {
    const text = `${quote(typed)}日历上没有，没有用作日期，请核对`;
    if (!laid.warnings.some((one) => one.text === text)) laid.warnings.push({ at: '标题', text });
  }
  const fromLine = own.published.length > 0 || own.forwarded !== undefined;
  const { published: days, forwarded } = fromLine ? own : general;
  if (flags.published === undefined && days.length === 0)
    laid.warnings.push({ at: '标题', text: '没有写「公开日期」，没有填写；写入时请用 --published 写明' });
  const at = (fromLine ? opening?.at : title.at) ?? '标题';
  const source = fromLine ? '批次那一行' : '标题';
  const assume = (label: string, day: IsoDate | undefined, flag: string, remark = ''): void => {
    const text = `${label} ${day ?? ''} 取自${source}${remark}；不对的话，请用 ${flag} 写明`;
    if (day !== undefined && !assumed.some((one) => one.at === at && one.text === text)) assumed.push({ at, text });
  };
  const several = days.length > 1 ? `（${source}里有几个日期，取最后一个）` : '';
  if (flags.published === undefined) assume('公开日期', days.at(-1), '--published', several);
  if (flags.forwarded === undefined) assume('交办日期', forwarded, '--forwarded');
  return { published: flags.published ?? days.at(-1), forwarded: flags.forwarded ?? forwarded };
}

/** Another publication of the same day or month takes the next name; the same one keeps its own. */
export function freeName(
  folder: string,
  name: string,
  drafts: readonly Draft[],
  { title, stem, existing, rewritable }: Making,
  known: readonly { id: string; facts: { title?: string | undefined } }[],
): string {
  const path = (tried: string): string => pathWithin(existing.folder, `${folder}/${tried}.md`);
  const wanted = title.text ?? (folder === 'rectification' ? stem : undefined);
  const isSame = (tried: string): boolean => {
    const other = known.find(({ id }) => id === tried);
    if (other && wanted !== undefined && other.facts.title === wanted) return true;
    // Where no title tells, a table about the same records is the one that was imported before.
    const isTold = title.text !== undefined && other !== undefined;
    return !isTold && rewritable.has(path(tried)) && sharesRecords(currentText(path(tried)) ?? '', drafts);
  };
  const next = (count: number): string => {
    const tried = count === 1 ? name : `${name}-${String(count)}`;
    return currentText(path(tried)) !== undefined && !isSame(tried) ? next(count + 1) : tried;
  };
  return next(1);
}

/** Are most of the records in a file already? */
function sharesRecords(text: string, drafts: readonly Draft[]): boolean {
  const keyOf = (heading: string): string => caseKey(heading.replaceAll('\\', ''));
  const there = new Set([...text.matchAll(/^## (.+)$/gmu)].map(([, heading = '']) => keyOf(heading)));
  return drafts.filter(({ heading }) => there.has(keyOf(heading))).length * 2 >= drafts.length;
}

/** The full path of a planned file. */
export const plannedPath = ({ folder }: Existing, { path }: PlannedFile): string => pathWithin(folder, path);
