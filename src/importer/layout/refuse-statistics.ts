/** Refuses tables of counts, and shows how they are published: as 公布数 of a batch, or as an announcement. */
import { Document } from 'yaml';
import { quote } from '../../schema/fault.ts';
import { fieldsByLabel, foldWord } from '../../schema/field.ts';
import { declaredTotals } from '../../schema/files/declared.ts';
import { regionNamed, typeNamed } from '../../schema/files/inspection-words.ts';
import type { Profile } from '../profile.ts';
import { acrossText, ownCells, type Grid, type Line, type SourceDocument } from '../read/grid.ts';
import { badFile } from '../stop.ts';
import { countsIn, type Count } from './statistics.ts';
import { batchesIn, datesIn, findTitle } from './words/title.ts';

/** Throws where a document holds tables of counts and no other. */
export function refuseStatistics({ pieces, around }: SourceDocument, profile: Profile): void {
  const grids = pieces.flatMap((piece) => (piece.kind === 'grid' ? [piece.grid] : []));
  const counts = grids.flatMap((grid) => countsIn(grid) ?? []);
  const [first] = counts;
  if (!first) return;
  const lines = pieces.flatMap((piece): Line[] =>
    piece.kind === 'line' ? [piece.line] : piece.grid.rows.flatMap((row) => acrossText(row) ?? []),
  );
  const title = findTitle(lines, around?.before).text;
  const batches = lines.map(({ text }) => batchesIn(text)).find((found) => found.length > 0) ?? [];
  const day = datesIn(title ?? '').at(-1);
  const { declared, left } = declaredOf(counts, profile);
  const table = grids.map(tableText).join('\n\n');
  const front = {
    批次: batches.length > 1 ? batches : (batches[0] ?? '〔请填写：第几批〕'),
    公开日期: day ?? '〔请填写：公开日期〕',
    ...(title !== undefined && { 标题: title }),
    公布数: declared,
  };
  const isBatch = Object.keys(declared).length > 0;
  const asAnnouncement = (where: string): string =>
    `写成公告（npm run new -- announcement，类型写“其他”），把${where}的表格贴进正文`;
  throw badFile(
    [
      `${first.at} 起是统计表，只有各区域、各类型的件数，没有一件一件的信访件，没有导入。${isBatch ? '可以写成一个批次，只写公布数：在督察的 batches 文件夹里新建一个 .md 文件，贴上下面的内容' : `请${asAnnouncement('下面')}`}：`,
      '',
      ...(isBatch ? [`---\n${new Document(front).toString({ lineWidth: 0 })}---\n`] : []),
      table,
      '',
      ...(isBatch && left.length > 0
        ? [
            `这些数没有写进公布数，只在表格里：${left.map(quote).join('')}。是行政区域、污染类型的，请先在 inspection.yaml 里登记。`,
          ]
        : []),
      ...(isBatch ? [`也可以${asAnnouncement('上面')}。`] : []),
    ].join('\n'),
  );
}

/** What the words of headings count. Figures that are closed only in part have no item of their own. */
const itemPatterns: readonly (readonly [RegExp, string])[] = [
  [/含阶段/u, ''],
  [/累计|前.+批/u, ''],
  [/收到|接到|接收/u, '收到'],
  [/受理/u, '受理'],
  [/交办|移交|转办|^(?:件数|数量|数量\(件\)|信访件数)$/u, '交办'],
];

interface Declared {
  declared: Record<string, number | Record<string, number>>;
  /** What found no place. */
  left: string[];
}

function declaredOf(counts: readonly Count[], { vocabulary }: Profile): Declared {
  const labels = fieldsByLabel(declaredTotals(vocabulary));
  const itemOf = (word: string): string | undefined => {
    const known = labels.get(foldWord(word).replace(/\(.*\)|(?:件|举报)?(?:件)?数$/gu, ''))?.label;
    if (known !== undefined) return known;
    const found = itemPatterns.find(([pattern]) => pattern.test(foldWord(word)))?.[1];
    return found === '' ? undefined : found;
  };
  const declared: Declared['declared'] = {};
  const left = new Set<string>();
  const only = new Set(counts.map(({ headings }) => headings.join())).size === 1;
  for (const { word, headings, count } of counts) {
    const item = headings.some((heading) => /含阶段|累计|前.+批/u.test(heading))
      ? undefined
      : itemOf(headings.join(''));
    const isForwarded = only || item === '交办' || item === '受理';
    const region = regionNamed(word, vocabulary);
    const type = typeNamed(word, vocabulary);
    const own = labels.get(foldWord(word))?.label;
    const group = region !== undefined ? '按区域' : type !== undefined ? '按类型' : undefined;
    const isSum = /^(?:合计|总计|共计|总数)$/u.test(word);
    const place = isSum ? item : own;
    if (group !== undefined && isForwarded) {
      const known = declared[group];
      const name = region ?? type ?? word;
      declared[group] = { ...(typeof known === 'object' ? known : {}), [name]: Number(count) };
    } else if (place !== undefined && (isSum || only) && declared[place] === undefined) declared[place] = Number(count);
    else left.add(headings.length > 0 && !only ? `${word}${headings.at(-1) ?? ''}` : word);
  }
  return { declared, left: [...left] };
}

/** A table as it can be typed into a file. */
function tableText({ rows }: Grid): string {
  const data = rows.filter((row) => ownCells(row).length > 1);
  const columns = [...new Set(data.flatMap((row) => [...row.cells.keys()]))].toSorted((a, b) => a - b);
  const line = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`;
  const [head = '', ...body] = data.map((row) =>
    line(columns.map((column) => (row.cells.get(column)?.text ?? '').replace(/\s*\n\s*/gu, '').replaceAll('|', '\\|'))),
  );
  return [head, line(columns.map(() => '---')), ...body].join('\n');
}
