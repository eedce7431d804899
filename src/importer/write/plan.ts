/** From rows to the files that an import would write. */
import { toBatchNumber } from '../../schema/batch.ts';
import { caseKey, taskKey } from '../../schema/keys.ts';
import { proseText } from '../../schema/prose.ts';
import { targetName } from '../../schema/records.ts';
import type { IsoDate } from '../../schema/values.ts';
import { pathWithin, shownCases, takenKeys, type Existing } from './existing.ts';
import type { Line, Notice } from '../read/grid.ts';
import { reportLacks } from '../layout/missing-columns.ts';
import type { Laid } from '../layout/layout.ts';
import { fileText, type FrontMatter } from './markdown.ts';
import type { Profile } from '../profile.ts';
import { addRemarks, draftRecords, type Draft } from '../layout/records.ts';
import { badCall } from '../stop.ts';
import {
  batchesIn,
  besidesBatch,
  datesIn,
  findTitle,
  isTitle,
  noDaysIn,
  titleDays,
  type TitleFound,
} from '../layout/title.ts';
import { currentText } from './write.ts';
import { quote } from '../../schema/fault.ts';

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
 * Plans an import.
 * @param stem name of the imported file, without its ending
 * @param rewritable absolute paths of what an import wrote before and may write anew
 */
export function makePlan(
  laid: Laid,
  profile: Profile,
  flags: Flags,
  existing: Existing,
  stem: string,
  rewritable: ReadonlySet<string> = new Set(),
): Plan {
  const { assumed, warnings } = laid;
  const title = findTitle(laid.before, laid.menu);
  const making: Making = { laid, profile, flags, existing, title, stem, assumed, rewritable };
  reportAside([...title.aside, ...laid.aside], warnings);
  const usual = flags.batch ?? (profile.kind === 'batch' ? batchOfDocument(making) : []);
  for (const row of laid.rows) if (row.batches.length === 0) row.batches = [...usual];
  const named = new Set(
    [usual, ...laid.rows.map(({ batches }) => batches)].map((one) => toBatchNumber(one)?.key ?? ''),
  );
  const taken = profile.kind === 'batch' ? takenKeys(existing, named) : new Map<string, string>();
  const { drafts, rows } = draftRecords(laid.rows, profile, taken, assumed, warnings);
  reportLacks(drafts, profile, warnings);
  return { files: planFiles(drafts, making), rows, assumed, warnings };
}

/** Nothing is left out in silence, not even the footer of a page. */
function reportAside(lines: readonly Line[], warnings: Notice[]): void {
  if (lines.length === 0) return;
  const shown = lines.slice(0, 20).map(({ text }) => quote(text));
  warnings.push({
    at: '网页',
    text: `表格以外的 ${String(lines.length)} 段文字（菜单、页脚、相关链接等）没有导入，请核对有没有要保留的：${shown.join('')}${lines.length > shown.length ? '……' : ''}`,
  });
}

function planFiles(drafts: readonly Draft[], making: Making): PlannedFile[] {
  switch (making.profile.kind) {
    case 'batch':
      return batchFiles(drafts, making);
    case 'follow-up':
      return [followUpFile(drafts, making)];
    case 'tasks':
      return [listFile(drafts, making, '整改任务', () => 'tasks')];
    case 'results':
      reportTasks(drafts, making);
      return [
        listFile(drafts, making, '整改结果', (day) =>
          freeName('rectification', `results-${day.slice(0, 7)}`, drafts, making, making.existing.record.results),
        ),
      ];
  }
}

function batchOfDocument({ laid, title, stem, assumed }: Making): string[] {
  const lines = [
    ...(title.text === undefined ? [] : [{ text: title.text, at: title.at }]),
    ...title.rest.filter((line) => laid.before.includes(line)),
  ];
  for (const { text, at } of lines) {
    const found = text.length <= 150 ? batchesIn(text) : [];
    if (found.length > 0) {
      assumed.push({ at, text: `批次 ${found.join('、')} 取自标题${quote(text)}` });
      return found;
    }
  }
  const named = batchesIn(stem);
  if (named.length > 0) assumed.push({ at: '文件名', text: `批次 ${named.join('、')} 取自文件名` });
  return named;
}

