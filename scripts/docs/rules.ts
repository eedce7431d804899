/** The table of all rules, for the handbook and for the terminal. */
import { ruleGroups, rules } from '../../src/checks/rules.ts';
import { severityWords } from '../../src/schema/fault.ts';
import { tableText } from '../../src/machine/figures.ts';
import { markdownTable } from './table.ts';

/** One group of rules, rows as people read them. */
interface RuleGroup {
  name: string;
  rows: { id: string; severity: string; what: string; why: string }[];
}

/** All rules by group, in the order of the table. */
export const groupedRules = (): RuleGroup[] =>
  Object.entries(ruleGroups).map(([prefix, name]) => ({
    name,
    rows: Object.entries(rules)
      .filter(([id]) => id.startsWith(`${prefix}/`))
      .map(([id, { severity, what, why }]) => ({ id, severity: severityWords[severity], what, why })),
  }));

/** The rules as Markdown: a bold line and a table a group. */
export const rulesMarkdown = (): string =>
  groupedRules()
    .map(({ name, rows }) => {
      const table = markdownTable(
        ['规则', '程度', '发现什么', '为什么'],
        rows.map(({ id, severity, what, why }) => [`\`${id}\``, severity, what, why]),
      );
      return `**${name}**\n\n${table}`;
    })
    .join('\n\n');

/** The rules for a terminal: a line a rule. */
export function rulesText(): string {
  const all = groupedRules().flatMap(({ rows }) => rows);
  const heads = tableText(all.map(({ id, severity }) => [id, severity])).split('\n');
  return all.map(({ what, why }, i) => `${heads[i] ?? ''}  ${what}。${why}`).join('\n');
}
