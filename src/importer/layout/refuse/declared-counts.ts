/** Counts of a table → 公布数 of a batch and 累计 of the inspection; what no item fits is left, never guessed. */
import { fieldsByLabel, foldWord } from '../../../schema/field.ts';
import { declaredTotals, figureParts } from '../../../schema/files/declared.ts';
import { regionNamed, typeNamed, type Vocabulary } from '../../../schema/files/inspection-words.ts';
import { toIsoDate, type IsoDate } from '../../../schema/values.ts';
import { parseNumeral } from '../words/numerals.ts';
import { batchesIn } from '../words/title.ts';
import type { Count } from './counts.ts';

/** Figures by their labels, some with parts. */
export type Figures = Record<string, number | Record<string, number> | readonly string[]>;

export interface Declared {
  /** Of one batch. */
  batch: Figures;
  /** As they add up until a day or a batch. */
  running: Figures;
  /** The day until which the running ones count, and the last batch, as far as they are told. */
  until: { day: IsoDate | undefined; batch: string | undefined };
  /** Does any of the counts add up so, also one that found no place? */
  isRunning?: boolean;
  /** Words that may be regions and are not listed. */
  unlisted: string[];
  /** Words that read like regions, are counted as such, and are not listed. */
  presumed?: string[];
  /** What found no place, as it is called. */
  left: string[];
  /** Of other batches that it speaks of, where it counts them apart. */
  others?: readonly { batches: readonly string[]; figures: Figures }[];
  /** What the document itself says of sums that differ. */
  note?: string | undefined;
}

/** What counts by region, for the items that have one. */
const byRegion: Readonly<Record<string, string>> = {
  交办: '按区域',
  受理: '按区域',
  已办结: '按区域已办结',
  阶段性办结: '按区域阶段性办结',
  '已办结（含阶段性）': '按区域已办结（含阶段性）',
  重点关注: '按区域重点关注',
  重复件: '按区域重复件',
};

/** What the words of a heading count, the first that fits; '' is nothing that can be declared. */
const itemPatterns: readonly (readonly [RegExp, string])[] = [
  [/率|占比|比例|%/u, ''],
  [/含阶段/u, '已办结（含阶段性）'],
  [/未办结|正在办理/u, '未办结'],
  [/^阶段性?办结/u, '阶段性办结'],
  [/^已?办结(?:件?数量?)?$/u, '已办结'],
  [/重点/u, '重点关注'],
  [/重复/u, '重复件'],
  [/收到|接到|接收/u, '收到'],
  [/受理/u, '受理'],
  [/交办|移交|转办/u, '交办'],
  [/^(?:涉及)?(?:生态|环境)*问题(?:个数|数量?|总数)?$/u, '问题'],
  [/^(?:群众|环境|信访|举报|投诉)*(?:事项|件)?总?(?:件数|总数|数量|数|合计|总计|共计)$/u, '交办'],
];

/** What a document says of sums that differ: `备注：部分案件涉及多个市，各市合计大于总数。` */
export function noteIn(texts: readonly string[]): string | undefined {
  const said = texts.flatMap((text) => text.split(/(?<=[。；\n])/u)).map((one) => one.trim());
  const found = said.filter((one) =>
    /(?:合计|总数|总和|之和|相加|占比|百分比).*(?:大于|多于|超过|不等于|不一致)|(?:大于|多于|超过).*(?:总数|件数|100%)/u.test(
      one,
    ),
  );
  return found.length > 0
    ? found.map((one) => one.replace(/^[（(]?(?:备注|注|说明)[：:]\s*/u, '')).join('')
    : undefined;
}

const isSum = (word: string): boolean => /^(?:合计|总计|共计|总数|全[省市州县]|件数|数量|本批)$/u.test(word);

/** Is a count one that adds up over several batches or days? */
export const isRunning = (text: string): boolean => /累计|前\s*[^批]{1,5}\s*批|截[至止]/u.test(text);
/** A title may say until which day the table of one batch is true. */
const isRunningTitle = (text: string): boolean =>
  isRunning(batchesIn(text).length > 0 ? text.replace(/截[至止]/gu, '') : text);

/** What is said of when, and not of what: `10月19日至11月15日累计`, `第十三批`, `前十三批`. */
const scope =
  /累计|本批次?|当[日天]|截[至止]|[前第][^批]{1,12}批次?|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[至到—－-](?:\d{1,2}月)?\d{1,2}日)?/gu;

/**
 * Finds where each count belongs.
 * @param title says what stands under no heading of its own, and of which year a day is
 */
