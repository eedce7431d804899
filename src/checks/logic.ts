/** Facts that contradict each other, the prose, or the calendar. */
import { noDatesIn } from '../register/deadline.ts';
import type { Case, Inspection, Register } from '../register/types.ts';
import { quote, said, type Fault } from '../schema/fault.ts';
import { proseText } from '../schema/prose.ts';
import type {
  BatchRecord,
  CaseRecord,
  Content,
  DisclosedRecord,
  InspectionRecord,
  TaskRecord,
} from '../schema/records.ts';
import type { IsoDate } from '../schema/values.ts';
import { isSettled } from '../schema/states.ts';
import type { Verdict } from '../schema/vocabulary.ts';
import { findDuplicates } from './duplicates.ts';
import { before } from './privacy/finding.ts';
import { raise } from './raise.ts';
import { addWorkingDays } from './working-days.ts';

/** 政府信息公开条例 26. */
const term = 20;

/** Checks batches and their cases, as they stand after corrections where those are public. */
export function checkLogic(content: Content, register: Register): Fault[] {
  return content.inspections.flatMap((record) => {
    const inspection = register.inspections.find(({ id }) => id === record.id);
    return [
      ...record.batches.flatMap((batch) => [
        ...checkDates(batch),
        ...checkSerials(batch),
        ...batch.cases.flatMap((one) => checkCase(one, inspection?.caseByKey.get(one.key), register.today)),
        ...batch.disclosed.flatMap((one) => checkCase(one, inspection?.caseByKey.get(one.target.key), register.today)),
      ]),
      ...checkDuplicates(record.batches, inspection),
      ...checkDeadlines(record, inspection),
      ...checkPlanItems(record),
    ];
  });
}

function checkDates({ facts: { published, forwarded }, places, place }: BatchRecord): Fault[] {
  if (forwarded === undefined) return [];
  const at = places.get('published') ?? place;
  if (published < forwarded)
    return [raise('logic/published-early', at, `公开日期 ${published} 早于交办日期 ${forwarded}，请核对`)];
  const last = addWorkingDays(forwarded, term);
  if (published <= last) return [];
  return [
    raise(
      'logic/published-late',
      at,
      `交办后 ${String(term)} 个工作日到 ${last} 为止，公开日期是 ${published}，请核对日期`,
    ),
  ];
}

function checkSerials({ cases, places, place }: BatchRecord): Fault[] {
  const serials = cases.map(({ facts, key }) => Number(facts.serial ?? /^B.+-(\d+)$/u.exec(key)?.[1]));
  if (serials.length === 0 || !serials.every(Number.isInteger)) return [];
  const known = new Set(serials);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  // A county's copy keeps the numbers of the province: then most are missing.
  if (last - first + 1 > 2 * known.size) return [];
  const missing = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((one) => !known.has(one));
  if (missing.length === 0) return [];
  const shown = missing.slice(0, 8).join('、') + (missing.length > 8 ? '……' : '');
  return [raise('logic/serial-gap', places.get('batch') ?? place, `序号不连续，缺 ${shown}，请核对是否漏录`)];
}

function checkCase(raw: CaseRecord | DisclosedRecord, registered: Case | undefined, today: IsoDate): Fault[] {
  const { facts } = registered?.current ?? raw;
  const { state, deadline } = facts;
  const faults: Fault[] = [];
  const claim = raw.sections.findings && conclusionOf(proseText(raw.sections.findings));
  const { verdict } = raw.facts;
  // A correction of the cell settles the matter; the prose stays as it was published.
  if (verdict && claim && contradicts(verdict.value, claim) && facts.verdict?.value === verdict.value)
    faults.push(
      raise(
        'logic/verdict',
        raw.places.get('verdict') ?? raw.place,
        `「是否属实」是“${said(verdict.raw)}”，调查核实里写的是“${claim.words}”，请核对`,
      ),
    );
  if (state && isSettled(state.value) && deadline !== undefined && deadline > today)
    faults.push(
      raise(
        'logic/closed-early',
        raw.places.get('deadline') ?? raw.place,
        `${state.value}，办结时限 ${deadline} 却还没有到，请核对`,
      ),
    );
  return faults;
}

/** What the prose concludes; `whole` if it sums up, so that 属实 does not stand for 基本属实. */
interface Claim {
  verdict: Verdict;
  words: string;
  whole: boolean;
}

const claims = /(?<!是否|能否|查证|查实|证实)(?:(基本|大体)|(部分|个别)|(均不|并不|不|未|非))?属实|(不)实(?![行施])/gu;
const summary = /(?:综上|综合|总之|总体|核[实查]结[果论])[^。；\n]{0,40}$/u;

