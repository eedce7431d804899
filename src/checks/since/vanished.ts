/** What is public and is gone: items, addresses. */
import { said, type Fault } from '../../schema/fault.ts';
import { shownPath } from '../../schema/address-names.ts';
import { standingPages } from '../../schema/routes.ts';
import type { Content } from '../../schema/records.ts';
import { raise } from '../raise.ts';
import { follow } from './compare.ts';
import type { Item } from './item.ts';
import { correctsCounted, isRow, type Withdrawals } from './withdrawals.ts';
import { nameOf, startOf } from './wording.ts';

/** One fault a file: its parts went with it. */
export function vanishedFaults(gone: readonly Item[], after: Content, withdrawals: Withdrawals): Fault[] {
  const cleared = withoutSamples(after);
  const left = gone.filter(
    ({ sample, inspection, kind, name }) =>
      // Samples go together, when real content begins.
      !(sample && cleared(inspection)) && !(kind === 'page' && standingPages.includes(name)),
  );
  const files = new Set(left.map(({ id }) => id));
  return left
    .filter(({ part }) => part === undefined || !files.has(part))
    .filter((one) => one.kind !== 'entry' || isRow(one) || correctsCounted(one) || withdrawals.of(one) === undefined)
    .map((one) => {
      const parts = left.filter(({ part }) => part === one.id).length;
      const held = parts > 0 ? `（里面有 ${String(parts)} 条）` : '';
      return raise(
        'since/vanished',
        startOf(one.place.file),
        `已经公开的${nameOf(one)}${held}不见了，${withdrawals.of(one) && correctsCounted(one) ? countedBack : backMend(one)}`,
      );
    });
}

const countedBack = '请放回：撤下以后仍按它统计，只删去更正说明和备注';

/** How to bring back what is gone, and how to take from it what may no longer be published. */
function backMend(item: Item): string {
  const { kind, address } = item;
  const withdraw = '不能再公开的，只留编号，写“公开方式：不予公开”和“理由”，并在 follow-ups/ 里写一条撤下';
  if (kind === 'case') return `请放回；${withdraw}`;
  if (isRow(item))
    return '请放回；不能再公开的，只留所属批次、行政区域、污染类型、来源和级别，写“公开方式：不予公开”和“理由”，原来的批次里也这样写，并在 follow-ups/ 里写一条撤下';
  const redact = '里面有个人信息的，只删去那几个字，并在 follow-ups/ 里写一条脱敏';
  const back =
    address === undefined
      ? '请放回原来的文件'
      : `请放回；只是改了文件名的，请改回原名，或者在 site.yaml 的「转址」里写明 ${said(shownPath(address))} 改到了哪里`;
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

/**
 * An old address must go on leading to the page that it led to.
 * @param whole all items of the later version
 */
export function redirectFaults(before: Content, after: Content, whole: () => ReadonlyMap<string, Item>): Fault[] {
  const now = new Map(after.redirects.map(({ from, to, place }) => [from, { to, place }]));
  const targets = new Map(after.redirects.map(({ from, to }) => [from, to]));
  const isPage = (address: string): boolean => [...whole().values()].some((one) => one.address === address);
  return before.redirects.flatMap(({ from, to, place }) => {
    const [old, there] = [said(shownPath(from)), now.get(from)];
    // A page may stand there again.
    if (!there && isPage(from)) return [];
    if (!there) return [raise('since/vanished', startOf(place.file), `「转址」里的旧网址 ${old} 不见了，请放回`)];
    if (follow(targets, to) === follow(targets, from)) return [];
    const mend = `「转址」里的旧网址 ${old} 改到了别处，读者收藏的会打开另一页，请改回 ${said(shownPath(to))}`;
    return [raise('since/changed', there.place, mend)];
  });
}
