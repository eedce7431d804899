/** Counts in sentences: `交办举报52件，其中来电40件；和平区2件、河东区3件（重复件1件）`. */
import { fieldsByLabel, foldWord } from '../../../schema/field.ts';
import { declaredTotals, figureParts, partNamed } from '../../../schema/files/declared.ts';
import { everyWord, type Vocabulary } from '../../../schema/files/inspection-words.ts';
import type { IsoDate } from '../../../schema/values.ts';
import type { Line } from '../../read/grid.ts';
import { batchesIn } from '../words/title.ts';
import { isRunning, lastBatch, lastDay } from './declared-counts.ts';

/** A count, and what it is of. */
export interface Figure {
  count: number;
  /** As the text says it: `麒麟区2件`. */
  called: string;
  /** 交办, 来电 …; undefined where only its part is said. */
  item: string | undefined;
  part: Part | undefined;
  /** The batch that the text says it is of, if it says so. */
  batches: readonly string[];
  /** Does it add up several batches, and until when? */
  running: { day: IsoDate | undefined; batch: string | undefined } | undefined;
}

/** A region, or several that share a case; types, one or as they come together; an industry. */
export interface Part {
  of: 'region' | 'types' | 'industry';
  name: string;
}

/** What a text counts, and the batches of which it says that cases were handled jointly. */
export interface SaidCounts {
  figures: Figure[];
  jointBatches: string[];
}

/** A number that counts, with the words that lead to it. */
interface Said {
  words: string;
  count: number;
  unit: string;
  /** The batches that are named before it. */
  batches: readonly string[];
  /** What it is called where no word leads to it. */
  behind: string;
  /** How it hangs on the number before it: in brackets, or after a comma. */
  link: 'bracket' | 'comma' | undefined;
}

/** What a sentence counts over, where it says so. */
const axes: readonly (readonly [RegExp, Part['of']])[] = [
  [/行业/u, 'industry'],
  [/类型|类别|污染要素/u, 'types'],
  [/区域|区划|地区|辖区|各(?:市|县|区|地)|按(?:市|县|区|地)/u, 'region'],
];

/** A line that goes on with what the one before it counts. */
const goesOn = /^[\s（(]*(?:其中|按|各|包括|涉及)/u;

const brackets = /[（(][^（()）]*[)）]/gu;
const number = /\d+(?:[,，]\d{3})*(?:\.\d+)?/gu;
/** What follows a number that counts nothing: days, hours, batches, shares, and parts of other numbers. */
const countsNothing =
  /^(?:\s*(?:年|月|日|号|时|点|分|秒|天|周|小时|个?月|个?工作日|[%％‰])|(?:\s*[-–~至、,，和]\s*\d+)*\s*批|[-－–:：.]\d|[A-Za-z\d])/u;
const partOfAnother = /[A-Za-z\d.:：第\-－–]$/u;
const units = /^\s*(?:件次|件|宗|个|起|项|家|人次|人|份|万元)?/u;

/** Reads the counts of a text, in order; days without a year are of that of `day`. */
export function saidCounts(lines: readonly Line[], day: IsoDate | undefined, vocabulary: Vocabulary): SaidCounts {
  const sentences = lines.flatMap(({ text }) => text.split(/(?<=[。；;\n])/u).map((said, at) => ({ said, at })));
  const inBrackets = /括号[内里中]的?(?:数字|数)?[为是系]?([^，。；）)]{2,10})/u.exec(
    lines.map(({ text }) => text).join('\n'),
  )?.[1];
  let running: Figure['running'];
  let axis: Part['of'] | undefined;
  let batches: readonly string[] = [];
  const figures = sentences.flatMap(({ said, at }): Figure[] => {
    if (at === 0 && !goesOn.test(said)) [running, axis, batches] = [undefined, undefined, []];
    const plain = said.replace(brackets, '');
    if (isRunning(plain) || /\d+\s*[-–~至]\s*\d+批/u.test(plain))
      running = { day: lastDay(said, day) ?? running?.day, batch: lastBatch(plain) };
    else if (/第[^第]{1,8}批/u.test(plain)) running = undefined;
    const meant: Figure[] = [];
    /** Counts behind that of a region, which may be of it or of all. */
    const behind: { figure: Figure; region: Part }[] = [];
    let above: Part | undefined;
    /** What the number before was called, where nobody knows what it counts. */
    let unknown: string | undefined;
    for (const one of countsOf(said)) {
      const { words, count, unit, link } = one;
      if (one.batches.length > 0) batches = one.batches;
      axis = axes.find(([pattern]) => pattern.test(words))?.[1] ?? axis;
      const part = link === 'bracket' ? undefined : partOf(words, axis, vocabulary);
      const item = part ? undefined : itemOf(one, words === '' && link === 'bracket' ? inBrackets : undefined);
      const called = `${shortly(words)}${String(count)}${unit}${words === '' ? one.behind : ''}`;
      const figure: Figure = { count, called, item, part, batches, running };
      if (link === 'bracket' && above)
        meant.push({ ...figure, called: above.name + called, part: item === undefined ? undefined : above });
      else if (link === 'comma' && above && !part) behind.push({ figure, region: above });
      else if (link === 'comma' && unknown !== undefined && !part)
        meant.push(item === undefined ? figure : { ...figure, called: unknown + called, item: undefined });
      else meant.push(figure);
      if (link === undefined || part) above = part?.of === 'region' ? part : undefined;
      if (link === undefined) unknown = part || item !== undefined ? undefined : shortly(words);
    }
    const regions = meant.filter(({ part, item }) => part?.of === 'region' && item === undefined).length;
    return [...meant, ...settle(behind, regions)];
  });
  const joint = sentences.filter(({ said }) => /共办|共同办理|联合办理/u.test(said));
  return { figures, jointBatches: [...new Set(joint.flatMap(({ said }) => batchesIn(said)))] };
}

