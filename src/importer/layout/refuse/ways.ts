/** How counts are published: what to paste, and where. */
import { Document } from 'yaml';
import { quote } from '../../../schema/fault.ts';
import { placeholder } from '../../../schema/text/placeholder.ts';
import { announcementText, type Published } from './as-announcement.ts';
import type { Declared, Figures } from './declared-counts.ts';

/**
 * What to paste, and where.
 * @param batches of which the document speaks
 * @param where the figures stand: 表格, 正文
 */
export function ways(
  published: Published,
  batches: readonly string[],
  declared: Declared,
  where: '表格' | '正文',
): string {
  const { title, day, body, cautions } = published;
  const isBatch = hasFigures(declared.batch);
  const front = (of: readonly string[], figures: Figures): object => ({
    批次: of.length > 1 ? of : (of[0] ?? placeholder('第几批')),
    公开日期: day ?? placeholder('公开日期'),
    ...(title !== undefined && { 标题: title }),
    公布数: figures,
    ...(declared.note !== undefined && { 公布数说明: declared.note }),
  });
  const read = where === '正文' ? '。统计数是从句子里读出来的，请对照原文逐项核对' : '';
  const asBatch = `写成一个批次，只写公布数：在督察的 batches 文件夹里新建一个 .md 文件，贴上下面的内容${read}`;
  const asAnnouncement = `写成公告：在督察的 announcements 文件夹里新建一个 .md 文件，贴上下面的内容，补上摘要，核对类型`;
  return [
    `请${isBatch ? asBatch : asAnnouncement}：`,
    '',
    isBatch ? `---\n${yaml(front(batches, declared.batch))}---\n\n${body}\n` : announcementText(published),
    ...(isBatch ? (declared.others ?? []) : []).flatMap((one) => [
      `第${one.batches.join('、')}批的数，另写一个文件${read}：`,
      '',
      `---\n${yaml(front(one.batches, one.figures))}---\n`,
    ]),
    ...runningLines(declared, isBatch, read),
    ...unplaced(declared, isBatch, where),
    ...cautions,
    ...(isBatch ? [`也可以写成公告（npm run new -- announcement），把上面的${where}贴进正文。`] : []),
  ].join('\n');
}

const yaml = (value: object): string => new Document(value).toString({ lineWidth: 0 });

const hasFigures = (figures: Figures): boolean => Object.keys(figures).length > 0;

/** The running figures, for inspection.yaml. */
function runningLines({ running, until, note }: Declared, isBatch: boolean, read: string): string[] {
  if (!hasFigures(running)) return [];
  const total = {
    截至: until.day ?? placeholder('累计到哪一天'),
    ...(until.batch !== undefined && { 截至批次: until.batch }),
    ...running,
    ...(note !== undefined && { 说明: note }),
  };
  return [
    `累计的数${isBatch ? '不属于这一批，' : ''}写进 inspection.yaml，贴上下面的内容；已经有“累计：”一行的，只贴它下面的，接在最后，并核对“截至”${read}：`,
    '',
    yaml({ 累计: [total] }),
  ];
}

/** What stands in the table alone, and how a word is listed that may be a region. */
function unplaced(declared: Declared, isBatch: boolean, where: string): string[] {
  const { unlisted, presumed = [], left, batch, running, until, isRunning } = declared;
  const upTo = until.batch === undefined ? '' : `到第${until.batch}批`;
  const listed = (names: readonly string[]): string[] => names.map((name) => `  - { 名称: ${name} }`);
  return [
    ...(presumed.length > 0
      ? [
          `这些名称还没有登记，上面的数把它们当作行政区域：${presumed.map(quote).join('')}。是行政区域（省直部门、市辖区一类也算），在 inspection.yaml 的“行政区域”下面一起贴上：`,
          ...listed(presumed),
          '不是行政区域的，不要贴上面它的数，名称写进 inspection.yaml 的“污染类型”，再导入一次。',
        ]
      : []),
    ...(unlisted.length > 0
      ? [
          `这些名称还没有登记，数没有写进去：${unlisted.map(quote).join('')}。是行政区域（省直部门、市辖区一类也算）的，在 inspection.yaml 的“行政区域”下面加上，是污染类型的写进“污染类型”，再导入一次：`,
          ...listed(unlisted),
          ...(isRunning && !hasFigures(batch) && !hasFigures(running)
            ? [
                `这些是累计${upTo}的数，不属于哪一批，不能写成批次的「公布数」；登记名称以后再导入一次，会给出写进 inspection.yaml 的「累计」的内容。`,
              ]
            : []),
        ]
      : []),
    ...(left.length > 0 && (hasFigures(batch) || hasFigures(running))
      ? [
          `这些数没有写进${isBatch ? '公布数' : '累计'}，只在${where}里：${left.map(quote).join('')}；要让读者查得到、下载得到的，照原文的名称写进「其他」。`,
        ]
      : []),
  ];
}
