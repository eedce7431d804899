/** .xlsx → grids, one a visible sheet. */
import ExcelJS, { type Cell as ExcelCell, type CellValue, type RichText, type Worksheet } from 'exceljs';
import { strFromU8, zipSync } from 'fflate';
import { format } from 'numfmt';
import { noteSheet } from '../../formats/text/notes.ts';
import { cellAddress, GridBuilder, ownCells, type Grid, type Merge, type Notice, type SourceDocument } from './grid.ts';
import { badFile } from '../stop.ts';
import { raised } from './raised.ts';
import { columnNumber, usualParts } from './xlsx-parts.ts';
import { unpack } from './zip.ts';
import { quote, said } from '../../schema/fault.ts';

/** The parts that hold text; drawings, comments and macros never reach the library. */
const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/u;

const ignoreNodes = [
  ...['dataValidations', 'conditionalFormatting', 'hyperlinks', 'drawing', 'legacyDrawing', 'picture', 'tableParts'],
  ...['extLst', 'autoFilter', 'headerFooter', 'pageSetup', 'printOptions', 'rowBreaks', 'colBreaks', 'sheetProtection'],
];

const drawing = /^xl\/drawings\/[^/]+\.xml$/u;

/** The texts of boxes and shapes, which lie over the cells and are in none. */
const boxTexts = (part: Uint8Array): string[] =>
  [...strFromU8(part).matchAll(/<a:t>([^<]+)<\/a:t>/gu)]
    .map(([, text = '']) => text.trim())
    .filter((text) => text !== '');

/** Reads an Excel workbook. */
export async function readXlsx(bytes: Uint8Array): Promise<SourceDocument> {
  const { names, parts } = unpack(bytes, (name) => wanted.test(name));
  const boxes = Object.values(unpack(bytes, (name) => drawing.test(name)).parts).flatMap(boxTexts);
  const notices: Notice[] = [];
  const comments = names.filter((name) => /^xl\/(?:comments|threadedComments)/u.test(name)).length;
  if (comments > 0) notices.push({ at: '批注', text: '表里有批注，批注没有导入；发布原表前请先删除批注' });
  if (names.some((name) => name.startsWith('xl/media/')))
    notices.push({ at: '图片', text: '表里有图片，图片没有导入' });
  if (boxes.length > 0)
    notices.push({
      at: '文本框',
      text: `表里有文本框，里面的文字没有导入；要导入请抄到单元格里：${boxes.map(said).join('；')}`,
    });
  const workbook = new ExcelJS.Workbook();
  try {
    const archive = zipSync(usualParts(parts), { level: 0 });
    await workbook.xlsx.load(archive.buffer, { ignoreNodes });
  } catch {
    throw badFile('文件已损坏，打不开。请在 Excel 或 WPS 里打开，另存为 .xlsx 后重试');
  }
  const pieces: SourceDocument['pieces'] = [];
  for (const sheet of workbook.worksheets) {
    if (sheet.state !== 'visible') {
      if (sheet.actualRowCount > 0)
        notices.push({ at: sheet.name, text: `工作表${quote(sheet.name)}是隐藏的，没有导入；要导入请先取消隐藏` });
    } else {
      const grid = readSheet(sheet, notices).build();
      if (isNotes(grid)) notices.push(notImported(grid));
      else if (grid.rows.length > 0) pieces.push({ kind: 'grid', grid });
    }
  }
  return { format: 'Excel 表格', pieces, notices };
}

/** Is it what our own workbooks say behind their table? */
function isNotes({ name, rows }: Grid): boolean {
  const headings = rows[0] ? [...rows[0].cells.values()].map(({ text }) => text) : [];
  return name === noteSheet.name && headings.join('\t') === noteSheet.headings.join('\t');
}

const notImported = ({ name, rows }: Grid): Notice => {
  const count = rows.slice(1).filter((row) => ownCells(row).length > 0).length;
  const what = `这是本网站下载文件里的说明（${String(count)} 项），不是表格内容，没有导入`;
  return { at: cellAddress(name, 1, 1), text: `${what}；来源、口径等要保留的，请写在文件开头` };
};

