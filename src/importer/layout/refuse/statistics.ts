/** Refuses tables of counts, and shows how they are published: as 公布数, as 累计, or as an announcement. */
import type { Profile } from '../../profile.ts';
import { acrossText, type Line, type SourceDocument } from '../../read/grid.ts';
import { badFile } from '../../stop.ts';
import { isGrid, publishedOf } from './as-announcement.ts';
import { countsIn } from './counts.ts';
import { declaredOf, noteIn } from './declared-counts.ts';
import { batchesIn } from '../words/title.ts';
import { ways } from './ways.ts';

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
  const lead = `${first.at} 起是统计表，只有各区域、各类型的件数，没有一件一件的信访件，没有导入。`;
  throw badFile(lead + ways(published, batches, declared, '表格'));
}
