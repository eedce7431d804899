/** What the table does not say: it stays absent, and people are told. */
import { labelOf } from '../../../schema/field.ts';
import type { Notice } from '../../read/grid.ts';
import type { ImportKind, Profile } from '../../profile.ts';
import type { Draft } from './records.ts';
import { quote } from '../../../schema/fault.ts';

const expected: Readonly<Record<ImportKind, { facts: readonly string[]; sections: readonly string[] }>> = {
  batch: { facts: ['regions', 'pollutionTypes', 'verdict', 'state'], sections: ['problem', 'findings', 'handling'] },
  'follow-up': { facts: [], sections: [] },
  tasks: { facts: ['units', 'deadline'], sections: ['problem', 'goal', 'measures'] },
  results: { facts: ['state'], sections: ['progress'] },
};

/**
 * One warning a column that is missing, empty, or has gaps.
 * @param headings what the document has a heading for, and where
 */
export function reportLacks(
  drafts: readonly Draft[],
  profile: Profile,
  headings: ReadonlyMap<string, string>,
  warnings: Notice[],
): void {
  const { facts, sections } = expected[profile.kind];
  for (const [schema, names, partsOf] of [
    [profile.facts, facts, (draft: Draft) => draft.facts],
    [profile.sections, sections, (draft: Draft) => draft.sections],
  ] as const)
    for (const name of names) {
      if (name === 'regions' && profile.vocabulary.regionNames.length <= 1) continue;
      const label = labelOf(schema, name);
      // What is told of each 点位 stands in their table.
      const isTold = (draft: Draft): boolean =>
        partsOf(draft).some((part) => part.name === name) ||
        draft.sections.some(({ table }) => table?.[0]?.includes(label));
      const lacking = drafts.filter((draft) => !isTold(draft));
      if (lacking.length === 0) continue;
      const at = headings.get(name);
      if (lacking.length === drafts.length && at !== undefined)
        warnings.push({ at, text: `有${quote(label)}这一栏，但是下面空着，或者看不清楚，没有填写，也不会猜` });
      else if (lacking.length === drafts.length)
        warnings.push({ at: '表头', text: `表里没有${quote(label)}，没有填写，也不会猜` });
      else
        warnings.push({
          at: lacking[0]?.at ?? '',
          text: `${quote(label)}有 ${String(lacking.length)} 件空着，或者看不清楚，没有填写：${lacking
            .slice(0, 5)
            .map(({ heading }) => heading)
            .join('、')}${lacking.length > 5 ? '……' : ''}`,
        });
    }
}
