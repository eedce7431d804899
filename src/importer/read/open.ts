/**
 * From a path to what the file holds, whatever its ending says; files that can't be read are told what to become.
 * Each kind of file has a library of its own, loaded only when it is needed.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { cutToUnits } from '../../schema/cut.ts';
import { bytesText } from '../../machine/figures.ts';
import { fileMend } from '../../machine/machine.ts';
import { decodeText } from './decode.ts';
import type { SourceDocument } from './grid.ts';
import { withoutInvisible } from './invisible.ts';
import { badCall, badFile, ImportStop, named, notAFile } from '../stop.ts';
import { unpack } from './zip.ts';

const fileLimit = 50_000_000;

/** Reads a file; messages begin with its name. */
export async function openDocument(path: string): Promise<SourceDocument> {
  const name = basename(path);
  try {
    return withoutInvisible(await readAny(readBytes(path), extname(path).toLowerCase()));
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
  if (size === 0) throw badFile('文件是空的，请核对');
  return readFileSync(path);
}

async function readAny(bytes: Uint8Array, ending: string): Promise<SourceDocument> {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (head.startsWith('%PDF')) throw unreadable('.pdf');
  if (head.startsWith('\xD0\xCF\x11\xE0')) throw oldOffice(bytes, ending);
  if (head.startsWith('PK')) return readPackage(bytes, ending);
  if (head.startsWith('{\\rtf')) throw unreadable('.rtf');
  if (isPicture.test(head) && !isPlain.test(ending)) throw unreadable('.png');
  return readText(bytes, ending);
}

const isPicture = /^(?:\x89PNG|\xFF\xD8|GIF8|BM|II\*|MM)/u;
const isPlain = /^\.(?:csv|tsv|txt)$/u;

async function readText(bytes: Uint8Array, ending: string): Promise<SourceDocument> {
  if (isPlain.test(ending) && !/^\s*</u.test(decodeText(bytes).text)) return (await import('./csv.ts')).readCsv(bytes);
  const start = isPage.test(ending) || isPlain.test(ending) ? decodeText(bytes).text : startOfText(bytes);
  if (/^MIME-Version:/imu.test(start) && /multipart\/related/iu.test(start)) throw unreadable('.mht');
  if (/<\?mso-application|<(?:\w+:)?(?:Workbook|wordDocument|package)\s[^>]*xmlns/u.test(start))
    throw unreadable('.xml');
  // Many an .xls that an office system gives out is a web page.
  if (isPage.test(ending) || /<(?:html|table|body|!doctype)/iu.test(start))
    return (await import('./html.ts')).readHtml(bytes);
  throw unreadable(ending);
}

const isPage = /^\.(?:html?|xhtml)$/u;

/** The beginning of what may be text: bytes that are none begin with nothing. */
function startOfText(bytes: Uint8Array): string {
  try {
    return cutToUnits(decodeText(bytes).text, 100_000);
  } catch {
    return '';
  }
}

const isOffice = /^\.(?:xlsx|xlsm|docx|docm)$/u;
const wordMend = '请在 Word 或 WPS 里另存为 .docx 后重试';
const sheetMend = '请在 Excel 或 WPS 里另存为 .xlsx 后重试';

/** What files of an ending that can't be read should become. */
const mends: readonly (readonly [RegExp, string])[] = [
  [isOffice, '文件已损坏，打不开。请在 Excel、Word 或 WPS 里打开，另存为一个新文件后重试'],
  [/^\.xlsb$/u, `这是 .xlsb 二进制工作簿，${sheetMend}`],
  [/^\.xls$/u, `这是老格式的 .xls 文件，${sheetMend}`],
  [/^\.et$/u, `这是 WPS 表格的 .et 文件，请在 WPS 里另存为 .xlsx 后重试`],
  [/^\.doc$/u, `这是老格式的 .doc 文件，${wordMend}`],
  [/^\.wps$/u, `这是 WPS 文字的 .wps 文件，请在 WPS 里另存为 .docx 后重试`],
  [/^\.rtf$/u, `这是 RTF 文件，${wordMend}`],
  [/^\.od[st]$/u, '这是 OpenDocument 文件，请另存为 .xlsx 或 .docx 后重试'],
  [/^\.mht(?:ml)?$/u, '这是 .mht 单个网页文件，请在浏览器里另存为 .html，或者在 Word、WPS 里另存为 .docx 后重试'],
  [/^\.xml$/u, '这是 XML 格式的 Excel 或 Word 文件，请在 Excel 或 Word 里另存为 .xlsx 或 .docx 后重试'],
  [
    /^\.pdf$/u,
    '这是 PDF，不能直接导入。请找到原来的 Excel 或 Word 文件；没有的，用 Word 或 WPS 打开 PDF，另存为 .docx 后导入，并逐字核对',
  ],
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
async function readPackage(bytes: Uint8Array, ending: string): Promise<SourceDocument> {
  const { names } = unpack(bytes, () => false);
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^(?:xl|word)\/vbaProject\.bin$/u))
    throw badFile('文件里有宏，为了安全没有打开。请在 Excel 或 Word 里另存为不带宏的 .xlsx 或 .docx 后重试');
  if (has(/^OFD\.xml$/iu)) throw unreadable('.ofd');
  if (has(/^xl\/workbook\.bin$/u)) throw unreadable('.xlsb');
  if (has(/^xl\/workbook\.xml$/u)) return (await import('./xlsx/workbook.ts')).readXlsx(bytes);
  if (has(/^\/?word[\\/]/iu)) return (await import('./docx/document.ts')).readDocx(bytes);
  if (has(/^content\.xml$/u)) throw unreadable('.odt');
  if (isOffice.test(ending)) throw unreadable(ending);
  throw badFile('这是压缩包，不是表格。请解压后导入里面的 .xlsx 或 .docx');
}

/** Office files of before 2007, and files with a password, share one container. */
function oldOffice(bytes: Uint8Array, ending: string): ImportStop {
  const has = (word: string): boolean => Buffer.from(bytes).includes(Buffer.from(word, 'utf16le'));
  if (has('EncryptedPackage'))
    return badFile('文件有密码，打不开。请在 Excel 或 Word 里输入密码打开，去掉密码后另存为一个新文件再导入');
  if (/^\.(?:wps|et|doc)$/u.test(ending)) return unreadable(ending);
  return unreadable(has('WordDocument') ? '.doc' : '.xls');
}
