/**
 * From a path to what the file holds, whatever its ending says; files that can't be read are told what to become.
 * Each kind of file has a library of its own, loaded only when it is needed.
 */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, sep } from 'node:path';
import { cutToUnits } from '../../schema/text/cut.ts';
import { bytesText } from '../../machine/figures.ts';
import { fileMend } from '../../machine/machine.ts';
import { big5, decodeText } from './decode.ts';
import type { FileKind, OpenedDocument, SourceDocument } from './grid.ts';
import type { ReadBeside } from './html/sheets.ts';
import { withoutInvisible } from './invisible.ts';
import { badCall, badFile, ImportStop, named, notAFile } from '../stop.ts';
import { OfficePackage } from './ooxml.ts';
import { decodeXml } from './xml-events.ts';

const fileLimit = 50_000_000;
const besideLimit = 5_000_000;

/** Reads a file; messages begin with its name. */
export async function openDocument(path: string): Promise<OpenedDocument> {
  const name = basename(path);
  try {
    const bytes = readBytes(path);
    const kind = kindOf(bytes, extname(path).toLowerCase());
    return { ...withoutInvisible(await read[kind](bytes, besideOf(path))), kind, bytes };
  } catch (cause) {
    if (cause instanceof ImportStop) throw named(name, cause);
    const mend = fileMend(cause, path);
    throw mend === undefined ? cause : badCall(mend);
  }
}

function readBytes(path: string): Uint8Array {
  const stats = statSync(path);
  if (!stats.isFile() && !stats.isDirectory()) throw badFile(notAFile);
  const { size } = stats;
  if (size > fileLimit)
    throw badFile(
      `文件有 ${bytesText(size)}，超过 ${bytesText(fileLimit)}，不像一张表格。请删除图片和无关的工作表，另存后重试`,
    );
  if (size < 1000 && /^(?:~\$|\.~)/u.test(basename(path))) throw lockFile;
  if (size === 0) throw badFile('文件是空的，请核对');
  return readFileSync(path);
}

/** While a table is open, programs keep a small file of nearly its name beside it. */
const lockFile = badFile(
  '这是 Excel、Word 或 WPS 打开文件时自己建的临时文件，里面没有表。请导入同一个文件夹里名字不以“~$”或“.~”开头的那个文件',
);

/** The reader of each kind. */
const read: Readonly<Record<FileKind, (bytes: Uint8Array, beside: ReadBeside) => Promise<SourceDocument>>> = {
  xlsx: async (bytes) => (await import('./xlsx/workbook.ts')).readXlsx(bytes),
  docx: async (bytes) => (await import('./docx/document.ts')).readDocx(bytes),
  html: async (bytes, beside) => (await import('./html/html.ts')).readHtml(bytes, beside),
  csv: async (bytes) => (await import('./csv.ts')).readCsv(bytes),
};

/** Reads files beside another, as a page is saved with its style sheets; nothing outside its folder. */
const besideOf =
  (path: string): ReadBeside =>
  (address) => {
    try {
      const folder = realpathSync(dirname(path));
      const file = realpathSync(join(folder, address));
      const stats = statSync(file);
      return file.startsWith(folder + sep) && stats.isFile() && stats.size <= besideLimit
        ? readFileSync(file)
        : undefined;
    } catch {
      return undefined;
    }
  };

function kindOf(bytes: Uint8Array, ending: string): FileKind {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  if (head.startsWith('%PDF')) throw unreadable('.pdf');
  if (head.startsWith('\xD0\xCF\x11\xE0')) throw oldOffice(bytes, ending);
  if (head.startsWith('PK')) return kindOfPackage(bytes, ending);
  if (head.startsWith('{\\rtf')) throw unreadable('.rtf');
  if (isArchive.test(head)) throw unreadable('.rar');
  if (isPicture.test(head) && !isPlain.test(ending)) throw unreadable('.png');
  return kindOfText(bytes, ending);
}

const isPicture = /^(?:\x89PNG|\xFF\xD8|GIF8|BM|II\*|MM|RIFF[^]{4}WEBP|[^]{4}ftyp(?:hei|mif|avif))/u;
/** RAR, 7-Zip, gzip, bzip2, xz, Zstandard, and tar, which says so further on. */
const isArchive = /^(?:Rar!\x1A\x07|7z\xBC\xAF\x27\x1C|\x1F\x8B|BZh\d1AY|\xFD7zXZ\0|\x28\xB5\x2F\xFD|[^]{257}ustar)/u;
const isPlain = /^\.(?:csv|tsv|txt)$/u;

