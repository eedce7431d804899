/** Facsimiles (原件): the official paper beside its transcription, as a file. Which files it may be, and what each is called. */
import { partMend } from '../address-names.ts';
import { quote } from '../fault.ts';

/** By the ending of the file, without capital letters. */
export const facsimileKinds = {
  pdf: 'PDF',
  ofd: 'OFD',
  xlsx: 'Excel 表格',
  docx: 'Word 文档',
  png: 'PNG 图片',
  jpg: 'JPEG 图片',
  jpeg: 'JPEG 图片',
  webp: 'WebP 图片',
} as const;
export type FacsimileEnding = keyof typeof facsimileKinds;

/** What a facsimile is that is no picture. */
export const documentEndings = /\.(?:pdf|ofd|xlsx|docx)$/iu;

/** More than what the usual hosts of repositories take in one file is never published; half of that is. */
export const largestFacsimile = 50_000_000;

/** The ending of a file, if a facsimile may have it. */
export function facsimileEnding(name: string): FacsimileEnding | undefined {
  const ending = /\.([a-z\d]+)$/iu.exec(name)?.[1]?.toLowerCase();
  return ending !== undefined && Object.hasOwn(facsimileKinds, ending) ? (ending as FacsimileEnding) : undefined;
}

/** What a facsimile is, for readers. */
export const facsimileKind = (name: string): string => facsimileKinds[facsimileEnding(name) ?? 'pdf'];

const endings = Object.keys(facsimileKinds)
  .map((one) => `.${one}`)
  .join('、');

/** What to do with files of other kinds. */
const otherKinds: readonly (readonly [RegExp, string])[] = [
  [/\.(?:doc|wps|wpt|dot|rtf|odt|docm)$/iu, '请另存为 .docx，或者导出成 .pdf'],
  [/\.(?:xls|et|ett|xlt|ods|csv|xlsm|xlsb)$/iu, '请另存为 .xlsx，或者导出成 .pdf'],
  [/\.(?:tiff?|bmp|heic|heif|gif|avif|svg)$/iu, '请转成 .pdf 或者 .png'],
  [/\.(?:zip|rar|7z|tar|gz)$/iu, '请解压，把里面的文件放进来'],
  [/\.(?:html?|mht|md|txt)$/iu, '网页和文字请打印成 .pdf'],
];

/** Why a file of this name can't be a facsimile; undefined if it can. */
export function facsimileNameMend(name: string): string | undefined {
  if (/[/\\]/u.test(name)) return '只写文件名，文件放在同一个文件夹里，不带路径';
  if (facsimileEnding(name) === undefined)
    return otherKinds.find(([ending]) => ending.test(name))?.[1] ?? `原件只能是 ${endings}`;
  // A space within does no harm.
  return partMend(name.replace(/\.\w+$/u, '').replace(/(?<=\S) (?=\S)/gu, '_'));
}

/** Does a line say that nobody has looked? */
const isDenial = (text: string): boolean => /^(?:否|没有|没|未|还没|尚未|待|不|无|false|no)/iu.test(text.trim());

/** Why words can't tell that somebody looked at the facsimile; undefined if they can. */
export const lookedAtMend = (text: string): string | undefined =>
  isDenial(text) ? `${quote(text)}是还没有看过；没有看过的原件不能公开，请逐页看过再写，或者先删去「原件」` : undefined;
