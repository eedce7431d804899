import { expect, it } from 'vitest';
import { formatCount } from './numbering.ts';

it.each([
  [1, 'decimal', '1'],
  [10, 'chineseCounting', '十'],
  [21, 'chineseCounting', '二十一'],
  [105, 'chineseCountingThousand', '一百零五'],
  [110, 'chineseCounting', '一百一十'],
  [12, 'chineseLegalSimplified', '拾贰'],
  [3, 'ideographTraditional', '丙'],
  [4, 'decimalEnclosedCircleChinese', '④'],
  [7, 'decimalZero', '07'],
  [28, 'upperLetter', 'BB'],
  [14, 'lowerRoman', 'xiv'],
])('counts %i as %s', (count, format, text) => expect(formatCount(count, format)).toBe(text));
