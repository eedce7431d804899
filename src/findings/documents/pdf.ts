/** PDF files: who made them and with what, earlier states, and what lies beside the pages. */
import {
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { metadataIn, withoutSegments } from '../image-metadata.ts';
import { once, UnreadableDocument, type Inspected, type Trace } from './traces.ts';

/** What programs write of themselves and of the day. */
const harmless = new Set(['Producer', 'CreationDate', 'ModDate', 'Trapped']);
/** Marks that belong to the document: links, and fields of forms. */
const plainMarks = new Set(['Link', 'Widget', 'Popup']);

/**
 * Looks into a PDF file.
 * @throws UnreadableDocument for what is none, and for what is locked
 */
export async function inspectPdf(bytes: Buffer): Promise<Inspected> {
  const document = await open(bytes);
  const { context } = document;
  const objects = context.enumerateIndirectObjects().map(([, object]) => object);
  const dicts = objects.flatMap((object) => dictOf(object) ?? []);
  const isSigned = dicts.some((one) => nameIn(one, 'Type') === 'Sig' || nameIn(one, 'FT') === 'Sig');
  const found: Trace[] = [];
  const add = (isThere: boolean, what: string, removable = !isSigned): void => {
    if (isThere) found.push({ what, removable });
  };
  add(properties(document).length > 0, '作者、标题等属性');
  add(
    dicts.some((one) => nameIn(one, 'Type') === 'Metadata' || one.has(PDFName.of('PieceInfo'))),
    'XMP 等元数据',
  );
  const photos = await Promise.all(objects.map((object) => tellingPhoto(object)));
  add(photos.some(Boolean), '图像里的拍摄信息');
  // A signature is put on behind what it signs.
  add(!isSigned && earlierStates(bytes) > 0, '改动以前的内容');
  const marks = dicts.some(
    (one) =>
      nameIn(one, 'Subtype') !== undefined &&
      one.has(PDFName.of('Rect')) &&
      !plainMarks.has(nameIn(one, 'Subtype') ?? ''),
  );
  add(marks, '批注', false);
  add(
    dicts.some((one) => one.has(PDFName.of('EF')) || nameIn(one, 'Type') === 'EmbeddedFile'),
    '附件',
    false,
  );
  add(
    dicts.some((one) => one.has(PDFName.of('JS'))),
    '程序（JavaScript）',
    false,
  );
  add(hasHiddenLayer(document), '隐藏的图层', false);
  return { traces: once(found), clean: () => cleaned(bytes) };
}

async function open(bytes: Buffer): Promise<PDFDocument> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false });
    if (document.getPageCount() > 0) return document;
  } catch (cause) {
    if (cause instanceof EncryptedPDFError)
      throw new UnreadableDocument('PDF 有密码或者权限限制，看不了里面有什么，请去掉限制另存后替换');
  }
  throw new UnreadableDocument('PDF 打不开，可能没有存完整，或者不是 PDF，请重新导出后替换');
}

const dictOf = (object: PDFObject | undefined): PDFDict | undefined =>
  object instanceof PDFDict ? object : object instanceof PDFStream ? object.dict : undefined;

function nameIn(dict: PDFDict, key: string): string | undefined {
  const value = dict.get(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}

/** The entries of the document's information that say more than its program and day. */
function properties({ context }: PDFDocument): PDFName[] {
  const info = context.lookup(context.trailerInfo.Info);
  if (!(info instanceof PDFDict)) return [];
  const says = (value: PDFObject | undefined): boolean =>
    value instanceof PDFString || value instanceof PDFHexString
      ? value.decodeText().trim() !== ''
      : value !== undefined;
  return info.keys().filter((key) => !harmless.has(key.decodeText()) && says(info.lookup(key)));
}

/** Is it a photo of a camera, with what the camera noted? */
async function tellingPhoto(object: PDFObject): Promise<boolean> {
  return isPhoto(object) && (await metadataIn(Buffer.from(object.contents))).length > 0;
}

const isPhoto = (object: PDFObject): object is PDFRawStream =>
  object instanceof PDFRawStream && nameIn(object.dict, 'Filter') === 'DCTDecode';

/** How often a file was changed after it was made: each time it ends anew, and so does the page that is shown first. */
function earlierStates(bytes: Buffer): number {
  const ends = bytes.toString('latin1').match(/startxref\s+\d+\s+%%EOF/gu)?.length ?? 0;
  return ends - (/\/Linearized\b/u.test(bytes.toString('latin1', 0, 1024)) ? 2 : 1);
}

/** Is there a layer that is shown to nobody unless somebody asks? */
function hasHiddenLayer({ catalog }: PDFDocument): boolean {
  const layers = catalog.lookup(PDFName.of('OCProperties'));
  const shown = layers instanceof PDFDict ? layers.lookup(PDFName.of('D')) : undefined;
  const off = shown instanceof PDFDict ? shown.lookup(PDFName.of('OFF')) : undefined;
  return off instanceof PDFArray && off.size() > 0;
}

/** The file with its pages as they are, and without what tells of whoever made it. */
async function cleaned(bytes: Buffer): Promise<Buffer> {
  const document = await open(bytes);
  const { context } = document;
  const info = context.lookup(context.trailerInfo.Info);
  if (info instanceof PDFDict) for (const key of properties(document)) info.delete(key);
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const dict = dictOf(object);
    for (const key of ['Metadata', 'PieceInfo']) dict?.delete(PDFName.of(key));
    if (!isPhoto(object)) continue;
    const contents = withoutSegments(Buffer.from(object.contents));
    object.dict.delete(PDFName.of('Length'));
    context.assign(ref, PDFRawStream.of(object.dict, contents));
  }
  const kept = reachable(document);
  for (const [ref] of context.enumerateIndirectObjects()) if (!kept.has(ref)) context.delete(ref);
  return Buffer.from(await document.save({ updateFieldAppearances: false, addDefaultPage: false }));
}

/** What the document still leads to: what it led to before a change is not among it. */
function reachable({ context }: PDFDocument): ReadonlySet<PDFRef> {
  const met = new Set<PDFRef>();
  const { Root, Info } = context.trailerInfo;
  const queue: (PDFObject | undefined)[] = [Root, Info];
  for (let one = queue.pop(); one !== undefined || queue.length > 0; one = queue.pop()) {
    if (one instanceof PDFRef) {
      if (met.has(one)) continue;
      met.add(one);
      queue.push(context.lookup(one));
    } else if (one instanceof PDFArray) queue.push(...one.asArray());
    else queue.push(...(dictOf(one)?.values() ?? []));
  }
  return met;
}
