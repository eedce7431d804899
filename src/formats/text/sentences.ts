/** What is said of lists and figures: no sentence has a hole where a list is empty, and none says 0 where nothing is known. */
import { changesBatch, everIn, movedIn, type MovedCase } from '../../register/amend/belonging.ts';
import type { PointCount } from '../../register/closing.ts';
import { listsCases } from '../../register/cases.ts';
import { changedCounts, namedCounts, type Count, type Totals } from '../../register/totals.ts';
import { countedRecords } from '../../register/counted.ts';
import { noReport, type Batch, type Inspection, type LookBack, type Task } from '../../register/types.ts';
import { compare } from '../../schema/text/compare.ts';
import { caseSections } from '../../schema/files/case.ts';
import { calledIn, declaredTotals } from '../../schema/files/declared.ts';
import { everyWord } from '../../schema/files/inspection-words.ts';
import { fieldsOf, labelOf } from '../../schema/field.ts';
import { lookBackFindings, unstated, verdicts } from '../../schema/vocabulary.ts';
import { listedText } from './sample.ts';

/**
 * A sentence about a list, or nothing where the list is empty.
 * @param items those that are `false` or undefined have nothing to say
 */
export function sentence(
  before: string,
  items: readonly (string | false | undefined)[],
  { between = '、', end = '。' } = {},
): string {
  const said = items.filter((one) => typeof one === 'string' && one !== '');
  return said.length === 0 ? '' : before + said.join(between) + end;
}

/** That an inspection is kept as it is, behind what is said of it. */
export const archivedText = (archived: string | undefined): string =>
  archived === undefined ? '' : ` · ${archived}已归档，不再更新`;

/** `属实 2 件`; without spaces for text that stands by itself. */
const countText = ({ name, count }: Count, space: string): string => `${name}${space}${String(count)}${space}件`;

/**
 * What the counts of some cases say, a clause each.
 * @param space between words and figures: pages have one, plain text has none
 */
export function countClauses(totals: Totals, space = ''): string[] {
  const { bySource, byVerdict, byState, starred, withheld } = totals;
  const clause = (before: string, counts: readonly Count[]): string =>
    sentence(
      before,
      counts.map((one) => countText(one, space)),
      { end: '' },
    );
  const [verified, unverified] = [true, false].map((is) => byVerdict.filter(({ name }) => name in verdicts === is));
  return [
    clause('', namedCounts(bySource, '来源')),
    clause('', starred > 0 ? [{ name: '重点关注', count: starred }] : []),
    clause('经核实', verified ?? []),
    clause('', namedCounts(unverified ?? [], '是否属实')),
    ...namedCounts(byState, '办结情况').map((one) => countText(one, space)),
    clause('', withheld > 0 ? [{ name: '依法不予公开', count: withheld }] : []),
  ].filter(Boolean);
}

/** What a batch lists, and what becomes of it; where it lists none of its own, what it brings or declares. */
export function batchClauses(batch: Batch, space = ''): string[] {
  const { now, declared, disclosed } = batch;
  const pieces = (count: number): string => `${space}${String(count)}${space}件`;
  if (listsCases(batch)) return [`逐件列出${pieces(now.cases)}`, ...countClauses(now, space)];
  const figures = statisticsSaid.flatMap((name) => {
    const figure = declared?.[name];
    return declared === undefined || figure === undefined
      ? []
      : [`${calledIn(declared, name, labelOf(declaredSchema, name))}${pieces(figure)}`];
  });
  const said = disclosed.length > 0 ? `公布了以前批次办理后公开的${pieces(disclosed.length)}` : onlyStatistics;
  return [said, ...(figures.length > 0 ? [`通报公布${figures.join('、')}`] : [])];
}

