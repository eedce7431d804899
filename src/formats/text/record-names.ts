/** What records are called beside one another: nothing is said twice where a record has no words of its own. */
import { firstBatch } from '../../register/amend/belonging.ts';
import type { Case, Task } from '../../register/types.ts';
import { clause } from '../../schema/clause.ts';
import { unstated } from '../../schema/vocabulary.ts';

/** `任务 7 治理某河`; `任务 7` where that is its title already. */
export const taskName = ({ key, title }: Pick<Task, 'key' | 'title'>): string => joined(`任务 ${key}`, title);

/** `某厂冒烟（D53…）`; the number alone where that is its title already. */
export const caseName = ({ label, title }: Pick<Case, 'label' | 'title'>): string =>
  title === label ? label : `${title}（${label}）`;

/** `D53… 某厂冒烟` */
export const numberedCase = ({ label, title }: Pick<Case, 'label' | 'title'>): string => joined(label, title);

/** What a case is called within a batch: its number, or `序号 7`; all of `第4批序号 7` where it came from another one. */
export const nameInBatch = ({ number, label, batch }: Case, { number: within } = batch): string =>
  number ?? (label.startsWith(within.name) ? label.slice(within.name.length) : label);

/** 序号 of a case in the table of the batch that it is in now: `第1批 7` where the table of another batch gave it that. */
export function serialInBatch(one: Case): string {
  const first = firstBatch(one);
  return first === one.batch || one.serial === '' ? one.serial : `${first.number.name} ${one.serial}`;
}

/** `属实，已办结`; what the table does not say is called by its name: `是否属实未注明`. */
export const answerText = ({ verdict, state }: Pick<Case, 'verdict' | 'state'>): string =>
  [verdict === unstated ? `是否属实${unstated}` : verdict, state === unstated ? `办结情况${unstated}` : state].join(
    '，',
  );

/** A title with what it belongs to before it, unless it begins with that. */
export const within = (belongs: string, title: string): string =>
  title.startsWith(belongs) ? title : `${clause(belongs)}：${title}`;

const joined = (name: string, title: string): string => (title === name ? name : `${name} ${title}`);
