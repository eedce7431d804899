/** The rectification plan, task by task. */
import { z } from 'zod';
import { closingFields } from './closing.ts';
import { field } from '../field.ts';
import { prose } from '../prose.ts';
import { publicationFields } from './publication.ts';
import { date, line, nameLine, references, tellingLine, text, word, words } from '../values.ts';
import { taskStates } from '../states.ts';
import { lookBackFindings, wordsOf } from '../vocabulary.ts';

/** The front matter of rectification/tasks.md. */
export const taskListSchema = z.strictObject({
  title: field('标题', tellingLine, '整改方案或任务清单的标题。'),
  published: field('公开日期', date, '公开的日期。'),
  ...publicationFields,
});

/** What a look-back says of an earlier promise; tasks and results may carry it. */
export const lookBackFields = {
  previous: field(
    '前序',
    references.optional(),
    '回头看的旧任务或旧信访件：<督察文件夹>/<任务号或受理编号>，可写多个。',
  ),
  finding: field('回头看结论', word(lookBackFindings).optional(), `${wordsOf(lookBackFindings)}。`),
};

/** The facts of a rectification task. */
export const taskFacts = z.strictObject({
  units: field('责任单位', words, '负责整改的单位，可写多个，用顿号隔开。', [
    '整改实施主体',
    '实施主体',
    '整改责任单位',
    '牵头单位',
    '牵头责任单位',
  ]),
  deadline: field('整改时限', tellingLine, '照原文写：2020年6月底前、立行立改，长期坚持。', [
    '完成时限',
    '整改期限',
    '完成时间',
  ]),
  state: field('整改状态', word(taskStates).optional(), '清单公开时的状态；以后的写在整改结果里。', [
    '完成状态',
    '整改进度',
    '整改进展',
    '销号状态',
    '是否完成',
  ]),
  origin: field('问题来源', line.optional(), '问题从哪里来。'),
  supervisor: field('督导单位', line.optional(), '督导整改的单位。', [
    '督导/验收单位',
    '督导、验收单位',
    '督导验收单位',
    '督办单位',
  ]),
  verifier: field('验收单位', line.optional(), '验收整改的单位。'),
  responsible: field('责任人', line.optional(), '职务，不写姓名。'),
  parent: field('上级任务', nameLine.optional(), '由哪一项任务拆分而来，写任务号。'),
  related: field('关联', references.optional(), '有关的受理编号，其他督察的写 <督察文件夹>/<受理编号>。'),
  ...closingFields,
  ...lookBackFields,
  remarks: field('备注', text.optional(), '其他说明。'),
});
export type TaskFacts = z.infer<typeof taskFacts>;

export const taskSections = z.strictObject({
  problem: field('反馈问题', prose.optional(), '督察反馈的问题。', [
    '督察反馈问题',
    '反馈的问题',
    '反馈意见',
    '存在问题',
    '具体问题',
    '问题',
  ]),
  goal: field('整改目标', prose.optional(), '整改要达到的目标。'),
  measures: field('整改措施', prose.optional(), '整改措施，可分条。', [
    '重点措施',
    '具体措施',
    '主要措施',
    '整改具体措施',
  ]),
});
export type TaskSections = z.infer<typeof taskSections>;
