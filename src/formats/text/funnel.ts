/** From complaints received to cases closed: what each figure means, with the newest ones that a notice declared. */
import { countedRecords } from '../../register/counted.ts';
import type { Inspection } from '../../register/types.ts';
import type { DeclaredTotals } from '../../schema/files/declared.ts';
import { compare } from '../../schema/text/compare.ts';

/** One step of the way. */
export interface FunnelStep {
  name: string;
  /** As declared; undefined where no notice says it. */
  figure: number | undefined;
  /** What was declared, where it is not the whole of the step, or the notice has another word for it. */
  called: string | undefined;
  means: string;
}

/** The steps, and the day until which their figures count; undefined where none has a figure. */
export function funnelOf(inspection: Inspection | undefined): { steps: FunnelStep[]; asOf: string | undefined } {
  const totals = newestTotals(inspection);
  const { asOf, received, valid, merged, forwarded, closed, interim, settled } = totals ?? {};
  /** The word of the notice, where it is another one. */
  const own = (name: keyof DeclaredTotals): string | undefined => Object.keys(totals?.words?.[name] ?? {})[0];
  const { records: cases, sample } = countedRecords(inspection?.cases ?? []);
  const listed =
    inspection && cases.length > 0
      ? `${inspection.facts.shortTitle}已经逐件列出${sample ? '示例' : ''} ${String(cases.length)} 件。`
      : '';
  const step = (name: string, figure: number | undefined, means: string, called?: string): FunnelStep => ({
    name,
    figure,
    called: figure === undefined ? undefined : called,
    means,
  });
  /** A notice may declare one of the two alone. */
  const isWhole = closed !== undefined && interim !== undefined;
  const steps = [
    step('收到', received, '来电、来信等渠道收到的全部举报，同一件事多人反映的都算。', own('received')),
    step('有效', valid, '去掉内容不清、不在受理范围的以后剩下的。'),
    step('合并', merged, '有效举报中重复的，合并成一件，减去的就是这个数。'),
    step(
      '交办',
      forwarded,
      `分批转给地方政府办理的件数。本站逐件公开的是这一步以后的件，按公开的行数统计，一件拆成几行的每行算一件，可能与这个数不同。${listed}`,
      own('forwarded'),
    ),
    step(
      '办结',
      settled ?? (isWhole ? closed + interim : (closed ?? interim)),
      '已办结和阶段性办结。阶段性办结的还有事要做，通报里的“办结率”通常把两种都算进去。',
      settled !== undefined
        ? own('settled')
        : isWhole
          ? undefined
          : closed === undefined
            ? (own('interim') ?? '阶段性办结')
            : (own('closed') ?? '已办结'),
    ),
  ];
  return { steps, asOf: steps.some(({ figure }) => figure !== undefined) ? asOf : undefined };
}

const newestTotals = (inspection: Inspection | undefined) =>
  [...(inspection?.facts.runningTotals ?? [])].sort((a, b) => compare(b.asOf, a.asOf))[0];
