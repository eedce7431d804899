/** A hint of a skeleton is told by its words, however it is marked up; whatever stands in its place is masked. */
import { expect, it } from 'vitest';
import { tell } from '../../src/checks/privacy/index.ts';
import { quote } from '../../src/schema/fault.ts';
import { changed, messages } from '../support/content.ts';
import { prose } from '../support/faults.ts';

it.each([
  '〔请填写：甲〕',
  '〔**请填写**：甲〕',
  '〔**请填写：甲**〕',
  '**〔请填写：甲〕**',
  '〔*请*填写：甲〕',
  '〔[请填写](https://example.com)：甲〕',
  '〔\\请填写：甲〕',
  '〔~~请填写~~ ：甲〕',
  '〔`请填写`：甲〕',
])('%s is unfilled', (hint) => {
  expect(messages(changed(prose(`某厂${hint}冒烟。`))).filter((one) => one.includes('还没有填写'))).toEqual([
    expect.stringContaining(':17:1 错误'),
  ]);
});

it.each([
  '〔请填写：王德顺〕',
  '〔请填写：户主王德顺〕',
  '〔请填写王德顺〕',
  '〔**请填写**：王德顺、张桂英〕',
  '甲〔请填写：王德顺',
])('the name in %s is masked', (hint) => {
  expect(tell(quote(hint))).toContain('王**');
  expect(tell(quote(hint))).not.toMatch(/德顺|桂英/u);
});
