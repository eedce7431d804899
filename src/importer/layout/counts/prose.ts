/** Counts in sentences: `交办举报52件，其中来电40件；和平区2件、河东区3件（重复件1件）`. */
import type { Vocabulary } from '../../../schema/files/inspection-words.ts';
import { isoDate, toIsoDate, type IsoDate } from '../../../schema/values.ts';
import type { Line } from '../../read/grid.ts';
import { datesIn } from '../words/title.ts';
import { itemIn, partIn, type Figure, type Part } from './declared.ts';

/** A number that counts, with the words that lead to it. */
interface Said {
  words: string;
  count: number;
  unit: string;
  /** How it hangs on the number before it: in brackets, or after a comma. */
  link: 'bracket' | 'comma' | undefined;
}

/** What a sentence counts over, where it says so. */
type Axis = Part['of'];

const axes: readonly (readonly [RegExp, Axis])[] = [
  [/行业/u, 'industry'],
  [/类型|类别|污染要素/u, 'types'],
  [/区域|区划|地区|辖区|各(?:市|县|区|地)|按(?:市|县|区)/u, 'region'],
];

/** Words of several batches together. */
const runningWords = /累计|截至|截止|前[〇零一二三四五六七八九十百\d]+批|第?\d+\s*[-–~至]\s*\d+批/u;

/** A line that goes on with what the one before it counts. */
const goesOn = /^[\s（(]*(?:其中|按|各|包括|涉及)/u;

const number = /\d+(?:[,，]\d{3})*(?:\.\d+)?/gu;
/** What follows a number that counts nothing: days, hours, batches, shares, and parts of other numbers. */
const countsNothing = /^(?:\s*(?:年|月|日|号|时|点|分|秒|批|天|周|小时|个?月|个?工作日|[%％‰])|[-－–:：.]\d|[A-Za-z\d])/u;
const partOfAnother = /[A-Za-z\d.:：第\-－–]$/u;
const units = /^\s*(?:件次|件|宗|个|起|项|家|人次|人|份|万元)?/u;

/** The counts of some lines, in order; `year` is that of days without one. */
export function countsInProse(lines: readonly Line[], vocabulary: Vocabulary, year: string | undefined): Figure[] {
  const inBrackets = /括号[内里中](?:的)?(?:数字|数)?(?:为|是|系)?([^，。；）)]{2,10})/u.exec(
    lines.map(({ text }) => text).join('\n'),
  )?.[1];
  let running: Figure['running'];
  let axis: Axis | undefined;
  return lines.flatMap(({ text }) => {
    if (!goesOn.test(text)) [running, axis] = [undefined, undefined];
    return text.split(/(?<=[。；;\n])/u).flatMap((sentence) => {
      if (runningWords.test(sentence)) running = { until: lastDay(sentence, year) };
      else if (/第[^第]{1,8}批/u.test(sentence)) running = undefined;
      const pieces = saidIn(sentence);
      const meant: Figure[] = [];
      /** Counts behind that of a region, which may be of it or of all. */
      const behind: { figure: Figure; region: Part }[] = [];
      let above: Part | undefined;
      for (const { words, count, unit, link } of pieces) {
        axis = axes.find(([pattern]) => pattern.test(words))?.[1] ?? axis;
        const called = `${shortly(words)}${String(count)}${unit}`;
        const part = link === 'bracket' ? undefined : partOf(words, axis, vocabulary);
        const item = part ? undefined : itemIn(words === '' ? (inBrackets ?? '') : words, unit);
        const figure: Figure = { count, called, item, part, running };
        if (link === 'bracket' && above) meant.push({ ...figure, called: above.name + called, part: above });
        else if (link === 'comma' && above && !part) behind.push({ figure, region: above });
        else meant.push(figure);
        if (link === undefined || part) above = part?.of === 'region' ? part : undefined;
      }
      const regions = meant.filter(({ part, item }) => part?.of === 'region' && item === undefined).length;
      return [...meant, ...settle(behind, regions)];
    });
  });
}

/** What stands behind most regions is of each; behind one of several, nobody knows. */
function settle(behind: readonly { figure: Figure; region: Part }[], regions: number): Figure[] {
  return behind.map(({ figure, region }) => {
    const alike = behind.filter((one) => one.figure.item === figure.item).length;
    const called = region.name + figure.called;
    if (alike * 2 > regions) return { ...figure, called, part: region };
    return { ...figure, called, item: undefined };
  });
}

function saidIn(sentence: string): Said[] {
  const found: Said[] = [];
  let end = 0;
  for (const { 0: digits, index } of sentence.matchAll(number)) {
    const after = sentence.slice(index + digits.length);
    if (countsNothing.test(after) || partOfAnother.test(sentence.slice(0, index))) continue;
    const [unit = ''] = units.exec(after) ?? [];
    const between = sentence.slice(end, index);
    const open = Math.max(between.lastIndexOf('（'), between.lastIndexOf('('));
    const isInside = open > Math.max(between.lastIndexOf('）'), between.lastIndexOf(')'));
    const link = isInside ? 'bracket' : /^[）)]?\s*[，,]/u.test(between) && found.length > 0 ? 'comma' : undefined;
    const words = between.split(/[，,：:（(）)。；;]/u).at(-1) ?? '';
    found.push({ words: words.trim(), count: Number(digits.replace(/[,，]/gu, '')), unit: unit.trim(), link });
    // An axis may be named before a colon.
    const lead = /([^，,；;。]*)[：:][^：:]*$/u.exec(between)?.[1];
    const last = found.at(-1);
    if (last && lead !== undefined && axes.some(([pattern]) => pattern.test(lead))) last.words = `${lead}：${last.words}`;
    end = index + digits.length + unit.length;
  }
  return found;
}

/** The words directly before a number, without those that only lead to it or away from it. */
const shortly = (words: string): string =>
  (words.split(/[：:]/u).at(-1) ?? '').replace(/^[\s、“”]+|(?:各|分别|共|有|为|是|约|计|[\s“”])+$/gu, '');

/** Where a name may begin among words: behind another, or behind words that lead to it. */
const before = /[\s、“”有为是和及与]|其中|分别|包括|涉及|主要|另/gu;

/** The region, types or industry that the words before a number name: all of them, or the last. */
function partOf(words: string, axis: Axis | undefined, vocabulary: Vocabulary): Part | undefined {
  const plain = shortly(words);
  const tries = [plain, ...[...plain.matchAll(before)].map(({ 0: mark, index }) => plain.slice(index + mark.length))];
  if (axis !== 'industry') return tries.map((one) => partIn(one, vocabulary)).find((part) => part !== undefined);
  const name = plain.split(/[\s、]/u).at(-1) ?? '';
  return name === '' ? undefined : { of: 'industry', name };
}

/** The last day that a sentence names; the year may be that of the document. */
export function lastDay(text: string, year: string | undefined): IsoDate | undefined {
  const short = [...text.matchAll(/(?<!\d)(\d{1,2})月(\d{1,2})日/gu)].at(-1);
  const whole = datesIn(text).at(-1);
  if (whole !== undefined || !short || year === undefined) return whole;
  return toIsoDate(isoDate(Number(year), Number(short[1]), Number(short[2])));
}
