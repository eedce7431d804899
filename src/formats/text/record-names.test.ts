import { expect, it } from 'vitest';
import {
  batchFile,
  caseOf,
  change,
  changed,
  followUpFile,
  inspectionOf,
  register,
  tasksFile,
} from '../../../tests/support/content.ts';
import { siteOfRegister } from '../../../tests/support/downloads.ts';
import { citableCase, citableTask } from '../citation/citable.ts';
import { gbt7714, plainSentence } from '../citation/citation.ts';
import { answerText, caseName, nameInBatch, numberedCase, taskName, within } from './record-names.ts';

/** A case without a number and a task without a title, which show a picture and say nothing. */
const wordless = {
  ...change(
    changed([batchFile, '## D01LS202105070001', '## 序号 7'], [batchFile, '某厂夜间冒烟。', '![](a.png)']),
    [followUpFile, 'D01LS202105070001', 'B1-7'],
    [tasksFile, ' 治理某河', ''],
    [tasksFile, '某河黑臭。', '![](a.png)'],
  ),
  'lin-2021/batches/a.png': 'PNG',
  'lin-2021/rectification/a.png': 'PNG',
};

it('names of records without words of their own are said once', () => {
  const made = register(wordless);
  const one = caseOf(made, 'B1-7');
  const inspection = inspectionOf(made);
  const [task] = inspection.tasks;
  if (!task) throw new Error('no task');
  expect([caseName(one), numberedCase(one), nameInBatch(one), taskName(task)]).toEqual([
    '第1批序号 7',
    '第1批序号 7',
    '序号 7',
    '任务 1',
  ]);
  const site = siteOfRegister(made);
  const cited = citableCase(one, inspection, site);
  expect(plainSentence(cited)).toContain('的信息，林市督察第1批序号 7的信访举报件经核实不属实；');
  expect(gbt7714(cited)).toContain('. 第1批序号 7信访举报件办理情况[EB/OL]. ');
  const citedTask = citableTask(task, inspection, site);
  expect(plainSentence(citedTask)).toContain('的信息，林市督察整改任务1的整改时限为');
  expect(gbt7714(citedTask)).toContain('. 林市督察整改任务1[EB/OL]. ');
});

it('names of records with words have both', () => {
  const made = register(changed());
  const one = caseOf(made);
  const [task] = inspectionOf(made).tasks;
  expect([caseName(one), numberedCase(one), nameInBatch(one), task && taskName(task)]).toEqual([
    '某厂夜间冒烟（D01LS202105070001）',
    'D01LS202105070001 某厂夜间冒烟',
    'D01LS202105070001',
    '任务 1 治理某河',
  ]);
});

it('a title that begins with what it belongs to does not say it twice', () => {
  expect([within('林市督察', '整改结果'), within('林市督察', '林市督察整改结果')]).toEqual([
    '林市督察：整改结果',
    '林市督察整改结果',
  ]);
});

it('what is not known is said by its name', () => {
  expect(answerText({ verdict: '未注明', state: '未注明' })).toBe('是否属实未注明，办结情况未注明');
  expect(answerText({ verdict: '属实', state: '已办结' })).toBe('属实，已办结');
});