function kindOfText(bytes: Uint8Array, ending: string): FileKind {
  if (isPlain.test(ending) && !/^\s*</u.test(decodeText(bytes).text)) return 'csv';
  const start = isPage.test(ending) || isPlain.test(ending) ? decodeText(bytes).text : startOfText(bytes);
  if (/^MIME-Version:/imu.test(start) && /multipart\/related/iu.test(start)) throw unreadable('.mht');
  if (/<\?mso-application|<(?:\w+:)?(?:Workbook|wordDocument|package)\s[^>]*xmlns/u.test(start))
    throw unreadable('.xml');
  if (/<(?:[\w\p{L}]+:)?UOF\s/u.test(start)) throw unreadable('.uof');
  // Many an .xls that an office system gives out is a web page.
  if (isPage.test(ending) || /<(?:html|table|body|!doctype)/iu.test(start)) return 'html';
  // Others are text, a line a row.
  if (isSheet.test(ending) && isDelimited(start)) return 'csv';
  throw unreadable(ending);
}

const isPage = /^\.(?:html?|xhtml)$/u;

/** The beginning of what may be text: bytes that are none begin with nothing. */
function startOfText(bytes: Uint8Array): string {
  try {
    return cutToUnits(decodeText(bytes).text, 100_000);
  } catch (cause) {
    if (cause === big5) throw cause;
    return '';
  }
}

const isSheet = /^\.(?:xls[xm]?|et)$/u;

/** Is it text of which most lines hold several cells? */
function isDelimited(text: string): boolean {
  const lines = text.split(/[\r\n]+/u).filter((line) => line.trim() !== '');
  const isText = !/[^\P{Cc}\t\r\n]/u.test(text);
  return isText && lines.length > 1 && lines.filter((line) => /[\t,，;]/u.test(line)).length * 2 > lines.length;
}

const isOffice = /^\.(?:xl[st][xm]|do[ct][xm])$/u;
const wordMend = '请在 Word 或 WPS 里另存为 .docx 后重试';
const sheetMend = '请在 Excel 或 WPS 里另存为 .xlsx 后重试';

/** What files of an ending that can't be read should become. */
const mends: readonly (readonly [RegExp, string])[] = [
  [isOffice, '文件已损坏，打不开。请在 Excel、Word 或 WPS 里打开，另存为一个新文件后重试'],
  [/^\.xlsb$/u, `这是 .xlsb 二进制工作簿，${sheetMend}`],
  [/^\.xls$/u, `这是老格式的 .xls 文件，${sheetMend}`],
  [/^\.xlt$/u, `这是老格式的 .xlt 模板文件，${sheetMend}`],
  [/^\.et$/u, `这是 WPS 表格的 .et 文件，请在 WPS 里另存为 .xlsx 后重试`],
  [/^\.ett$/u, `这是 WPS 表格的 .ett 模板文件，请在 WPS 里另存为 .xlsx 后重试`],
  [/^\.doc$/u, `这是老格式的 .doc 文件，${wordMend}`],
  [/^\.dot$/u, `这是老格式的 .dot 模板文件，${wordMend}`],
  [/^\.wps$/u, `这是 WPS 文字的 .wps 文件，请在 WPS 里另存为 .docx 后重试`],
  [/^\.wpt$/u, `这是 WPS 文字的 .wpt 模板文件，请在 WPS 里另存为 .docx 后重试`],
  [
    /^\.(?:pptx?|pptm|pps|ppsx|pot|potx|dps|dpt)$/u,
    '这是演示文稿，不能导入。请把里面的表复制到 Excel 或 WPS 表格里，另存为 .xlsx 后导入，并逐字核对',
  ],
  [/^\.(?:msg|eml)$/u, '这是邮件，不能导入。请把邮件里的附件另存出来，导入附件'],
  [/^\.(?:rar|7z|gz|tgz|bz2|xz|zst|tar)$/u, '这是压缩包，不是表格。请解压后导入里面的 .xlsx 或 .docx'],
  [/^\.(?:numbers|pages)$/u, '这是苹果 Numbers 或 Pages 的文件，请在里面导出为 .xlsx 或 .docx 后重试'],
  [/^\.uo[fst]$/u, '这是 UOF（标文通）文件，请在 WPS 里另存为 .xlsx 或 .docx 后重试'],
  [/^\.rtf$/u, `这是 RTF 文件，${wordMend}`],
  [/^\.od[st]$/u, '这是 OpenDocument 文件，请另存为 .xlsx 或 .docx 后重试'],
  [/^\.mht(?:ml)?$/u, '这是 .mht 单个网页文件，请在浏览器里另存为 .html，或者在 Word、WPS 里另存为 .docx 后重试'],
  [/^\.xml$/u, '这是 XML 格式的 Excel 或 Word 文件，请在 Excel 或 Word 里另存为 .xlsx 或 .docx 后重试'],
  [
    /^\.pdf$/u,
    '这是 PDF，不能直接导入。请找到原来的 Excel 或 Word 文件；没有的，用 Word 或 WPS 打开 PDF，另存为 .docx 后导入，并逐字核对',
  ],
  [/^\.o?xps$/u, '这是 XPS 文件，不能直接导入。请找到原来的 Excel 或 Word 文件'],
  [
    /^\.ofd$/u,
    'OFD 版式文件不能直接导入。请找到原来的 Excel 或 Word 文件；没有的，用 OFD 阅读器或 WPS 转换为 .docx 后导入，并逐字核对',
  ],
  [/^\.(?:png|jpe?g|gif|bmp|tiff?|webp)$/u, '这是图片，不能导入。请找到原来的 Excel 或 Word 文件'],
];

