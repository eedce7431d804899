/** Every figure that the site publishes, a row each: what was declared, and what the cases add up to. */
import {
  declaredFigures,
  declaredTotals,
  partOf,
  splitFigure,
  wordsText,
  type DeclaredFigure,
} from '../../schema/files/declared.ts';
import { everyWord } from '../../schema/files/inspection-words.ts';
import { fieldsByLabel, fieldsOf, foldWord, labelOf } from '../../schema/field.ts';
import { runningTotalSchema } from '../../schema/files/inspection.ts';
import { listsCases } from '../../register/cases.ts';
import { countedRecords } from '../../register/counted.ts';
import type { Count, Totals } from '../../register/totals.ts';
import type { Inspection } from '../../register/types.ts';
import type { Column } from './csv.ts';
import { correctionText } from '../text/later-text.ts';
import { sampleWord } from '../text/sample.ts';

export interface Figure {
  /** Is it declared by, or counted from, invented records? */
  sample: boolean;
  inspection: string;
  /** Key of the batch; empty for the whole inspection. */
  batch: string;
  basis: string;
  measure: string;
  /** The region, type, verdict … that is counted; empty for a measure that has no parts. */
  part: string;
  /** Undefined where it was declared in words: the note holds them. */
  value: number | undefined;
  note: string;
}

/** What the counted figures are based on. */
export const bases = { first: '首次公开', now: '最新' } as const;

/** The columns of `totals.csv`. */
export const figureColumns: readonly Column<Figure>[] = [
  {
    name: 'sample',
    label: '示例',
    doc: `示例数据写“${sampleWord}”，其余为空。`,
    of: ({ sample }) => (sample ? sampleWord : ''),
  },
  { name: 'inspection', label: '督察', doc: '督察的代号，是网址的一部分。', of: ({ inspection }) => inspection },
  { name: 'batch', label: '批次', doc: '批次的代号；空的是整次督察。', of: ({ batch }) => batch },
  {
    name: 'basis',
    label: '口径',
    doc: '“首次公开”按批次公开时的内容逐件统计，“最新”计入后续公开和更正，都可以由 cases.csv 重新算出，整次督察的只计真实的件，全是示例时计示例；“公布数”是官方通报里的数，已计入更正。',
    of: ({ basis }) => basis,
  },
  { name: 'measure', label: '指标', doc: '统计的是什么：件数、来源、是否属实……', of: ({ measure }) => measure },
  { name: 'part', label: '名称', doc: '指标里的哪一项，例如行政区域的名称、属实。', of: ({ part }) => part },
  {
    name: 'value',
    label: '数值',
    doc: '件数、家数、人数或个数，照通报；罚款为万元。通报里不是一个数的为空，原文在“说明”里。',
    type: 'number',
    of: ({ value }) => (value === undefined ? '' : String(value)),
  },
  {
    name: 'note',
    label: '说明',
    doc: '通报里的叫法，公布数与逐件统计不一致的原因，以及对公布数的更正。',
    of: ({ note }) => note,
  },
];

/** All figures of an inspection. */
export const figuresOf = (inspection: Inspection): Figure[] => [
  // Where no case is published yet, there is nothing to count: that is not 0.
  ...(inspection.cases.length > 0
    ? counted(inspection.totals, {
        sample: countedRecords(inspection.cases).sample,
        inspection: inspection.id,
        batch: '',
        basis: bases.now,
      })
    : []),
  ...declaredSoFar(inspection),
  ...inspection.batches.flatMap((batch) => {
    const where = { sample: batch.sample, inspection: inspection.id, batch: batch.number.key };
    return [
      ...(listsCases(batch)
        ? [
            ...counted(batch.asPublished, { ...where, basis: bases.first }),
            ...counted(batch.now, { ...where, basis: bases.now }),
          ]
        : []),
      ...batch.comparisons.map(({ label, measure, part, declared, words, axis, explained }): Figure => {
        const corrections = batch.corrections.filter(
          ({ item }) => item !== undefined && sameFigure(item, label, inspection),
        );
        const joint = measure === jointLabel ? batch.declared?.jointBatches : undefined;
        const notes = [
          ...declaredNotes({ figure: declared, words, axis }),
          joint ? jointText(joint) : '',
          batch.facts.declaredNote ?? '',
          explained ?? '',
          correctionText(corrections),
        ].filter(Boolean);
        return { ...where, basis: '公布数', measure, part, value: valueOf(declared), note: notes.join('\n') };
      }),
    ];
  }),
];

const declaredFields = declaredTotals(everyWord);
const jointLabel = labelOf(declaredFields, 'joint');
const valueOf = (figure: number | string): number | undefined => (typeof figure === 'number' ? figure : undefined);
/** What stands in the notice, where the value does not say it. */
const declaredNotes = ({ figure, words, axis }: Pick<DeclaredFigure, 'figure' | 'words' | 'axis'>): string[] => [
  ...(axis === undefined ? [] : [`指标原文：${axis}`]),
  ...(typeof figure === 'string' ? [`原文：${figure}`] : []),
  ...(words ? [`原文：${wordsText(words)}`] : []),
];
const jointText = (batches: readonly string[]): string => `共办批次：${batches.join('、')}`;

/** Is a figure, as a correction names it, the one with this label? */
function sameFigure(item: string, label: string, { vocabulary }: Inspection): boolean {
  const essence = (name: string): string => {
    const [measure, word] = splitFigure(name);
    const known = fieldsByLabel(declaredFields).get(foldWord(measure))?.name ?? '';
    return [known, foldWord(word === '' ? '' : partOf(known, word, vocabulary))].join(' ');
  };
  return essence(item) === essence(label);
}

type Where = Pick<Figure, 'sample' | 'inspection' | 'batch' | 'basis'>;

/** 已过时限 is not among them: it changes from day to day, and is counted from 办结时限. */
function counted(totals: Totals, where: Where): Figure[] {
  const figure = (measure: string, value: number, part = ''): Figure => ({ ...where, measure, part, value, note: '' });
  const parts = (measure: string, counts: readonly Count[]): Figure[] =>
    counts.map(({ name, count }) => figure(measure, count, name));
  return [
    figure('件数', totals.cases),
    figure('不予公开', totals.withheld),
    figure('重点关注', totals.starred),
    ...parts('来源', totals.bySource),
    ...parts('是否属实', totals.byVerdict),
    ...parts('办结情况', totals.byState),
    ...parts('行政区域', totals.byRegion),
    ...parts('污染类型', totals.byType),
  ];
}

const runningFields = fieldsOf(runningTotalSchema);
const declaredSoFar = ({ id, sample, facts }: Inspection): Figure[] =>
  (facts.runningTotals ?? []).flatMap((totals) =>
    declaredFigures(runningFields, totals).map(({ name, part = '', figure, words, axis }): Figure => {
      const basis = `公布数（累计，截至 ${totals.asOf}）`;
      const measure = labelOf(runningTotalSchema, name);
      const note = [
        ...declaredNotes({ figure, words, axis }),
        totals.throughBatch && `累计到${totals.throughBatch.name}`,
        totals.jointBatches && jointText(totals.jointBatches),
        totals.note,
      ].filter(Boolean);
      return { sample, inspection: id, batch: '', basis, measure, part, value: valueOf(figure), note: note.join('\n') };
    }),
  );
