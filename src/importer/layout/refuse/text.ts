/** Refuses what holds no record, and shows how it is published: as figures of a batch, or as an announcement. */
import { quote } from '../../../schema/fault.ts';
import type { Vocabulary } from '../../../schema/files/inspection-words.ts';
import type { Line, SourceDocument } from '../../read/grid.ts';
import { badFile, type ImportStop } from '../../stop.ts';
import { batchesIn } from '../words/title.ts';
import { announcementText, isGrid, publishedOf, type Published } from './as-announcement.ts';
import { noteIn, type Declared } from './declared-counts.ts';
import { saidCounts } from './said-counts.ts';
import { declaredSaid } from './said-figures.ts';
import { ways } from './ways.ts';

/**
 * What to do with a document that is an essay, a notice, a bulletin with its figures in sentences, or another table.
 * @param noHeader said first of a document with tables, which may be meant as records
 */
export function refuseText(document: SourceDocument, noHeader: string, vocabulary: Vocabulary): ImportStop {
  const published = publishedOf(document);
  const hasTable = document.pieces.some(isGrid);
  const lead = hasTable
    ? `${noHeader}；不是信访件、任务的表，`
    : '这份文件是文章，没有一件一件、一项一项的内容，没有导入。';
  const lines = document.pieces.flatMap((piece): Line[] => (isGrid(piece) ? [] : [piece.line]));
  const bulletin = hasTable ? undefined : bulletinOf(lines, published, vocabulary);
  if (bulletin) return badFile(lead + ways(published, bulletin.batches, bulletin.declared, '正文'));
  return badFile(
    [
      `${lead}请写成公告：在督察的 announcements 文件夹里新建一个 .md 文件，贴上下面的内容，补上摘要，核对类型：`,
      '',
      announcementText(published),
      ...(hasTable ? [] : figuresHint(lines, published.title ?? '')),
      ...published.cautions,
    ].join('\n'),
  );
}

/** What a bulletin counts of its batch, or of all so far; undefined for any other text. */
function bulletinOf(
  lines: readonly Line[],
  { title, day }: Published,
  vocabulary: Vocabulary,
): { batches: string[]; declared: Declared } | undefined {
  const named = batchesIn(title ?? '');
  const batches =
    named.length > 0 ? named : (lines.map(({ text }) => batchesIn(text)).find((one) => one.length > 0) ?? []);
  const declared = {
    ...declaredSaid(saidCounts(lines, day, vocabulary), batches),
    note: noteIn(lines.map(({ text }) => text)),
  };
  // A single figure, or those of an essay that speaks of no batch, are told in its own words.
  const isRunning = Object.keys(declared.running).length > 1;
  const isBatch = batches.length > 0 && Object.keys(declared.batch).length > (isRunning ? 0 : 1);
  if (!isBatch && !isRunning) return undefined;
  return {
    batches,
    declared: { ...declared, batch: isBatch ? declared.batch : {}, running: isRunning ? declared.running : {} },
  };
}

/** Figures in sentences: what they are of, nobody but a reader can tell. */
function figuresHint(lines: readonly Line[], title: string): string[] {
  const text = lines.map((line) => line.text).join('\n');
  const figures = [...new Set(text.match(/\d+\s*(?:[件宗起项]|个(?!工作日|月))/gu))].slice(0, 3);
  if (figures.length === 0) return [];
  const batches = batchesIn(title);
  const which = batches.length > 0 ? `第${batches.join('、')}批的` : '某一批的';
  return [
    `文章里的数（${figures.map(quote).join('')}等）要让读者查得到、下载得到的，对照原文写成统计数：${which}写进那一批文件开头的“公布数”，没有逐件公开的，那个文件只写公布数；累计的写进 inspection.yaml 的“累计”。句子里的数说的是什么，不会猜。`,
  ];
}
