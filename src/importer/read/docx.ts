/** .docx → lines and grids in order, with the numbers that Word shows. */
import { DOMParser, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import { strFromU8, strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import type { Notice, SourceDocument } from './grid.ts';
import { htmlPieces } from './html.ts';
import { below, children, Numberer } from './numbering.ts';
import { badFile } from '../stop.ts';
import { mediaTypes } from '../../formats/media-types.ts';
import { unpack } from './zip.ts';
import { said } from '../../schema/fault.ts';

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
    reportMargins(parts, notices);
    parts['word/document.xml'] = strToU8(plainDocument(parts, notices));
    const buffer = Buffer.from(zipSync(parts, { level: 0 }));
    const { value: html } = await mammoth.convertToHtml(
      { buffer },
      { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) },
    );
    const { pieces, notices: seen } = htmlPieces(html.replace(/<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/gu, ''));
    return { format: 'Word 文档', pieces, notices: [...notices, ...seen] };
  } catch {
    throw badFile('文件已损坏，打不开。请在 Word 或 WPS 里打开，另存为 .docx 后重试');
  }
}

type Parts = Readonly<Record<string, Uint8Array>>;

function readPart(parts: Parts, name: string): Document | undefined {
  const part = parts[name];
  // What is wrong with the file is said once, in Chinese, not by the parser on the console.
  const parser = new DOMParser({ onError: () => undefined });
  return part && parser.parseFromString(withLineSeparators(strFromU8(part).replace(/^\uFEFF/u, '')), mediaTypes.xml);
}

/** The parser takes these line separators for spaces of the file, as XML 1.1 does; in a text they part lines. */
const withLineSeparators = (xml: string): string =>
  xml.replace(/[\u0085\u2028\u2029]/gu, (separator) => `&#${String(separator.charCodeAt(0))};`);

/** Headers and footers repeat on every page and belong to no row. */
function reportMargins(parts: Parts, notices: Notice[]): void {
  const texts = Object.keys(parts)
    .filter((name) => /^word\/(?:header|footer)\d*\.xml$/u.test(name))
    .map((name) => (readPart(parts, name)?.documentElement?.textContent ?? '').trim())
    .filter((text) => /\p{Script=Han}/u.test(text));
  if (texts.length > 0)
    notices.push({ at: '页眉页脚', text: `页眉和页脚没有导入：${[...new Set(texts)].map(said).join('；')}` });
}

/** The document with its automatic numbers as text and without what is hidden: mammoth knows neither. */
function plainDocument(parts: Parts, notices: Notice[]): string {
  const document = readPart(parts, 'word/document.xml');
  if (!document) throw new Error('no document.xml');
  const numberer = new Numberer(readPart(parts, 'word/numbering.xml'), readPart(parts, 'word/styles.xml'));
  for (const paragraph of below(document, 'p')) {
    const label = numberer.label(paragraph);
    if (label !== '') {
      const [properties] = children(paragraph, 'pPr');
      paragraph.insertBefore(run(document, label), properties ? properties.nextSibling : paragraph.firstChild);
    }
    for (const numbering of children(paragraph, 'pPr').flatMap((one) => children(one, 'numPr')))
      numbering.parentNode?.removeChild(numbering);
  }
  for (const formula of below(document, 'oMath')) {
    const text = below(formula, 't')
      .map((one) => one.textContent ?? '')
      .join('');
    const parent = formula.parentNode;
    const whole = parent?.nodeName.endsWith(':oMathPara') ? parent : formula;
    whole.parentNode?.replaceChild(run(document, text), whole);
    notices.push({ at: '公式', text: `公式按文字导入，请核对：${text}` });
  }
  const revisions = below(document, 'ins').length + below(document, 'del').length;
  if (revisions > 0)
    notices.push({
      at: '修订',
      text: `文档里有 ${String(revisions)} 处修订，按接受修订以后的文字导入；请先在 Word 里接受或拒绝全部修订`,
    });
  const hidden = below(document, 'vanish')
    .flatMap((mark) => mark.parentNode?.parentNode ?? [])
    .filter((run) => run.nodeName.endsWith(':r'));
  for (const run of hidden) run.parentNode?.removeChild(run);
  if (hidden.length > 0) notices.push({ at: '隐藏文字', text: `有 ${String(hidden.length)} 处隐藏的文字，没有导入` });
  return withLineSeparators(new XMLSerializer().serializeToString(document));
}

/** A run of Word that holds a text. */
function run(document: Document, label: string): Element {
  const { documentElement: body } = document;
  const name = (local: string): string => (body?.prefix ? `${body.prefix}:${local}` : local);
  const make = (local: string): Element => document.createElementNS(body?.namespaceURI ?? '', name(local));
  const text = make('t');
  text.setAttribute('xml:space', 'preserve');
  text.appendChild(document.createTextNode(label));
  const made = make('r');
  made.appendChild(text);
  return made;
}