const verdictOf = (match: RegExpMatchArray): Verdict =>
  match[1] ? '基本属实' : match[2] ? '部分属实' : (match[3] ?? match[4]) ? '不属实' : '属实';

/** What the prose sums up as; else the one thing that it says, undefined where it says several. */
function conclusionOf(text: string): Claim | undefined {
  if (!/属实|不实/u.test(text)) return undefined;
  const found = [...text.matchAll(claims)];
  const claimOf = (match: RegExpExecArray | undefined, whole: boolean): Claim | undefined =>
    match && { verdict: verdictOf(match), words: match[0], whole };
  const summed = found.filter(({ index }) => summary.test(before(text, index, 48)));
  const isOne = (matches: readonly RegExpExecArray[]): boolean => new Set(matches.map(verdictOf)).size === 1;
  if (summed.length > 0) return isOne(summed) ? claimOf(summed[0], true) : undefined;
  return isOne(found) ? claimOf(found[0], false) : undefined;
}

/** A remark on one part of a complaint speaks against its opposite alone; what is true in part is not untrue. */
const contradicts = (cell: Verdict, { verdict, whole }: Claim): boolean =>
  whole ? verdict !== cell : (cell === '属实' && verdict === '不属实') || (cell === '不属实' && verdict !== '不属实');

/** The words of 整改时限 as they stand, where they were typed: in the plan, or in the correction that brought them in. */
function checkDeadlines({ tasks, followUps }: InspectionRecord, inspection: Inspection | undefined): Fault[] {
  const corrections = followUps.flatMap(({ entries }) => entries).filter(({ facts }) => facts.kind.value === '更正');
  return (tasks?.tasks ?? []).flatMap((task) => {
    const words = inspection?.taskByKey.get(task.key)?.facts.deadline ?? task.facts.deadline;
    const correction = corrections.findLast(
      ({ target, facts }) => target.kind === 'task' && target.key === task.key && facts.becomes === words,
    );
    const at = words === task.facts.deadline ? task.places.get('deadline') : correction?.places.get('becomes');
    const mend = '不知道是哪一天，到时候也不会显示逾期；请核对，已经公布的写一条更正';
    return noDatesIn(words).map((day) =>
      raise('logic/no-such-day', at ?? task.place, `「整改时限」里的${quote(day)}日历上没有，${mend}`),
    );
  });
}

/** The day on which the 生态环境法典 came into force (its article 1242). */
const codeInForce = '2026-08-15';

/** 生态环境法典 29: a plan names five items for each problem. What a task is split from names them for its parts, too. */
function checkPlanItems({ tasks }: InspectionRecord): Fault[] {
  if (!tasks || tasks.facts.published < codeInForce) return [];
  const byKey = new Map(tasks.tasks.map((task) => [task.key, task]));
  return tasks.tasks.flatMap((task) => {
    const whole = byKey.get(task.facts.parent ?? '') ?? task;
    const named = new Set([task, whole].flatMap(planItemsOf));
    const missing = planItems.filter((item) => !named.has(item));
    if (missing.length === 0) return [];
    const mend = '方案里有的请补上，没有的请和编制单位核对';
    return [
      raise('logic/plan-items', task.place, `任务${quote(task.key)}没有写${missing.map(quote).join('、')}，${mend}`),
    ];
  });
}

/** What the five items are called here. */
const planItems = ['责任单位', '整改目标', '整改时限', '整改措施', '验收单位'] as const;

const planItemsOf = ({ facts, sections }: TaskRecord): string[] => {
  const values = [facts.units, sections.goal, facts.deadline, sections.measures, facts.verifier];
  return planItems.filter((_, index) => values[index] !== undefined);
};

function checkDuplicates(batches: readonly BatchRecord[], inspection: Inspection | undefined): Fault[] {
  const cases = batches.flatMap((batch) => batch.cases);
  const isLinked = (a: CaseRecord, b: CaseRecord): boolean => {
    const [one, other] = [inspection?.caseByKey.get(a.key), inspection?.caseByKey.get(b.key)];
    return one?.links.some((link) => link.case === other) ?? false;
  };
  return findDuplicates(cases.map(({ sections }) => (sections.problem ? proseText(sections.problem) : ''))).flatMap(
    ([earlier, later]) => {
      const [a, b] = [cases[earlier], cases[later]];
      if (!a || !b || isLinked(a, b)) return [];
      const number = a.number ?? a.key;
      return [
        raise(
          'logic/duplicate',
          b.place,
          `交办问题与${quote(number)}几乎相同，两件没有关联；确是重复举报的，请在「关联」里写 ${said(number)}`,
        ),
      ];
    },
  );
}
