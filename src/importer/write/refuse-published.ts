/** What is public is never edited: later results and corrections are appended. */
import type { IsoDate } from '../../schema/values.ts';
import type { ImportKind } from '../profile.ts';
import { flagDate } from '../layout/records/records.ts';
import { badFile } from '../stop.ts';
import { plainBefore, type Output } from './write.ts';
import { said } from '../../schema/fault.ts';

/** What to do with a table that says otherwise than what is public. */
const ways: Readonly<Record<ImportKind, string>> = {
  batch:
    '后续办理结果请用 --as follow-up 导入；写错的，在 follow-ups 里发更正；漏掉的件，另编批次（例如 --batch 3-1）导入',
  'follow-up': '又有新的结果，请用新的公开日期（--published）再导入一次；写错的，在 follow-ups 里发更正',
  tasks: '写错的，在 follow-ups 里发更正（标题写「## 任务 7」）；整改的进展请用 --as results 导入',
  results: '又有新的结果，请用新的公开日期（--published）再导入一次；写错的，在 follow-ups 里发更正',
};

/** Refuses to write over a file whose day of publication has come, and says what differs and what to do instead. */
export function refusePublished(outputs: readonly Output[], kind: ImportKind, today: IsoDate): void {
  for (const output of outputs) {
    const { name, after } = output;
    const before = plainBefore(output);
    if (before === undefined) continue;
    const day = flagDate(/^公开日期\s*[:：]\s*["']?([^\s"'#]+)/mu.exec(before)?.[1] ?? '');
    if (day !== undefined && day > today) continue;
    throw badFile(
      `${name} 的公开日期是 ${day ?? '（读不出来）'}，已经公开，不能覆盖。${difference(before, after)}。${ways[kind]}。如果这个文件其实还没有公开，是手工改过的，或者不是在这台电脑上导入的：请先把它移出 content 文件夹，再导入`,
    );
  }
}

/** `与它相比，改了 1 件（D53…），多了 2 件（…）` */
function difference(before: string, after: string): string {
  const [old, made] = [recordsOf(before), recordsOf(after)];
  const parts: readonly (readonly [string, string[]])[] = [
    ['改了', [...made.keys()].filter((heading) => old.has(heading) && old.get(heading) !== made.get(heading))],
    ['多了', [...made.keys()].filter((heading) => !old.has(heading))],
    ['少了', [...old.keys()].filter((heading) => !made.has(heading))],
  ];
  const told = parts
    .filter(([, headings]) => headings.length > 0)
    .map(
      ([what, headings]) =>
        `${what} ${String(headings.length)} 条（${headings.slice(0, 5).map(said).join('、')}${headings.length > 5 ? '……' : ''}）`,
    );
  return told.length === 0 ? '与它相比，只有文件开头和说明不同' : `与它相比，这张表${told.join('，')}`;
}

/** Heading → text of the record. */
const recordsOf = (text: string): Map<string, string> =>
  new Map(
    text
      .split(/^## /mu)
      .slice(1)
      .map((record) => [record.split('\n', 1)[0]?.trim() ?? '', record.trim()]),
  );
