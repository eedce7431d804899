/** Faults of rectification/*.md. */
import { describe } from 'vitest';
import { markdown, record, resultsFile, tasksFile } from '../support/content.ts';
import { faultTable, more, results, tasks } from '../support/faults.ts';

describe('rectification', () => {
  faultTable([
    [
      'task without a number',
      [tasks('## 1 治理某河', '## 治理某河'), [resultsFile, markdown({ 标题: '甲', 公开日期: '2022-01-10' })]],
      [
        'lin-2021/rectification/results-2022-01.md:1:1 错误 这次整改结果没有内容，请用“## 任务号”逐项填写',
        'lin-2021/rectification/tasks.md:6:1 错误 标题「治理某河」里没有任务号，请写成 ## 12 或 ## 12 标题',
      ],
    ],
    [
      'a plan without a task',
      [[tasksFile, markdown({ 标题: '甲', 公开日期: '2021-08-01' }, '某方案的说明。')]],
      [
        'lin-2021/rectification/results-2022-01.md:6:1 错误 整改任务清单里没有任务 1，请核对任务号',
        'lin-2021/rectification/tasks.md:1:1 错误 整改任务清单里没有任务，请用“## 1”逐项填写',
      ],
    ],
    [
      'task number given twice',
      [[tasksFile, more(tasksFile, record('１', { 责任单位: '甲', 整改时限: '立行立改' }, { 反馈问题: '乙。' }))]],
      ['lin-2021/rectification/tasks.md:17:1 错误 任务号 1 重复，请核对'],
    ],
    [
      'task without 责任单位, 整改时限 and 反馈问题',
      [[tasksFile, markdown({ 标题: '甲', 公开日期: '2021-08-01' }, record('1', { 备注: '乙' }))]],
      [
        'lin-2021/rectification/tasks.md:6:1 错误 缺少「整改时限」，请补上',
        'lin-2021/rectification/tasks.md:6:1 错误 缺少「责任单位」，请补上',
        'lin-2021/rectification/tasks.md:6:1 错误 缺少小节「反馈问题」，请补上 ### 反馈问题',
      ],
    ],
    [
      'unknown fact of a task',
      [tasks('整改时限', '整改时线')],
      [
        'lin-2021/rectification/tasks.md:6:1 错误 缺少「整改时限」，请补上',
        'lin-2021/rectification/tasks.md:11:1 错误 未知的项目「整改时线」，您是不是想写「整改时限」？',
      ],
    ],
    [
      'unknown 上级任务',
      [tasks('| 责任单位 |', '| 上级任务 | 9 |\n| 责任单位 |')],
      ['lin-2021/rectification/tasks.md:10:8 错误 上级任务「9」不存在，请核对任务号'],
    ],
    [
      '上级任务 is the task itself',
      [tasks('| 责任单位 |', '| 上级任务 | 1 |\n| 责任单位 |')],
      ['lin-2021/rectification/tasks.md:10:8 错误 任务 1 不能是自己的上级任务，请核对任务号'],
    ],
    [
      'unknown 关联 of a task',
      [tasks('| 责任单位 |', '| 关联 | D01LS202105070009 |\n| 责任单位 |')],
      ['lin-2021/rectification/tasks.md:10:6 错误 关联的「D01LS202105070009」不存在，请核对编号'],
    ],
    [
      '前序 of a task is the task itself',
      [tasks('| 责任单位 |', '| 前序 | lin-2021/1 |\n| 责任单位 |')],
      ['lin-2021/rectification/tasks.md:10:6 错误 前序「lin-2021/1」就是这一项，请写以往督察的任务'],
    ],
    [
      '前序 that does not exist',
      [tasks('| 责任单位 |', '| 前序 | lin-2018/3、lin-2021/9 |\n| 责任单位 |')],
      [
        'lin-2021/rectification/tasks.md:10:6 错误 前序「lin-2018/3」不存在，请写成 <督察文件夹>/<任务号或受理编号>',
        'lin-2021/rectification/tasks.md:10:6 错误 前序「lin-2021/9」不存在，请写成 <督察文件夹>/<任务号或受理编号>',
      ],
    ],
    [
      'unknown 回头看结论',
      [tasks('| 责任单位 |', '| 前序 | lin-2021/D01LS202105070001 |\n| 回头看结论 | 表面文章 |\n| 责任单位 |')],
      ['lin-2021/rectification/tasks.md:11:9 错误 未知的回头看结论「表面文章」，您是不是想写「表面整改」？'],
    ],
    [
      '回头看结论 without 前序',
      [tasks('| 责任单位 |', '| 回头看结论 | 表面整改 |\n| 责任单位 |')],
      ['lin-2021/rectification/tasks.md:10:9 错误 写了回头看结论，还要写「前序」：回头看的是哪项旧任务'],
    ],
    [
      '回头看结论 without 前序 in a result',
      [results('| 整改状态 | 基本完成 |', '| 整改状态 | 基本完成 |\n| 回头看结论 | 表面整改 |')],
      ['lin-2021/rectification/results-2022-01.md:11:9 错误 写了回头看结论，还要写「前序」：回头看的是哪项旧任务'],
    ],
    [
      'result of an unknown task',
      [results('## 1', '## 9')],
      ['lin-2021/rectification/results-2022-01.md:6:1 错误 整改任务清单里没有任务 9，请核对任务号'],
    ],
    [
      'result given twice',
      [[resultsFile, more(resultsFile, record('1', { 整改状态: '已完成' }))]],
      ['lin-2021/rectification/results-2022-01.md:12:1 错误 任务 1 在这个文件里写了两次，请合并'],
    ],
    [
      'unknown 整改状态',
      [results('基本完成', '基本完工')],
      ['lin-2021/rectification/results-2022-01.md:10:8 错误 未知的整改状态「基本完工」，您是不是想写「基本完成」？'],
    ],
    [
      '整改状态 missing',
      [results('| 整改状态 | 基本完成 |', '| 备注 | 甲 |')],
      ['lin-2021/rectification/results-2022-01.md:6:1 错误 缺少「整改状态」，请补上'],
    ],
    [
      'tasks.md without 公开日期',
      [tasks('公开日期: 2021-08-01\n', '')],
      ['lin-2021/rectification/tasks.md:1:1 错误 缺少「公开日期」，请补上'],
    ],
    [
      'other file in rectification',
      [['lin-2021/rectification/plan.md', '---\n标题: 甲\n---\n']],
      ['lin-2021/rectification/plan.md:1:1 错误 这里的文件名应为 tasks.md 或 results-2020-03.md'],
    ],
  ]);
});
