/** What the status line says, which screen readers hear. */
import type { Asked } from '../engine/asked.ts';
import type { Answer } from '../engine/engine.ts';
import { maxUnits, type Query } from '../engine/query.ts';
import { counted } from './view.ts';

type Found = Pick<Answer, 'total' | 'samples' | 'regions' | 'renamed' | 'named'>;

/**
 * When a search is done.
 * @param online does the device have a network?
 */
export function summary(
  { total, samples, regions, renamed, named }: Found,
  { kinds, filters }: Asked,
  { cut }: Query,
  online: boolean,
): string {
  // A count of real and invented ones says how many are invented; where all are, each result is marked.
  const both = samples > 0 && samples < total ? `，其中示例 ${counted(samples, kinds)}` : '';
  const found = total === 0 ? '没有找到' : `找到 ${counted(total, kinds)}${both}`;
  const narrowed = total === 0 && Object.keys(filters).length > 0 ? '（在当前筛选范围内）' : '';
  const spelled = regions.length > 0 ? `拼音对应的行政区域：${regions.join('、')}。` : '';
  const other = renamed.map(({ typed, names }) => `“${typed}”也按“${names.join('”“')}”查找。`).join('');
  const offline = online ? '' : '您的设备没有联网，结果可能不全。';
  return `${found}${narrowed}。${total === 0 && named.length > 0 ? '编号相符的页面见下面。' : ''}${spelled}${other}${cut ? `查询较长，只按前 ${maxUnits} 个字搜索。` : ''}${offline}`;
}

/** What an address asked for and nobody understood. */
export const unread = (ignored: readonly string[]): string =>
  ignored.length > 0 ? `网址中的“${ignored.join('”“')}”不认识，没有用上。` : '';

/** When the index did not come. */
export const failed = (online: boolean): string =>
  `搜索没有完成：索引没有载入。${online ? '请稍后重试。' : '您的设备没有联网，联网后会自动重试。'}`;
