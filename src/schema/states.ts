/** Words of state: what counts as each, and its class, by which everything counts, sorts and draws. A new word is one line. */
import { namesOf, tableOf } from './text/tables.ts';

/**
 * What a state comes to: work is going on, done for now, done, done and accepted, struck off the list, or goes on for
 * good.
 */
export type StateClass = 'open' | 'staged' | 'closed' | 'accepted' | 'struckOff' | 'standing';

/** The mark before a word: how full it is says how much is done. */
export type Shape = 'empty' | 'little' | 'half' | 'most' | 'full' | 'ring' | 'closed' | 'standing';

interface ClassRules {
  /** What readers call it. */
  name: string;
  shape: Shape;
  /** Is nothing left to do? */
  settled: boolean;
  /** Is it late once its day is past? What goes on for good has no last day. */
  late: boolean;
}

/** The classes, what is furthest first. */
export const stateClasses: Readonly<Record<StateClass, ClassRules>> = {
  struckOff: { name: '已销号', shape: 'closed', settled: true, late: false },
  accepted: { name: '通过验收', shape: 'ring', settled: true, late: false },
  closed: { name: '完成', shape: 'full', settled: true, late: false },
  staged: { name: '阶段性完成', shape: 'half', settled: false, late: true },
  standing: { name: '长期坚持', shape: 'standing', settled: false, late: false },
  open: { name: '进行中', shape: 'empty', settled: false, late: true },
};

interface State {
  is: StateClass;
  /** Other words for it; `…` stands for a level or an authority: 通过…验收; at the end of brackets for what is said besides. */
  also: readonly string[];
  /** Its own mark, where several words share a class. */
  shape?: Shape;
}

const state = (is: StateClass, ...also: string[]): State => ({ is, also });
const marked = (shape: Shape, is: StateClass, ...also: string[]): State => ({ is, also, shape });

/** Of cases: a word a class, the furthest first. */
const ofCases = {
  已销号: state('struckOff', '销号', '办结销号', '验收销号', '备案销号', '已备案销号', '经…同意销号', '经…批准销号'),
  办结并通过验收: state('accepted', '已办结并通过验收', '通过验收', '已通过验收', '通过…验收', '办结并通过…验收'),
  已办结: state(
    'closed',
    ...['是', '办结', '已完成整改', '完成整改', '整改完成'],
    ...['已办结（未验收）', '已办结（待验收）', '已办结（未销号）', '已办结（待销号）'],
    ...['办结（未验收）', '办结（待验收）', '办结（未销号）', '办结（待销号）'],
  ),
  阶段性办结: state(
    'staged',
    ...['阶段办结', '阶段性', '(阶段性)', '阶段性办结（…）', '阶段办结（…）'],
    ...['办结（阶段性…）', '办结（阶段性办结…）', '办结（阶段办结…）'],
    ...['已办结（阶段性…）', '已办结（阶段性办结…）', '已办结（阶段办结…）'],
  ),
  需长期持续整改: state('standing', '长期持续整改', '需持续整改', '需长期整改', '长期整改', '长期坚持'),
  未办结: state('open', '正在办理', '否', '办理中', '正在整改', '整改中'),
} as const satisfies Record<string, State>;

/** Of tasks, the furthest last. */
const ofTasks = {
  未启动: state('open', '尚未启动', '未开展'),
  未达到序时进度: marked('little', 'open', '未达序时进度', '滞后'),
  正在整改: marked('little', 'open', '整改中', '正在推进', '推进中', '未完成'),
  达到序时进度: marked('half', 'open', '达序时进度', '按序时推进'),
  长期坚持: state('standing', '需长期坚持', '持续整改', '长期整改', '需长期整改', '需长期持续整改', '长期持续整改'),
  基本完成: marked(
    'most',
    'staged',
    ...['基本整改完成', '已基本整改', '基本完成整改', '已基本完成', '阶段性完成'],
    ...['基本完成（…）', '阶段性完成（…）', '完成（阶段性…）', '已完成（阶段性…）'],
  ),
  已完成: state(
    'closed',
    ...['完成', '已完成整改', '完成整改', '整改完成', '已整改', '已整改完成'],
    ...['已完成（未验收）', '已完成（待验收）', '已完成（未销号）', '已完成（待销号）'],
    ...['完成整改（未验收）', '完成整改（待验收）', '完成整改（未销号）', '完成整改（待销号）'],
  ),
  附意见通过验收: state('accepted', '有条件通过验收', '原则通过验收', '通过验收并提出意见', '通过验收并提出建议'),
  通过验收: state('accepted', '已通过验收', '同意通过验收', '完成整改并通过验收', '通过…验收', '完成整改并通过…验收'),
  已销号: state(
    'struckOff',
    ...['销号', '完成销号', '已完成销号', '验收销号', '备案销号', '已备案销号'],
    ...['经…同意销号', '经…批准销号', '完成整改并销号'],
  ),
} as const satisfies Record<string, State>;

const alsoOf = <T extends string>(table: Readonly<Record<T, State>>): Readonly<Record<T, readonly string[]>> =>
  tableOf(namesOf(table), (word) => table[word].also);

export const caseStates = alsoOf(ofCases);
export type CaseState = keyof typeof ofCases;
export const taskStates = alsoOf(ofTasks);
export type TaskState = keyof typeof ofTasks;

const allStates = new Map<string, State>([...Object.entries(ofTasks), ...Object.entries(ofCases)]);

/** The class of a word of state; undefined for what is none: 未注明. */
export const classOf = (word: string | undefined): StateClass | undefined =>
  word === undefined ? undefined : allStates.get(word)?.is;

/** Is nothing left to do? */
export function isSettled(word: string | undefined): boolean {
  const is = classOf(word);
  return is !== undefined && stateClasses[is].settled;
}

/** Is what has this state late once its day is past? Of what says nothing nobody knows that it is done. */
export function mayBeLate(word: string | undefined): boolean {
  const is = classOf(word);
  return is === undefined || stateClasses[is].late;
}

/** The mark before a word of state; undefined for what is none. */
export function shapeOf(word: string): Shape | undefined {
  const known = allStates.get(word);
  return known && (known.shape ?? stateClasses[known.is].shape);
}
