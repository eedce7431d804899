/** .xlsx → grids, one a visible sheet. */
import { isOwnFooter, noteSheet } from '../../../formats/text/notes.ts';
import { quote, said } from '../../../schema/fault.ts';
import { badFile } from '../../stop.ts';
import { cellAddress, ownCells, type Grid, type Line, type Notice, type SourceDocument } from '../grid.ts';
import { missingPart, OfficePackage, type Relation } from '../ooxml.ts';
import { below, ownText, type XmlElement } from '../xml.ts';
import { compose } from './compose.ts';
import { readOverlay } from './overlay.ts';
import { readSheet, type SheetContent } from './sheet.ts';
import { isOn, readStyles } from './styles.ts';
import { readSharedTexts, type CellText } from './texts.ts';

/** A sheet as the workbook lists it. */
interface Listed {
  name: string;
  state: 'visible' | 'hidden' | 'veryHidden';
  /** Undefined where nothing says which part it is. */
  part: string | undefined;
}

/** Reads an Excel workbook. */
export function readXlsx(bytes: Uint8Array): SourceDocument {
  const office = new OfficePackage(bytes);
  const main = office.mainPart();
  if (main === undefined) throw missingPart('xl/workbook.xml');
  const notices: Notice[] = [];
  const tell = (text: string): void => void notices.push({ at: '文件', text });
  const root = office.xml(main, tell);
  if (!root) throw missingPart(main);
  const relations = office.relations(main);
  const read = bookReader(office, root, relations, tell);
  const pieces: SourceDocument['pieces'] = [];
  const leftOut: Line[] = [];
  const seen = new Set<string>();
  let pictures = 0;
  let isOwn = false;
  for (const { name, state, part } of listed(office, root, relations, tell)) {
    const bytesOfSheet = part === undefined ? undefined : office.part(part);
    if (part === undefined || !bytesOfSheet) {
      notices.push({ at: name, text: `工作表${quote(name)}在文件里找不到，没有导入；请在 Excel 或 WPS 里打开核对` });
      continue;
    }
    const sheet = read(bytesOfSheet, part);
    const overlay = readOverlay(office, part, sheet, tell);
    for (const one of overlay.parts) seen.add(one);
    if (state === 'visible') {
      const { grid, titles, notices: own, leftOut: unseen } = compose(name, sheet, overlay);
      notices.push(...own);
      leftOut.push(...unseen);
      pictures += overlay.pictures.length;
      isOwn ||= sheet.margins.some(isOwnFooter);
      pieces.push(...titles.map((line) => ({ kind: 'line' as const, line })));
      if (isNotes(grid)) {
        notices.push(notImported(grid));
        leftOut.push(...grid.rows.flatMap(ownCells));
      } else if (grid.rows.length > 0) pieces.push({ kind: 'grid', grid });
    } else if (sheet.cells.size > 0) {
      notices.push(hiddenSheet(name, state));
      leftOut.push(...textsOf(name, sheet));
    }
  }
  notices.push(...strays(office, seen, pictures > 0 || notices.some(({ text }) => text.includes('图片没有导入'))));
  return { format: 'Excel 表格', pieces, notices, leftOut, ...(isOwn && { isOwn }) };
}

type Tell = (text: string) => void;

/** How the sheets of a workbook are read: with the texts, styles and days that they share. */
function bookReader(
  office: OfficePackage,
  root: XmlElement,
  relations: readonly Relation[],
  tell: Tell,
): (bytes: Uint8Array, part: string) => SheetContent {
  const [properties] = below(root, 'x:workbookPr');
  const from1904 = properties?.attributes['date1904'];
  const partOf = (kind: string): string =>
    relations.find(({ type, target }) => type === kind && office.has(target))?.target ?? `xl/${kind}.xml`;
  const styles = readStyles(office.part(partOf('styles')), partOf('styles'), tell);
  const strings = office.part(partOf('sharedStrings'));
  const texts: CellText[] | undefined = strings && readSharedTexts(strings, partOf('sharedStrings'), tell);
  const shared = { texts, from1904: from1904 !== undefined && isOn(from1904) };
  return (bytes, part) => readSheet(bytes, part, { shared, styles }, tell);
}