/** What a batch of figures alone is said to have. */
const statisticsSaid = [
  ...(['received', 'accepted', 'forwarded'] as const),
  ...(['struckOff', 'verified', 'closed', 'interim', 'settled', 'standing', 'open'] as const),
];
export const onlyStatistics = '只公布了统计数，没有逐件公开';
const declaredSchema = declaredTotals(everyWord);

/** How many cases the batches list that list theirs, and how many others are known, whose text came later or is to come. */
export function listedIn(batches: readonly Batch[]): {
  listing: number;
  listed: number;
  others: number;
  /** How the others became known. */
  how: string;
} {
  const lists = batches.filter(listsCases);
  const others = batches.filter((one) => !listsCases(one)).flatMap(({ cases }) => cases);
  return {
    listing: lists.length,
    listed: lists.reduce((sum, { cases }) => sum + cases.length, 0),
    others: others.length,
    how: others.some(({ moves }) => moves.length > 0) ? '办理后公开、更正所属批次的' : '办理后公开的',
  };
}

/** `逐件列出 12 件，另有办理后公开的 1 件` */
function listedClause(batches: readonly Batch[]): string {
  const { listing, listed, others, how } = listedIn(batches);
  const later = `${how} ${String(others)} 件`;
  if (listing === 0) return `只列出${later}`;
  return `逐件列出 ${String(listed)} 件${others > 0 ? `，另有${later}` : ''}`;
}

/** How many batches there are, and how many of them list their cases; invented ones apart. */
export function batchesText({ batches }: Inspection): string {
  const { records, leftOut } = countedRecords(batches);
  const listed = records.filter(listsCases).length;
  const all = `共 ${String(records.length)} 个批次`;
  const apart = leftOut > 0 ? `，另有示例 ${String(leftOut)} 个批次，不计入` : '';
  if (listed === 0 && records.every(({ disclosed }) => disclosed.length === 0))
    return `${all}，都${onlyStatistics}${apart}`;
  const others = records.filter((one) => !listsCases(one) && one.disclosed.length === 0).length;
  return `${all}，${listedClause(records)}${others > 0 ? `，其中 ${String(others)} 个批次${onlyStatistics}` : ''}${apart}`;
}

const sectionLabels = new Set(fieldsOf(caseSections).map(({ label }) => label));

/** That the figures of a batch are not those of its first day, where something published later has changed them. */
export function laterText(batch: Batch): string {
  const { asPublished, now } = batch;
  if (!listsCases(batch) || changedCounts(asPublished, now).length === 0) return '';
  const corrected = everIn(batch)
    .flatMap((one) => one.corrections.filter(({ publication }) => changesBatch(one, batch)(publication)))
    .filter(({ kind, item }) => kind === '更正' && item !== undefined && !sectionLabels.has(item)).length;
  const what = corrected === 0 ? '后续公开' : `后续公开和 ${String(corrected)} 项更正`;
  return `以上按现在的情况统计，已计入${what}。`;
}

/** Where a case was, or is now: `原列第26批`. */
export const movedText = ({ how, other }: MovedCase): string => `${how === 'in' ? '原列' : '现归'}${other.number.name}`;

/** The cases that came to a batch or left it, each with where it was or is now. */
export const movedList = (batch: Batch): string =>
  movedIn(batch)
    .map((one) => `${one.case.label}（${movedText(one)}）`)
    .join('、');

/** `178 个点位`, `已完成 171 个`: a clause each; none where nobody has counted them. */
export function pointClauses(points: PointCount | undefined): string[] {
  if (!points) return [];
  const { total, done } = points;
  return [`${String(total)} 个点位`, ...(done === undefined ? [] : [`已完成 ${String(done)} 个`])];
}

/** How the counts by pollution type go together with the number of cases. */
export function typesNote({ cases, byType }: Totals): string {
  const sum = byType.reduce((all, { count }) => all + count, 0);
  return sum > cases ? '一件可涉及多个类型，合计大于件数。' : '一件可涉及多个类型。';
}