/**
 * The text around the rows that is neither title nor left out.
 * @param own batches with a file of their own, which takes the line that begins it
 */
const introduction = ({ title, laid }: Making, own: ReadonlySet<string> = new Set()): string[] => [
  ...[...title.rest, ...laid.after].map(({ text }) => text),
  ...laid.openings.filter(({ batches }) => !own.has(batches.join())).map(({ line }) => line.text),
];

function batchFiles(drafts: readonly Draft[], making: Making): PlannedFile[] {
  const { flags, existing, assumed, laid, title } = making;
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const own = draft.batches.join();
    if (flags.batch && own !== '' && own !== flags.batch.join())
      addRemarks(draft, [`批次：${draft.batches.join('、')}`]);
    const batches = flags.batch ?? draft.batches;
    groups.set(batches.join(), [...(groups.get(batches.join()) ?? []), draft]);
  }
  if (groups.has(''))
    throw badCall(
      `${groups.get('')?.[0]?.at ?? ''} 起没有写第几批，请加上 --batch，例如 --batch 3；如果这是后续办理结果、整改任务清单或整改结果，请加 --as follow-up、--as tasks 或 --as results`,
    );
  if (groups.size > 1)
    assumed.push({
      at: '批次',
      text: `表里有 ${String(groups.size)} 个批次，分别写进 ${String(groups.size)} 个文件；如果这是后续办理结果的清单，请加 --as follow-up`,
    });
  // A title that names other batches is not that of a later file; the first one keeps it, so that it is not lost.
  const named = batchesIn(title.text ?? '');
  return [...groups].map(([batches, group], index): PlannedFile => {
    const number = toBatchNumber(batches.split(','));
    if (!number) throw badCall(`${quote(batches)}不是批次，请用 --batch 写明，例如 --batch 3 或 --batch 29、30`);
    const opening = laid.openings.find((one) => one.batches.join() === batches)?.line;
    const general =
      index === 0 || named.length === 0 || batches.split(',').some((one) => named.includes(one))
        ? title.text
        : undefined;
    const ownTitle = opening && isTitle(opening.text) ? opening.text : general;
    const days = fileDays(making, opening);
    const front = {
      批次: batchValue(batches.split(',')),
      公开日期: days.published,
      交办日期: days.forwarded,
      标题: ownTitle,
    };
    const said = [
      ...(index === 0 ? introduction(making, new Set(groups.keys())) : []),
      ...(opening && opening.text !== ownTitle && besidesBatch(opening.text) !== '' ? [opening.text] : []),
    ];
    const known = existing.record.batches.find(({ facts }) => facts.batch.key === number.key);
    if (days.forwarded === undefined && known?.facts.forwarded === undefined)
      laid.warnings.push({
        at: opening?.at ?? (title.at || '标题'),
        text: `没有写${number.name}的「交办日期」，没有填写，也不会猜；知道的，请用 --forwarded 写明`,
      });
    return planned(making, `batches/${known?.id ?? number.key.padStart(2, '0')}.md`, number.name, front, said, group);
  });

  function batchValue(parts: readonly string[]): FrontMatter[string] {
    const values = parts.map((part) => (/^\d+$/u.test(part) ? Number(part) : part));
    return values.length === 1 ? values[0] : values;
  }
}

function planned(
  { existing, profile }: Making,
  path: string,
  name: string,
  front: FrontMatter & { 公开日期: IsoDate | undefined },
  said: readonly string[],
  drafts: readonly Draft[],
): PlannedFile {
  const text = fileText(front, said, drafts, profile, currentText(pathWithin(existing.folder, path)));
  return { path, name, text, records: drafts.length, published: front.公开日期 };
}