function readSheet(sheet: Worksheet, notices: Notice[]): GridBuilder {
  const grid = new GridBuilder(sheet.name);
  const hiddenRows: number[] = [];
  const hiddenColumns = new Set<number>();
  const notice = (row: number, column: number, text: string): void => {
    notices.push({ at: cellAddress(sheet.name, row, column), text });
  };
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    if (row.hidden) {
      if (row.hasValues) hiddenRows.push(number);
      return;
    }
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      if (cell.type === ExcelJS.ValueType.Merge) return;
      const text = cellText(cell, (what) => notice(number, column, what));
      if (text.trim() === '') return;
      if (sheet.getColumn(column).hidden) hiddenColumns.add(column);
      else grid.set(number, column, text);
    });
  });
  for (const merge of mergesOf(sheet)) grid.merge(merge);
  if (hiddenRows.length > 0)
    notices.push({
      at: sheet.name,
      text: `有 ${String(hiddenRows.length)} 行是隐藏的（第 ${brief(hiddenRows)} 行），没有导入；要导入请先取消隐藏或筛选`,
    });
  for (const column of hiddenColumns) notice(1, column, '这一列是隐藏的，没有导入；要导入请先取消隐藏');
  return grid;
}

const brief = (numbers: readonly number[]): string =>
  numbers.slice(0, 10).join('、') + (numbers.length > 10 ? '……' : '');

function mergesOf(sheet: Worksheet): Merge[] {
  return sheet.model.merges.flatMap((range) => {
    const [, left = '', top, right = '', bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/u.exec(range) ?? [];
    return top === undefined
      ? []
      : [{ top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) }];
  });
}

/** The text of a cell as Excel shows it. */
function cellText(cell: ExcelCell, notice: (text: string) => void): string {
  return valueText(cell.value, cell.numFmt, notice, cell.style.font?.strike === true);
}

function valueText(
  value: CellValue,
  pattern: string | undefined,
  notice: (text: string) => void,
  struck = false,
): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') {
    if (struck) notice('文字带删除线，仍然导入了，请核对');
    return unescapeText(value);
  }
  if (typeof value === 'number') return numberText(value, pattern, notice);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (value instanceof Date) return dateText(value, pattern);
  if ('richText' in value) return richText(value.richText, notice);
  if ('text' in value)
    return typeof value.text === 'string' ? unescapeText(value.text) : valueText(value.text, pattern, notice);
  if ('error' in value) return value.error;
  return formulaText(value.result, pattern, notice);
}

function formulaText(result: CellValue, pattern: string | undefined, notice: (text: string) => void): string {
  if (result === undefined || result === null) {
    notice('公式没有算出的结果，按空白处理；请在 Excel 里打开并保存一次，再导入');
    return '';
  }
  return valueText(result, pattern, notice);
}

function richText(runs: readonly RichText[], notice: (text: string) => void): string {
  if (runs.some((run) => run.font?.strike)) notice('有带删除线的文字，仍然导入了，请核对');
  return runs.map(({ text, font }) => raised(unescapeText(text), font?.vertAlign)).join('');
}

/** Excel writes control characters as `_x000D_`. */
const unescapeText = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function numberText(value: number, pattern: string | undefined, notice: (text: string) => void): string {
  if (Number.isInteger(value) && Math.abs(value) >= 1e15)
    notice('这是超过 15 位的数字，Excel 会把末尾几位变成 0，请对照原件核对编号，并把这一列改成文本格式');
  if (pattern === undefined || pattern === 'General' || pattern === '@') return plainNumber(value);
  try {
    return format(pattern, value);
  } catch {
    return plainNumber(value);
  }
}

/** Digits without an exponent and without the noise of binary fractions. */
function plainNumber(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? String(value) : String(Number(value.toPrecision(15)));
}

/** As Excel shows it; formats without a year are written out, since the shown text would lose it. */
function dateText(date: Date, pattern: string | undefined): string {
  if (Number.isNaN(date.getTime())) return '';
  const iso = date.toISOString().slice(0, 10);
  if (pattern === undefined || !/y/iu.test(pattern) || /^m+[/-]d+[/-]y+/iu.test(pattern))
    return /[ymd]/iu.test(pattern ?? 'y') ? iso : format(pattern ?? 'h:mm', serial(date));
  try {
    return format(pattern, serial(date));
  } catch {
    return iso;
  }
}

/** Days since the last day of 1899, as Excel counts. */
const serial = (date: Date): number => Math.round((date.getTime() - Date.UTC(1899, 11, 30)) / 1000) / 86_400;
