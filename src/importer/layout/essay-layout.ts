/** One essay a case: `一、D53…号转办件办理情况`, then `（一）基本情况`, `（二）调查核实情况` … */
import { ownCells, type Grid, type Line, type Notice, type Piece } from '../read/grid.ts';
import { caseKey } from '../../schema/keys.ts';
import { quote } from '../../schema/fault.ts';
import { guessedTargets, isKnownLabel, knownTarget } from '../labels.ts';
import { emptyLaid, entryOf, noteHeading, type Laid, type RawRow } from './layout.ts';
import type { Profile, Target } from '../profile.ts';
import { furniture } from './other-rows.ts';
import { continuedText, leadingMark, onlyContinues } from './words/continuation.ts';
import { splitFacts } from './words/labelled.ts';
import { batchesIn, isTitle } from './words/title.ts';

/** Letters, digits and hyphens from the first to the last, with eight digits in a row somewhere. */
const numberPattern = /(?<![A-Z\d-])[A-Z\d-]*\d{8,}[A-Z\d\s-]*[*＊]?/u;
/** A number of few digits, where the words behind it say that it is one. */
const shortNumber = /(?<!\d)\d{3,7}(?=号(?:群众|信访|举报|转办|交办|投诉)+件)/u;

/** Reads essays; undefined if no heading names a case. */
export function layEssays(pieces: readonly Piece[], profile: Profile): Laid | undefined {
  const lines = pieces.flatMap((piece) => (piece.kind === 'line' ? [piece.line] : linesOf(piece.grid)));
  const laid = emptyLaid('一件一篇');
  /** Where the text of each row goes that stands under no other label. */
  const targets = new Map<RawRow, Place | undefined>();
  let row: RawRow | undefined;
  let batches: string[] = [];
  let target: Place | undefined;
  for (const typed of lines) {
    if (row && onlyContinues(typed.text)) {
      laid.assumed.push(furniture(typed.text, typed.at));
      continue;
    }
    // A bare number in a cell is that of a row.
    const rest = continuedText(typed.text);
    const heading = caseHeading(rest ?? typed.text, typed.at.includes('!'));
    const line = row && !heading ? withoutMark(typed, laid) : typed;
    const whole = heading && rest !== undefined ? laid.rows.findLast((one) => isOf(one, heading.number)) : undefined;
    if (row) targets.set(row, target);
    if (whole) {
      laid.assumed.push({ at: line.at, text: `${quote(line.text)}写着接着前面的一件，下面的文字接在它后面` });
      laid.labels.push(line.text);
      row = whole;
      target = targets.get(whole);
    } else if (heading) {
      row = { at: line.at, batches, entries: [entryOf(numberTarget(profile), '', heading.number, line)] };
      if (heading.says)
        row.entries.push(entryOf({ kind: 'extra', name: 'heading', label: '标题' }, '标题', line.text, line));
      // What it says besides is what every heading says.
      else laid.labels.push(line.text);
      if (rest !== undefined)
        laid.warnings.push({
          at: line.at,
          text: `${quote(line.text)}写着接着前面的一件，可是前面没有这一件，当作一件导入，请核对`,
        });
      target = undefined;
      laid.rows.push(row);
    } else if (row) target = takeLine(row, target, line, laid, profile);
    else {
      if (isTitle(line.text) && batchesIn(line.text).length > 0) batches = batchesIn(line.text);
      laid.before.push(line);
    }
  }
  return laid.rows.length > 0 ? laid : undefined;
}

/** Adds a line to a record. @returns where the text below it goes */
function takeLine(
  row: RawRow,
  target: Place | undefined,
  line: EssayLine,
  laid: Laid,
  profile: Profile,
): Place | undefined {
  const section = line.isRow ? undefined : sectionHeading(line.text, profile);
  // A label without a number once more is text of its section.
  const again = section && !section.numbered && row.entries.some((one) => one.target.name === section.target.name);
  if (section && !again) {
    noteHeading(laid, section.target, line.at);
    laid.labels.push(section.header);
    if (section.rest !== '') addLine(row, section, { ...line, text: section.rest }, profile);
    return section;
  }
  for (const text of line.isRow ? [line.text] : splitFacts(line.text, profile))
    addLine(row, target ?? guessFirst(profile), { ...line, text }, profile);
  return target;
}

/** A field, and the label under which it stands. */
interface Place {
  target: Target;
  header: string;
}

/** A line without the mark that it goes on from the page before. */
function withoutMark(line: EssayLine, laid: Laid): EssayLine {
  const mark = leadingMark(line.text);
  if (mark === undefined) return line;
  laid.assumed.push(furniture(mark.trim(), line.at));
  return { ...line, text: line.text.slice(mark.length) };
}

const isOf = ({ entries }: RawRow, number: string): boolean => {
  const own = entries.find(({ target }) => target.kind === 'number')?.cell.text ?? '';
  return caseKey(own).toLowerCase() === caseKey(number).toLowerCase();
};

/** A line of an essay; the row of a small table in it is text, whatever its cells hold. */
type EssayLine = Line & { isRow?: true };

/** The lines of a grid in which essays stand, else its rows. */
function linesOf({ rows }: Grid): EssayLine[] {
  const cells = rows.map((row) => ownCells(row));
  const isLabelled = cells.filter(([first]) => first && isKnownLabel(first.text)).length * 2 > rows.length;
  const lines = cells.flat().flatMap(({ text, at }) => text.split('\n').map((line) => ({ text: line, at })));
  if (isLabelled || cells.every(({ length }) => length < 2) || lines.some(({ text }) => caseHeading(text, true)))
    return lines;
  return cells.flatMap((own): EssayLine[] => {
    const text = own.map((cell) => cell.text.replace(/\s*\n\s*/gu, ' ')).join(' ');
    return own[0] ? [{ text, at: own[0].at, isRow: true }] : [];
  });
}

