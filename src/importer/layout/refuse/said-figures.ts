/** Counts of a text → 公布数 of a batch and 累计 of the inspection; what no item fits is left, never guessed. */
import { fieldsByLabel, fieldsOf, foldWord } from '../../../schema/field.ts';
import { declaredTotals } from '../../../schema/files/declared.ts';
import { everyWord } from '../../../schema/files/inspection-words.ts';
import type { Declared, Figures } from './declared-counts.ts';
import type { Figure, Part, SaidCounts } from './said-counts.ts';

const schema = declaredTotals(everyWord);
const labels = fieldsByLabel(schema);
const order = fieldsOf(schema).map(({ label }) => label);

/**
 * Puts each count in its place.
 * @param batches the ones that the document is about
 */
export function declaredSaid({ figures, jointBatches }: SaidCounts, batches: readonly string[]): Declared {
  const left: string[] = [];
  const [running = [], some = []] = [true, false].map((is) =>
    figures.filter((one) => (one.running !== undefined) === is),
  );
  const groups = Map.groupBy(some, (one) => (one.batches.length === 0 ? batches : one.batches).join());
  const batch = groups.get(batches.join()) ?? [];
  const others = [...groups.values()].flatMap((group) => {
    if (group === batch) return [];
    const found = placed(group, left);
    // A batch that is only mentioned is not counted.
    if (wholes.some((item) => found[item] !== undefined))
      return [{ batches: group[0]?.batches ?? [], figures: inOrder(found) }];
    left.push(...group.map(({ called }) => called));
    return [];
  });
  const made = [batch, running].map((each) => placed(each, left)) as [Figures, Figures];
  if (jointBatches.length > 0) {
    const whole = made.find((one) => one['按区域'] !== undefined);
    if (whole) whole['共办批次'] = jointBatches;
  }
  const until = running.findLast((one) => one.running?.day !== undefined)?.running;
  return {
    batch: inOrder(made[0]),
    running: inOrder(made[1]),
    until: { day: until?.day, batch: running.find((one) => one.running?.batch !== undefined)?.running?.batch },
    others,
    unlisted: [],
    left: [...new Set(left)],
  };
}

/** What counts a whole batch. */
const wholes = ['收到', '受理', '交办'];

/** Two counts of one item are told apart by nothing: neither is taken. */
function placed(figures: readonly Figure[], left: string[]): Figures {
  const isCombined = figures.some(({ part }) => part?.of === 'types' && part.name.includes('、'));
  const isMerged = figures.some(({ item }) => item === '已办结（含阶段性）');
  const labelled = figures.map(({ count, called, item: said, part }) => {
    // What is said of all holds for each: `已办结121件（含阶段性办结）`, then `咸宁1件，已办结1件`.
    const item = part && said === '已办结' && isMerged ? '已办结（含阶段性）' : said;
    return { count, called, part: part?.name, label: part ? labelOfPart(part, item, isCombined) : item };
  });
  const made: Figures = {};
  for (const { count, called, part, label } of labelled) {
    const isSame = labelled.every((one) => one.label !== label || one.part !== part || one.count === count);
    if (label === undefined || !isSame) left.push(called);
    else if (part === undefined) made[label] = count;
    else made[label] = { ...(made[label] as Record<string, number> | undefined), [part]: count };
  }
  return made;
}

/** 按区域, 按区域已办结, 按类型 …; undefined where no figure has such parts. */
function labelOfPart({ of }: Part, item: string | undefined, isCombined: boolean): string | undefined {
  const isAll = item === undefined || item === '交办' || item === '受理';
  if (of === 'region') return isAll ? '按区域' : labels.get(foldWord(`按区域${item}`))?.label;
  if (!isAll && item !== '问题') return undefined;
  return of === 'industry' ? '按行业' : isCombined ? '按类型组合' : '按类型';
}

const inOrder = (figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other)));
