/** What can be made: for each kind of file what must be known, where it goes, and its text. */
import { announcementSchema, pageSchema } from '../schema/files/announcement.ts';
import { batchSchema, toBatchNumber } from '../schema/files/batch.ts';
import { caseFacts, caseSections } from '../schema/files/case.ts';
import { inspectionSchema, periodSchema } from '../schema/files/inspection.ts';
import { readCaseHeading } from '../schema/keys.ts';
import { inspectionNameMend } from '../schema/address-names.ts';
import { siteColumns } from '../schema/routes.ts';
import { placeholder } from '../schema/text/placeholder.ts';
import { resultFacts, resultListSchema, resultSections } from '../schema/files/result.ts';
import { taskFacts, taskListSchema, taskSections } from '../schema/files/task.ts';
import type { IsoDate } from '../schema/values.ts';
import { announcementKinds, inspectionKinds, inspectionLevels } from '../schema/vocabulary.ts';
import type { Existing } from '../importer/write/existing.ts';
import { batchTyped } from '../importer/layout/words/title.ts';
import { askField, type Ask } from './ask.ts';
import { followUp } from './follow-up.ts';
import { day, nameAsk, originalAsk, originalGiven, originalOf, type Kind } from './kind.ts';
import { site } from './site.ts';
import { frontMatter, recordSkeleton, yamlSkeleton } from './skeleton.ts';
import { quote } from '../schema/fault.ts';

const dayAfter = (iso: IsoDate): IsoDate =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The day after the last one on which something was forwarded, as long as the inspection is stationed. */
function nextForwarding({ record: { batches, facts } }: Existing): IsoDate | undefined {
  const { from, to } = facts.period;
  const last = batches
    .flatMap(({ facts: { forwarded } }) => forwarded ?? [])
    .sort()
    .at(-1);
  const next = last === undefined ? from : dayAfter(last);
  return next >= from && next <= to ? next : undefined;
}

const batch: Kind<Existing> = {
  name: '批次',
  asks: ({ existing, today }) => {
    const schema = batchSchema(existing.record.vocabulary);
    const numbers = existing.record.batches.map(({ facts }) => facts.batch);
    return [
      {
        ...askField(schema, 'batch', 'batch', {
          propose: () => String(Math.max(0, ...numbers.flatMap(({ key }) => key.split('-').map(Number))) + 1),
        }),
        mend: (raw) => {
          const number = toBatchNumber(batchTyped(raw));
          if (!number) return `${quote(raw)}不是批次，请写成 3、35-1 或 29、30`;
          const known = existing.record.batches.find(({ facts }) => facts.batch.key === number.key);
          return (
            known &&
            `${number.name}已经有了：${known.place.file}。还没有公开的请直接修改，公开以后的变化请用 npm run new -- follow-up`
          );
        },
      },
      askField(schema, 'forwarded', 'forwarded', { optional: true, propose: () => nextForwarding(existing) }),
      askField(schema, 'published', 'published', { propose: () => today }),
      askField(schema, 'title', 'title', { quiet: true }),
      {
        flag: 'case',
        label: '受理编号',
        doc: '第一件的受理编号。',
        quiet: true,
        mend: (typed) => (readCaseHeading(typed, '') ? undefined : `${quote(typed)}里没有受理编号`),
      },
      originalAsk,
    ];
  },
  make: (known, { existing }) => {
    const { vocabulary } = existing.record;
    const parts = batchTyped(known['batch'] ?? '');
    const { forwarded, title, published } = known;
    const given = {
      batch: parts.length === 1 ? parts[0] : parts,
      published: day(published),
      forwarded: forwarded === undefined ? undefined : day(forwarded),
      title,
      ...originalGiven(known),
    };
    const record = recordSkeleton({
      heading: known['case'] ?? placeholder('受理编号，没有编号的写“序号”和数字'),
      facts: caseFacts(vocabulary),
      sections: caseSections,
      asked: ['regions', 'pollutionTypes', 'verdict', 'state'],
    });
    const key = toBatchNumber(parts)?.key ?? '';
    return {
      path: `batches/${key.padStart(2, '0')}.md`,
      text: frontMatter(batchSchema(vocabulary), given) + record,
      ...originalOf(known),
    };
  },
};

/** The word that a file name begins with, since most addresses are read in Latin letters. */
const announcementWords: Readonly<Record<keyof typeof announcementKinds, string>> = {
  进驻公告: 'stationed',
  动员会: 'mobilisation',
  下沉督察: 'field',
  督察反馈: 'feedback',
  移交移送: 'referral',
  整改方案: 'plan',
  追责问责通报: 'accountability',
  警示片问题清单: 'warning-film',
  典型案例: 'example',
  其他: 'notice',
};

const announcement: Kind<Existing> = {
  name: '公告',
  asks: ({ existing, today }) => [
    askField(announcementSchema, 'kind', 'kind', { choices: Object.keys(announcementKinds) }),
    askField(announcementSchema, 'title', 'title'),
    askField(announcementSchema, 'published', 'published', { propose: () => today }),
    askField(announcementSchema, 'summary', 'summary', { optional: true }),
    nameAsk(
      '网址的一部分，公开以后不再改变。',
      ({ kind = '', published }) => {
        const word = Object.entries(announcementWords).find(([one]) => one === kind)?.[1] ?? 'notice';
        const date = day(published);
        return `${date.slice(0, 10)}-${word}`;
      },
      (name) => {
        const known = existing.record.announcements.find(({ id }) => id.toLowerCase() === name.toLowerCase());
        return known && `已经有同名的公告：${known.place.file}，请换一个 --name`;
      },
    ),
    originalAsk,
  ],
  make: ({ title, published, kind, summary, name = '', ...known }) => ({
    path: `announcements/${name}.md`,
    text: `${frontMatter(announcementSchema, { title, published: day(published), kind, summary, ...originalGiven(known) })}\n${placeholder('公告的正文，照原文')}\n`,
    ...originalOf(known),
  }),
};

