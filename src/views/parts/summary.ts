/** An inspection in a few sentences: each says on what basis it counts, and none says 0 where nothing was published. */
import {
  basisText,
  countClauses,
  listedIn,
  lookedAtText,
  sentence,
  shareText,
  sumOf,
} from '../../formats/text/sentences.ts';
import { addresses } from '../../register/addresses.ts';
import { counted, countedRecords } from '../../register/counted.ts';
import { countOf } from '../../register/totals.ts';
import type { Batch, Inspection, LookBack } from '../../register/types.ts';
import { verdicts } from '../../schema/vocabulary.ts';

/** A stretch of the summary: plain, or set off, or a link to a site path. */
export type SummaryRun = string | { text: string; look?: 'bold' | 'late'; to?: string };

/** Is a finding invented, or what it is about? */
export const isSampleLook = ({ task, earlier }: LookBack): boolean =>
  task.sample || (earlier.kind === 'task' ? earlier.task : earlier.case).sample;

export interface SummaryView {
  sample: boolean;
  runs: SummaryRun[];
}

/** A paragraph for what is real and one for what is invented, as far as there is anything to sum up. */
export function summaryViews(inspection: Inspection): SummaryView[] {
  const { cases, batches, lookBacks } = inspection;
  if (cases.length === 0 && lookBacks.length === 0) return [];
  const { sample } = cases.length > 0 ? countedRecords(cases) : countedRecords(batches);
  const [first, then] = [
    { sample, runs: caseRuns(inspection, sample) },
    { sample: counted(lookBacks, isSampleLook).sample, runs: lookBackRuns(inspection) },
  ];
  const paragraphs = first.sample === then.sample ? [{ sample, runs: [...first.runs, ...then.runs] }] : [first, then];
  return paragraphs.filter(({ runs }) => runs.length > 0);
}

/** What the cases add up to, and what the batches declared: all of them real, or all invented. */
function caseRuns(inspection: Inspection, sample: boolean): SummaryRun[] {
  const { totals } = inspection;
  const batches = inspection.batches.filter((one) => one.sample === sample);
  const states = countClauses({ ...totals, bySource: [], byVerdict: [], starred: 0 }, ' ');
  return [
    ...listedRuns(inspection, batches),
    ...verdictRuns(inspection),
    sentence('', states, { between: '，' }),
    ...(totals.overdue > 0
      ? ['其中 ', { text: `${String(totals.overdue)} 件已过办结时限`, look: 'late' as const }, '。']
      : []),
    ...enforcementRuns(batches),
    ...leftOutRuns(inspection),
  ].filter((run) => run !== '');
}

function listedRuns(inspection: Inspection, batches: readonly Batch[]): SummaryRun[] {
  const { totals } = inspection;
  if (totals.cases === 0) return [];
  const { listing, listed, others, how } = listedIn(batches);
  const whole: SummaryRun[] = [{ text: String(totals.cases), look: 'bold' }, ` 件${basisText(inspection)}。`];
  if (listing === 0) return [`还没有批次逐件列出，只有${how} `, ...whole];
  const each = `${String(listing)} 个批次逐件列出 `;
  if (others === 0) return [each, ...whole];
  return [`${each}${String(listed)} 件，另有${how} ${String(others)} 件，共 `, ...whole];
}

function verdictRuns({ totals }: Inspection): SummaryRun[] {
  const verified = totals.byVerdict.filter(({ name }) => name in verdicts).reduce((sum, { count }) => sum + count, 0);
  if (verified === 0) return [];
  const unfounded = countOf(totals.byVerdict, '不属实');
  const founded = verified - unfounded;
  return [
    `经核实的 ${String(verified)} 件中，`,
    { text: shareText(founded, verified), look: 'bold' },
    `（${String(founded)} 件）属实、基本属实或部分属实，${String(unfounded)} 件不属实。`,
  ];
}

/** What the notices of the batches declared, added up, and which batches have corrected it. */
function enforcementRuns(batches: readonly Batch[]): SummaryRun[] {
  const declaredSum = (name: 'ordered' | 'fines', what: string, unit: string): string | undefined => {
    const declared = batches.flatMap((batch) => batch.declared?.[name] ?? []);
    const which = declared.length === batches.length ? '各批' : `${String(declared.length)} 个批次`;
    return declared.length === 0 ? undefined : `${which}公布的${what}合计 ${String(sumOf(declared))} ${unit}`;
  };
  const sums = [declaredSum('ordered', '责令整改', '家'), declaredSum('fines', '罚款', '万元')];
  const corrected = batches.filter(({ corrections }) =>
    corrections.some(({ item }) => item === '责令整改' || item === '罚款万元'),
  );
  const links = corrected.flatMap(({ number, address }, index): SummaryRun[] => [
    ...(index > 0 ? ['、'] : []),
    { text: `${number.name}的更正`, to: `${address}#corrections` },
  ]);
  return [
    sentence('', sums, { between: '，', end: links.length > 0 ? '' : '。' }),
    ...(links.length > 0 ? ['（已计入', ...links, '）。'] : []),
  ];
}

/** That invented cases stand beside the real ones, and are in no sum. */
function leftOutRuns({ cases }: Inspection): SummaryRun[] {
  const { leftOut } = countedRecords(cases);
  return leftOut > 0 ? [`另有示例 ${String(leftOut)} 件，不计入。`] : [];
}

function lookBackRuns({ id, lookBacks }: Inspection): SummaryRun[] {
  const { what, findings } = lookedAtText(counted(lookBacks, isSampleLook).records);
  if (what === '') return [];
  return ['回头看了 ', { text: what, to: addresses.lookBack(id) }, `：${sentence('', findings)}`];
}
