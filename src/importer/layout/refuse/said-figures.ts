/** Counts of a text → 公布数 of a batch and 累计 of the inspection; what no item fits is left, never guessed. */
import { fieldsByLabel, fieldsOf, foldWord } from '../../../schema/field.ts';
import { declaredTotals } from '../../../schema/files/declared.ts';
import { everyWord } from '../../../schema/files/inspection-words.ts';
import type { Declared, Figures } from './declared-counts.ts';
import type { Figure, Part, SaidCounts } from './said-counts.ts';

const schema = declaredTotals(everyWord);
const labels = fieldsByLabel(schema);
const order = fieldsOf(schema).map(({ label }) => label);

/** Puts each count in its place. */
export function declaredSaid({ figures, jointBatches }: SaidCounts): Declared {
  const left: string[] = [];
  const [running = [], batch = []] = [true, false].map((is) =>
    figures.filter((one) => (one.running !== undefined) === is),
  );
  const made = [batch, running].map((some) => placed(some, left)) as [Figures, Figures];
  if (jointBatches.length > 0) {
    const whole = made.find((one) => one['按区域'] !== undefined);
    if (whole) whole['共办批次'] = jointBatches;
  }
  const until = running.findLast((one) => one.running?.day !== undefined)?.running;
  return {
    batch: inOrder(made[0]),
    running: inOrder(made[1]),
    until: { day: until?.day, batch: running.find((one) => one.running?.batch !== undefined)?.running?.batch },
    unlisted: [],
    left: [...new Set(left)],
  };
}

function placed(figures: readonly Figure[], left: string[]): Figures {
  const made: Figures = {};
  const isCombined = figures.some(({ part }) => part?.of === 'types' && part.name.includes('、'));
  const isMerged = figures.some(({ item }) => item === '已办结（含阶段性）');
  for (const { count, called, item: said, part } of figures) {
    // What is said of all holds for each: `已办结121件（含阶段性办结）`, then `咸宁1件，已办结1件`.
    const item = part && said === '已办结' && isMerged ? '已办结（含阶段性）' : said;
    const label = part ? labelOfPart(part, item, isCombined) : item;
    const stands = label === undefined ? undefined : made[label];
    const parts = part && typeof stands === 'object' ? (stands as Record<string, number>) : {};
    const known = part ? parts[part.name] : stands;
    if (label === undefined || (known !== undefined && known !== count)) left.push(called);
    else made[label] = part ? { ...parts, [part.name]: count } : count;
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
