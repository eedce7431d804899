/** The mark of invented data, and how counts say what of them is invented. */
import { countedRecords } from '../../register/counted.ts';

export const sampleWord = '示例数据';

/** 示例数据, or nothing. */
export const sampleMark = (sample: boolean): string => (sample ? sampleWord : '');

/** A title that says so. */
export const titleWithMark = (title: string, sample: boolean): string => (sample ? `【${sampleWord}】${title}` : title);

/** How many records a list holds, and where real and invented ones stand in it, how many are invented: `12 件（其中示例 10 件）`. */
export function listedText(all: readonly { sample: boolean }[], unit: string): string {
  const { leftOut } = countedRecords(all);
  const some = (count: number): string => `${String(count)} ${unit}`;
  return leftOut === 0 ? some(all.length) : `${some(all.length)}（其中示例 ${some(leftOut)}）`;
}
