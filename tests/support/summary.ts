/** A register as text that a person can check line by line. */
import type { Case, Inspection, Register, Task } from '../../src/register/types.ts';
import { type Count, type Totals } from '../../src/register/totals.ts';
import { differs } from '../../src/register/declared.ts';
import { proseText } from '../../src/schema/prose.ts';

/** The whole register, an indented line a fact. */
export function summary(register: Register): string {
  const { today, site, current, inspections, pages, corrections, heldBack } = register;
  const all = [
    `截至 ${today}`,
    `网站 ${site.title}，主办单位 ${site.publisher}${site.sample === true ? '，示例' : ''}`,
    `当前督察 ${current?.id ?? '无'}`,
    ...pages.map((page) => `页面 ${page.id} ${page.facts.title}${page.sample ? '，示例' : ''}`),
    ...heldBack.map(({ file, published }) => `暂不公开 ${file} ${published}`),
    ...inspections.flatMap(inspectionLines),
    ...corrections.map(
      (one) =>
        `${one.kind} ${one.published} ${one.subject} ${one.item ?? ''}：${one.was} → ${one.becomes}，${one.address}`,
    ),
  ];
  return `${all.join('\n')}\n`;
}

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
const counts = (label: string, list: readonly Count[]): string =>
  `${label}：${list.map(({ name, count }) => `${name} ${String(count)}`).join('，')}`;

const totalLines = (totals: Totals): string[] => [
  `件数 ${String(totals.cases)}，不予公开 ${String(totals.withheld)}，重点关注 ${String(totals.starred)}，已过时限 ${String(totals.overdue)}`,
  counts('来源', totals.bySource),
  counts('是否属实', totals.byVerdict),
  counts('办结情况', totals.byState),
  counts('行政区域', totals.byRegion),
  counts('污染类型', totals.byType),
];

function inspectionLines(one: Inspection): string[] {
  return [
    `督察 ${one.id} ${one.facts.title}，${one.facts.period.from} 至 ${one.facts.period.to}，受理 ${one.intake}${one.sample ? '，示例' : ''}`,
    ...indent([
      ...totalLines(one.totals),
      ...one.publications.map(
        ({ kind, title, published, address, sample }) =>
          `公开 ${published} ${kind}「${title}」${address}${sample ? '，示例' : ''}`,
      ),
      ...one.announcements.map(({ facts, body }) => `公告 ${facts.kind.value}「${facts.title}」${proseText(body)}`),
      ...one.batches.flatMap((batch) => [
        `批次 ${batch.number.key} ${batch.number.name}，交办 ${batch.facts.forwarded ?? '未注明'}`,
        ...indent(totalLines(batch.asPublished)),
        ...indent(
          batch.comparisons.map(
            (line) =>
              `公布数 ${line.label} ${String(line.declared)}，统计 ${line.counted === undefined ? '不核对' : String(line.counted)}${differs(line) ? '，不一致' : ''}`,
          ),
        ),
        ...indent(batch.cases.flatMap(caseLines)),
      ]),
      ...one.tasks.flatMap(taskLines),
    ]),
  ];
}

const caseLines = (one: Case): string[] => [
  `信访件 ${one.key} ${one.label}「${one.title}」序号 ${one.serial}${one.starred ? '，重点关注' : ''}`,
  ...indent([
    `${one.address}，${one.source}，${one.level ?? '级别未注明'}，${one.verdict}，${one.state}${one.overdue ? '，已过时限' : ''}`,
    ...(one.withheld ? [`不予公开：${one.withheld.reason}`] : []),
    ...one.versions.map(
      ({ published, publication, facts, sections }) =>
        `版本 ${published} ${publication.title}：${facts.regions?.values.join('、') ?? '未注明'}｜${facts.pollutionTypes?.values.join('、') ?? '未注明'}｜${facts.verdict?.raw ?? '未注明'}｜${facts.state?.raw ?? '未注明'}｜${Object.entries(
          sections,
        )
          .map(([name, prose]) => `${name} ${String(proseText(prose ?? []).length)} 字`)
          .join('、')}`,
    ),
    ...one.events.map(
      ({ published, kind, changes }) =>
        `事件 ${published} ${kind}：${changes.map(({ label, was, becomes }) => `${label} ${was} → ${becomes}`).join('；')}`,
    ),
    ...one.links.map(({ how, case: other }) => `${how} ${other.label}`),
    ...one.tasks.map((task) => `任务 ${task.key} ${task.title}`),
  ]),
];

const taskLines = (one: Task): string[] => [
  `任务 ${one.key}「${one.title}」${one.address}`,
  ...indent([
    `${one.facts.units.values.join('、')}，${one.facts.deadline}，到期 ${one.deadline ?? '无'}，${one.state}${one.overdue ? '，逾期' : ''}`,
    ...one.reports.map(({ published, list, facts }) => `进展 ${published} ${list.id} ${facts.state.value}`),
    ...one.cases.map((other) => `信访件 ${other.label}`),
  ]),
];
