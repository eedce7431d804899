/** What is public and reads otherwise, or holds more. */
import { articleNumber, correctable, correctableAnnouncement, type Correctable } from '../../schema/correctable.ts';
import { caseLabel } from '../../schema/files/case.ts';
import { articleSchema } from '../../schema/files/announcement.ts';
import { batchSchema, type BatchFacts } from '../../schema/files/batch.ts';
import { quote, type Fault } from '../../schema/fault.ts';
import { fieldsByLabel, foldWord, labelOf } from '../../schema/field.ts';
import { everyWord } from '../../schema/files/inspection-words.ts';
import { raise } from '../raise.ts';
import type { ItemChange, ValueChange } from './compare.ts';
import type { Coverage } from './coverage.ts';
import { caseHeading, type Item } from './item.ts';
import { countedStill, countsLost, isRow, isStub, keepsWord, type Withdrawals } from './withdrawals.ts';
import { nameOf } from './wording.ts';

/** Faults of one item that reads otherwise, by what is said of it. */
export function changeFaults(change: ItemChange, coverage: Coverage, withdrawals: Withdrawals): Fault[] {
  const { before, after, values } = change;
  // What the site says of itself is no record.
  if (before.kind === 'page') return [];
  const isFile = before.part === undefined;
  const moved =
    isFile && before.published !== after.published
      ? [
          raise(
            'since/date',
            after.place,
            `${nameOf(before)}的公开日期由 ${before.published ?? '（无）'} 改成了 ${after.published ?? '（无）'}，已经公开的日期不能改，请改回`,
          ),
        ]
      : [];
  if (isStub(after) && !isStub(before)) return withdrawnFaults(change, withdrawals);
  const isCounted = (item: Item, { label }: ValueChange): boolean =>
    withdrawals.of(item) !== undefined && ((isRow(item) && countedStill.has(label)) || keepsWord(item, label));
  const unsaid = values.filter((value) => !coverage.covers(change, value));
  const reordered = change.isReordered
    ? [raise('since/changed', after.place, `${nameOf(before)}里各条的顺序改了，序号和引用会跟着变，请改回原来的顺序`)]
    : [];
  return [
    ...moved,
    ...reordered,
    ...unsaid.map((value) =>
      raise(
        'since/changed',
        value.becomes?.place ?? after.place,
        `${nameOf(before)}的${quote(value.label)}已经公开，${how(value)}；${isCounted(before, value) ? countedMend : mendOf(before, value, coverage.isRedacted(before))}`,
      ),
    ),
  ];
}

const countedMend = '撤下以后仍按它统计，请照原来的写';

/** A case that was published is withheld now: its entry says why, and keeps what its batch is counted by. */
function withdrawnFaults({ before, after, values }: ItemChange, withdrawals: Withdrawals): Fault[] {
  const withdrawal = withdrawals.of(before);
  if (!withdrawal) {
    const mend = '请在 follow-ups/ 里写一条撤下，写明理由、依据和原来的是否属实、办结情况；还可以公开的，请改回';
    return [raise('since/changed', after.place, `${nameOf(before)}已经公开，现在改成了不予公开；${mend}`)];
  }
  const changed = values.filter(({ label }) => countedStill.has(label));
  return [
    ...changed.map((value) =>
      raise(
        'since/changed',
        value.becomes?.place ?? after.place,
        `${nameOf(before)}的${quote(value.label)}已经公开，${how(value)}；${countedMend}`,
      ),
    ),
    ...countsLost(withdrawals.countedBy(before), withdrawal).map(({ label, was }) =>
      raise(
        'since/changed',
        withdrawal.values.get(label)?.place ?? withdrawal.place,
        `${nameOf(before)}首次公开时的${quote(label)}是${quote(was)}，撤下里要照写，批次的统计数才对得上`,
      ),
    ),
  ];
}