/** The days of a file: the flags, a line of the table, the title; never today. */
function fileDays(
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

/** Later results: what is the same as already shown is not written again. */
function followUpFile(drafts: readonly Draft[], making: Making): PlannedFile {
  const { existing, title, assumed } = making;
  const { published } = fileDays(making);
  for (const draft of drafts)
    if (/^序号 \d+$/u.test(draft.heading) && draft.batches.length > 0)
      draft.heading = `B${toBatchNumber(draft.batches)?.key ?? ''}-${draft.heading.slice(3)}`;
  const name = freeName('follow-ups', published ?? '未定', drafts, making, existing.record.followUps);
  const cases = shownCases(existing, name);
  let same = 0;
  for (const draft of drafts) {
    const known = cases.get(caseKey(draft.heading.replace(/[\s*＊]+$/u, '')));
    if (!known)
      making.laid.warnings.push({
        at: draft.at,
        text: `本次督察没有受理编号${quote(draft.heading)}，检查会报错，请核对编号，或先导入它所在的批次`,
      });
    else {
      const sections = new Map(
        Object.entries(known.current.sections).map(([key, prose]) => [key, proseText(prose ?? [])]),
      );
      const facts = known.current.facts as Readonly<Record<string, { raw?: string } | string | undefined>>;
      const rawOf = (key: string): string | undefined => {
        const fact = facts[key];
        return typeof fact === 'string' ? fact : fact?.raw;
      };
      const before = draft.facts.length + draft.sections.length;
      draft.facts = draft.facts.filter((fact) => fact.name !== 'serial' && rawOf(fact.name) !== fact.text);
      draft.sections = draft.sections.filter((section) => sections.get(section.name) !== section.text);
      same += before - draft.facts.length - draft.sections.length;
    }
    draft.facts.unshift({ name: 'kind', label: '类型', text: '后续进展', at: draft.at });
  }
  if (same > 0) assumed.push({ at: '已公开的内容', text: `有 ${String(same)} 格与已公开的相同，没有重复写入` });
  const front = { 公开日期: published, 标题: title.text };
  return planned(making, `follow-ups/${name}.md`, '后续公开', front, introduction(making), drafts);
}

/** Results and the plan name the same tasks: which of them the other lacks. */
function reportTasks(drafts: readonly Draft[], { existing, laid: { warnings } }: Making): void {
  const { record } = existing;
  const planned = record.tasks?.tasks.map(({ key }) => key) ?? [];
  const told = new Map(drafts.map(({ heading, at }) => [taskKey(heading.split(' ')[0] ?? ''), at]));
  for (const [key, at] of told)
    // A task of the plan that is at fault is there nonetheless.
    if (!planned.includes(key) && !record.lost.has(targetName({ kind: 'task', key })))
      warnings.push({
        at,
        text:
          planned.length === 0
            ? `还没有整改任务清单，任务${quote(key)}检查会报错，请先用 --as tasks 导入清单`
            : `整改任务清单里没有任务${quote(key)}，检查会报错，请核对任务号`,
      });
  const done = new Set(existing.shown?.tasks.flatMap((task) => (task.done ? [task.key] : [])));
  const left = planned.filter((key) => !told.has(key) && !done.has(key));
  if (left.length > 0)
    warnings.push({
      at: '整改任务清单',
      text: `清单里还有 ${String(left.length)} 项任务，表里没有它的结果，以前也没有完成：${left.slice(0, 20).join('、')}${left.length > 20 ? '……' : ''}；如果这次应当公开，请补上`,
    });
}

function listFile(
  drafts: readonly Draft[],
  making: Making,
  name: string,
  nameOf: (day: IsoDate) => string,
): PlannedFile {
  const { published } = fileDays(making);
  const { title, stem, assumed } = making;
  if (title.text === undefined) assumed.push({ at: '文件名', text: `表里没有标题，用文件名${quote(stem)}作标题` });
  const front = { 标题: title.text ?? stem, 公开日期: published };
  const path = `rectification/${nameOf(published ?? '未定')}.md`;
  return planned(making, path, name, front, introduction(making), drafts);
}

/** Another publication of the same day or month takes the next name; the same one keeps its own. */
function freeName(
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
