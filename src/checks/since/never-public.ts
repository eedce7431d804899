/** What takes text away (脱敏, 撤下) that readers never could see: it says of the record what never was. */
import { takesAway } from '../../register/amend/redactions.ts';
import { quote, type Fault } from '../../schema/fault.ts';
import { targetName } from '../../schema/records.ts';
import type { FollowUpKind } from '../../schema/vocabulary.ts';
import { raise } from '../raise.ts';
import type { Item } from './item.ts';
import { isStub } from './withdrawals.ts';

/** The earlier version and the later one, as far as this rule asks. */
interface Compared {
  /** What was public in the files that are compared. */
  earlier: readonly Item[];
  /** All items of the later version. */
  whole: () => ReadonlyMap<string, Item>;
  /** Was a file the same before, or can't it be known what it held? */
  isKept: (file: string) => boolean;
  /** Was there an inspection? One that is taken over as a whole brings the history that it had elsewhere. */
  wasInspection: (id: string) => boolean;
}

/** @param added new entries that are public by the day of the check, among other items */
export function neverPublicFaults(
  added: readonly Item[],
  { earlier, whole, isKept, wasInspection }: Compared,
): Fault[] {
  const entries = added.filter(({ kind, entryKind }) => kind === 'entry' && takesAway(entryKind as FollowUpKind));
  if (entries.length === 0) return [];
  const named = (items: Iterable<Item>): Map<string, Item> =>
    new Map([...items].filter(isRecord).map((one) => [nameOf(one), one]));
  const [before, after] = [named(earlier), named(whole().values())];
  return entries.flatMap((entry) => {
    const now = after.get(nameOf(entry));
    if (!now || !wasInspection(entry.inspection)) return [];
    const was = isKept(now.place.file) ? now : before.get(nameOf(entry));
    const isWithdrawal = entry.entryKind === '撤下';
    if (was && !(isWithdrawal && isStub(was))) return [];
    const why = was ? '从来没有公开过内容' : '还没有公开过';
    const mend = isWithdrawal
      ? '不必撤下：请在批次文件里写成“公开方式：不予公开”，或者删去这一件，并删去这一条'
      : '没有可以脱敏的：请直接在原文件里删去个人信息，并删去这一条';
    return [raise('since/never-public', entry.place, `${quote(entry.name)}${why}，${mend}`)];
  });
}

const isRecord = ({ kind, target }: Item): boolean => target !== undefined && kind !== 'entry' && kind !== 'result';
const nameOf = ({ inspection, target }: Item): string => `${inspection} ${target ? targetName(target) : ''}`;
