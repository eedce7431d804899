/** What the JSON files hold, as zod schemas: the JSON Schema files and the builders' types both come from them. */
import { z } from 'zod';
import { announcementSchema } from '../../schema/files/announcement.ts';
import { batchSchema } from '../../schema/files/batch.ts';
import { declaredTotals } from '../../schema/files/declared.ts';
import { runningTotalSchema } from '../../schema/files/inspection.ts';
import { caseFacts, caseSections } from '../../schema/files/case.ts';
import { everyWord } from '../../schema/files/inspection-words.ts';
import { taskFacts, taskListSchema, taskSections } from '../../schema/files/task.ts';
import {
  day,
  address,
  hash,
  sample,
  name,
  publication,
  points,
  closing,
  event,
  report,
  correctedReport,
  record,
  versions,
  batchName,
  inspection,
  totals,
  correction,
  facsimiles,
} from './parts-schema.ts';
import { facts, section, sections } from './section-schema.ts';

/** The schema of a file, with the address of that schema in it. */
const file = <Shape extends z.core.$ZodShape>(title: string, shape: Shape) =>
  z.strictObject({ $schema: z.url(), address, ...shape }).meta({ title });

const caseShape = {
  sample,
  inspection,
  batch: z.strictObject({ key: name, name, address }),
  key: name.describe('统一写法的编号，在一次督察里不重复。'),
  number: z.string().nullable().describe('受理编号，照原样，不含星号。'),
  label: z.string().describe('读者怎样称呼它：编号，或第几批序号几。'),
  title: z.string(),
  starred: z.boolean().describe('编号后是否有星号（重点关注）。'),
  awaited: z.boolean().describe('true 表示所在的批次注明“办理后公开”，内容还没有公布；不是不予公开。'),
  withheld: z
    .strictObject({
      reason: z.string().describe('法律依据。'),
      withdrawn: z
        .strictObject({ publication, reason: z.string(), basis: z.string() })
        .nullable()
        .describe('公开以后又撤下的，何时、为什么；从未公开的为 null。'),
    })
    .nullable()
    .describe('依法不予公开的理由；公开的为 null。'),
  regions: z.array(name).describe('统一后的名称，现在的值。'),
  pollutionTypes: z.array(name).describe('统一后的名称，现在的值；没有的计为未注明。'),
  source: z.string(),
  level: z.string().nullable(),
  verdict: z.string(),
  state: z.string(),
  closing: closing.describe('验收销号的各步，现在的值；没有公布的没有这一项。'),
  points,
  related: z.array(z.strictObject({ how: z.enum(['关联', '文中提到', '同一编号']), label: z.string(), address })),
  tasks: z.array(z.strictObject({ key: name, title: z.string(), address })),
  corrections: z.array(correction).describe('最新的在前。'),
  versions: versions(
    record({
      key: name,
      number: z.string().optional(),
      starred: z.literal(true).optional(),
      batch: name,
      event: event.optional().describe('这一版公开了什么；第一版没有。'),
      facts: facts(caseFacts(everyWord)),
      sections: sections(caseSections),
    }),
  ),
};
const caseInside = z.strictObject({ address, ...caseShape }).meta({ id: 'case' });
export const caseDocument = file('信访举报件', caseShape);

const typedWords = z
  .record(z.string(), z.record(z.string(), z.int().min(0)))
  .optional()
  .describe('通报里的叫法和各自的数，算作别的词的才有；按数所在的位置列出，例如 byType.水。');
const typedLabels = z
  .record(z.string(), z.string())
  .optional()
  .describe('通报里按什么分的叫法，与这里的叫法不同的才有，例如 byIndustry：行业类别。');
const asTyped = { words: typedWords, labels: typedLabels };
const declaredFigures = declaredTotals(everyWord).extend(asTyped);

