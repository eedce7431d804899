/** Cells that name several things: the words of a list by their many spellings, and units with brackets. */
import { describe, expect, it } from 'vitest';
import { splitKnown, splitWords } from '../../src/schema/words.ts';
import {
  batchFile,
  batchOf,
  changed,
  firstCase,
  followUpFile,
  inspectionFile,
  inspectionOf,
  markdown,
  messages,
  read,
  record,
  tasksFile,
  without,
} from '../support/content.ts';
import { siteOf, viewOf } from '../support/views.ts';

const withType = (raw: string, extra = '') =>
  changed([batchFile, '| 大气 |', `| ${raw} |`], [inspectionFile, '行政区域:', `${extra}行政区域:`]);
const typesOf = (raw: string, extra?: string) => batchOf(read(withType(raw, extra))).cases[0]?.facts.pollutionTypes;

describe('types', () => {
  it.each([
    ['生态破坏', ['生态']],
    ['自然生态', ['生态']],
    ['核与辐射', ['辐射']],
    ['电磁辐射', ['辐射']],
    ['大气类、水类', ['大气', '水']],
    ['大气污染类', ['大气']],
    ['水环境', ['水']],
    ['固体废物', ['固废']],
    ['固废污染', ['固废']],
    ['恶臭异味', ['恶臭']],
    ['光污染', ['光污染']],
    ['农业农村', ['农业农村']],
    ['其他（振动）', ['其他']],
    ['大气和噪音', ['大气', '噪声']],
    ['大气/噪声', ['大气', '噪声']],
    ['大气／噪声', ['大气', '噪声']],
    ['大气+噪声', ['大气', '噪声']],
    ['大气 + 噪声', ['大气', '噪声']],
    ['大气 和 噪声/水', ['大气', '噪声', '水']],
    ['大气、噪音和其他', ['大气', '噪声', '其他']],
    ['核与辐射和水', ['辐射', '水']],
    ['大气类、大气', ['大气']],
  ])('%s', (raw, values) => {
    expect(typesOf(raw)).toEqual({ raw, values });
  });

  it('that an inspection has registered count as they are called there', () => {
    expect(typesOf('固体废物', '污染类型: [固体废物]\n')?.values).toEqual(['固体废物']);
    expect(typesOf('采石和洗砂、水', '污染类型: [采石和洗砂]\n')?.values).toEqual(['采石和洗砂', '水']);
  });

  it('of which one is unknown: that one is told', () => {
    expect(messages(withType('大气/太气'))).toEqual([expect.stringContaining('未知的污染类型「太气」')]);
    expect(messages(withType('山水和解'))).toEqual([expect.stringContaining('未知的污染类型「山水和解」')]);
  });

  it('of a case that is withheld stand without an explanation', () => {
    const withheld = record(firstCase, {
      行政区域: '麒麟区',
      污染类型: '其他（某村）',
      公开方式: '不予公开',
      理由: '政府信息公开条例第十四条',
    });
    const files = without(
      changed([batchFile, markdown({ 批次: '1', 公开日期: '2021-05-14' }, withheld)]),
      followUpFile,
    );
    expect(messages(files)).toEqual([expect.stringContaining('请删去「污染类型」里的括号')]);
  });

  it('are shown as they were typed, beside what they count as', () => {
    const one = viewOf(siteOf(withType('大气类和噪音')), 'case', { key: firstCase });
    expect(one.facts).toContainEqual({ label: '污染类型（原文）', value: ['大气类和噪音'] });
    expect(one.facets.map(({ name }) => name)).toEqual(expect.arrayContaining(['大气', '噪声']));
    const plain = viewOf(siteOf(withType('大气，噪声')), 'case', { key: firstCase });
    expect(plain.facts).toEqual([]);
  });
});

describe('regions', () => {
  const regionsOf = (raw: string) =>
    batchOf(
      read(
        changed(
          [batchFile, '| 麒麟区 |', `| ${raw} |`],
          [
            inspectionFile,
            '  - { 名称: 沾益区 }',
            '  - { 名称: 沾益区 }\n  - { 名称: 和平区 }\n  - { 名称: 各县（市、区） }',
          ],
        ),
      ),
    ).cases[0]?.facts.regions?.values;

  it.each([
    ['麒麟区和沾益区', ['麒麟区', '沾益区']],
    ['和平区', ['和平区']],
    ['麒麟区和和平区', ['麒麟区', '和平区']],
    ['和平区/沾益区', ['和平区', '沾益区']],
    ['各县（市、区）、麒麟区', ['各县（市、区）', '麒麟区']],
  ])('%s', (raw, values) => {
    expect(regionsOf(raw)).toEqual(values);
  });
});

describe('units', () => {
  const unit = '各县（市、区）人民政府';

  it('with brackets are one, wherever they are listed', () => {
    const raw = `${unit}、市水务局，市农业和农村局(畜牧站、兽医站) 某园区管委会`;
    const site = siteOf(changed([tasksFile, '| 沾益区人民政府 |', `| ${raw} |`]));
    const [task] = inspectionOf(site.register).tasks;
    expect(task?.facts.units).toEqual({
      raw,
      values: [unit, '市水务局', '市农业和农村局(畜牧站、兽医站)', '某园区管委会'],
    });
    expect(viewOf(site, 'rectification').tasks[0]?.units).toBe(task?.facts.units.values.join('、'));
  });

  it.each([
    ['各县（市、区', ['各县（市', '区']],
    ['甲局）、乙局', ['甲局）', '乙局']],
    ['（甲、乙）', ['（甲、乙）']],
  ])('%s: brackets that do not close hold nothing together', (raw, values) => {
    expect(splitWords(raw)).toEqual(values);
  });

  it('of any length are split in no time', () => {
    for (const one of ['（', '（、', '水和', '和', '(a'])
      expect(splitKnown(one.repeat(20_000), (word) => word === '水').length).toBeGreaterThan(0);
  });
});
