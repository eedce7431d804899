/** The rectification plan as a table: for programs, and as officials print it. */
import { factText } from '../../register/amend/amend.ts';
import { closingOfTask, pointsOfTask } from '../../register/closing.ts';
import type { Task } from '../../register/types.ts';
import { isStepName, stepNames } from '../../schema/files/closing.ts';
import { fieldsOf, labelOf } from '../../schema/field.ts';
import { resultFacts } from '../../schema/files/result.ts';
import { placed } from '../../schema/field-places.ts';
import { classOf, stateClasses } from '../../schema/states.ts';
import { proseText } from '../../schema/prose.ts';
import { taskFacts, taskSections, type TaskFacts, type TaskSections } from '../../schema/files/task.ts';
import type { Column } from './csv.ts';
import { correctionText, reportText } from '../text/later-text.ts';
import { pointClauses } from '../text/sentences.ts';
import { remarksText, type OfficialColumn } from './official-table.ts';
import { fullAddress, type PublishedSite } from '../published.ts';
import { sampleMark, sampleWord } from '../text/sample.ts';
import { taskHashes } from '../versions/versions.ts';

const sectionOf = (name: keyof TaskSections) => (task: Task) => proseText(task.sections[name] ?? []);
const factOf = (name: keyof TaskFacts) => (task: Task) => factText(task.facts[name]);

/** What a report may change: columns of their own say what holds now. */
const newest = new Set<string>(['finding', 'state'] satisfies (keyof TaskFacts)[]);

/** The newest state as it was typed, with its class. */
const stateRaw = ({ reports, facts }: Task): string => (reports[0]?.facts.state ?? facts.state)?.raw ?? '';
const stateClass = ({ state }: Task): string => {
  const is = classOf(state);
  return is === undefined ? '' : stateClasses[is].name;
};
const classNames = Object.values(stateClasses).map(({ name }) => name);

/** How many 点位 a task has, and how many of them are done, as was published last. */
const pointColumns: readonly Column<Task>[] = (['points', 'pointsDone'] as const).map((name) => ({
  name,
  label: labelOf(resultFacts, name),
  doc: `${fieldsOf(resultFacts).find((one) => one.name === name)?.doc ?? ''}没有公布的，按点位情况的表数。`,
  of: (task) => factText(pointsOfTask(task)?.[name === 'points' ? 'total' : 'done']),
}));

/** The columns of `rectification.csv`. */
export const taskColumns = (site: PublishedSite): Column<Task>[] => [
  {
    name: 'sample',
    label: '示例',
    doc: `示例数据写“${sampleWord}”，其余为空。`,
    of: (task) => sampleMark(task.sample),
  },
  { name: 'inspection', label: '督察', doc: '督察的代号，是网址的一部分。', of: (task) => task.inspection },
  { name: 'key', label: '任务', doc: '任务号，是网址的一部分。', of: (task) => task.key },
  { name: 'title', label: '标题', doc: '任务的标题；没有标题的，取反馈问题的开头。', of: (task) => task.title },
  ...fieldsOf(taskFacts)
    .filter(({ name }) => !newest.has(name))
    .map(({ name, label, doc }): Column<Task> => ({
      name,
      label,
      doc,
      of: isStepName(name) ? (task) => factText(closingOfTask(task)[name]) : factOf(name as keyof TaskFacts),
    })),
  ...pointColumns,
  {
    name: 'deadlineDate',
    label: '整改时限（日期）',
    doc: '整改时限里的日期；过了这一天还没有完成即为逾期。没有日期的为空。',
    type: 'date',
    of: (task) => task.deadline ?? '',
  },
  { name: 'state', label: '整改状态', doc: '最新公开的状态。', of: (task) => task.state },
  { name: 'stateRaw', label: '整改状态（原文）', doc: '最新公布的原文。', of: stateRaw },
  { name: 'stateClass', label: '整改状态归类', doc: `${classNames.join('、')}；没有公布的为空。`, of: stateClass },
  {
    name: 'finding',
    label: '回头看结论',
    doc: '回头看对以往整改的结论，最新的一个；早于这项任务的承诺。',
    of: (task) => task.finding ?? '',
  },
  {
    name: 'findingOfPlan',
    label: '回头看结论（清单）',
    doc: '整改任务清单里写的结论。',
    of: factOf('finding'),
  },
  ...fieldsOf(taskSections).map(({ name, label, doc }): Column<Task> => ({
    name,
    label,
    doc: `${doc}已计入更正。`,
    of: sectionOf(name as keyof TaskSections),
  })),
  { name: 'reports', label: '整改结果', doc: '历次公开的结果，最早的在前。', of: reportText },
  {
    name: 'corrections',
    label: '更正说明',
    doc: '更正了什么、原为、改为、哪一天、为什么；没有更正的为空。',
    of: (task) => correctionText(task.corrections),
  },
  {
    name: 'address',
    label: '网址',
    doc: '它的页面，一经公开不再改变。',
    of: (task) => fullAddress(site, task.address),
  },
  {
    name: 'sha256',
    label: '校验值',
    doc: '最新版本的 SHA-256，与网页上引用的相同。',
    of: (task) => taskHashes(task).at(-1) ?? '',
  },
];

/** What stands in 备注 of the printed plan: every other fact, so that no fact of the schema is missing there. */
const rarer = [
  { label: '标题', of: (task: Task) => task.versions.at(-1)?.heading ?? '' },
  ...fieldsOf(taskFacts)
    .filter(({ name }) => !placed.printedPlan.has(name))
    .map(({ name, label }) => ({ label, of: factOf(name as keyof TaskFacts) })),
];

const printed: readonly OfficialColumn<Task>[] = [
  { label: '序号', width: 6, centred: true, of: (task) => task.key },
  { label: '反馈问题', width: 30, of: sectionOf('problem') },
  { label: '整改目标', width: 20, of: sectionOf('goal') },
  { label: '整改措施', width: 36, of: sectionOf('measures') },
  { label: '责任单位', width: 12, centred: true, of: factOf('units') },
  { label: '责任人', width: 10, centred: true, of: factOf('responsible') },
  { label: '整改时限', width: 11, centred: true, of: factOf('deadline') },
  { label: '督导单位', width: 10, centred: true, of: factOf('supervisor') },
  { label: '验收单位', width: 10, centred: true, of: factOf('verifier') },
  ...stepNames.map((name): OfficialColumn<Task> => ({
    label: labelOf(resultFacts, name),
    width: 12,
    of: (task) => factText(closingOfTask(task)[name]),
  })),
  { label: '点位', width: 10, centred: true, of: (task) => pointClauses(pointsOfTask(task)).join('，') },
  { label: '整改状态', width: 9, centred: true, of: (task) => task.state },
  { label: '整改结果', width: 36, of: reportText },
  {
    label: '备注',
    width: 18,
    of: (task) => remarksText(task, task.sample, rarer, [correctionText(task.corrections)]),
  },
];
const always = new Set(['序号', '反馈问题', '整改目标', '整改措施', '责任单位', '整改时限', '整改状态']);

/** The columns of the printed plan; the rarer ones only where a task says something there. */
export const printedTaskColumns = (tasks: readonly Task[]): OfficialColumn<Task>[] =>
  printed.filter(({ label, of }) => always.has(label) || tasks.some((task) => of(task) !== ''));