/** Does a line head an essay about a case? A small table below it is text of it. */
export const headsEssay = (piece: Piece): boolean =>
  piece.kind === 'line' && caseHeading(piece.line.text, false) !== undefined;

/** Essays beside a table of other cases, which are none of its rows: each is told. */
export const essaysBeside = (pieces: readonly Piece[], rows: readonly RawRow[]): Notice[] =>
  pieces.flatMap((piece) => {
    if (piece.kind !== 'line') return [];
    const { text, at } = piece.line;
    const number = caseHeading(continuedText(text) ?? text, false)?.number;
    if (number === undefined || rows.some((row) => isOf(row, number))) return [];
    const why = '像是一件的标题，可是这个文件按表格读，它和它下面的文字没有当作一件，放进文件开头的说明';
    return [{ at, text: `${quote(text)}${why}；是一件的，请把它填进表里，或者另存成一个文件，再导入` }];
  });

/** The words that every heading of an essay holds. */
const usualWords =
  /关于|第|号|(?:群众|信访|举报|转办|交办|投诉|来电|来信|案)+件?|受理编号|编号|办理|调查|核实|处理|整改|落实|进展|情况|结果|反馈|公示|公开|[的及和：:、.．()（）【】〔〕[\]\s*＊一二三四五六七八九十百零\d]/gu;

/** The number in a heading such as `一、D530000201806190006号转办件办理情况`, and whether it says more than that. */
function caseHeading(typed: string, isCell: boolean): { number: string; says: boolean } | undefined {
  const text = typed.replace(/[\s。；;：:]+$/u, '');
  const [, place, title = ''] = /^([（(]?[一二三四五六七八九十百零\d]+[)）]?[、.．]?\s*)?(.*)$/u.exec(text) ?? [];
  // A sentence that cites a number is no heading.
  if (text.length > 80 || /[，。；]/u.test(text)) return undefined;
  const plain = text.replace(/[！-～]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const match = numberPattern.exec(plain) ?? shortNumber.exec(plain);
  if (!match) return undefined;
  const all = [...plain.matchAll(new RegExp(numberPattern, 'gu'))];
  const last = all.at(-1) ?? match;
  const found = text.slice(match.index, last.index + last[0].length).trim();
  const before = text.slice(0, match.index);
  const after = text.slice(last.index + last[0].length);
  const saysOf = (rest: string): boolean => rest.replace(usualWords, '').length >= 2;
  const isBare =
    !isCell && /[A-Z]/u.test(match[0]) && !saysOf(before + after.replace(/^\s*[（(][^（）()]{2,20}[）)]$/u, ''));
  const isNamed = headingStart.test(title.normalize('NFKC')) && /号|件|情况/u.test(text);
  if (!isBare && !isNamed) return undefined;
  const star = /^\s*号?\s*[*＊]/u.test(after) ? '*' : '';
  const says = saysOf(before + after);
  return says && place === undefined ? undefined : { number: found + star, says };
}

const headingStart = /^(?:关于|第|受理编号|编号|举报件|信访件|转办件|交办件|[A-Z]|\d{3,7}号)/u;

const numberTarget = (profile: Profile): Target =>
  profile.labels.get('受理编号') ?? { kind: 'number', name: 'number', label: '受理编号' };

const guessFirst = (profile: Profile): Place => ({
  target: profile.labels.get('交办问题') ?? { kind: 'extra', name: 'text', label: '' },
  header: '',
});

/** `（二）调查核实情况：…`, with what follows in the same line; without a number only labels that are known for sure. */
function sectionHeading(
  text: string,
  profile: Profile,
): { target: Target; header: string; rest: string; numbered: boolean } | undefined {
  const [, place, label = '', mark = '', rest = ''] =
    /^([（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s*)?([^\s：:。，；]{2,16}?)(?:([：:。]|\s+|$)([\s\S]*))$/u.exec(
      text,
    ) ?? [];
  if (label === '' || (mark === '。' && rest.length > 0 && label.length > 10)) return undefined;
  if (place === undefined && mark !== '' && !/[：:]/u.test(mark)) return undefined;
  const known = knownTarget(label, profile);
  const guess = label.endsWith('情况') || label.endsWith('结果') ? guessedTargets(label, profile)[0] : undefined;
  const target = /^(?:基本情况|案件基本情况|问题基本情况)$/u.test(label)
    ? guessFirst(profile).target
    : (known ?? (place === undefined ? undefined : guess));
  return target?.kind === 'section'
    ? { target, header: label, rest: rest.trim(), numbered: place !== undefined }
    : undefined;
}

/** `投诉内容：…` repeats the heading, `行政区域：麒麟区` is a fact, anything else is text of the section. */
function addLine(row: RawRow, place: Place, line: Line, profile: Profile): void {
  const [, label = '', value = ''] = /^([^\s：:。，；]{2,14})\s*[：:]\s*([\s\S]+)$/u.exec(line.text) ?? [];
  const named = label === '' ? undefined : knownTarget(label, profile);
  if (
    named &&
    (named.kind === 'fact' || named.kind === 'number' || named.kind === 'serial') &&
    value.length <= 60 &&
    !row.entries.some(({ target }) => target.name === named.name)
  ) {
    row.entries.push(entryOf(named, label, value.replace(/[。；;]$/u, ''), line));
    return;
  }
  const known = row.entries.find(({ target }) => target.name === place.target.name);
  const text = named?.name === place.target.name && !known ? value : line.text;
  if (known) known.cell = { ...known.cell, text: `${known.cell.text}\n${text}` };
  else row.entries.push(entryOf(place.target, place.header, text, line));
}