/** Text may be personal: it is never quoted. */
function how({ was, becomes }: ValueChange): string {
  const quoted = (value: ValueChange['was']): string => (value?.isText === false ? quote(value.text) : '');
  if (was === undefined) return `原来没有，现在添上了${quoted(becomes)}`;
  if (becomes === undefined) return `${quoted(was)}不见了`;
  const [from, to] = [quoted(was), quoted(becomes)];
  return from && to ? `由${from}改成了${to}` : '文字改了';
}

const articleTitle = ` ${labelOf(articleSchema, 'title')}`;
const batchLabel = (name: keyof BatchFacts): string => labelOf(batchSchema(everyWord), name);

/** How a correction names what a file says; nothing where it can't. */
function correctionOf(kind: keyof typeof correctable, label: string): string {
  const { facts, sections, unnamed }: Correctable =
    kind === 'announcement' ? correctableAnnouncement(articleNumber(label) ?? 0) : correctable[kind];
  if (label === unnamed) return '，更正写进 follow-ups/';
  return [facts, ...(sections ? [sections] : [])].some((schema) => fieldsByLabel(schema).has(foldWord(label)))
    ? `，更正写进 follow-ups/（更正项写“${label}”）`
    : '';
}

/** The file name of the list of results that an item is a part of. */
const listOf = (part = ''): string => part.slice(part.lastIndexOf(' ') + 1);

/** @param isRedacted a redaction of the item is written, and does not allow this change */
function mendOf({ kind, name, part }: Item, { label, was, becomes }: ValueChange, isRedacted: boolean): string {
  const redact = isRedacted
    ? '写了的脱敏只能删去文字，或者把姓名换成“某”，别的改动不算'
    : '去掉个人信息的，在 follow-ups/ 里写一条脱敏';
  switch (kind) {
    case 'case':
      if (label === caseHeading.batch) return `请改回，更正写进 follow-ups/（更正项写“${caseLabel('ofBatch')}”）`;
      return label === caseHeading.number
        ? '请改回'
        : `请改回，新的情况或者更正写进 follow-ups/；${redact}；整件不能再公开的，写一条撤下`;
    case 'announcement':
      // A correction changes an article; it neither adds nor takes one.
      if (articleNumber(label) !== undefined && (!becomes || !was) && label.endsWith(articleTitle))
        return `请改回；要添文章的，另发一则公告；${redact}`;
      return `请改回${correctionOf(kind, label)}；${redact}`;
    case 'task':
      return `请改回，更正写进 follow-ups/；${redact}`;
    case 'batch':
      if (label.startsWith(`${batchLabel('declared')} `)) return '请改回，更正写进 follow-ups/（更正项写这一项的名称）';
      return `请改回${correctionOf(kind, label)}${was?.isText ? `；${redact}` : ''}`;
    case 'plan':
    case 'followUp':
    case 'resultList':
      return `已经公开的不再改动，请改回${correctionOf(kind, label) || '，另写一份新的'}${was?.isText ? `；${redact}` : ''}`;
    case 'result':
      return `请改回，更正写进 follow-ups/（标题写“## ${name}”，更正项写“${listOf(part)} ${label}”）；${redact}`;
    case 'entry':
      return `已经公开的不再改动，请改回，另写一份新的；${redact}`;
    case 'inspection':
    case 'total':
      return '请改回；确有变化的，同时在 announcements/ 里发一条公告，写明这一项的名称、原来是什么、改成了什么';
    default:
      return '请改回';
  }
}

/** What is new in a file that is public. */
export function addedFaults(one: Item): Fault[] {
  if (one.kind === 'task')
    return [raise('since/task-added', one.place, `整改任务清单已经公开，又添了${quote(one.name)}，请核对公开日期`)];
  if (one.kind !== 'case' && one.kind !== 'entry' && one.kind !== 'result') return [];
  const mend = one.kind === 'case' ? '请另发一个批次' : '请另写一份新的文件';
  return [raise('since/added', one.place, `这个文件已经公开，又添了${quote(one.name)}；${mend}`)];
}
