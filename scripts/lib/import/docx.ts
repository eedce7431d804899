/** .docx → lines and grids in order, with the numbers that Word shows. */
import { DOMParser, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import { strFromU8, strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import type { Notice, SourceDocument } from './grid.ts';
import { htmlPieces } from './html.ts';
import { below, children, Numberer } from './numbering.ts';
import { badFile } from './stop.ts';
import { unpack } from './zip.ts';

const wanted = (name: string): boolean =>
  /^(?:\[Content_Types\]\.xml|_rels\/|word\/[^/]+\.xml|word\/_rels\/)/u.test(name);

/** Reads a Word document. */
export async function readDocx(bytes: Uint8Array): Promise<SourceDocument> {
  const { names, parts } = unpack(bytes, wanted);
  const notices: Notice[] = [];
  if (names.includes('word/comments.xml'))
    notices.push({ at: '批注', text: '文档里有批注，批注没有导入；发布原表前请先删除批注' });
  if (names.some((name) => name.startsWith('word/media/')))
    notices.push({ at: '图片', text: '文档里有图片，图片没有导入' });
  try {
    parts['word/document.xml'] = strToU8(plainDocument(parts, notices));
    const buffer = Buffer.from(zipSync(parts, { level: 0 }));
    const { value: html } = await mammoth.convertToHtml(
      { buffer },
      { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) },
    );
    return { format: 'Word 文档', pieces: htmlPieces(html), notices, surroundedByOthers: false };
  } catch {
    throw badFile('文件已损坏，打不开。请在 Word 或 WPS 里打开，另存为 .docx 后重试');
  }
}

/** The document with its automatic numbers as text and without what is hidden: mammoth knows neither. */
function plainDocument(parts: Readonly<Record<string, Uint8Array>>, notices: Notice[]): string {
  const read = (name: string): Document | undefined => {
    const part = parts[name];
    return part && new DOMParser().parseFromString(strFromU8(part).replace(/^\uFEFF/u, ''), 'text/xml');
  };
  const document = read('word/document.xml');
  if (!document) throw new Error('no document.xml');
  const numberer = new Numberer(read('word/numbering.xml'), read('word/styles.xml'));
  for (const paragraph of below(document, 'p')) {
    const label = numberer.label(paragraph);
    if (label !== '') prepend(document, paragraph, label);
    for (const numbering of children(paragraph, 'pPr').flatMap((one) => children(one, 'numPr')))
      numbering.parentNode?.removeChild(numbering);
  }
  const hidden = below(document, 'vanish')
    .flatMap((mark) => mark.parentNode?.parentNode ?? [])
    .filter((run) => run.nodeName.endsWith(':r'));
  for (const run of hidden) run.parentNode?.removeChild(run);
  if (hidden.length > 0) notices.push({ at: '隐藏文字', text: `有 ${String(hidden.length)} 处隐藏的文字，没有导入` });
  return new XMLSerializer().serializeToString(document);
}

function prepend(document: Document, paragraph: Element, label: string): void {
  const name = (local: string): string => (paragraph.prefix === null ? local : `${paragraph.prefix}:${local}`);
  const make = (local: string): Element => document.createElementNS(paragraph.namespaceURI, name(local));
  const text = make('t');
  text.setAttribute('xml:space', 'preserve');
  text.appendChild(document.createTextNode(label));
  const run = make('r');
  run.appendChild(text);
  const [properties] = children(paragraph, 'pPr');
  paragraph.insertBefore(run, properties ? properties.nextSibling : paragraph.firstChild);
}