/** What stands behind most regions is of each; behind one of several, nobody knows. */
const settle = (behind: readonly { figure: Figure; region: Part }[], regions: number): Figure[] =>
  behind.map(({ figure, region }) => {
    const alike = behind.filter((one) => one.figure.item === figure.item).length;
    const called = region.name + figure.called;
    return alike * 2 > regions ? { ...figure, called, part: region } : { ...figure, called, item: undefined };
  });

/** The numbers of a sentence that count something. */
function countsOf(sentence: string): Said[] {
  const found: Said[] = [];
  let end = 0;
  for (const { 0: digits, index } of sentence.matchAll(number)) {
    const after = sentence.slice(index + digits.length);
    if (countsNothing.test(after) || partOfAnother.test(sentence.slice(0, index))) continue;
    const [unit = ''] = units.exec(after) ?? [];
    const between = sentence.slice(end, index).replace(brackets, '');
    const isInside =
      Math.max(between.lastIndexOf('（'), between.lastIndexOf('(')) >
      Math.max(between.lastIndexOf('）'), between.lastIndexOf(')'));
    // `已办结121件（含阶段性办结）`: what is in the class stands behind the number.
    const [, held = ''] = /^[（(]\s*(含阶段[^（()）]*)[）)]/u.exec(after.slice(unit.length).trim()) ?? [];
    const words = (between.split(/[，,：:（(）)。；;]/u).at(-1) ?? '').trim() + held;
    // What is counted over may be named before a colon.
    const [, lead = ''] = /([^，,；;。]*)[：:][^：:]*$/u.exec(between) ?? [];
    found.push({
      words: axes.some(([pattern]) => pattern.test(lead)) ? `${lead}：${words}` : words,
      batches: batchesIn(between),
      count: Number(digits.replace(/[,，]/gu, '')),
      unit: unit.trim(),
      behind: /^\p{Script=Han}{0,4}/u.exec(after.slice(unit.length))?.[0] ?? '',
      link: isInside ? 'bracket' : /^[）)]?\s*[，,]/u.test(between) && found.length > 0 ? 'comma' : undefined,
    });
    end = index + digits.length + unit.length;
  }
  return found;
}

/** Items that are one figure, by their names. */
const items = new Map(
  [...fieldsByLabel(declaredTotals(everyWord))].filter(
    ([, { name }]) => !(name in figureParts) && name !== 'jointBatches',
  ),
);
const problems = items.get('问题')?.name;

/** `来电、来信举报23件`: of all of these sources, and of none of them. */
const bySources =
  /(?:来电|来信|来访|微信|网络|电话|信件|信函)(?:[、，和及与或/](?:来电|来信|来访|微信|网络|电话|信件|信函))+/gu;

/** The item that a number is of: the last name in the words before it, of those that end together the longest. */
function itemOf({ words, unit, behind }: Said, meant: string | undefined): string | undefined {
  const said = (meant ?? words.split(/[：:]/u).at(-1) ?? '').replace(bySources, '');
  const folded = foldWord(said + (unit === '万元' ? unit : ''));
  if (/^[个项]$/u.test(unit) && behind.startsWith('问题')) return '问题';
  // `另行交办39项`: of something else.
  if (/另(?:行|外)?(?:交办|移交|转办)/u.test(folded)) return undefined;
  if (/办结.*含阶段|办结[或、和及与]+阶段/u.test(folded)) return '已办结（含阶段性）';
  const names = [...items.keys()].filter(
    (name) => folded.includes(name) && (items.get(name)?.name !== problems || /^[个项]?$/u.test(unit)),
  );
  const endOf = (name: string): number => folded.lastIndexOf(name) + name.length;
  const [best] = names.toSorted((one, other) => endOf(other) - endOf(one) || other.length - one.length);
  if (best !== undefined) return items.get(best)?.label;
  return /批次?(?:群众|环境|信访|举报|投诉)*(?:案件|件|事项)?$/u.test(shortly(folded)) &&
    /^(?:[件宗起个项]|)$/u.test(unit)
    ? '交办'
    : undefined;
}

/** The words directly before a number, without those that only lead to it or away from it. */
const shortly = (words: string): string =>
  (words.split(/[：:]/u).at(-1) ?? '').replace(/^[\s、“”]+|(?:各|分别|共|有|为|是|约|(?<!累)计|[\s“”])+$/gu, '');

/** Where a name may begin among words: behind another, or behind words that lead to it. */
const before = /[\s、“”有为是和及与]|其中|分别|包括|涉及|主要|另/gu;

/** The region, types or industry that the words before a number name: all of them, or the last. */
function partOf(words: string, axis: Part['of'] | undefined, vocabulary: Vocabulary): Part | undefined {
  const plain = shortly(words);
  const tries = [plain, ...[...plain.matchAll(before)].map(({ 0: mark, index }) => plain.slice(index + mark.length))];
  if (axis !== 'industry') return tries.map((one) => partNamedBy(one, vocabulary)).find((part) => part !== undefined);
  const name = plain.split(/[\s、]/u).at(-1) ?? '';
  return name === '' ? undefined : { of: 'industry', name };
}

function partNamedBy(word: string, vocabulary: Vocabulary): Part | undefined {
  const plain = word.replace(/(?:共办|共同办理|联合办理|合办)$/u, '');
  for (const axis of ['region', 'types'] as const) {
    const name = plain === '' ? undefined : partNamed(axis, plain, vocabulary);
    if (name !== undefined && name !== '') return { of: axis, name };
  }
  return undefined;
}
