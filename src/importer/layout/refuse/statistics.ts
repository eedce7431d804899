/** Refuses tables of counts, and shows how they are published: as 公布数, as 累计, or as an announcement. */
import { Document } from 'yaml';
import { quote } from '../../../schema/fault.ts';
import { placeholder } from '../../../schema/placeholder.ts';
import type { Profile } from '../../profile.ts';
import { acrossText, type Line, type SourceDocument } from '../../read/grid.ts';
import { badFile } from '../../stop.ts';
import { announcementText, isGrid, publishedOf } from './as-announcement.ts';
import { countsIn } from './counts.ts';
import { declaredOf, type Declared, type Figures } from './declared-counts.ts';
import { batchesIn } from '../words/title.ts';

/** Throws where a document holds tables of counts and no other. */
export function refuseStatistics(document: SourceDocument, { vocabulary }: Profile): void {
  const { pieces } = document;
  const counts = pieces.filter(isGrid).flatMap(({ grid }) => countsIn(grid) ?? []);
  const [first] = counts;
  if (!first) return;
  const lines = pieces.flatMap((piece): Line[] =>
    piece.kind === 'line' ? [piece.line] : piece.grid.rows.flatMap((row) => acrossText(row) ?? []),
  );
  const published = publishedOf(document);
  const { title, day, body, cautions } = published;
  const declared = declaredOf(counts, title ?? '', day, vocabulary);
  const batches = lines.map(({ text }) => batchesIn(text)).find((found) => found.length > 0) ?? [];
  const isBatch = hasFigures(declared.batch);
  const front = {
    批次: batches.length > 1 ? batches : (batches[0] ?? placeholder('第几批')),
    公开日期: day ?? placeholder('公开日期'),
    ...(title !== undefined && { 标题: title }),
    公布数: declared.batch,
  };
  const yaml = (value: object): string => new Document(value).toString({ lineWidth: 0 });
  const asBatch = `写成一个批次，只写公布数：在督察的 batches 文件夹里新建一个 .md 文件，贴上下面的内容`;
  const asAnnouncement = `写成公告：在督察的 announcements 文件夹里新建一个 .md 文件，贴上下面的内容，补上摘要，核对类型`;
  throw badFile(
    [
      `${first.at} 起是统计表，只有各区域、各类型的件数，没有一件一件的信访件，没有导入。请${isBatch ? asBatch : asAnnouncement}：`,
      '',
      isBatch ? `---\n${yaml(front)}---\n\n${body}\n` : announcementText(published),
      ...runningLines(declared, isBatch, yaml),
      ...unplaced(declared, isBatch),
      ...cautions,
      ...(isBatch ? ['也可以写成公告（npm run new -- announcement），把上面的表格贴进正文。'] : []),
    ].join('\n'),
  );
}

const hasFigures = (figures: Figures): boolean => Object.keys(figures).length > 0;

/** The running figures, for inspection.yaml. */
function runningLines({ running, until }: Declared, isBatch: boolean, yaml: (value: object) => string): string[] {
  if (!hasFigures(running)) return [];
  const total = {
    截至: until.day ?? placeholder('累计到哪一天'),
    ...(until.batch !== undefined && { 截至批次: until.batch }),
    ...running,
  };
  return [
    `累计的数${isBatch ? '不属于这一批，' : ''}写进 inspection.yaml，贴上下面的内容；已经有“累计：”一行的，只贴它下面的，接在最后，并核对“截至”：`,
    '',
    yaml({ 累计: [total] }),
  ];
}

/** What stands in the table alone, and how a word is listed that may be a region. */
function unplaced({ unlisted, left, batch, running }: Declared, isBatch: boolean): string[] {
  return [
    ...(unlisted.length > 0
      ? [
          `这些名称还没有登记，数没有写进去：${unlisted.map(quote).join('')}。是行政区域（省直部门、市辖区一类也算）的，在 inspection.yaml 的“行政区域”下面加上，是污染类型的写进“污染类型”，再导入一次：`,
          ...unlisted.map((name) => `  - { 名称: ${name} }`),
        ]
      : []),
    ...(left.length > 0 && (hasFigures(batch) || hasFigures(running))
      ? [`这些数没有写进${isBatch ? '公布数' : '累计'}，只在表格里：${left.map(quote).join('')}。`]
      : []),
  ];
}