/** How far the tasks of a plan have come: what nobody has reported on is not said to be undone. */
export function progressClauses(tasks: readonly Task[]): string[] {
  const { records } = countedRecords(tasks);
  const [silent, done] = [
    records.filter(({ state }) => state === noReport).length,
    records.filter((task) => task.done).length,
  ];
  const all = `共 ${listedText(tasks, '项任务')}`;
  if (silent === records.length) return [all, noReport];
  return [all, `${String(done)} 项已完成或已销号`, ...(silent > 0 ? [`${String(silent)} 项${noReport}`] : [])];
}

/** A share in per cent, as exact as it takes for a part not to read as none or all. */
export function shareText(part: number, whole: number): string {
  const percent = (part / whole) * 100;
  if (part === 0 || part === whole) return `${String(percent)}%`;
  const shown = [0, 1, 2]
    .map((digits) => percent.toFixed(digits))
    .find((text) => Number(text) > 0 && Number(text) < 100);
  return shown === undefined ? (percent < 50 ? '不到 0.01%' : '超过 99.99%') : `${shown}%`;
}

/** The exact sum of declared amounts, which have at most six decimals. */
export function sumOf(amounts: readonly number[]): number {
  const millionths = amounts.reduce((sum, one) => sum + BigInt(Math.round(one * 1e6)), 0n);
  return Number(millionths) / 1e6;
}

/** The newest number of cases that a notice declared as forwarded, and until when it counts. */
export function declaredForwarded({ facts }: Inspection): { figure: number; asOf: string; called: string } | undefined {
  const declared = (facts.runningTotals ?? []).flatMap((one) => {
    const { asOf, forwarded: figure } = one;
    const called = calledIn(one, 'forwarded', labelOf(declaredSchema, 'forwarded'));
    return figure === undefined ? [] : [{ figure, asOf, called }];
  });
  return declared.sort((a, b) => compare(b.asOf, a.asOf))[0];
}

/** How a counted number of cases and a declared one go together, where they are not the same: on what basis each is. */
export function basisText(inspection: Inspection): string {
  const declared = declaredForwarded(inspection);
  if (!declared || declared.figure === inspection.totals.cases) return '';
  // What a real notice declared has nothing to do with invented cases.
  if (countedRecords(inspection.cases).sample && !inspection.sample) return '';
  return `（按本站列出的行数统计；通报公布的累计${declared.called}数是 ${String(declared.figure)} 件，截至${declared.asOf}）`;
}

/**
 * What was looked at again, and what was found: `2 项旧任务、1 件旧信访件：表面整改 2 项、结论未注明 1 项`. Each old record
 * counts once, with the gravest finding about it.
 */
export function lookedAtText(lookBacks: readonly LookBack[]): { what: string; findings: string[] } {
  const gravest = new Map<string, LookBack>();
  for (const one of lookBacks) {
    const address = one.earlier.kind === 'task' ? one.earlier.task.address : one.earlier.case.address;
    const known = gravest.get(address);
    if (!known || rank(one) < rank(known)) gravest.set(address, one);
  }
  const all = [...gravest.values()];
  const [tasks, cases] = (['task', 'case'] as const).map(
    (kind) => all.filter(({ earlier }) => earlier.kind === kind).length,
  );
  const findings = [...Object.keys(lookBackFindings), undefined].map((name) => ({
    name: name ?? `结论${unstated}`,
    count: all.filter(({ finding }) => finding === name).length,
  }));
  return {
    what: sentence('', [!!tasks && `${String(tasks)} 项旧任务`, !!cases && `${String(cases)} 件旧信访件`], { end: '' }),
    findings: findings.filter(({ count }) => count > 0).map(({ name, count }) => `${name} ${String(count)} 项`),
  };
}

const gravity = Object.keys(lookBackFindings);
const rank = ({ finding }: LookBack): number => (finding === undefined ? gravity.length : gravity.indexOf(finding));