export function declaredOf(
  counts: readonly Count[],
  title: string,
  day: IsoDate | undefined,
  vocabulary: Vocabulary,
): Declared {
  const labels = fieldsByLabel(declaredTotals(vocabulary));
  const labelOf = (word: string): string | undefined => {
    const plain = foldWord(word).replace(/\([^()]*\)|(?:件|举报)?(?:件)?数量?$/gu, '');
    const found = labels.get(foldWord(word)) ?? labels.get(plain);
    return found === undefined || found.name in figureParts || found.name === 'jointBatches' ? undefined : found.label;
  };
  const itemOf = (typed: string): string | undefined => {
    const word = foldWord(typed)
      .replace(scope, '')
      .replace(/\((?:件|个|宗|起)\)$/u, '');
    const known = word === '' ? undefined : labelOf(word);
    const found = known ?? itemPatterns.find(([pattern]) => pattern.test(word))?.[1];
    return found === '' ? undefined : found;
  };
  const [unlisted, presumed, left] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const found: Pick<Declared, 'batch' | 'running' | 'until' | 'isRunning'> = {
    batch: {},
    running: {},
    until: { day: undefined, batch: undefined },
  };
  const kinds = Map.groupBy(counts, gridOf);
  for (const count of counts) {
    const { word: typed, headings } = turned(count, vocabulary);
    const word = typed.replace(/^累计/u, '') || '合计';
    const heading = headings.join('');
    const isOwn = /本批|当[日天]|第[^批]{1,6}批/u.test(heading);
    const running = isRunning(heading + typed) || (!isOwn && isRunningTitle(title));
    if (running) {
      found.isRunning = true;
      found.until.day ??= lastDay(heading, day) ?? day;
      found.until.batch ??= lastBatch(heading) ?? lastBatch(title);
    }
    const item = itemOf(heading === '' ? title : heading);
    const beside = kinds.get(gridOf(count)) ?? [];
    const part = partOf(word, beside, vocabulary);
    const puts = (as: Part | undefined): boolean =>
      take(running ? found.running : found.batch, word, item, Number(count.count), as, labelOf);
    if (puts(part)) continue;
    // Beside 来电 and 来信, or beside 水 and 大气, another word is no region.
    const isUnlisted =
      part === undefined &&
      item !== undefined &&
      item in byRegion &&
      !isSum(word) &&
      !beside.some((one) => labelOf(one.word) !== undefined || typeNamed(one.word, vocabulary) !== undefined);
    // Where all that stand beside each other read like regions, they are counted as such.
    const isOfRegions = (one: string): boolean =>
      isSum(one.replace(/^累计/u, '')) || isPlace(one) || regionNamed(one, vocabulary) !== undefined;
    const isPresumed = isUnlisted && beside.every((one) => isOfRegions(one.word));
    if (isPresumed && puts({ of: 'region', name: word })) presumed.add(word);
    else if (isUnlisted && !isPresumed) unlisted.add(word);
    else left.add(word + (headings.at(-1) ?? ''));
  }
  return { ...found, unlisted: [...unlisted], presumed: [...presumed], left: [...left] };
}

/** Does a word read like a region, or like what is counted beside regions? */
const isPlace = (word: string): boolean => /(?:[省市州盟县区旗镇乡]|街道|新城|部门|单位|总队|兵团)$/u.test(word);

const gridOf = ({ at }: Count): string => at.replace(/![^!]*$/u, '');

/** A count in a table whose columns are regions or types, as if they were its rows. */
function turned({ word, headings }: Count, vocabulary: Vocabulary): { word: string; headings: string[] } {
  const isPart = (one: string): boolean =>
    regionNamed(one, vocabulary) !== undefined || typeNamed(one, vocabulary) !== undefined;
  const part = headings.findLast(isPart);
  return part === undefined || isPart(word)
    ? { word, headings }
    : { word: part, headings: [...headings.filter((one) => one !== part), word] };
}

/** A word that names a part of the whole. */
interface Part {
  of: 'region' | 'type';
  name: string;
}

/** The region or type that a word means; 其他 is a type where other types stand beside it. */
function partOf(word: string, beside: readonly Count[], vocabulary: Vocabulary): Part | undefined {
  const region = regionNamed(word, vocabulary);
  if (region !== undefined) return { of: 'region', name: region };
  const type = typeNamed(word, vocabulary);
  const isType = (one: string): boolean => ![undefined, other].includes(typeNamed(one, vocabulary));
  const others = beside.flatMap((one) => [one.word, ...one.headings]);
  return type === undefined || (type === other && !others.some(isType)) ? undefined : { of: 'type', name: type };
}

const other = '其他';

/** Puts a count where it belongs; false where that is nowhere, or where another count stands. */
function take(
  figures: Figures,
  word: string,
  item: string | undefined,
  count: number,
  part: Part | undefined,
  labelOf: (word: string) => string | undefined,
): boolean {
  if (part) {
    const byType = /^(?:交办|受理|问题)$/u.test(item ?? '') ? '按类型' : undefined;
    const group = part.of === 'region' ? byRegion[item ?? ''] : byType;
    const known = group === undefined ? undefined : figures[group];
    const parts = typeof known === 'object' && !Array.isArray(known) ? (known as Record<string, number>) : {};
    if (group === undefined || parts[part.name] !== undefined) return false;
    figures[group] = { ...parts, [part.name]: count };
    return true;
  }
  const place = isSum(word) ? item : item === '交办' || item === '受理' ? labelOf(word) : undefined;
  if (place === undefined || figures[place] !== undefined) return false;
  figures[place] = count;
  return true;
}

/** The last day of a heading; its year is that of the day of the table, which it cannot be after. */
export function lastDay(heading: string, day: IsoDate | undefined): IsoDate | undefined {
  const [, year = day?.slice(0, 4), month = '', date = ''] =
    [...heading.normalize('NFKC').matchAll(/(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/gu)].at(-1) ?? [];
  const found = year === undefined || month === '' ? undefined : toIsoDate(`${year}-${month}-${date}`);
  return found !== undefined && day !== undefined && found > day ? undefined : found;
}

/** `前十三批` and `第一至十三批` end with batch 13. */
export function lastBatch(text: string): string | undefined {
  const [, numeral = ''] = /(?:前|截[至止])\s*第?\s*(\S{1,5}?)\s*批/u.exec(text) ?? [];
  const last = parseNumeral(numeral);
  const batches = batchesIn(text);
  return last === undefined ? (batches.length > 1 ? batches.at(-1) : undefined) : String(last);
}
