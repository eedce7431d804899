/** Refuses a table of another kind than the import asks for: cases as tasks, tasks as cases. */
import { quote } from '../../../schema/fault.ts';
import { bareLabel } from '../../labels.ts';
import { isCaseNumber, profileOf, type Profile } from '../../profile.ts';
import { badFile } from '../../stop.ts';
import type { Header } from '../header.ts';

/** Throws where the columns of a table are those of another kind. */
export function refuseOtherKind(header: Header, profile: Profile): void {
  if (profile.kind === 'tasks' || profile.kind === 'results') refuseCases(header, profile);
  if (profile.kind === 'batch') refuseTasks(header, profile);
}

/** A table of cases is none of tasks, though its rows are counted like theirs. */
function refuseCases({ columns }: Header, { kind }: Profile): void {
  const found = [...columns.values()].find(({ target, header }) => target.kind === 'extra' && isCaseNumber(header));
  if (found)
    throw badFile(
      `${found.at} 的${quote(found.header)}是信访举报件的编号，这张表不是${kind === 'tasks' ? '整改任务' : '整改结果'}，没有导入。办理结果、销号的清单请用 --as follow-up，批次的公开表请去掉 --as`,
    );
}

/** What every list of cases says of them, one or the other. */
const ofCases = ['受理编号', '行政区域', '污染类型', '是否属实', '办结情况'];

/** A list of tasks says nothing that is said of cases. */
function refuseTasks({ columns }: Header, { labels, vocabulary }: Profile): void {
  const all = [...columns.values()];
  if (all.some(({ target }) => ofCases.some((label) => labels.get(label)?.name === target.name))) return;
  const tasks = (['tasks', 'results'] as const).map((kind) => profileOf(kind, vocabulary).labels);
  const [first, second] = all.filter(
    ({ target, header }) => target.kind === 'extra' && tasks.some((known) => known.has(bareLabel(header))),
  );
  if (first && second)
    throw badFile(
      `${first.at} 的${quote(first.header)}、${second.at} 的${quote(second.header)}是整改任务的栏目，表里又没有受理编号、行政区域、是否属实等，不像信访举报件，没有导入。整改任务清单请用 --as tasks，整改结果请用 --as results；确实是信访举报件的，请补上这些栏目`,
    );
}
