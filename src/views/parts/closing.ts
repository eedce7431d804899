/** How far the closing (验收销号) of a record has come: its steps as they went, running notices, its 点位. */
import { closingOfCase, closingOfTask, runningNotice, stepsOf, type PointCount } from '../../register/closing.ts';
import type { Inspection } from '../../register/types.ts';
import { compare } from '../../schema/text/compare.ts';
import { daysText, stepLabels, type Closing } from '../../schema/files/closing.ts';
import type { IsoDate } from '../../schema/values.ts';
import { pointClauses } from '../../formats/text/sentences.ts';
import { shownText, type ShownRun, type Where } from '../../formats/text/shown-text.ts';
import { caseLink, taskLink, type RecordView } from './records.ts';

export interface ClosingView {
  steps: ClosingStepView[];
  /** `178 个点位，已完成 171 个` */
  points?: string;
}

export interface ClosingStepView {
  name: string;
  /** Its day or days; empty where they are not known. */
  days: string;
  /** The level, the unit, and what came of it. */
  by: ShownRun[];
  /** Of a notice that is running: `公示中，至8月22日`. */
  running?: string;
}

/** @returns undefined where nothing of it was published */
export function closingView(
  closing: Closing,
  points: PointCount | undefined,
  today: IsoDate,
  where: Where,
): ClosingView | undefined {
  const running = runningText(closing, today);
  const steps = stepsOf(closing).map(({ name, step }): ClosingStepView => {
    const by = [step.level, step.unit, step.result].filter((one) => one !== undefined).join(' ');
    return {
      name: stepLabels[name],
      days: daysText(step),
      by: shownText(by, where),
      ...(name === 'noticePeriod' && running !== undefined && { running }),
    };
  });
  if (steps.length === 0 && !points) return undefined;
  return { steps, ...(points && { points: pointClauses(points).join('，') }) };
}

/** That a notice is running names its last day, never how many are left: `公示中，至8月22日`. */
export function runningText(closing: Closing, today: IsoDate): string | undefined {
  const notice = runningNotice(closing, today);
  return notice && `公示中，至${monthDay(notice.to)}`;
}

const monthDay = (day: IsoDate): string => {
  const [, month, date] = day.split('-').map(Number);
  return `${String(month)}月${String(date)}日`;
};

/** The notices (公示) of an inspection that are running. */
export interface NoticesView {
  /** Those that end first come first. */
  rows: NoticeView[];
  /** How many more there are: `另有 3 项正在公示，见日历。` */
  more?: string;
}

export interface NoticeView extends RecordView {
  /** `公示中，至8月22日` */
  running: string;
  /** The level and the unit; empty where nobody says them. */
  by: string;
}

/** A list on the page of an inspection stays short; the calendar has all. */
const most = 20;

/** @returns undefined where none is running today */
export function noticesView({ cases, tasks }: Inspection, today: IsoDate): NoticesView | undefined {
  const noticeOf = (closing: Closing, link: RecordView): { to: IsoDate; row: NoticeView }[] => {
    const [notice, running] = [runningNotice(closing, today), runningText(closing, today)];
    if (!notice || running === undefined) return [];
    const by = [notice.level, notice.unit].filter((part) => part !== undefined).join(' ');
    return [{ to: notice.to, row: { ...link, running, by } }];
  };
  const all = [
    ...cases.flatMap((one) => noticeOf(closingOfCase(one), caseLink(one))),
    ...tasks.flatMap((task) => noticeOf(closingOfTask(task), taskLink(task))),
  ].sort((a, b) => compare(a.to, b.to));
  if (all.length === 0) return undefined;
  const further = all.length - most;
  return {
    rows: all.slice(0, most).map(({ row }) => row),
    ...(further > 0 && { more: `另有 ${String(further)} 项正在公示，都在日历里。` }),
  };
}
