/** What lies over the cells of a sheet and is in none: pictures, text boxes, comments, check boxes, objects. */
import { ImportStop } from '../../stop.ts';
import type { OfficePackage, Relation } from '../ooxml.ts';
import { decodeXml } from '../xml-events.ts';
import { below, childAt, childrenOf, ownText, parseXml, type XmlElement } from '../xml.ts';
import { spotOf, type Remark, type Spot } from './places.ts';
import type { Control, Corner, SheetContent } from './sheet.ts';

/** A box that is ticked or not. */
export interface Box extends Spot {
  /** How far from the left edge of its column. */
  left: number;
  isTicked: boolean;
  /** The words beside it. */
  label: string;
  /** What the program called it, where nobody gave it words. */
  name: string;
}

/** What lies over a sheet, by cell. */
export interface Overlay {
  pictures: Spot[];
  charts: Remark[];
  texts: Remark[];
  comments: Remark[];
  boxes: Box[];
  /** Other controls, and embedded objects. */
  controls: Spot[];
  objects: Spot[];
  /** The parts that were read. */
  parts: Set<string>;
}

type Office = Pick<OfficePackage, 'relations' | 'part' | 'has'>;
type Tell = (text: string) => void;

/** Reads all that lies over a sheet; what can't be read of it is told, since the cells can. */
export function readOverlay(office: Office, part: string, sheet: SheetContent, tell: Tell): Overlay {
  const overlay: Overlay = {
    pictures: [],
    charts: [],
    texts: [],
    comments: [],
    boxes: [],
    controls: [],
    objects: [],
    parts: new Set(),
  };
  const relations = office.relations(part);
  const rootOf = (name: string): XmlElement | undefined => {
    overlay.parts.add(name);
    return treeOf(office, name, tell);
  };
  const labels = new Map<string, string>();
  for (const { target } of relations.filter(({ type }) => type === 'drawing'))
    readDrawing(rootOf(target), { office, relations: office.relations(target), sheet, overlay, labels, rootOf });
  const shapes = relations
    .filter(({ type }) => type === 'vmlDrawing')
    .flatMap(({ target }) => below(rootOf(target) ?? empty, 'v:shape').map(oldShape));
  for (const shape of shapes) addOldText(shape, sheet, overlay, labels);
  const controls = new Map(sheet.controls);
  for (const { shape, kind } of shapes)
    if ((kind === 'Pict' || isControl(kind)) && !controls.has(shape))
      controls.set(shape, { kind: kind === 'Pict' ? 'object' : 'control', shape, relation: undefined });
  for (const control of controls.values()) addControl(control, { relations, shapes, sheet, overlay, labels, rootOf });
  overlay.comments.push(...readComments(relations, rootOf));
  overlay.boxes.sort((a, b) => a.left - b.left);
  return overlay;
}

const empty: XmlElement = { name: '', attributes: {}, children: [] };

/** A part of pictures and shapes; old ones are written as web pages were. */
function treeOf(office: Office, name: string, tell: Tell): XmlElement | undefined {
  const bytes = office.part(name);
  if (!bytes) {
    tell(`文件内部缺少 ${name}，单元格上面的图片、文本框、批注可能没有读到，请核对原表`);
    return undefined;
  }
  try {
    return parseXml(/\.vml$/iu.test(name) ? withClosedBreaks(bytes) : bytes, name);
  } catch (cause) {
    if (!(cause instanceof ImportStop)) throw cause;
    tell(`${cause.message.replace(/。.*$/su, '')}：单元格上面的图片、文本框、批注可能没有读到，请核对原表`);
    return undefined;
  }
}

const withClosedBreaks = (bytes: Uint8Array): Uint8Array =>
  new TextEncoder().encode(
    decodeXml(bytes)
      .replace(/^\uFEFF|^\s*<\?xml[^>]*\?>/gu, '')
      .replace(/<br\s*>/giu, '<br/>')
      .replace(/&nbsp;/gu, '\u00A0'),
  );

interface Drawing {
  office: Office;
  relations: readonly Relation[];
  sheet: SheetContent;
  overlay: Overlay;
  /** By shape, the words beside check boxes. */
  labels: Map<string, string>;
  rootOf: (part: string) => XmlElement | undefined;
}

function readDrawing(root: XmlElement | undefined, drawing: Drawing): void {
  const { sheet } = drawing;
  for (const anchor of childrenOf(root)) {
    const from = corner(childAt(anchor, 'xdr:from'));
    const spot = from && standsIn(from, corner(childAt(anchor, 'xdr:to')) ?? from, sheet);
    addDrawn(anchor, spot ?? { row: 1, column: 1 }, drawing);
  }
}

