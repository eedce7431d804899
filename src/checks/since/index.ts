/**
 * What may not happen to what is public (`npm run check -- --since`): nothing vanishes, nothing changes unsaid. A file
 * of the earlier version counts as public from its 公开日期 on, by the day of the check, whenever it was committed: the
 * site is built daily, so that readers have seen it as it was. What is still held back today may change freely.
 */
import { quote, said, type Fault, type Place } from '../../schema/fault.ts';
import { standingPages } from '../../schema/names.ts';
import type { Content } from '../../schema/records.ts';
import type { IsoDate } from '../../schema/values.ts';
import { raise } from '../raise.ts';
import { compareContent, onlyFiles, type ItemChange, type ValueChange } from './compare.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import { itemKinds, itemsOf, type Item } from './items.ts';
import { countedStill, countsLost, isStub, withdrawalsOf, type Withdrawals } from './withdrawals.ts';

/** Two versions of the content. */
export interface Versions {
  /** The earlier one: all files, or those that have changed; undefined if it held nothing that could be read. */
  before: Content | undefined;
  /** The later one, whole. */
  after: Content;
  /** Names of the files that differ, are new or are gone. */
  changed: ReadonlySet<string>;
  /** Those of them that are gone. */
  removed: ReadonlySet<string>;
  /** Faults of both versions: what could not be read is not compared. */
  faults: { before: readonly Fault[]; after: readonly Fault[] };
  /** The day of the check. */
  today: IsoDate;
}

/** All faults of the rules `since/…`. */
export function checkSince({ before, after, changed, removed, faults, today }: Versions): Fault[] {
  const unreadable = filesAtFault(faults.before).map((file) =>
    raise('since/unreadable', startOf(file), '以前的版本里这个文件有错误，没有和它比较，请人工核对改动'),
  );
  if (!before) return unreadable;
  const skipped = [...filesAtFault(faults.before), ...filesAtFault(faults.after)];
  const compared = new Set([...changed].filter((file) => !skipped.some((one) => isUnder(file, one))));
  const [old, now] = [onlyFiles(before, compared), onlyFiles(after, compared)];
  const changes = compareContent(old, now);
  const isPublic = ({ published }: Item): boolean => published === undefined || published.slice(0, 10) <= today;
  const withdrawals = withdrawalsOf(changes.added, after);
  const coverage = coverageOf(changes.added, withdrawals);
  const publicIds = new Set([...itemsOf(old).values()].filter(isPublic).map(({ id }) => id));
  return [
    ...unreadable,
    ...vanished(changes.removed.filter(isPublic), after, withdrawals),
    ...changes.changed.filter((one) => isPublic(one.before)).flatMap((one) => changeFaults(one, coverage, withdrawals)),
    ...changes.added.filter(({ part }) => part !== undefined && publicIds.has(part)).flatMap(addedFaults),
    ...lostRedirects(before, after),
    ...lostImages(removed, [...itemsOf(old).values()], isPublic, coverage),
  ];
}

const startOf = (file: string): Place => ({ file, line: 1, column: 1 });

/** Files of which the reader left something out. */
const filesAtFault = (faults: readonly Fault[]): string[] => [
  ...new Set(
    faults
      .filter(({ severity, rule }) => severity === 'error' && /^format\/|^correction\/item$/u.test(rule))
      .map(({ file }) => file),
  ),
];

/** Is a file unreadable with another one: the same, or in the folder that an inspection.yaml or site.yaml speaks of? */
const isUnder = (file: string, other: string): boolean =>
  file === other ||
  (/(?:^|\/)(?:inspection|site)\.yaml$/u.test(other) && file.startsWith(other.replace(/[^/]*$/u, '')));

/** One fault a file: its parts went with it. */
function vanished(gone: readonly Item[], after: Content, withdrawals: Withdrawals): Fault[] {
  const cleared = withoutSamples(after);
  const left = gone.filter(
    ({ sample, inspection, kind, name }) =>
      // Samples go together, when real content begins.
      !(sample && cleared(inspection)) && !(kind === 'page' && standingPages.includes(name)),
  );
  const files = new Set(left.map(({ id }) => id));
  return left
    .filter(({ part }) => part === undefined || !files.has(part))
    .filter((one) => one.kind !== 'entry' || withdrawals.of(one) === undefined)
    .map((one) => {
      const parts = left.filter(({ part }) => part === one.id).length;
      const held = parts > 0 ? `（里面有 ${String(parts)} 条）` : '';
      return raise(
        'since/vanished',
        startOf(one.place.file),
        `已经公开的${nameOf(one)}${held}不见了，${backMend(one)}`,
      );
    });
}

/** How to bring back what is gone, and how to take from it what may no longer be published. */
function backMend({ kind, address }: Item): string {
  const withdraw = '不能再公开的，只留编号，写“公开方式：不予公开”和“理由”，并在 follow-ups/ 里写一条撤下';
  if (kind === 'case') return `请放回；${withdraw}`;
  const redact = '里面有个人信息的，只删去那几个字，并在 follow-ups/ 里写一条脱敏';
  const back =
    address === undefined
      ? '请放回原来的文件'
      : `请放回；只是改了文件名的，请改回原名，或者在 site.yaml 的「转址」里写明 ${said(decodeURI(address))} 改到了哪里`;
  switch (kind) {
    case 'batch':
      return `${back}；其中有件${withdraw}`;
    case 'followUp':
    case 'entry':
      return `${back}；${redact}；它说的那一件已经撤下的，只留类型`;
    case 'plan':
    case 'task':
    case 'resultList':
    case 'result':
    case 'announcement':
      return `${back}；${redact}`;
    default:
      return back;
  }
}

