/** What is said of a table as a whole, which no row of it can hold: the introduction, the basis of its figures, its origin. */
import type { Batch, Inspection, ResultList } from '../../register/types.ts';
import { proseText } from '../../schema/prose.ts';
import { correctionText } from './later-text.ts';
import { movedList } from './sentences.ts';

/** One thing that is said of a batch, of the plan, of a list of results. */
export interface Note {
  /** What it is said of: `第3批`. */
  of: string;
  label: string;
  text: string;
}

const notes = (of: string, said: Readonly<Record<string, string | undefined>>): Note[] =>
  Object.entries(said).flatMap(([label, text = '']) => (text === '' ? [] : [{ of, label, text }]));

/** The sheet of a workbook that holds them, a row each: the importer knows it by its name and headings. */
export const noteSheet = { name: '说明', headings: ['关于', '项目', '内容'] } as const;

/** The foot of each printed page: the address of what the workbook holds. The importer knows our workbooks by it. */
export const ownFooter = (source: string): string => `&L&8${source.replaceAll('&', '&&')}&R&8第 &P 页，共 &N 页`;
export const isOwnFooter = (text: string): boolean => /^&L&8https?:\/\/.*&R&8第 &P 页，共 &N 页$/su.test(text);

/** Of one batch. */
export function batchNotes(batch: Batch): Note[] {
  const { number, facts, introduction, corrections } = batch;
  return notes(number.name, {
    标题: facts.title,
    上级批次: facts.upperBatch,
    来源: facts.origin,
    来源网址: facts.originAddress,
    正文: proseText(introduction),
    统计口径: facts.basis,
    公布数说明: facts.declaredNote,
    更正说明: correctionText(corrections),
    更正过所属批次的件: movedList(batch),
  });
}

/** Of the plan, and of every list of results. */
export const planNotes = ({ plan, results }: Inspection): Note[] => [
  ...(plan ? notes(plan.title, listNotes(plan)) : []),
  ...[...results].reverse().flatMap((list) => notes(`${list.title}（${list.published}公开）`, listNotes(list))),
];

const listNotes = ({
  origin,
  originAddress,
  introduction,
  corrections,
}: Pick<ResultList, 'origin' | 'originAddress' | 'introduction' | 'corrections'>) => ({
  来源: origin,
  来源网址: originAddress,
  正文: proseText(introduction),
  更正说明: correctionText(corrections),
});
