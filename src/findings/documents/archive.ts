/** Documents that are zip files of XML: workbooks, texts, OFD. */
import { unzipSync, zipSync, type Zippable } from 'fflate';
import { imageEndings } from '../../reader/images.ts';
import { quote } from '../../schema/fault.ts';
import { metadataIn, withoutMetadata } from '../image-metadata.ts';
import { once, UnreadableDocument, type Inspected, type Trace } from './traces.ts';

/** Many times the largest document; a small file may claim to hold more. */
const mostUnpacked = 400_000_000;

/** What the parts of a document may hold. */
interface Sign {
  part: RegExp;
  /** In the text of the part; its being there tells where there is none. */
  text?: RegExp;
  what: string | ((found: RegExpExecArray) => string);
}

/** A property: an element with a text. */
const property = (names: string): RegExp =>
  new RegExp(`(<(?:[\\w-]+:)?(?:${names})(?: [^>]*)?>)[^<]*[^<\\s][^<]*(?=</)`, 'u');
const ofOffice = 'creator|lastModifiedBy|title|subject|keywords|description|category|contentStatus|Manager|Company';
const ofOfd = 'Author|Title|Subject|Abstract|Keyword|CustomData';

/** Attributes are written in any order, with either quotes. */
const element = (names: string, attribute = ''): RegExp =>
  new RegExp(
    `<(?:[\\w-]+:)?(?:${names})(?=[\\s/>])${attribute === '' ? '' : `[^>]*\\s(?:[\\w-]+:)?${attribute}`}`,
    'u',
  );
const hidden = String.raw`(?:hidden|zeroHeight)=["'](?:1|true|on)["']`;

/** What can be taken out, and nothing that is shown changes. */
const removable: readonly Sign[] = [
  { part: /^docProps\/(?:core|app)\.xml$/u, text: property(ofOffice), what: '作者、标题等属性' },
  { part: /^docProps\/custom\.xml$/u, text: property(String.raw`lpw?str|bstr`), what: '作者、标题等属性' },
  { part: /^OFD\.xml$/u, text: property(ofOfd), what: '作者、标题等属性' },
];

/** What people take out, since it may belong to what is shown. */
const telling: readonly Sign[] = [
  {
    part: /^xl\/workbook\.xml$/u,
    text: /<(?:\w+:)?sheet\s(?=[^>]*state=["'](?:hidden|veryHidden)["'])[^>]*?name=["']([^"']*)["']/u,
    what: ([, name = '']) => `隐藏的工作表${quote(name)}`,
  },
  { part: /^xl\/worksheets\/[^/]+\.xml$/u, text: element('row', hidden), what: '隐藏的行' },
  { part: /^xl\/worksheets\/[^/]+\.xml$/u, text: element('col', hidden), what: '隐藏的列' },
  { part: /^xl\/(?:comments|threadedComments\/)[^/]*\.xml$/u, what: '批注' },
  { part: /^xl\/persons\//u, what: '批注人的名单' },
  { part: /^xl\/(?:externalLinks|connections|queryTables)/u, what: '指向别的文件的链接' },
  { part: /^word\/comments[^/]*\.xml$/u, text: element('comment'), what: '批注' },
  { part: /^word\/people\.xml$/u, text: element('person'), what: '批注人的名单' },
  {
    part: /^word\/[^/]+\.xml$/u,
    text: element('ins|del|moveFrom|moveTo|rPrChange|pPrChange|tblPrChange|trPrChange|sectPrChange'),
    what: '没有接受的修订',
  },
  {
    part: /^word\/(?!styles)[^/]+\.xml$/u,
    text: /<w:(?:vanish|webHidden)(?:\s*\/>|\s+w:val=["'](?:1|true|on)["'])/u,
    what: '隐藏的文字',
  },
  { part: /(?:^|\/)(?:embeddings|activeX)\//u, what: '嵌入的文件' },
  { part: /(?:^|\/)vbaProject\.bin$/u, what: '宏' },
  { part: /(?:^|\/)Attachments\.xml$/u, what: '附件' },
  { part: /(?:^|\/)Annotations?\.xml$/u, what: '批注' },
];

const isSignature = (name: string): boolean => /^_xmlsignatures\/|(?:^|\/)Signatures\.xml$/u.test(name);

type Parts = Readonly<Record<string, Uint8Array>>;

/**
 * Looks into a document.
 * @param needed a part that every document of the kind has
 * @throws UnreadableDocument for what is none
 */
export async function inspectArchive(bytes: Buffer, needed: RegExp): Promise<Inspected> {
  const parts = unpacked(bytes);
  const names = Object.keys(parts);
  if (!names.some((name) => needed.test(name)))
    throw new UnreadableDocument('文件打不开，可能没有存完整，或者扩展名写错了，请重新导出后替换');
  const isSigned = names.some(isSignature);
  const photos = await Promise.all(names.map((name) => isTellingPhoto(name, parts[name])));
  const traces: Trace[] = [
    ...signsIn(parts, removable).map((what) => ({ what, removable: !isSigned })),
    ...(photos.some(Boolean) ? [{ what: '图像里的拍摄信息', removable: !isSigned }] : []),
    ...signsIn(parts, telling).map((what) => ({ what, removable: false })),
  ];
  return { traces: once(traces), clean: () => cleaned(parts) };
}

function unpacked(bytes: Buffer): Parts {
  let size = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize;
        return size <= mostUnpacked;
      },
    });
  } catch {
    throw new UnreadableDocument('文件打不开，可能没有存完整，或者有密码，请去掉密码重新导出后替换');
  }
}

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

const signsIn = (parts: Parts, signs: readonly Sign[]): string[] =>
  signs.flatMap(({ part, text, what }) =>
    Object.keys(parts)
      .filter((name) => part.test(name))
      .flatMap((name) => {
        if (!text) return [String(what)];
        const found = text.exec(textOf(parts[name]));
        return found ? [typeof what === 'string' ? what : what(found)] : [];
      }),
  );

const isTellingPhoto = async (name: string, bytes: Uint8Array | undefined): Promise<boolean> =>
  imageEndings.test(name) && bytes !== undefined && (await metadataIn(Buffer.from(bytes))).length > 0;

/** The document without its properties, and its photos without what cameras noted; everything else byte for byte. */
async function cleaned(parts: Parts): Promise<Buffer> {
  const made: Zippable = {};
  for (const [name, bytes] of Object.entries(parts)) {
    const sign = removable.find(({ part }) => part.test(name));
    if (sign?.text) made[name] = new TextEncoder().encode(textOf(bytes).replace(new RegExp(sign.text, 'gu'), '$1'));
    else if (await isTellingPhoto(name, bytes)) made[name] = await withoutMetadata(Buffer.from(bytes));
    else made[name] = bytes;
  }
  // The earliest time that the format can name: it depends on nothing.
  return Buffer.from(zipSync(made, { mtime: new Date(1980, 0, 1) }));
}