/** Takes what is drawn in an anchor; the same for older programs counts once. */
function addDrawn(parent: XmlElement, spot: Spot, drawing: Drawing): void {
  const { overlay, relations, labels, rootOf } = drawing;
  for (const child of childrenOf(parent)) {
    if (child.name === 'mc:Fallback' && childrenOf(parent, 'mc:Choice').length > 0) continue;
    if (child.name === 'xdr:pic') overlay.pictures.push(spot);
    else if (child.name === 'xdr:sp' || child.name === 'xdr:cxnSp') {
      const shape = below(child, 'xdr:cNvPr').flatMap((one) => shapesOf(one))[0];
      const text = drawnText(child);
      if (shape !== undefined) labels.set(shape, text);
      else if (text !== '') overlay.texts.push({ ...spot, text });
    } else if (child.name === 'xdr:graphicFrame' || child.name === 'xdr:contentPart') {
      const ids = new Set(everyElement(child).flatMap(({ attributes }) => relationIds(attributes)));
      const parts = relations.filter(({ id, isOutside }) => ids.has(id) && !isOutside);
      const text = parts.flatMap(({ target }) => below(rootOf(target) ?? empty, 'a:t').map(ownText)).join(' ');
      overlay.charts.push({ ...spot, text: text.trim() });
    } else addDrawn(child, spot, drawing);
  }
}

const relationIds = (attributes: XmlElement['attributes']): string[] =>
  Object.entries(attributes).flatMap(([name, value]) => (name.startsWith('r:') ? [value] : []));

/** The number of the old shape that a new one repeats: `_x0000_s1025` → 1025. */
const shapesOf = (properties: XmlElement): string[] =>
  everyElement(properties).flatMap(({ attributes: { spid } }) => (spid === undefined ? [] : [shapeNumber(spid)]));

const shapeNumber = (id: string): string => /(\d+)$/u.exec(id)?.[1] ?? id;

/** Every element below another, but for the readings of characters. */
const everyElement = (parent: XmlElement): XmlElement[] =>
  childrenOf(parent).flatMap((child) => (child.name === 'x:rPh' ? [] : [child, ...everyElement(child)]));

/** The paragraphs of a shape. */
const drawnText = (shape: XmlElement): string =>
  below(shape, 'a:p')
    .map((paragraph) =>
      everyElement(paragraph)
        .map((one) => (one.name === 'a:t' ? ownText(one) : one.name === 'a:br' ? '\n' : ''))
        .join(''),
    )
    .join('\n')
    .trim();

function corner(element: XmlElement | undefined): Corner | undefined {
  if (!element) return undefined;
  const count = (name: string): number => {
    const found = childAt(element, name);
    return found ? Number(ownText(found)) || 0 : 0;
  };
  return { col: count('xdr:col'), colOff: count('xdr:colOff'), row: count('xdr:row'), rowOff: count('xdr:rowOff') };
}

const pixel = 9525;

/** The cell of which something covers most. */
function standsIn(from: Corner, to: Corner, { columns, heights }: SheetContent): Spot {
  const widthOf = (column: number): number => {
    const { width } = columns.find(({ first, last }) => first <= column && column <= last) ?? {};
    return pixel * (width === undefined ? 64 : width * 7 + 5);
  };
  const heightOf = (row: number): number => (pixel * 96 * (heights.get(row) ?? 15)) / 72;
  return {
    row: 1 + mostCovered(from.row, from.rowOff, to.row, to.rowOff, (row) => heightOf(row + 1)),
    column: 1 + mostCovered(from.col, from.colOff, to.col, to.colOff, (column) => widthOf(column + 1)),
  };
}

function mostCovered(
  first: number,
  firstOffset: number,
  last: number,
  lastOffset: number,
  sizeOf: (at: number) => number,
): number {
  let best = first;
  let most = -Infinity;
  for (let at = first; at <= Math.min(last, first + 50); at++) {
    const size = sizeOf(at);
    const covered =
      (at === last ? Math.min(lastOffset, size) : size) - (at === first ? Math.min(firstOffset, size) : 0);
    if (covered > most) [best, most] = [at, covered];
  }
  return best;
}

interface OldShape {
  shape: string;
  kind: string;
  from: Corner | undefined;
  to: Corner | undefined;
  isTicked: boolean;
  text: string;
}