/** The sheets in the order of the workbook. */
function listed(office: OfficePackage, root: XmlElement, relations: readonly Relation[], tell: Tell): Listed[] {
  const sheets = below(root, 'x:sheet').length > 0 ? below(root, 'x:sheet') : below(root, 'sheet');
  if (sheets.length === 0) throw badFile('文件里没有工作表。请在 Excel 或 WPS 里打开核对，另存为一个新文件后重试');
  const named = sheets.map(({ attributes }, at) => {
    const relation = relations.find(({ id }) => id === attributes['r:id']);
    return { attributes, name: attributes['name'] ?? `第 ${String(at + 1)} 张`, relation };
  });
  const charts = named.filter(({ relation }) => relation && relation.type !== 'worksheet');
  for (const { name } of charts) tell(`工作表${quote(name)}不是表格（图表、宏表或对话框），没有导入`);
  const used = new Set(named.map(({ relation }) => relation?.target.toLowerCase()));
  const spare = office.names.filter(
    (name) => /^xl\/worksheets\/[^/]+\.xml$/iu.test(name) && !used.has(name.toLowerCase()),
  );
  const lost = named.filter(({ relation }) => !relation || !office.has(relation.target));
  // As many parts as sheets are lost: they are written in the order of the sheets.
  const found = new Map(lost.length === spare.length ? lost.map((one, at) => [one, spare.toSorted(byNumber)[at]]) : []);
  for (const [{ name }, part] of found)
    tell(`文件没有写明工作表${quote(name)}在哪里，按次序读了 ${said(part ?? '')}，请核对`);
  return named
    .filter((one) => !charts.includes(one))
    .map((one) => ({
      name: one.name,
      state: stateOf(one.attributes['state']),
      part: found.get(one) ?? one.relation?.target,
    }));
}

const byNumber = (one: string, other: string): number => numberIn(one) - numberIn(other);
const numberIn = (name: string): number => Number(/(\d+)\.xml$/iu.exec(name)?.[1] ?? 0);

const stateOf = (state: string | undefined): Listed['state'] =>
  state === 'hidden' || state === 'veryHidden' ? state : 'visible';

const hiddenSheet = (name: string, state: Listed['state']): Notice => ({
  at: name,
  text:
    state === 'hidden'
      ? `工作表${quote(name)}是隐藏的，没有导入；要导入请先取消隐藏`
      : `工作表${quote(name)}是深度隐藏的（右键菜单里取消不了），没有导入；要导入请让做表的人取消隐藏`,
});

const textsOf = (name: string, { cells }: SheetContent): Line[] =>
  [...cells].flatMap(([row, texts]) =>
    [...texts].map(([column, text]) => ({ at: cellAddress(name, row, column), text })),
  );

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

/** What is in the file and belongs to no sheet. */
function strays(office: OfficePackage, seen: ReadonlySet<string>, hasPictures: boolean): Notice[] {
  const known = new Set([...seen].map((name) => name.toLowerCase()));
  const unseen = office.names.filter((name) => !known.has(name.toLowerCase()));
  const texts = unseen
    .filter((name) => /^xl\/drawings\/[^/]+\.xml$/iu.test(name))
    .flatMap((name) => {
      const root = office.xml(name);
      return root ? below(root, 'a:t').map((one) => ownText(one).trim()) : [];
    })
    .filter((text) => text !== '');
  return [
    ...(!hasPictures && unseen.some((name) => /^xl\/media\//iu.test(name))
      ? [{ at: '图片', text: '表里有图片，图片没有导入' }]
      : []),
    ...(texts.length > 0
      ? [
          {
            at: '文本框',
            text: `表里有文本框，里面的文字没有导入；要导入请抄到单元格里：${texts.map(said).join('；')}`,
          },
        ]
      : []),
    ...(unseen.some((name) => /^xl\/(?:comments|threadedComments)/iu.test(name))
      ? [{ at: '批注', text: '表里有批注，批注没有导入；发布原表前请先删除批注' }]
      : []),
  ];
}
