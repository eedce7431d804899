/** The files of an import of batches: one a batch. */
import { toBatchNumber } from '../../schema/files/batch.ts';
import type { FrontMatter } from './markdown.ts';
import type { Draft } from '../layout/records/records.ts';
import { addRemarks } from '../layout/records/remarks.ts';
import { badCall } from '../stop.ts';
import { batchesIn, besidesBatch, isTitle, upperBatchIn } from '../layout/words/title.ts';
import { fileDays, introduction, planned, type Making, type PlannedFile } from './planned-file.ts';
import { quote } from '../../schema/fault.ts';

/** The batches that a title names, else the name of the file. */
export function batchOfDocument({ laid, title, stem, assumed }: Making): string[] {
  const lines = [
    ...(title.text === undefined ? [] : [{ text: title.text, at: title.at }]),
    ...title.rest.filter((line) => laid.before.includes(line)),
  ];
  for (const { text, at } of lines) {
    const found = text.length <= 150 ? batchesIn(text) : [];
    if (found.length > 0) {
      assumed.push({ at, text: `批次 ${found.join('、')} 取自标题${quote(text)}` });
      return found;
    }
  }
  const named = batchesIn(stem);
  if (named.length > 0) assumed.push({ at: '文件名', text: `批次 ${named.join('、')} 取自文件名` });
  return named;
}

/** A file a batch; what is told of none is asked for. */
export function batchFiles(drafts: readonly Draft[], making: Making): PlannedFile[] {
  const { flags, existing, assumed, laid, title } = making;
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const own = draft.batches.join();
    if (flags.batch && own !== '' && own !== flags.batch.join())
      addRemarks(draft, [`批次：${draft.batches.join('、')}`]);
    const batches = flags.batch ?? draft.batches;
    groups.set(batches.join(), [...(groups.get(batches.join()) ?? []), draft]);
  }
  if (groups.has(''))
    throw badCall(
      `${groups.get('')?.[0]?.at ?? ''} 起没有写第几批，请加上 --batch，例如 --batch 3；如果这是后续办理结果、整改任务清单或整改结果，请加 --as follow-up、--as tasks 或 --as results`,
    );
  if (groups.size > 1)
    assumed.push({
      at: '批次',
      text: `表里有 ${String(groups.size)} 个批次，分别写进 ${String(groups.size)} 个文件；如果这是后续办理结果的清单，请加 --as follow-up`,
    });
  // A title that names other batches is not that of a later file; the first one keeps it, so that it is not lost.
  const named = batchesIn(title.text ?? '');
  if (flags.batch && named.length > 0 && !flags.batch.some((one) => named.includes(one)))
    laid.warnings.push({
      at: title.at,
      text: `标题写的是第${named.join('、')}批，按 --batch 写成第${flags.batch.join('、')}批，请核对`,
    });
  return [...groups].map(([batches, group], index): PlannedFile => {
    const number = toBatchNumber(batches.split(','));
    if (!number) throw badCall(`${quote(batches)}不是批次，请用 --batch 写明，例如 --batch 3 或 --batch 29、30`);
    const opening = laid.openings.find((one) => one.batches.join() === batches)?.line;
    const general =
      index === 0 || named.length === 0 || batches.split(',').some((one) => named.includes(one))
        ? title.text
        : undefined;
    const ownTitle = opening && isTitle(opening.text) ? opening.text : general;
    const days = fileDays(making, opening);
    const front = {
      批次: batchValue(batches.split(',')),
      公开日期: days.published,
      交办日期: days.forwarded,
      标题: ownTitle,
      上级批次: groups.size === 1 ? upperBatchIn(ownTitle ?? '') : undefined,
    };
    const said = [
      ...(index === 0 ? introduction(making, new Set(groups.keys())) : []),
      ...(opening && opening.text !== ownTitle && besidesBatch(opening.text) !== '' ? [opening.text] : []),
    ];
    const known = existing.record.batches.find(({ facts }) => facts.batch.key === number.key);
    if (days.forwarded === undefined && known?.facts.forwarded === undefined)
      laid.warnings.push({
        at: opening?.at ?? (title.at || '标题'),
        text: `没有写${number.name}的「交办日期」，没有填写，也不会猜；知道的，请用 --forwarded 写明`,
      });
    return planned(making, `batches/${known?.id ?? number.key.padStart(2, '0')}.md`, number.name, front, said, group);
  });

  function batchValue(parts: readonly string[]): FrontMatter[string] {
    const values = parts.map((part) => (/^\d+$/u.test(part) ? Number(part) : part));
    return values.length === 1 ? values[0] : values;
  }
}