const unreadable = (ending: string): ImportStop =>
  badFile(
    mends.find(([pattern]) => pattern.test(ending))?.[1] ??
      `不认识这种文件（${ending || '没有扩展名'}）。可以导入 .xlsx、.docx、.html、.csv，其他文件请先另存为 .xlsx`,
  );

/** Excel and Word files are archives; so are several others. */
function kindOfPackage(bytes: Uint8Array, ending: string): FileKind {
  const office = new OfficePackage(bytes);
  const has = (pattern: RegExp): boolean => office.names.some((name) => pattern.test(name));
  if (has(/^(?:xl|word|ppt)\/vbaProject\.bin$/iu))
    throw badFile('文件里有宏，为了安全没有打开。请在 Excel 或 Word 里另存为不带宏的 .xlsx 或 .docx 后重试');
  const other = otherPackages.find(([pattern]) => has(pattern));
  if (other) throw unreadable(other[1]);
  const main = office.mainPart();
  const kind = main === undefined ? undefined : kindOfPart(office.part(main), main);
  if (kind === 'presentation') throw unreadable('.pptx');
  if (kind === 'workbook' || has(/^xl\//iu)) return 'xlsx';
  if (kind === 'document' || has(/^word\//iu)) return 'docx';
  if (isOffice.test(ending)) throw unreadable(ending);
  throw unreadable('.rar');
}

/** By what their archives hold. */
const otherPackages: readonly (readonly [RegExp, string])[] = [
  [/^OFD\.xml$/iu, '.ofd'],
  [/^xl\/workbook\.bin$/iu, '.xlsb'],
  [/^content\.xml$/iu, '.ods'],
  [/\.iwa$|^Index\.zip$/iu, '.numbers'],
  [/\.fdseq$/iu, '.xps'],
  [/^uof\.xml$/iu, '.uof'],
];

/** What the main part of an office file is, by its first element, or by its name where that can't be told. */
function kindOfPart(part: Uint8Array | undefined, name: string): string | undefined {
  const start = part ? decodeXml(part.subarray(0, 4000)) : '';
  const [, root] = /<(?:[\w.-]+:)?(workbook|document|presentation)[\s/>]/u.exec(start) ?? [];
  return root ?? /(workbook|document|presentation)[^/]*$/u.exec(name)?.[1];
}

/** Office files of before 2007, and files with a password, share one container. */
function oldOffice(bytes: Uint8Array, ending: string): ImportStop {
  const has = (word: string): boolean => Buffer.from(bytes).includes(Buffer.from(word, 'utf16le'));
  if (has('EncryptedPackage'))
    return badFile('文件有密码，打不开。请在 Excel 或 Word 里输入密码打开，去掉密码后另存为一个新文件再导入');
  const [kind, own] = oldKinds.find(([, , words]) => words.some(has)) ??
    oldKinds.find(([, known]) => known.test(ending)) ?? ['.xls', /^$/u];
  return unreadable(own.test(ending) ? ending : kind);
}

/** By the streams in the container; the ending says it better where it agrees. */
const oldKinds: readonly (readonly [usual: string, endings: RegExp, streams: readonly string[]])[] = [
  ['.doc', /^\.(?:doc|dot|wps|wpt)$/u, ['WordDocument']],
  ['.ppt', /^\.(?:ppt|pps|pot|dps|dpt)$/u, ['PowerPoint Document']],
  ['.msg', /^\.msg$/u, ['__substg1.0']],
  ['.xls', /^\.(?:xls|xlt|et|ett)$/u, ['Workbook']],
];
