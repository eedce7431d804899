/** One essay a case: `一、D53…号转办件办理情况`, then `（一）基本情况`, `（二）调查核实情况` … */
import type { Cell, Line, Piece } from './grid.ts';
import { guessTarget, knownTarget } from './labels.ts';
import { emptyLaid, type Laid, type RawRow } from './layout.ts';
import type { Profile, Target } from './profile.ts';
import { batchesIn, isTitle } from './title.ts';

const numberPattern = /[A-Z]{0,4}\d?[A-Z]{0,4}\d{8,}[A-Z\d\s-]*[*＊]?/u;

/** Reads essays; undefined if no heading names a case. */
export function layEssays(pieces: readonly Piece[], profile: Profile): Laid | undefined {
  const lines = pieces.flatMap((piece) =>
    piece.kind === 'line'
      ? [piece.line]
      : piece.grid.rows.flatMap((row) => [...row.cells.values()].filter((cell) => !cell.origin).flatMap(linesOf)),
  );
  const laid = emptyLaid('一件一篇');
  let row: RawRow | undefined;
  let batches: string[] = [];
  let target: { target: Target; header: string } | undefined;
  for (const line of lines) {
    const number = headingNumber(line.text);
    if (number !== undefined) {
      row = { at: line.at, batches, entries: [entry(numberTarget(profile), line.text, number, line)] };
      target = undefined;
      laid.rows.push(row);
      if (!/^(?:[一二三四五六七八九十百]+、|（[一二三四五六七八九十]+）)?[^，。；]{0,60}$/u.test(line.text))
        laid.warnings.push({ at: line.at, text: '标题较长，请核对' });
      continue;
    }
    if (!row) {
      if (isTitle(line.text) && batchesIn(line.text).length > 0) batches = batchesIn(line.text);
      laid.before.push(line);
      continue;
    }
    const heading = sectionHeading(line.text, profile);
    if (heading) {
      target = heading;
      if (heading.rest !== '') addLine(row, target, { ...line, text: heading.rest }, profile);
    } else if (target) addLine(row, target, line, profile);
    else addLine(row, guessFirst(profile), line, profile);
  }
  return laid.rows.length > 0 ? laid : undefined;
}

const linesOf = (cell: Cell): Line[] => cell.text.split('\n').map((text) => ({ text, at: cell.at }));

/** The number in a heading such as `一、D530000201806190006号转办件办理情况`. */
function headingNumber(text: string): string | undefined {
  if (
    text.length > 80 ||
    !/^(?:[（(]?[一二三四五六七八九十百零\d]+[)）]?[、.．]?\s*)?(?:关于|第|受理编号|编号|举报件|信访件|转办件|[A-Z])/u.test(
      text,
    )
  )
    return undefined;
  const [found] = numberPattern.exec(text) ?? [];
  return found !== undefined && /号|件|情况/u.test(text) ? found.trim() : undefined;
}

const numberTarget = (profile: Profile): Target =>
  profile.labels.get('受理编号') ?? { kind: 'number', name: 'number', label: '受理编号' };

const guessFirst = (profile: Profile): { target: Target; header: string } => ({
  target: profile.labels.get('交办问题') ?? { kind: 'extra', name: 'text', label: '' },
  header: '',
});

/** `（二）调查核实情况：…`, with what follows in the same line. */
function sectionHeading(text: string, profile: Profile): { target: Target; header: string; rest: string } | undefined {
  const [, label = '', mark = '', rest = ''] =
    /^[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s*([^\s：:。，；]{2,16}?)(?:([：:。]|\s+|$)([\s\S]*))$/u.exec(
      text,
    ) ?? [];
  if (label === '' || (mark === '。' && rest.length > 0 && label.length > 10)) return undefined;
  const target = /^(?:基本情况|案件基本情况|问题基本情况)$/u.test(label)
    ? guessFirst(profile).target
    : (knownTarget(label, profile) ??
      (label.endsWith('情况') || label.endsWith('结果') ? guessTarget(label, profile) : undefined));
  return target?.kind === 'section' ? { target, header: label, rest: rest.trim() } : undefined;
}

/** `投诉内容：…` repeats the heading, `行政区域：麒麟区` is a fact, anything else is text of the section. */
function addLine(row: RawRow, place: { target: Target; header: string }, line: Line, profile: Profile): void {
  const [, label = '', value = ''] = /^([^\s：:。，；]{2,14})\s*[：:]\s*([\s\S]+)$/u.exec(line.text) ?? [];
  const named = label === '' ? undefined : knownTarget(label, profile);
  if (
    named &&
    (named.kind === 'fact' || named.kind === 'number' || named.kind === 'serial') &&
    value.length <= 60 &&
    !row.entries.some(({ target }) => target.name === named.name)
  ) {
    row.entries.push(entry(named, label, value.replace(/[。；;]$/u, ''), line));
    return;
  }
  const text = named?.name === place.target.name ? value : line.text;
  const known = row.entries.find(({ target }) => target.name === place.target.name);
  if (known) known.cell = { ...known.cell, text: `${known.cell.text}\n${text}` };
  else row.entries.push(entry(place.target, place.header, text, line));
}

const entry = (target: Target, header: string, text: string, { at }: Line): RawRow['entries'][number] => ({
  target,
  header,
  cell: { text, at, row: 0, column: 0 },
});
