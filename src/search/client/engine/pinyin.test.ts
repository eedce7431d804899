import { expect, it } from 'vitest';
import { regionsSpelled } from './pinyin.ts';

const regions = { 麒麟区: 'qi lin qu', 宣威市: 'xuan wei shi', 绿春县: 'lv chun xian' };

it.each([
  ['qilin', ['麒麟区']],
  ['Qi Lin', ['麒麟区']],
  ['qilinqu', ['麒麟区']],
  ['ql', ['麒麟区']],
  ["xuan'wei", ['宣威市']],
  ['xws', ['宣威市']],
  ['lüchun', ['绿春县']],
  ['q', []],
  ['KTV', []],
  ['ql1', []],
  ['', []],
])('%s', (typed, names) => expect(regionsSpelled(typed, regions)).toEqual(names));