/** Does an inspection hold no samples any more? */
function withoutSamples({ inspections }: Content): (id: string) => boolean {
  const holding = new Set(
    inspections
      .filter(
        ({ sample, batches, followUps, tasks, results, announcements }) =>
          sample ||
          [...batches, ...followUps, ...(tasks ? [tasks] : []), ...results, ...announcements].some((one) => one.sample),
      )
      .map(({ id }) => id),
  );
  return (id) => !holding.has(id);
}

/** An item as staff find it: what it is, and what it is called. */
const nameOf = ({ kind, name }: Item): string => `${itemKinds[kind]}${quote(name)}`;

function changeFaults(change: ItemChange, coverage: Coverage, withdrawals: Withdrawals): Fault[] {
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
  if (isStub(after) && !isStub(before)) return withdrawnFaults(change, withdrawals.of(before));
  const unsaid = values.filter((value) => !coverage.covers(change, value));
  return [
    ...moved,
    ...unsaid.map((value) =>
      raise(
        'since/changed',
        value.becomes?.place ?? after.place,
        `${nameOf(before)}的${quote(value.label)}已经公开，${how(value)}；${mendOf(before, value, coverage.isRedacted(before))}`,
      ),
    ),
  ];
}

/** A case that was published is withheld now: its entry says why, and keeps what its batch is counted by. */
function withdrawnFaults({ before, after, values }: ItemChange, withdrawal: Item | undefined): Fault[] {
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
        `${nameOf(before)}的${quote(value.label)}已经公开，${how(value)}；撤下以后仍按它统计，请照原来的写`,
      ),
    ),
    ...countsLost(before, withdrawal).map(({ label, was }) =>
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

/** @param isRedacted a redaction of the item is written, and does not allow this change */
function mendOf({ kind }: Item, { label, was }: ValueChange, isRedacted: boolean): string {
  const redact = isRedacted
    ? '写了的脱敏只能删去文字，或者把姓名换成“某”，别的改动不算'
    : '去掉个人信息的，在 follow-ups/ 里写一条脱敏';
  switch (kind) {
    case 'case':
      return label === '批次' || label === '受理编号'
        ? '请改回'
        : `请改回，新的情况或者更正写进 follow-ups/；${redact}；整件不能再公开的，写一条撤下`;
    case 'task':
    case 'announcement':
      return `请改回，更正写进 follow-ups/；${redact}`;
    case 'batch':
      if (label.startsWith('公布数 ')) return '请改回，更正写进 follow-ups/（更正项写这一项的名称）';
      if (label === '标题') return `请改回，更正写进 follow-ups/（更正项写“标题”）；${redact}`;
      return was?.isText ? `请改回；${redact}` : '请改回';
    case 'plan':
    case 'followUp':
    case 'resultList':
      return was?.isText
        ? `已经公开的不再改动，请改回，另写一份新的；标题、正文的更正写进 follow-ups/；${redact}`
        : '已经公开的不再改动，请改回，另写一份新的';
    case 'entry':
    case 'result':
      return `已经公开的不再改动，请改回，另写一份新的；${redact}`;
    case 'inspection':
    case 'total':
      return '请改回；确有变化的，同时在 announcements/ 里发一条公告，写明这一项改成了什么';
    default:
      return '请改回';
  }
}

function addedFaults(one: Item): Fault[] {
  if (one.kind === 'task')
    return [raise('since/task-added', one.place, `整改任务清单已经公开，又添了${quote(one.name)}，请核对公开日期`)];
  if (one.kind !== 'case' && one.kind !== 'entry' && one.kind !== 'result') return [];
  const mend = one.kind === 'case' ? '请另发一个批次' : '请另写一份新的文件';
  return [raise('since/added', one.place, `这个文件已经公开，又添了${quote(one.name)}；${mend}`)];
}

function lostRedirects(before: Content, after: Content): Fault[] {
  const kept = new Set(after.redirects.map(({ from }) => from));
  const lost = before.redirects.filter(({ from }) => !kept.has(from));
  if (lost.length === 0) return [];
  const pages = new Set([...itemsOf(after).values()].map(({ address }) => address));
  return lost
    .filter(({ from }) => !pages.has(from))
    .map(({ from, place }) =>
      raise('since/vanished', startOf(place.file), `「转址」里的旧网址 ${said(decodeURI(from))} 不见了，请放回`),
    );
}

function lostImages(
  removed: ReadonlySet<string>,
  old: readonly Item[],
  isPublic: (item: Item) => boolean,
  coverage: Coverage,
): Fault[] {
  const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);
  return [...removed]
    .filter((file) => /\.(?:png|jpe?g|webp|gif|avif)$/iu.test(file))
    .filter((file) => {
      const shown = `"kind":"image","name":${JSON.stringify(file.slice(folderOf(file).length))}`;
      const users = old.filter(
        ({ place, values }) =>
          folderOf(place.file) === folderOf(file) && [...values.values()].some(({ exact }) => exact.includes(shown)),
      );
      return !users.some(coverage.isRedacted) && users.some(isPublic);
    })
    .map((file) =>
      raise(
        'since/image',
        startOf(file),
        '已经公开的图片不见了，请放回；图片里有个人信息的，在 follow-ups/ 里写一条脱敏',
      ),
    );
}