const tasks: Kind<Existing> = {
  name: '整改任务清单',
  asks: ({ existing, today }) => [
    askField(taskListSchema, 'title', 'title', { propose: () => `${existing.record.facts.shortTitle}整改任务清单` }),
    askField(taskListSchema, 'published', 'published', { propose: () => today }),
    originalAsk,
  ],
  make: ({ title, published, ...known }) => ({
    path: 'rectification/tasks.md',
    text:
      frontMatter(taskListSchema, { title, published: day(published), ...originalGiven(known) }) +
      recordSkeleton({
        heading: '1',
        facts: taskFacts,
        sections: taskSections,
      }),
    ...originalOf(known),
  }),
};

const results: Kind<Existing> = {
  name: '整改结果',
  asks: ({ existing, today }) => [
    askField(resultListSchema, 'published', 'published', { propose: () => today }),
    askField(resultListSchema, 'title', 'title', {
      propose: ({ published }) => {
        const [year = '', month = ''] = day(published).split('-');
        return `${existing.record.facts.shortTitle}整改落实情况（${year}年${String(Number(month))}月）`;
      },
    }),
    {
      ...nameAsk('例如 results-2020-03；默认是公开的年月。', undefined, (name) =>
        name.startsWith('results-') ? undefined : '文件名要以 results- 开头，例如 results-2020-03',
      ),
      quiet: true,
    },
    originalAsk,
  ],
  make: ({ title, published, name, ...known }, { existing }) => {
    const iso = day(published);
    const taken = new Set(existing.record.results.map(({ id }) => id));
    const usual = `results-${iso.slice(0, 7)}`;
    const open = existing.shown?.tasks.filter(({ done }) => !done).map(({ key }) => key) ?? [];
    const records = (open.length > 0 ? open : [placeholder('任务号')]).map((heading) =>
      recordSkeleton({ heading, facts: resultFacts, sections: resultSections }),
    );
    return {
      path: `rectification/${name ?? (taken.has(usual) ? `results-${iso}` : usual)}.md`,
      text: frontMatter(resultListSchema, { title, published: iso, ...originalGiven(known) }) + records.join(''),
      ...originalOf(known),
    };
  },
};

/** What most inspections publish, and some do not. */
const usualInspection = ['intake', 'phones', 'hours', 'mailbox', 'scope', 'regions'];

const inspection: Kind<undefined> = {
  name: '督察',
  asks: () => {
    const of = (name: string, flag: string, choices?: readonly string[]): Ask =>
      askField(inspectionSchema, name, flag, { choices });
    return [
      nameAsk('文件夹名，也是网址，例如 moushi-2026。', undefined, inspectionNameMend),
      of('title', 'title'),
      of('shortTitle', 'short'),
      of('level', 'level', Object.keys(inspectionLevels)),
      of('kind', 'kind', Object.keys(inspectionKinds)),
      of('group', 'group'),
      of('place', 'place'),
      askField(periodSchema, 'from', 'from'),
      askField(periodSchema, 'to', 'to'),
    ];
  },
  make: ({ name = '', title, short, level, kind, group, place, from, to }) => ({
    path: `${name}/inspection.yaml`,
    text: yamlSkeleton(
      inspectionSchema,
      {
        title,
        shortTitle: short,
        level,
        kind,
        group,
        place,
        from: day(from),
        to: day(to),
      },
      usualInspection,
    ),
  }),
};

const page: Kind<undefined> = {
  name: '页面',
  asks: () => [
    nameAsk('网址的一部分，例如 about；与默认页面同名就代替它。', undefined, (name) =>
      siteColumns.includes(name) ? `网址 /${name}/ 已经是网站栏目，请换一个` : undefined,
    ),
    askField(pageSchema, 'title', 'title'),
    askField(pageSchema, 'summary', 'summary', { optional: true }),
  ],
  make: ({ name = '', title, summary }) => ({
    path: `pages/${name}.mdx`,
    text: `${frontMatter(pageSchema, { title, summary })}\n${placeholder('页面的正文')}\n`,
  }),
};

/** Kinds of files of one inspection. */
export const inspectionKindsOfFiles: Readonly<Record<string, Kind<Existing>>> = {
  batch,
  'follow-up': followUp,
  announcement,
  tasks,
  results,
};

/** Kinds of files that belong to no inspection. */
export const siteKindsOfFiles: Readonly<Record<string, Kind<undefined>>> = { site, inspection, page };

/** Which inspection: the only one there is needs no question. `findExisting` says what is wrong with a name. */
export function inspectionAsk(names: readonly string[]): Ask {
  return {
    flag: 'inspection',
    label: '督察',
    doc: `属于哪次督察：${names.join('、')}。`,
    ...(names.length > 1 && { choices: names }),
    propose: () => (names.length === 1 ? names[0] : undefined),
    mend: () => undefined,
  };
}
