/** Counts of a document → 公布数 of a batch and 累计 of an inspection; what has no place there is told. */
import { fieldsByLabel, fieldsOf, foldWord } from '../../../schema/field.ts';
import { declaredTotals, figureParts, partNamed } from '../../../schema/files/declared.ts';
import { everyWord, type Vocabulary } from '../../../schema/files/inspection-words.ts';
import type { IsoDate } from '../../../schema/values.ts';

/** A count, and what it is of. */
export interface Figure {
  count: number;
  /** As the document says it: `麒麟区已办结件数`. */
  called: string;
  /** 交办, 来电 …; undefined where only its part is said: `麒麟区2件`. */
  item: string | undefined;
  part: Part | undefined;
  /** Does it add up several batches, and until which day? */
  running: { until: IsoDate | undefined } | undefined;
}

/** A region, or several that share a case; types, one or as they come together; an industry. */
export interface Part {
  of: 'region' | 'types' | 'industry';
  name: string;
}

/** Figures as they are typed: 公布数. */
export type Declared = Record<string, number | Record<string, number>>;

export interface DeclaredFigures {
  /** 公布数 of the batch. */
  batch: Declared;
  /** 累计, by its last day. */
  running: Map<IsoDate | undefined, Declared>;
  /** What found no place. */
  left: string[];
}

const schema = declaredTotals(everyWord);
const labels = fieldsByLabel(schema);
const order = fieldsOf(schema).map(({ label }) => label);

/** Items that are one figure. */
const items = new Map([...labels].filter(([, { name }]) => !(name in figureParts) && name !== 'jointBatches'));

/** Words of notices that are no labels. */
const otherWords: readonly (readonly [RegExp, string])[] = [
  [/含阶段/u, '已办结（含阶段性）'],
  [/收到|接到|接收/u, '收到'],
  [/受理/u, '受理'],
  [/交办|移交|转办|^(?:件数|数量|数量\(件\)|信访件数)$/u, '交办'],
];

/** The item that a word is the name of: `交办件数`. */
export function itemNamed(word: string): string | undefined {
  const known = items.get(foldWord(word)) ?? items.get(foldWord(word).replace(/\(.*\)|(?:件|举报)?(?:件)?数$/gu, ''));
  return known?.label ?? otherWords.find(([pattern]) => pattern.test(foldWord(word)))?.[1];
}

/** The item that the words before a number speak of: the longest name in them, of equal ones the last. */
export function itemIn(words: string, unit: string): string | undefined {
  const folded = foldWord(words);
  if (/含阶段/u.test(folded)) return itemNamed(folded);
  const names = [...items.keys()].filter(
    (name) => folded.includes(name) && (items.get(name)?.name !== 'problems' || /^[个项]?$/u.test(unit)),
  );
  const [best] = names.toSorted((a, b) => b.length - a.length || folded.lastIndexOf(b) - folded.lastIndexOf(a));
  return best === undefined ? itemNamed(folded) : items.get(best)?.label;
}

/** The regions or types that a word names, in the words of the inspection. */
export function partIn(word: string, vocabulary: Vocabulary): Part | undefined {
  const plain = word.replace(/(?:共办|共同办理|联合办理|合办)$/u, '');
  const region = plain === '' ? undefined : partNamed('region', plain, vocabulary);
  if (region !== undefined && region !== '') return { of: 'region', name: region };
  const types = plain === '' ? undefined : partNamed('types', plain, vocabulary);
  return types !== undefined && types !== '' ? { of: 'types', name: types } : undefined;
}

/** Puts each figure in its place. */
export function declare(figures: readonly Figure[]): DeclaredFigures {
  const made: DeclaredFigures = { batch: {}, running: new Map(), left: [] };
  for (const group of Map.groupBy(figures, ({ running }) => running?.until ?? running !== undefined).values()) {
    const [first] = group;
    const declared = declaredOf(group, made.left);
    if (!first?.running) made.batch = declared;
    else if (Object.keys(declared).length > 0) made.running.set(first.running.until, declared);
  }
  return made;
}

function declaredOf(figures: readonly Figure[], left: string[]): Declared {
  const declared: Declared = {};
  const isCombined = figures.some(({ part }) => part?.of === 'types' && part.name.includes('、'));
  const settled = figures.some(({ item }) => item === '已办结（含阶段性）');
  for (const { count, called, item: named, part } of figures) {
    // What is said of all holds for each: `已办结121件（含阶段性办结）`, then `咸宁1件，已办结1件`.
    const item = part && named === '已办结' && settled ? '已办结（含阶段性）' : named;
    const label = part ? labelOfPart(part, item, isCombined) : item;
    const group = label === undefined || !part ? undefined : (declared[label] ?? {});
    const known = label === undefined ? undefined : part ? (group as Record<string, number>)[part.name] : declared[label];
    if (label === undefined || (known !== undefined && known !== count)) left.push(called);
    else declared[label] = part ? { ...(group as Record<string, number>), [part.name]: count } : count;
  }
  return Object.fromEntries(
    Object.entries(declared).toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other)),
  );
}

/** 按区域, 按区域已办结, 按类型 …; undefined where no figure has such parts. */
function labelOfPart({ of }: Part, item: string | undefined, isCombined: boolean): string | undefined {
  const isAll = item === undefined || item === '交办' || item === '受理';
  if (of === 'region') return isAll ? '按区域' : labels.get(foldWord(`按区域${item}`))?.label;
  if (!isAll && item !== '问题') return undefined;
  return of === 'industry' ? '按行业' : isCombined ? '按类型组合' : '按类型';
}
