/** What an import tells people: what was read, what was assumed, what to look at, and the files as a diff. */
import { createTwoFilesPatch } from 'diff';
import type { Notice, SourceDocument } from '../read/grid.ts';
import type { Laid } from '../layout/layout.ts';
import type { Personal } from '../layout/personal.ts';
import type { Plan } from './plan.ts';
import { isSame, plainBefore, type Output } from './write.ts';

const listLimit = 300;

/**
 * The report, a line an entry.
 * @param missing what of the file is nowhere (see auditImport)
 */
export function reportLines(
  name: string,
  document: SourceDocument,
  laid: Laid,
  plan: Plan,
  outputs: readonly Output[],
  missing: readonly Notice[],
  personal: Personal,
): string[] {
  const warnings = [...document.notices, ...plan.warnings];
  const records = plan.files.reduce((sum, file) => sum + file.records, 0);
  return [
    `读取：${name}（${document.format}，版式：${laid.layout}），${String(plan.rows)} 行，${String(records)} 条`,
    ...plan.files.map((file, index) => {
      const output = outputs[index];
      const state = output?.before === undefined ? '新建' : isSame(output) ? '没有变化' : '修改';
      return `结果：${file.name}，${String(file.records)} 条，公开日期 ${file.published ?? '未定'} → ${output?.name ?? file.path}（${state}）`;
    }),
    ...noticeLines('假定', plan.assumed),
    ...noticeLines('警告', warnings),
    ...noticeLines('没有写进去的文字', missing, '这几格的这些文字在写出的内容里没有找到；应当公开的，请对照原表补上'),
    ...noticeLines(
      '个人信息',
      personal.notices,
      personal.refused ? '检查会因此报错，不能公开；请在原表里改好，再导入一次' : '检查会提醒，请核对',
    ),
    ...(personal.notices.length > 0 ? ['上面显示的个人信息已经打码，写进文件的仍是原文。'] : []),
    `合计：${String(plan.rows)} 行，${String(records)} 条，${String(plan.assumed.length)} 处假定，${String(warnings.length)} 个警告，${missing.length === 0 ? '' : `${String(missing.length)} 格有文字没有写进去，`}${String(personal.notices.length)} 处个人信息`,
  ];
}

/** Notices under a title, a line each. */
export function noticeLines(title: string, notices: readonly Notice[], remark = ''): string[] {
  if (notices.length === 0) return [];
  const shown = notices.slice(0, listLimit).map(({ at, text }) => `  ${at}  ${text.replace(/\s*\n\s*/gu, ' ')}`);
  return [
    `${title}（${String(notices.length)}）：${remark}`,
    ...shown,
    ...(notices.length > listLimit ? [`  ……另有 ${String(notices.length - listLimit)} 处`] : []),
  ];
}

/** A file as a diff against what stands there. */
export function diffText(output: Output): string {
  const { name, after } = output;
  const before = plainBefore(output);
  if (before === after) return '';
  // Nothing to compare with: a diff would only take time to say so.
  if (before === undefined)
    return [
      `--- /dev/null`,
      `+++ ${name}`,
      ...after
        .replace(/\n$/u, '')
        .split('\n')
        .map((line) => `+${line}`),
    ].join('\n');
  return createTwoFilesPatch(name, name, before, after, '', '', { context: 3 }).replace(
    /^(?:Index: .*\n)?={60,}\n/u,
    '',
  );
}
