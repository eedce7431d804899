/** The mark of invented data. */
export const sampleWord = '示例数据';

/** 示例数据, or nothing. */
export const sampleMark = (sample: boolean): string => (sample ? sampleWord : '');

/** A title that says so. */
export const titleWithMark = (title: string, sample: boolean): string => (sample ? `【${sampleWord}】${title}` : title);
