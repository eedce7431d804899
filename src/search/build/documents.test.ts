import { expect, test } from 'vitest';
import {
  batchFile,
  changed,
  firstCase,
  followUpFile,
  markdown,
  record,
  register,
  resultsFile,
} from '../../../tests/support/content.ts';
import type { SearchDocument } from '../shared/fields.ts';
import { searchDocuments } from './documents.ts';

const correction = record(
  firstCase,
  { 类型: '更正', 更正项: '交办问题', 原为: '夜间冒烟', 改为: '凌晨冒黑烟' },
  { 更正说明: '原文漏字。' },
);
const progress = record(
  firstCase,
  { 类型: '后续进展', 办结情况: '已办结', 备注: '已回访。' },
  { 处理整改: '拆除旧炉。' },
);
const files = changed(
  [followUpFile, markdown({ 公开日期: '2021-06-01' }, correction, progress)],
  [batchFile, '| 办结情况 | 未办结 |', '| 办结情况 | 正在办理 |\n| 备注 | 与邻县会办。 |'],
  [
    resultsFile,
    markdown(
      { 标题: '整改结果', 公开日期: '2022-01-10' },
      record('1', { 整改状态: '基本完成' }, { 整改完成情况: '河水变清。' }),
    ),
  ],
);
const documents = [...searchDocuments(register(files))];

function at(address: string): SearchDocument {
  const found = documents.find((one) => one.address === address);
  if (!found) throw new Error(`no document ${address}`);
  return found;
}

test('every batch, case, task, announcement, follow-up, plan and page is a document', () => {
  expect(documents.map(({ kind, address }) => `${kind} ${address}`)).toEqual([
    'batch /lin-2021/batches/1/',
    'batch /lin-2021/batches/2/',
    'case /lin-2021/cases/D01LS202105070001/',
    'case /lin-2021/cases/X01LS202105080001/',
    'task /lin-2021/rectification/1/',
    'announcement /lin-2021/announcements/2021-05-06-stationed/',
    'announcement /lin-2021/follow-ups/2021-06-01/',
    'announcement /lin-2021/rectification/',
    'page /about/',
  ]);
});

test('a case is found by every version of its text, what holds now first', () => {
  const found = at(`/lin-2021/cases/${firstCase}/`);
  expect(found).toMatchObject({
    kind: 'case',
    inspection: 'lin-2021',
    inspectionTitle: '林市督察',
    number: firstCase,
    batch: '1',
    regions: ['麒麟区'],
    types: ['大气'],
    verdict: '不属实',
    state: '已办结',
    states: ['未办结', '已办结'],
    date: '2021-05-14',
    sample: false,
  });
  expect(found.texts[0]).toBe('某厂凌晨冒黑烟。');
  for (const text of ['某厂夜间冒烟。', '拆除旧炉。', '原文漏字。', '已回访。', '与邻县会办。', '正在办理'])
    expect(
      found.texts.filter((one) => one === text),
      text,
    ).toHaveLength(1);
});

test('tasks, announcements and pages are found by their text', () => {
  expect(at('/lin-2021/rectification/1/')).toMatchObject({
    title: '任务 1 治理某河',
    state: '基本完成',
    date: '2021-08-01',
  });
  expect(at('/lin-2021/rectification/1/').texts).toEqual(
    expect.arrayContaining(['某河黑臭。', '河水变清。', '沾益区人民政府']),
  );
  expect(at('/lin-2021/announcements/2021-05-06-stationed/')).toMatchObject({
    title: '督察组进驻林市',
    date: '2021-05-06',
  });
  expect(at('/lin-2021/announcements/2021-05-06-stationed/').texts).toEqual(
    expect.arrayContaining(['进驻10天。', '督察组进驻林市。']),
  );
  expect(at('/about/')).toMatchObject({ title: '关于本站', date: '' });
});