const batchShape = {
  sample,
  inspection,
  batch: batchName,
  title: z.string(),
  published: day,
  forwarded: day.nullable().describe('交办日期。'),
  upperBatch: z.string().nullable(),
  origin: z.string().nullable(),
  originAddress: z.url().nullable(),
  facsimiles,
  basis: z.string().nullable().describe('统计口径。'),
  introduction: section,
  declared: declaredFigures.nullable().describe('公布数，已计入更正。'),
  declaredNote: z.string().nullable().describe('公布数与逐件统计不一致的原因。'),
  comparisons: z
    .array(
      z.strictObject({ item: z.string(), declared: z.union([z.number(), z.string()]), counted: z.number().nullable() }),
    )
    .describe('公布数与首次公开时逐件统计的对照；不能从逐件统计得出的为 null。'),
  totals: z
    .strictObject({
      asPublished: totals.describe('按首次公开时统计。'),
      now: totals.describe('按最新公开的统计，已计入后续公开和更正。'),
    })
    .nullable()
    .describe('逐件统计；只公布了统计数、没有逐件公开的为 null。'),
  disclosed: z
    .array(z.strictObject({ batch: batchName, key: name, label: z.string(), address }))
    .describe('这一批公布的以前批次办理后公开的件；它们算在各自的批次里。'),
  moved: z
    .array(z.strictObject({ from: batchName, to: batchName, key: name, label: z.string(), address }))
    .describe('更正过所属批次的件：原来列在哪一批，现在归哪一批。'),
  corrections: z.array(correction).describe('对公布数的更正，最新的在前。'),
  versions: versions(
    record({
      batch: name,
      facts: facts(
        batchSchema(everyWord).omit({
          batch: true,
          declared: true,
          privacyExceptions: true,
          sample: true,
          facsimiles: true,
          facsimileChecked: true,
        }),
      ),
      declared: declaredFigures.optional(),
      introduction: section.optional(),
      cases: z.array(z.strictObject({ key: name, sha256: hash })).describe('当时各件的版本。'),
      events: z.array(event).optional().describe('对批次本身的更正和脱敏；没有的没有这一项。'),
    }),
  ),
};
export const batchDocument = file('批次', { ...batchShape, cases: z.array(caseInside) });

/** The versions of a file of records, by its own words. */
const fileVersions = versions(
  record({
    kind: z.string().describe('公开的种类：后续公开、整改任务、整改结果。'),
    file: name.describe('文件名。'),
    facts: facts(taskListSchema.pick({ title: true, origin: true, originAddress: true })),
    introduction: section.optional(),
    event: event.optional().describe('对标题、来源、前言的更正或者脱敏；第一版没有。'),
  }),
).describe('标题、来源和前言的各版，最早的在前；各件、各项任务的内容在它们各自的版本里。');

const announcement = z.strictObject({
  address,
  sample,
  title: z.string(),
  published: z.string(),
  facsimiles,
  versions: versions(
    record({
      announcement: name,
      facts: facts(
        announcementSchema.omit({ privacyExceptions: true, sample: true, facsimiles: true, facsimileChecked: true }),
      ),
      body: section,
      event: event.optional(),
    }),
  ),
});

export const inspectionDocument = file('一次督察的全部信访举报件', {
  sample,
  inspection,
  totals,
  runningTotals: z
    .array(runningTotalSchema.extend({ ...asTyped, throughBatch: batchName.optional().describe('累计到第几批。') }))
    .describe('通报公布的累计数，照通报。'),
  batches: z.array(z.strictObject({ address, ...batchShape })),
  announcements: z.array(announcement),
  followUps: z
    .array(z.strictObject({ publication, facsimiles, versions: fileVersions }))
    .describe('全部后续公开，最新的在前；内容在各件的版本里。'),
  cases: z.array(caseInside),
});

const task = z.strictObject({
  address,
  sample,
  key: name.describe('任务号。'),
  title: z.string(),
  deadline: day.nullable().describe('整改时限里的日期；没有日期的为 null。'),
  state: z.string().describe('最新公开的整改状态。'),
  finding: z.string().nullable().describe('回头看对以往整改的结论，早于这项任务的承诺。'),
  closing: closing.describe('验收销号的各步，现在的值；没有公布的没有这一项。'),
  points,
  cases: z.array(z.strictObject({ label: z.string(), address })),
  lookBacks: z.array(z.strictObject({ title: z.string(), address })).describe('它回头看的旧任务或旧信访件。'),
  corrections: z.array(correction),
  versions: versions(
    record({
      key: name,
      title: z.string().optional(),
      facts: facts(taskFacts),
      sections: sections(taskSections),
      event: z.union([event, report]).optional(),
      result: correctedReport.optional(),
    }),
  ),
});

export const rectificationDocument = file('整改任务', {
  sample,
  inspection,
  title: z.string(),
  published: day,
  origin: z.string().nullable(),
  originAddress: z.url().nullable(),
  facsimiles,
  introduction: section,
  corrections: z.array(correction).describe('对清单标题和前言的更正，最新的在前。'),
  versions: fileVersions,
  results: z.array(
    z.strictObject({
      title: z.string(),
      published: day,
      origin: z.string().nullable(),
      originAddress: z.url().nullable(),
      facsimiles,
      address,
      introduction: section,
      corrections: z.array(correction),
      versions: fileVersions,
    }),
  ),
  tasks: z.array(task),
});

/** Every kind of JSON file, by the name of its schema. */
export const documents = {
  case: caseDocument,
  cases: inspectionDocument,
  batch: batchDocument,
  rectification: rectificationDocument,
} as const;
export type DocumentName = keyof typeof documents;

/** A JSON Schema (2020-12) for each kind of file. */
export const jsonSchema = (kind: DocumentName): object =>
  z.toJSONSchema(documents[kind], {
    io: 'output',
    // What transforms make is in their metadata (`outputs` of schema/values.ts).
    unrepresentable: 'any',
  });
