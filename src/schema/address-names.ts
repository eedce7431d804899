/** Names that become part of addresses: of files and folders on the disk, and of what stands in them. */
import { hiddenIn, hiddenName } from './text/characters.ts';
import { quote } from './fault.ts';
import { fileColumns, siteColumns, standingPages } from './routes.ts';

/** Bytes of a name: with the ending of a file behind it, no system takes more than 255. */
const longest = 240;
/** What Windows takes for a device, whatever its ending. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?:\.|$)/iu;

/**
 * Why a name can't be a part of an address, and with it a folder or a file wherever the site is built and served: on
 * Linux, macOS and Windows; undefined if it can.
 */
export function partMend(name: string): string | undefined {
  const [hidden] = hiddenIn(name);
  if (hidden) return `里有一个不能用的字符 ${hiddenName(hidden.character)}，请删除`;
  if (name.trim() === '') return '名称会成为网址的一部分，不能是空的';
  const composed = name.normalize('NFC');
  if (composed !== name) return `里有两种编码的同一个字，会成为两个网址，请写成${quote(composed)}`;
  if (/[\s<>:"/\\|?*#%]/u.test(name)) return '会成为网址的一部分，里面不能有空格和 < > : " / \\ | ? * # %';
  if (/^\.|\.$/u.test(name)) return '会成为网址的一部分，开头和结尾不能是点';
  const ending = /\.[a-z]\w*$/iu.exec(name)?.[0];
  if (ending !== undefined) return `会成为网址的一部分，不能以 ${ending} 结尾，否则会被当成文件`;
  if (device.test(name)) return '是 Windows 系统保留的名称，不能成为网址的一部分，请改名';
  const bytes = new TextEncoder().encode(name).length;
  if (bytes > longest)
    return `会成为网址的一部分，有 ${String(bytes)} 个字节，最多 ${String(longest)} 个（${String(longest / 3)} 个汉字），请改短`;
  return undefined;
}

/** Why a folder of content/ can't be an inspection of this name. */
export function inspectionNameMend(name: string): string | undefined {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(name) || [...siteColumns, ...standingPages].includes(name))
    return '文件夹名是网址的一部分，请只用小写字母、数字和连字符，例如 moushi-2026，且不能与网站栏目同名';
  const mend = partMend(name);
  return mend && `文件夹名${mend}`;
}

/** Why a file can't have this name, without its ending. */
export function fileNameMend(stem: string): string | undefined {
  const mend = partMend(stem);
  if (/^(?:[A-Za-z\d._-]|\p{Script=Han}|\p{C})+$/u.test(stem)) return mend && `文件名${mend}`;
  return '文件名是网址的一部分，请只用字母、数字、汉字和连字符，不要有空格';
}

/** Why a picture can't have this name; a space does no harm in it, and what no text can name is not shown anyway. */
export const pictureNameMend = (name: string): string | undefined => {
  const stem = name.replace(/\.\w+$/u, '');
  const mend = /[\\:?#%]/u.test(name) ? undefined : partMend(stem.replace(/(?<=\S) (?=\S)/gu, '_'));
  return mend && `图片的文件名${mend}`;
};

/** How long the address of a page may be, and how many parts it may have. */
const longestPath = 1000;
const mostParts = 10;

/**
 * A page of this site as its address is written in the code: from the root, each part encoded, a slash at the end.
 * Undefined for what is none: an address of another site, a file, a place within a page.
 */
export function toSitePath(raw: string): string | undefined {
  const typed = raw.trim();
  if (typed === '/') return typed;
  const names = partsOf(typed);
  if (!names || names.length > mostParts || names.some((name) => partMend(name) !== undefined)) return undefined;
  const path = `/${names.map(encodeURIComponent).join('/')}/`;
  return path.length > longestPath ? undefined : path;
}

/** May pages once have had this address? Where the site's own files lie, there were none. */
export const mayHaveMoved = (path: string): boolean => !fileColumns.includes(path.split('/')[1] ?? '');

/** The decoded parts of a path from the root on; undefined if it is none. */
function partsOf(typed: string): string[] | undefined {
  if (!typed.startsWith('/') || /[?#\\]/u.test(typed)) return undefined;
  try {
    return typed
      .slice(1)
      .replace(/\/$/u, '')
      .split('/')
      .map((part) => decodeURIComponent(part).normalize('NFC'));
  } catch {
    return undefined;
  }
}

/** A site path as people read it, each part decoded: the one way from an address to a place on the disk. */
export const shownPath = (path: string): string => path.split('/').map(decodeURIComponent).join('/');
