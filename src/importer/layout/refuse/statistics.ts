/** Refuses tables of counts, and shows how they are published: as 公布数, as 累计, or as an announcement. */
import type { Profile } from '../../profile.ts';
import { acrossText, type Line, type SourceDocument } from '../../read/grid.ts';
import { badFile } from '../../stop.ts';
import { isGrid, publishedOf } from './as-announcement.ts';
import { countsIn } from './counts.ts';
import { declaredOf, noteIn } from './declared-counts.ts';
import { batchesIn } from '../words/title.ts';
import { ways } from './ways.ts';
import { quote } from '../../../schema/fault.ts';
import { cutToUnits } from '../../../schema/text/cut.ts';

/** `第二十三批（11月10日8时至20时）72件`: how many one batch has, which no column of the table says. */
const countsBatch = /第[^前批]{1,6}批[^。；]*?(?<!\d)\d+\s*[件宗起](?!次)/u;

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
  const declared = {
    ...declaredOf(counts, published.title ?? '', published.day, vocabulary),
    note: noteIn(lines.map(({ text }) => text)),
  };
  const batches = lines.map(({ text }) => batchesIn(text)).find((found) => found.length > 0) ?? [];
  const own = Object.keys(declared.batch).length > 0 ? [] : lines.filter(({ text }) => countsBatch.test(text));
  const ofBatches = own.filter(({ text }) => text !== published.title).map(({ text }) => quote(cutToUnits(text, 80)));
  if (ofBatches.length > 0)
    published.cautions.push(
      `文字里还有批次自己的件数（${ofBatches.join('、')}），要让读者查得到、下载得到的，在督察的 batches 文件夹里给那一批写「公布数」；是收到、受理还是交办，请照原文核对，不会猜。`,
    );
  const lead = `${first.at} 起是统计表，只有各区域、各类型的件数，没有一件一件的信访件，没有导入。`;
  throw badFile(lead + ways(published, batches, declared, '表格'));
}
