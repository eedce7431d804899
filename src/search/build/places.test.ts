import { expect, it } from 'vitest';
import { placeNames } from './places.ts';

it.each([
  [
    '沾益区白水镇石板冲村委会村民反映，位于清溪社区的水泥厂冒烟。',
    ['沾益区', '白水镇', '石板冲村委会村', '清溪社区', '水泥厂'],
  ],
  ['石板冲村旁有砖厂', ['石板冲村']],
  ['没有名字', []],
  ['曲靖经开区某区', ['曲靖经开区']],
])('%s', (text, expected) => expect([...placeNames(text)]).toEqual(expect.arrayContaining(expected)));
