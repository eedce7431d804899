/** Refuses what holds no record, and shows how it is published: as an announcement, its text as it stands. */
import { quote } from '../../../schema/fault.ts';
import type { SourceDocument } from '../../read/grid.ts';
import { badFile, type ImportStop } from '../../stop.ts';
import { batchesIn } from '../words/title.ts';
import { announcementText, isGrid, publishedOf } from './as-announcement.ts';

/**
 * What to do with a document that is an essay, a notice, a bulletin with its figures in sentences, or another table.
 * @param noHeader said first of a document with tables, which may be meant as records
 */
export function refuseText(document: SourceDocument, noHeader: string): ImportStop {
  const published = publishedOf(document);
  const hasTable = document.pieces.some(isGrid);
  const lead = hasTable
    ? `${noHeader}；不是信访件、任务的表，`
    : '这份文件是文章，没有一件一件、一项一项的内容，没有导入。';
  return badFile(
    [
      `${lead}请写成公告：在督察的 announcements 文件夹里新建一个 .md 文件，贴上下面的内容，补上摘要，核对类型：`,
      '',
      announcementText(published),
      ...(hasTable ? [] : figuresHint(document, published.title ?? '')),
      ...published.cautions,
    ].join('\n'),
  );
}

/** Figures in sentences: what they are of, nobody but a reader can tell. */
function figuresHint({ pieces }: SourceDocument, title: string): string[] {
  const text = pieces.flatMap((piece) => (isGrid(piece) ? [] : [piece.line.text])).join('\n');
  const figures = [...new Set(text.match(/\d+\s*(?:[件宗起项]|个(?!工作日|月))/gu))].slice(0, 3);
  if (figures.length === 0) return [];
  const batches = batchesIn(title);
  const which = batches.length > 0 ? `第${batches.join('、')}批的` : '某一批的';
  return [
    `文章里的数（${figures.map(quote).join('')}等）要让读者查得到、下载得到的，对照原文写成统计数：${which}写进那一批文件开头的“公布数”，没有逐件公开的，那个文件只写公布数；累计的写进 inspection.yaml 的“累计”。句子里的数说的是什么，不会猜。`,
  ];
}
