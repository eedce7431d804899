/** What several JSON files hold, as zod schemas: publications, versions, corrections, totals, facsimiles. */
import { z } from 'zod';
import { caseSections } from '../../schema/files/case.ts';
import { closingFields } from '../../schema/files/closing.ts';
import { entryFacts, entrySections } from '../../schema/files/follow-up.ts';
import { facsimileKinds } from '../../schema/files/facsimile.ts';
import { everyWord } from '../../schema/files/inspection-words.ts';
import { resultFacts, resultSections } from '../../schema/files/result.ts';
import { correctionKinds, followUpKinds, takenOut } from '../../schema/vocabulary.ts';
import { facts, section, sections } from './section-schema.ts';

export const day = z.iso.date();
export const address = z.url().describe('网址，一经公开不再改变。');
export const hash = z.string().regex(/^[0-9a-f]{64}$/u);
export const sample = z.boolean().describe('true 表示示例数据，不是真实内容。');
export const name = z.string();

export const publication = z
  .strictObject({
    kind: z.enum(['批次', '公告', '后续公开', '整改任务', '整改结果']),
    title: z.string(),
    published: z.string(),
    address,
  })
  .meta({ id: 'publication' });

/** The steps of a closing. */
export const points = z
  .strictObject({ total: z.int().min(0), done: z.int().min(0).nullable() })
  .nullable()
  .describe('点位总数和已完成的点位数；没有公布的为 null。');
export const closing = facts(z.strictObject(closingFields));

export const event = z
  .strictObject({
    kind: z.enum(Object.keys(followUpKinds)),
    facts: facts(entryFacts(everyWord).omit({ kind: true })),
    sections: sections(entrySections),
  })
  .meta({ id: 'event' });
export const report = z
  .strictObject({
    kind: z.literal('整改结果'),
    facts: facts(resultFacts),
    sections: sections(resultSections),
  })
  .meta({ id: 'report' });

export const correctedReport = z
  .strictObject({ list: name, facts: facts(resultFacts), sections: sections(resultSections) })
  .describe('这一版更正了一份整改结果的，更正以后那份整改结果里的这一项；list 是文件名。');

/** A record with what every version of any record says. */
export const record = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.strictObject({
    inspection: name,
    sample: z.literal(true).optional().describe('示例数据，不是真实内容；其余没有这一项。'),
    published: z.string().describe('这一版公开的日期。'),
    ...shape,
    previous: hash.optional().describe('上一版的校验值；第一版没有。'),
  });

export const versions = <Content extends z.ZodType>(content: Content) =>
  z
    .array(
      z.strictObject({
        publication,
        sha256: hash.describe('record 的规范 JSON（RFC 8785，UTF-8）的 SHA-256。'),
        record: content,
      }),
    )
    .min(1)
    .describe('公开过的各版，最早的在前，最后一版是现在的。');

export const batchName = z.strictObject({ key: name, name });

export const inspection = z.strictObject({
  id: name.describe('代号，是网址的一部分。'),
  title: z.string(),
  archived: day.nullable().describe('从哪一天起已归档、不再更新；没有归档的为 null。'),
});

export const counts = z.array(z.strictObject({ name, count: z.int().min(0) }));
export const totals = z
  .strictObject({
    cases: z.int().min(0).describe('件数，含不予公开的。'),
    withheld: z.int().min(0).describe('不予公开的件数。'),
    starred: z.int().min(0).describe('重点关注的件数。'),
    bySource: counts,
    byVerdict: counts.describe('不含不予公开的。'),
    byState: counts.describe('不含不予公开的。'),
    byRegion: counts.describe('一件可涉及几个区域。'),
    byType: counts.describe('一件可涉及几个类型，合计可大于件数。'),
  })
  .meta({ id: 'totals' });

export const correction = z
  .strictObject({
    kind: z.enum(correctionKinds),
    published: day,
    publication,
    item: z.string().nullable().describe('更正的是哪一项；脱敏和撤下为 null。'),
    was: z.string().describe(`原为；后来脱敏的，写${takenOut.脱敏}。`),
    becomes: z.string().describe(`改为；后来脱敏的，写${takenOut.脱敏}。`),
    reason: z.string().nullable().describe('撤下的理由；其余为 null。'),
    basis: z.string().nullable().describe('撤下的法律依据；其余为 null。'),
    note: section,
    sections: sections(caseSections).describe('这一条里另写的小节。'),
    remarks: z.string().nullable(),
  })
  .meta({ id: 'correction' });

export const facsimile = z
  .strictObject({
    name: name.describe('文件名。'),
    address,
    kind: z.enum([...new Set(Object.values(facsimileKinds))]).describe('文件的种类。'),
    size: z.int().min(1).describe('字节数。'),
    sha256: hash.describe('文件的 SHA-256。'),
  })
  .meta({ id: 'facsimile' });
export const facsimiles = z.array(facsimile).describe('原件：官方文件的扫描件、PDF 或表格；没有的为空。');
