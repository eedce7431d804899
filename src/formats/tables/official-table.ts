/** A batch as officials publish it: their columns, their title. */
import { factText } from '../../register/amend/amend.ts';
import { awaitsText } from '../../register/cases.ts';
import { closingOfCase } from '../../register/closing.ts';
import type { Batch, Case, Inspection } from '../../register/types.ts';
import { caseFacts, caseLabel, type CaseFacts, type CaseSectionName } from '../../schema/files/case.ts';
import { stepNames } from '../../schema/files/closing.ts';
import { fieldsOf } from '../../schema/field.ts';
import { placed } from '../../schema/field-places.ts';
import { proseText } from '../../schema/prose.ts';
import { deferredWord } from '../../schema/vocabulary.ts';
import { rawFacts } from './case-table.ts';
import { longDate } from '../text/dates.ts';
import { correctionText, followUpText } from '../text/later-text.ts';
import { officialBatchName } from '../text/numerals.ts';
import { rawText } from '../text/other-facts.ts';
import { serialInBatch } from '../text/record-names.ts';
import { sampleMark } from '../text/sample.ts';
import { withheldText } from '../text/withheld.ts';

/** One column of a printed table. */
export interface OfficialColumn<Row> {
  label: string;
  /** In characters of a spreadsheet, about half a Han character each. */
  width: number;
  /** Short values stand in the middle. */
  centred?: boolean;
  of: (row: Row) => string;
}

export const officialTitle = '群众信访举报转办和边督边改公开情况一览表';

/** What the official table is called. */
export const batchTitle = ({ facts }: Batch): string => facts.title ?? officialTitle;

/** `群众信访举报转办和边督边改公开情况一览表（第三批 2019年11月14日）`: as published, with the batch and the day if it has none. */
export function printedTitle(batch: Batch): string {
  const { facts, number } = batch;
  const title = batchTitle(batch);
  const bracket = /[（(][^（()）]*批[^（()）]*[）)]$/u.exec(title)?.[0] ?? '';
  if (bracket.includes('年')) return title;
  const named = bracket === '' ? officialBatchName(number.name) : bracket.slice(1, -1);
  return `${title.slice(0, title.length - bracket.length)}（${named} ${longDate(facts.forwarded ?? facts.published)}）`;
}

const section =
  (name: CaseSectionName) =>
  ({ current: { sections } }: Case): string =>
    proseText(sections[name] ?? []);
const raw =
  (name: 'regions' | 'pollutionTypes' | 'verdict' | 'state') =>
  ({ current: { facts } }: Case): string =>
    rawText(facts[name]);

const columns: readonly OfficialColumn<Case>[] = [
  { label: '序号', width: 5, centred: true, of: serialInBatch },
  { label: '受理编号', width: 11, centred: true, of: ({ number, starred }) => (number ?? '') + (starred ? '*' : '') },
  {
    label: '交办问题基本情况',
    width: 32,
    of: (one) => (one.withheld ? withheldText(one.withheld) : awaitsText(one) ? deferredWord : section('problem')(one)),
  },
  { label: '行政区域', width: 7, centred: true, of: raw('regions') },
  { label: '污染类型', width: 7, centred: true, of: raw('pollutionTypes') },
  { label: '调查核实情况', width: 42, of: section('findings') },
  { label: '是否属实', width: 7, centred: true, of: raw('verdict') },
  { label: '办结目标', width: 16, of: section('goal') },
  { label: '处理和整改情况', width: 40, of: section('handling') },
  { label: '是否办结', width: 8, centred: true, of: raw('state') },
  { label: '责任人被处理情况', width: 15, of: section('accountability') },
  { label: '点位情况', width: 24, of: section('places') },
];
/** The steps of the closing, as they hold now. */
const stepColumns: readonly OfficialColumn<Case>[] = stepNames.map((name) => ({
  label: caseLabel(name),
  width: 12,
  of: (one) => factText(closingOfCase(one)[name]),
}));
const stepLabels = new Set(stepColumns.map(({ label }) => label));
/** Columns that stand in every table, whether or not a case says anything there. */
const rare = new Set(['办结目标', '点位情况']);
const always = new Set(columns.map(({ label }) => label).filter((label) => !rare.has(label)));
/** The other facts, each under its own label, as they were typed. */
const otherColumns = ({ vocabulary }: Inspection): OfficialColumn<Case>[] =>
  fieldsOf(caseFacts(vocabulary))
    .filter(({ name }) => !placed.officialTable.has(name))
    .map(({ name, label }) => ({
      label,
      width: 12,
      of: ({ current: { facts } }) => rawText(facts[name as keyof CaseFacts]),
    }));

/** 备注 of a printed table: the sample mark, the rarer facts by their labels, and texts, a line each. */
export const remarksText = <Row>(
  row: Row,
  sample: boolean,
  facts: readonly Pick<OfficialColumn<Row>, 'label' | 'of'>[],
  texts: readonly string[],
): string =>
  [
    sampleMark(sample),
    ...facts.map(({ label, of }) => (of(row) === '' || label === '备注' ? of(row) : `${label}：${of(row)}`)),
    ...texts,
  ]
    .filter((line) => line !== '')
    .join('\n');

/** The words that a case was first published with, where others stand in the table now. */
const firstWords = ({ published, current }: Case): string =>
  rawFacts
    .flatMap((name) => {
      const [was, is] = [published.facts[name], current.facts[name]].map(rawText);
      return was === is || was === '' ? [] : [`${caseLabel(name)}（首次公开）：${was ?? ''}`];
    })
    .join('\n');

const used = (all: readonly OfficialColumn<Case>[], cases: readonly Case[]): OfficialColumn<Case>[] =>
  all.filter(({ label, of }) => always.has(label) || cases.some((one) => of(one) !== ''));

/** The columns of the printed table, under the official headings. Values are as published, after corrections. */
export function printedColumns(inspection: Inspection, cases: readonly Case[]): OfficialColumn<Case>[] {
  const rarer = otherColumns(inspection).filter(({ label }) => !stepLabels.has(label));
  // Whatever else is known of a case stands in one column, so that the table stays as wide as a sheet of paper.
  const remarks = (one: Case): string =>
    remarksText(one, one.sample, rarer, [firstWords(one), followUpText(one), correctionText(one.corrections)]);
  return used([...columns, ...stepColumns, { label: '备注', width: 24, of: remarks }], cases);
}

/** A batch as rows of cells, each fact under its own heading: what an importer reads back. */
export function officialRows(inspection: Inspection, batch: Batch): { headings: string[]; rows: string[][] } {
  const chosen = used([...columns, ...otherColumns(inspection)], batch.cases);
  return {
    headings: chosen.map(({ label }) => label),
    rows: batch.cases.map((one) => chosen.map(({ of }) => of(one))),
  };
}