/** A shape as Excel has written them since 2000, and still writes comments and controls. */
function oldShape(element: XmlElement): OldShape {
  const data = childrenOf(element).find(({ name }) => name.endsWith(':ClientData'));
  const value = (name: string): string | undefined => {
    const found = childrenOf(data).find((child) => child.name.endsWith(`:${name}`));
    return found && ownText(found).trim();
  };
  const numbers = (value('Anchor') ?? '').split(',').map(Number);
  const at = (start: number): Corner | undefined => {
    const [col = NaN, colOff = 0, row = NaN, rowOff = 0] = numbers.slice(start, start + 4);
    return Number.isInteger(col) && Number.isInteger(row)
      ? { col, colOff: colOff * pixel, row, rowOff: rowOff * pixel }
      : undefined;
  };
  return {
    shape: shapeNumber(element.attributes['spid'] ?? element.attributes['id'] ?? ''),
    kind: data?.attributes['ObjectType'] ?? '',
    from: at(0),
    to: at(4),
    isTicked: value('Checked') === '1',
    text: childrenOf(element, 'v:textbox')
      .map((box) => [ownText(box), ...everyElement(box).map(ownText)].join('').trim())
      .join('\n'),
  };
}

const isBox = (kind: string): boolean => /^(?:checkbox|radio)$/iu.test(kind);

const isControl = (kind: string): boolean =>
  /^(?:checkbox|radio|drop|list|edit|scroll|spin|button|label|gbox)$/iu.test(kind);

/** The text of an old shape: words beside a box, or text over the cells. Comments are in a part of their own. */
function addOldText(
  { shape, kind, from, to, text }: OldShape,
  sheet: SheetContent,
  overlay: Overlay,
  labels: Drawing['labels'],
): void {
  if (kind === 'Note' || text === '') return;
  if (isBox(kind)) labels.set(shape, text);
  else overlay.texts.push({ ...(from ? standsIn(from, to ?? from, sheet) : { row: 1, column: 1 }), text });
}

interface Controls {
  relations: readonly Relation[];
  shapes: readonly OldShape[];
  sheet: SheetContent;
  overlay: Overlay;
  labels: ReadonlyMap<string, string>;
  rootOf: Drawing['rootOf'];
}

function addControl(control: Control, { relations, shapes, sheet, overlay, labels, rootOf }: Controls): void {
  const old = shapes.find(({ shape }) => shape === control.shape);
  const from = control.from ?? old?.from;
  const to = control.to ?? old?.to ?? from;
  const spot = from && to ? standsIn(from, to, sheet) : { row: 1, column: 1 };
  if (control.kind === 'object') {
    overlay.objects.push(spot);
    return;
  }
  const { target } = relations.find(({ id, type }) => id === control.relation && type === 'ctrlProp') ?? {};
  const { objectType = old?.kind ?? '', checked } =
    (target === undefined ? undefined : rootOf(target))?.attributes ?? {};
  if (!isBox(objectType)) overlay.controls.push(spot);
  else {
    const words = (labels.get(control.shape) ?? '').trim();
    const isNamed = /^(?:复选框|选项按钮|Check ?Box|Option Button)\s*\d+$/iu.test(words);
    const isTicked = checked === undefined ? old?.isTicked === true : checked === 'Checked';
    const [label, name] = isNamed ? ['', words] : [words, ''];
    overlay.boxes.push({ ...spot, left: (from?.col ?? 0) * 1e9 + (from?.colOff ?? 0), isTicked, label, name });
  }
}

/** Comments, and the threads of newer programs, which leave a stand-in for older ones. */
function readComments(relations: readonly Relation[], rootOf: Drawing['rootOf']): Remark[] {
  const found = new Map<string, Remark>();
  const roots = (wanted: string): XmlElement[] =>
    relations.flatMap(({ type, target }) => (type === wanted ? (rootOf(target) ?? []) : []));
  const add = ({ attributes: { ref = '' } }: XmlElement, text: string): void => {
    const before = found.get(ref)?.text;
    const spot = spotOf(ref) ?? { row: 1, column: 1 };
    found.set(ref, { ...spot, text: before === undefined ? text.trim() : `${before}；${text.trim()}` });
  };
  for (const comment of roots('comments').flatMap((root) => below(root, 'x:comment')))
    add(
      comment,
      everyElement(comment)
        .flatMap((one) => (one.name === 'x:t' ? [ownText(one)] : []))
        .join(''),
    );
  const threads = roots('threadedComment').flatMap((root) => everyElement(root).filter(isThread));
  for (const {
    attributes: { ref },
  } of threads)
    found.delete(ref ?? '');
  for (const thread of threads)
    add(
      thread,
      everyElement(thread)
        .filter(({ name }) => name.endsWith(':text'))
        .map(ownText)
        .join(''),
    );
  return [...found.values()];
}

const isThread = ({ name }: XmlElement): boolean => name.endsWith(':threadedComment');
