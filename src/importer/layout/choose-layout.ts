/** Which layout a document has: a table, labels with their values, an essay, or a plan in prose. */
import { isKnownLabel } from '../labels.ts';
import type { Piece, SourceDocument } from '../read/grid.ts';
import { essaysBeside, headsEssay, layEssays } from './essay-layout.ts';
import { layLabels } from './label-layout.ts';
import type { Laid } from './layout.ts';
import { layPlan } from './plan-layout.ts';
import type { ImportKind, Profile } from '../profile.ts';
import { badFile } from '../stop.ts';
import { takeBack } from './records/own-download.ts';
import { refuseSpaced } from './refuse/spaced.ts';
import { refuseTurned } from './refuse/turned.ts';
import { refuseText } from './refuse/text.ts';
import { refuseStatistics } from './refuse/statistics.ts';
import { layTables } from './table-layout.ts';
import { isPageFurniture } from './words/title.ts';
import { refuseUnsure } from './unsure-header.ts';
import { quote } from '../../schema/fault.ts';

const usualColumns: Readonly<Record<ImportKind, string>> = {
  batch: '受理编号（或序号）、交办问题',
  'follow-up': '受理编号（或序号）、办结情况',
  tasks: '序号、整改措施、责任单位',
  results: '序号、整改完成情况、整改状态',
};

/** Reads the rows of a document. */
export function layDocument(document: SourceDocument, profile: Profile): Laid {
  if (document.pieces.length === 0)
    throw badFile('文件里没有文字，请核对；如果内容是图片，请找到原来的 Excel 或 Word 文件');
  const furniture = document.pieces.flatMap((piece) =>
    document.around && piece.kind === 'line' && isPageFurniture(piece.line.text) ? [piece.line] : [],
  );
  const pieces = document.pieces.filter((piece) => piece.kind === 'grid' || !furniture.includes(piece.line));
  const tables = layTables(pieces, profile);
  if (!tables && !pieces.some(headsEssay)) refuseStatistics(document, profile);
  if (!tables) refuseTurned(pieces, profile);
  refuseSpaced(tables ? pieces.filter(({ kind }) => kind === 'line') : pieces);
  tables?.warnings.push(...essaysBeside(pieces, tables.rows));
  const labelled = tables ?? layLabels(pieces, profile);
  if (!labelled) refuseLostRows(pieces);
  const laid = labelled ?? layEssays(pieces, profile) ?? layPlan(pieces, profile);
  if (!laid) for (const piece of pieces) if (piece.kind === 'grid') refuseUnsure(piece.grid, profile);
  if (!laid)
    throw refuseText(
      document,
      `找不到表头：没有一行同时写着${quote(usualColumns[profile.kind])}等栏目。${hiddenHint(document)}请核对是不是这张表、--as 写得对不对，并把表头写成官方表格的名称`,
      profile.vocabulary,
    );
  if (laid.rows.length === 0)
    throw badFile(
      `表头下面没有内容，一件也没有读到，请核对${document.around ? '。网页里的表也可能由脚本显示，文件里没有：请在浏览器里打开这一页，把表选中复制到 Excel，另存为 .xlsx 后重试' : ''}`,
    );
  refuseFormulaErrors(laid);
  if (document.isOwn) return takeBack(laid, profile);
  return document.around
    ? { ...laid, menu: document.around.before, aside: [...furniture, ...document.around.after] }
    : laid;
}

/** A table whose cells stand below each other, a line each: where one row ends, nothing tells. */
function refuseLostRows(pieces: readonly Piece[]): void {
  const lines = pieces.flatMap((piece) => (piece.kind === 'line' ? [piece.line] : []));
  const start = lines.findIndex(
    (_, at) => lines.slice(at, at + 4).filter(({ text }) => isKnownLabel(text)).length === 4,
  );
  const [first] = start < 0 ? [] : lines.slice(start);
  if (!first) return;
  const after = lines.slice(start).findIndex(({ text }) => !isKnownLabel(text));
  const labels = lines.slice(start, after < 0 ? undefined : start + after);
  throw badFile(
    `${first.at}起是表头（${labels.map(({ text }) => quote(text)).join('')}），可是这张表不是用表格做的，一格一段，看不出一行到哪里为止，没有导入，也不会猜。请找到原来的 Excel 或 Word 表；没有的，在浏览器里打开这一页，把表选中复制到 Excel，核对每一行，另存为 .xlsx 后重试`,
  );
}

/** A header that nobody sees is not read. */
function hiddenHint({ notices }: SourceDocument): string {
  const hidden = notices.find(({ text }) => text.includes('隐藏'));
  return hidden ? `文件里有隐藏的内容（${hidden.at}），表头可能在里面，请先取消隐藏。` : '';
}

function refuseFormulaErrors({ rows }: Laid): void {
  const bad = rows.flatMap(({ entries }) => entries).filter(({ cell }) => isFormulaError(cell.text));
  if (bad.length === 0) return;
  const places = bad
    .slice(0, 10)
    .map(({ cell }) => `${cell.at}（${cell.text}）`)
    .join('、');
  throw badFile(
    `${places}${bad.length > 10 ? ` 等 ${String(bad.length)} 格` : ''} 的公式出错，不知道应该是什么。请在 Excel 里改正，或者改成文字后重试`,
  );
}

/** The error values of formulas, as they stand in a cell. */
const isFormulaError = (text: string): boolean =>
  /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/u.test(text);
