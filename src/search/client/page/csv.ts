/** The results as a CSV file that a reader keeps. */
import { copyButton } from '../../../copy.ts';
import { mediaTypes } from '../../../formats/media-types.ts';
import { guardCell } from '../../../formats/tables/guard.ts';
import type { Shown } from '../../shared/fields.ts';

type Row = Shown & { url: string };

const columns: readonly (readonly [name: string, cell: (row: Row) => string])[] = [
  ['示例', ({ sample }) => (sample ? '示例' : '')],
  ['督察', ({ inspectionTitle }) => inspectionTitle],
  ['批次', ({ batch }) => (batch === undefined ? '' : `第${batch}批`)],
  ['受理编号', ({ number }) => number ?? ''],
  ['标题', ({ title }) => title],
  ['行政区域', ({ regions }) => regions.join('、')],
  ['污染类型', ({ types }) => types.join('、')],
  ['是否属实', ({ verdict }) => verdict ?? ''],
  ['办结情况', ({ state }) => state ?? ''],
  ['公开日期', ({ date }) => date],
  ['网址', ({ url }) => url],
  ['全文', ({ text }) => text],
];

/** One cell, which spreadsheets neither run nor change. */
function cell(text: string): string {
  const safe = guardCell(text);
  return /[",\r\n\t]/u.test(safe) ? `"${safe.replace(/"/gu, '""')}"` : safe;
}

/** The results as a table that spreadsheets open: UTF-8 with a byte order mark, a line each. */
export const csvOf = (rows: readonly Row[]): string =>
  `\ufeff${[columns.map(([name]) => name), ...rows.map((row) => columns.map(([, of]) => of(row)))]
    .map((cells) => `${cells.map(cell).join(',')}\r\n`)
    .join('')}`;

/** Loads every one, a few at a time; `progress` hears how many are there. */
export async function loadAll<T>(
  loads: readonly (() => Promise<T>)[],
  progress: (loaded: number) => void,
): Promise<T[]> {
  const loaded: T[] = [];
  const step = 16;
  for (let from = 0; from < loads.length; from += step) {
    loaded.push(...(await Promise.all(loads.slice(from, from + step).map((load) => load()))));
    progress(loaded.length);
  }
  return loaded;
}

/**
 * Loads the results and hands them to the reader as a table; `progress` hears in words how many are there.
 * @param byHand has the same as a text to copy, for who gets no file; it is open where that is known
 */
export async function saveResults(
  results: readonly { load: () => Promise<Row> }[],
  name: string,
  byHand: HTMLDetailsElement,
  progress: (words: string) => void,
): Promise<void> {
  const rows = await loadAll(
    results.map(({ load }) => load),
    (loaded) => progress(`正在准备表格（${loaded}/${results.length}）……`),
  );
  const text = csvOf(rows.map((row) => ({ ...row, url: new URL(row.url, location.href).href })));
  let isSaved = !savesNothing.test(navigator.userAgent);
  try {
    saveAs(name, text);
  } catch {
    isSaved = false;
  }
  const box = byHand.querySelector('textarea');
  if (!box) return;
  box.value = text.slice(1);
  if (box.nextElementSibling === null) box.after(copyButton(box, '表格'));
  byHand.open = !isSaved;
  byHand.hidden = false;
}

/** Browsers inside chat apps: what they cannot save they pass over in silence. */
const savesNothing = /MicroMessenger|\bQQ\/|DingTalk|Lark|Feishu|Weibo|AlipayClient/iu;

/** Hands a text to the reader as a file. */
function saveAs(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${mediaTypes.csv};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
