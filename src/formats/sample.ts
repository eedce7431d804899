/** The mark of invented data. */
import type { Case } from '../register/types.ts';

export const sampleWord = '示例数据';

/** Is a case, or anything published about it later, invented? */
export const isSample = (one: Case): boolean =>
  one.sample || one.versions.some(({ publication }) => publication.sample);

/** 示例数据, or nothing. */
export const sampleMark = (sample: boolean): string => (sample ? sampleWord : '');

/** A title that says so. */
export const titleWithMark = (title: string, sample: boolean): string => (sample ? `【${sampleWord}】${title}` : title);
