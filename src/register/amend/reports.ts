/** Corrections of what results say of a task: which list is meant. */
import { correctableResult, splitReport } from '../../schema/correctable.ts';
import { quote } from '../../schema/fault.ts';
import { fieldsByLabel, foldWord } from '../../schema/field.ts';
import type { ResultFacts, ResultSections } from '../../schema/files/result.ts';
import { taskFacts } from '../../schema/files/task.ts';
import type { IsoDate } from '../../schema/values.ts';

/** What one list of results says of a task. */
export interface Reported {
  list: { id: string; published: IsoDate };
  facts: ResultFacts;
  sections: ResultSections;
}

/** The report that a correction of a task means, and the label in it; or why nobody can tell. */
export type ReportMeant<R extends Reported> = { report: R; label: string } | { problem: string };

/**
 * @param item what the correction names: `整改状态`, `results-2020-03 整改状态`
 * @param plan what the plan says of the task: of two that say the same item, the plan is meant unless a list is named
 * @param reports of the task
 * @param day of the correction
 * @returns undefined where the plan is meant
 */
export function reportMeant<R extends Reported>(
  item: string,
  plan: Readonly<Record<string, unknown>>,
  reports: readonly R[],
  day: IsoDate,
): ReportMeant<R> | undefined {
  const { list, label } = splitReport(item);
  const known = reports.filter((one) => one.list.published <= day);
  if (list !== undefined) {
    const report = known.find((one) => one.list.id === list);
    const problem = `整改结果${quote(list)}里没有这项任务，或者那时还没有公开，请核对更正项`;
    return report ? { report, label } : { problem };
  }
  const says = sayerOf(label);
  if (!says) return undefined;
  const ofPlan = fieldsByLabel(taskFacts).get(foldWord(label));
  if (ofPlan && plan[ofPlan.name] !== undefined) return undefined;
  const saying = known.filter(says);
  const meant = saying.length > 0 || ofPlan ? saying : known;
  const [report, other] = meant;
  if (report && !other) return { report, label };
  if (report) {
    const example = quote(`${report.list.id} ${label}`);
    return { problem: `有几份整改结果，请在更正项里写明更正的是哪一份里的，例如${example}` };
  }
  return ofPlan ? undefined : { problem: `没有整改结果公布过${quote(label)}，请核对更正项` };
}

/** How to name what results say too; empty where they don't. */
export function alsoReported(item: string, reports: readonly Reported[], day: IsoDate): string {
  const says = sayerOf(item);
  const report = says && reports.find((one) => one.list.published <= day && says(one));
  return report ? `；整改结果里公布的，更正项写${quote(`${report.list.id} ${item}`)}` : '';
}

/** Does a report say what a label names? Undefined where no report can. */
function sayerOf(label: string): ((report: Reported) => boolean) | undefined {
  const { facts, sections } = correctableResult;
  const [fact, section] = [facts, sections].map((schema) => fieldsByLabel(schema).get(foldWord(label))?.name);
  if (fact !== undefined) return (report) => report.facts[fact as keyof ResultFacts] !== undefined;
  if (section !== undefined) return (report) => report.sections[section as keyof ResultSections] !== undefined;
  return undefined;
}

/** What a correction of a report is said to change: `整改状态（2022-01-10 整改结果）`. */
export const labelInReport = (label: string, { list }: Reported): string => `${label}（${list.published} 整改结果）`;
