/** Links to records, and the words of state beside them. */
import { amendedWord } from '../../formats/text/marks.ts';
import { taskName } from '../../formats/text/record-names.ts';
import type { Case, Correction, Task } from '../../register/types.ts';

/** A link to a record: site path, title, and its number where the title does not say it. */
export interface RecordView {
  address: string;
  title: string;
  number?: string;
  sample: boolean;
}

/** A case by its title, with its number. */
export const caseLink = ({ address, title, label, sample }: Case): RecordView => ({
  address,
  title,
  ...(title !== label && { number: label }),
  sample,
});

/** A task by its number and title. */
export const taskLink = (task: Task): RecordView => ({
  address: task.address,
  title: taskName(task),
  sample: task.sample,
});

/** A link to another record about the same. */
export interface RelatedView extends RecordView {
  /** 关联, 整改任务, 回头看 … */
  how: string;
  finding?: StateView;
}

/** A word of state with its mark. */
export interface StateView {
  word: string;
  /** Which marks: those of verdicts and findings, or those of states. */
  marks: 'verdict' | 'state';
  /** That its deadline is past: 已过时限, 逾期. */
  late?: string;
}

export const verdictOf = ({ verdict }: Case): StateView => ({ word: verdict, marks: 'verdict' });
export const stateOf = ({ state, overdue }: Case): StateView => ({
  word: state,
  marks: 'state',
  ...(overdue && { late: '已过时限' }),
});
export const stateOfTask = ({ state, overdue }: Task): StateView => ({
  word: state,
  marks: 'state',
  ...(overdue && { late: '逾期' }),
});

/** That a record in a list has been corrected, and where to read how. */
export interface CorrectionMarkView {
  word: string;
  /** Which record, for those who do not see the line. */
  subject: string;
  address: string;
}

/** @returns undefined where nothing was corrected */
export function correctionMark(corrections: readonly Correction[]): CorrectionMarkView | undefined {
  const [newest] = corrections;
  const word = amendedWord(corrections);
  if (!newest || word === undefined) return undefined;
  return {
    word,
    subject: newest.subject,
    // A list of results stands within a page, and tells its corrections there.
    address: newest.address.includes('#') ? newest.address : `${newest.address}#corrections`,
  };
}
