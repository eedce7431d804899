/** A new follow-up: what an entry may say depends on its kind. */
import { suggest } from '../reader/complaints.ts';
import { entryFacts, entrySections, followUpSchema } from '../schema/files/follow-up.ts';
import { everyWord } from '../schema/files/inspection-words.ts';
import { caseKey } from '../schema/keys.ts';
import { placeholder } from '../schema/text/placeholder.ts';
import { followUpKinds } from '../schema/vocabulary.ts';
import type { Existing } from '../importer/write/existing.ts';
import { askField } from './ask.ts';
import { day, nameAsk, originalAsk, originalGiven, originalOf, type Kind } from './kind.ts';
import { frontMatter, recordSkeleton } from './skeleton.ts';
import { quote } from '../schema/fault.ts';

/** Facts and sections of an entry that a kind of follow-up has no use for; the handbook lists what each may say. */
const leftAway = (kind: string): string[] => {
  const all = [...Object.keys(entryFacts(everyWord).shape), ...Object.keys(entrySections.shape)];
  const kept: Readonly<Record<string, readonly string[]>> = {
    更正: ['kind', 'correctedItem', 'was', 'becomes', 'note'],
    脱敏: ['kind', 'note'],
    撤下: ['kind', 'withheldReason', 'basis', 'verdict', 'state'],
    销号公示: ['kind', 'completion', 'acceptance', 'noticePeriod', 'contact', 'state', 'handling'],
  };
  const keep =
    kept[kind] ??
    all.filter(
      (name) =>
        ![
          'noticePeriod',
          'contact',
          'basis',
          'correctedItem',
          'was',
          'becomes',
          'note',
          'problem',
          'disclosure',
          'withheldReason',
          'serial',
        ].includes(name),
    );
  return all.filter((name) => !keep.includes(name));
};

export const followUp: Kind<Existing> = {
  name: '后续公开',
  asks: ({ existing, today }) => [
    askField(entryFacts(existing.record.vocabulary), 'kind', 'kind', {
      choices: Object.keys(followUpKinds),
      propose: () => '后续进展',
    }),
    {
      flag: 'case',
      label: '受理编号',
      doc: '关于哪一件；别的写成“任务 7”“批次 3”“公告 文件名”“后续公开 文件名”“整改结果 文件名”“整改任务清单”。',
      optional: true,
      mend: (typed) =>
        /^(?:任务|批次|公告|后续公开|整改结果|整改任务清单)/u.test(typed) ||
        existing.cases.has(caseKey(typed)) ||
        existing.cases.size === 0
          ? undefined
          : `本次督察没有受理编号${quote(typed)}${suggest(typed, [...existing.cases.keys()])}`,
    },
    askField(followUpSchema, 'published', 'published', { propose: () => today }),
    askField(followUpSchema, 'title', 'title', { quiet: true }),
    { ...nameAsk('网址的一部分；默认是公开日期。'), quiet: true },
    originalAsk,
  ],
  make: (known, { existing }) => {
    const published = day(known['published']);
    const kind = known['kind'] ?? '';
    const taken = new Set(existing.record.followUps.map(({ id }) => id));
    const names = [
      published,
      ...Array.from({ length: taken.size + 1 }, (_, index) => `${published}-${String(index + 2)}`),
    ];
    const record = recordSkeleton({
      heading: known['case'] ?? placeholder('受理编号，或者任务、批次、公告'),
      facts: entryFacts(existing.record.vocabulary),
      sections: entrySections,
      given: { kind },
      asked: [
        'correctedItem',
        'was',
        'becomes',
        'noticePeriod',
        ...(kind === '撤下' ? ['withheldReason', 'basis', 'verdict', 'state'] : []),
        ...(kind === '后续进展' || kind === '复核' ? ['state'] : []),
      ],
      without: leftAway(kind),
    });
    const name = known['name'] ?? names.find((one) => !taken.has(one)) ?? published;
    return {
      path: `follow-ups/${name}.md`,
      text: frontMatter(followUpSchema, { published, title: known['title'], ...originalGiven(known) }) + record,
      ...originalOf(known),
    };
  },
};
