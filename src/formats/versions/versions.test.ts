import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  announcementFile,
  batchFile,
  caseOf,
  changed,
  firstCase,
  followUpFile,
  inspectionOf,
  markdown,
  minimal,
  record,
  register,
  resultsFile,
  secondCase,
  someDay,
  without,
  type Files,
} from '../../../tests/support/content.ts';
import { correctionEntry } from '../../../tests/support/entries.ts';
import type { Inspection } from '../../register/types.ts';
import { versionAnchor } from './content-hash.ts';
import {
  announcementVersions,
  batchHashes,
  batchVersions,
  caseHashes,
  caseVersions,
  taskHashes,
  taskVersions,
} from './versions.ts';

/** Publications out of order are among what is tested here. */
const inspection = (files: Files, today = someDay): Inspection =>
  inspectionOf(register(files, today, ['logic/follow-up-early', 'logic/never-public']));
const hashes = (files: Files, today?: string): readonly string[] => caseHashes(caseOf(register(files, today)));
const original = without(minimal, followUpFile);

/** A canonical form of our own, to hold the library to RFC 8785 as far as records go: sorted names, no spaces. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, held: unknown) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );

/** A follow-up file with corrections. */
const corrections = (...entries: readonly (readonly [heading: string, item: string, was: string, becomes: string])[]) =>
  markdown({ 公开日期: '2021-06-02' }, ...entries.map((entry) => correctionEntry(...entry, '录入有误。')));
const correctionFile = 'lin-2021/follow-ups/2021-06-02.md';

describe('the hash of a case', () => {
  test('is the SHA-256 of the canonical JSON of the record, and each names the one before', () => {
    const versions = caseVersions(caseOf(register(minimal)));
    expect(versions).toHaveLength(2);
    for (const one of versions)
      expect(one.sha256).toBe(createHash('sha256').update(canonical(one.record)).digest('hex'));
    expect(versions.map((one) => one.record.previous)).toEqual([undefined, versions[0]?.sha256]);
    expect(caseHashes(caseOf(register(minimal)))).toEqual(versions.map((one) => one.sha256));
  });

  test('is the same for the same records on any day, whatever is published beside', () => {
    const before = hashes(minimal);
    expect(hashes(minimal, '2031-01-01')).toEqual(before);
    expect(hashes(changed(['site.yaml', 'https://example.org', 'https://example.com']))).toEqual(before);
    expect(hashes(changed(['lin-2021/batches/02.md', '某河发黑。', '某河发臭。']))).toEqual(before);
  });

  test('of a first version stays when something is published later', () => {
    expect(hashes(minimal).slice(0, 1)).toEqual(hashes(original));
  });

  test('of earlier versions stays when a sample follow-up comes later, and the record is a sample from then on', () => {
    const sample = changed([followUpFile, '公开日期: 2021-06-01', '公开日期: 2021-06-01\n示例: true']);
    const one = caseOf(register(sample));
    expect(caseHashes(one)[0]).toBe(hashes(original)[0]);
    expect(caseVersions(one).map(({ record: { sample: mark } }) => mark)).toEqual([undefined, true]);
    expect(one.sample).toBe(true);
    const batch = inspection(sample).batches[0];
    expect(batch && batchVersions(batch).map(({ record: { sample: mark } }) => mark)).toEqual([undefined, true]);
  });

  test('covers no fact that nobody published: a correction adds only what it corrects', () => {
    const files = { ...original, [correctionFile]: corrections([firstCase, '是否属实', '不属实', '属实']) };
    expect(caseVersions(caseOf(register(files))).map(({ record: { facts } }) => facts)).toEqual([
      { regions: '麒麟区', pollutionTypes: '大气', verdict: '否', state: '未办结' },
      { regions: '麒麟区', pollutionTypes: '大气', verdict: '属实', state: '未办结' },
    ]);
  });

  test('covers no region that follows from the inspection, though the case counts there', () => {
    const only = changed(
      ['lin-2021/inspection.yaml', '  - { 名称: 沾益区 }\n', ''],
      [batchFile, '| 行政区域 | 麒麟区 |\n', ''],
    );
    const one = caseOf(register(without(only, 'lin-2021/batches/02.md')));
    expect(one.current.facts.regions?.values).toEqual(['麒麟区']);
    expect(caseVersions(one)[0]?.record.facts).not.toHaveProperty('regions');
  });

  test('leaves out what was not said, so that a field that comes later changes no hash', () => {
    const one = caseOf(register(minimal));
    if (one.withheld) throw new Error('a case that is published');
    const widened = {
      ...one,
      versions: one.versions.map((version) => ({ ...version, facts: { ...version.facts, later: undefined } })),
    };
    expect(caseVersions(widened).map(({ sha256 }) => sha256)).toEqual(caseHashes(one));
    expect(JSON.stringify(caseVersions(one)[0]?.record)).not.toContain('null');
  });

  test.each([
    ['a word of a section', [batchFile, '某厂夜间冒烟。', '某厂夜间冒黑烟。']],
    ['a raw word that counts as the same', [batchFile, '| 否 |', '| 不属实 |']],
    ['the day of publication', [batchFile, '2021-05-14', '2021-05-13']],
    ['the star', [batchFile, `## ${firstCase}`, `## ${firstCase}*`]],
    ['the sample mark', [batchFile, '批次: 1', '示例: true\n批次: 1']],
    ['bold', [batchFile, '某厂夜间', '某厂**夜间**']],
    ['a paragraph for a line break', [batchFile, '某厂夜间冒烟。', '某厂夜间\n\n冒烟。']],
  ] as const)('changes with %s', (_, change) => {
    const files = changed(change);
    expect(hashes(files)[0]).not.toBe(hashes(minimal)[0]);
    expect(hashes(files)[1]).not.toBe(hashes(minimal)[1]);
  });

  test('tells a paragraph from a line break', () => {
    const [lines, paragraphs] = ['\n', '\n\n'].map((gap) =>
      hashes(changed([batchFile, '某厂夜间冒烟。', `某厂夜间${gap}冒烟。`])),
    );
    expect(lines?.[0]).not.toBe(paragraphs?.[0]);
  });

  test('differs for two corrections of one day', () => {
    const files = {
      ...minimal,
      [correctionFile]: corrections(
        [firstCase, '是否属实', '不属实', '属实'],
        [firstCase, '交办问题', '某厂夜间冒烟。', '某厂凌晨冒烟。'],
      ),
    };
    const versions = caseVersions(caseOf(register(files)));
    expect(new Set(versions.map((one) => one.sha256)).size).toBe(4);
    expect(versions.at(-1)?.record.event).toMatchObject({
      kind: '更正',
      facts: { correctedItem: '交办问题', was: '某厂夜间冒烟。', becomes: '某厂凌晨冒烟。' },
      sections: { note: { text: '录入有误。' } },
    });
    expect(versions.at(-1)?.record.sections['problem']).toEqual({ text: '某厂凌晨冒烟。' });
  });
});

describe('the hash of a batch', () => {
  const batch = (files: Files) => {
    const found = inspection(files).batches[0];
    if (!found) throw new Error('no batch');
    return found;
  };

  test('has a version for each publication that changed a case in it, with the case as it stood', () => {
    const versions = batchVersions(batch(minimal));
    const ofCase = caseHashes(caseOf(register(minimal)));
    expect(versions.map((one) => one.record.cases)).toEqual(ofCase.map((sha256) => [{ key: firstCase, sha256 }]));
    expect(versions[0]?.sha256).toBe(batchHashes(batch(original))[0]);
    expect(versions.map((one) => one.publication.kind)).toEqual(['批次', '后续公开']);
  });

  test('follows corrections of its declared totals', () => {
    const declared = [batchFile, '批次: 1', '批次: 1\n公布数: { 罚款万元: 3, 交办: 1 }'] as const;
    const versions = batchVersions(
      batch({
        ...without(changed(declared), followUpFile),
        [correctionFile]: corrections(['批次 1', '罚款万元', '3', '4.5']),
      }),
    );
    expect(versions.map((one) => one.record.declared)).toEqual([
      { fines: 3, forwarded: 1 },
      { fines: 4.5, forwarded: 1 },
    ]);
    expect(versions[1]?.record.events).toMatchObject([
      { facts: { correctedItem: '罚款万元', was: '3', becomes: '4.5' } },
    ]);
    expect(versions[0]?.record.cases).toEqual(versions[1]?.record.cases);
  });

  test('comes first though a follow-up of its case bears an earlier day', () => {
    const early = 'lin-2021/follow-ups/2021-05-01.md';
    const files = {
      ...original,
      [early]: markdown({ 公开日期: '2021-05-01' }, record(secondCase, { 类型: '复核', 备注: '已复核。' })),
    };
    const [first, second] = batchVersions(inspection(files).batches[1] ?? batch(files));
    expect([first?.publication.kind, second?.publication.kind]).toEqual(['批次', '后续公开']);
    expect(first?.record.cases).toHaveLength(1);
    expect(first?.record.cases[0]?.sha256).toMatch(/^[0-9a-f]{64}$/u);
  });
});

test('an announcement keeps the wording that a correction replaced', () => {
  const id = announcementFile.split('/').at(-1)?.replace('.mdx', '') ?? '';
  const files = {
    ...minimal,
    [correctionFile]: corrections([`公告 ${id}`, '正文', '督察组进驻林市。', '督察组进驻林市市区。']),
  };
  const announcement = inspection(files).announcements[0];
  const versions = announcement ? announcementVersions(announcement) : [];
  expect(versions.map((one) => one.record.body.text)).toEqual(['督察组进驻林市。', '督察组进驻林市市区。']);
  expect(new Set(versions.map((one) => one.sha256)).size).toBe(2);
});

test('a task has a version for its plan, each report and each correction, in order of publication', () => {
  const files = {
    ...minimal,
    [correctionFile]: corrections(['任务 1', '责任单位', '沾益区人民政府', '麒麟区人民政府']),
  };
  // The correction is published before the results, and before the plan: the plan still comes first.
  const task = inspection(files).tasks[0];
  const versions = task ? taskVersions(task) : [];
  expect(versions.map((one) => [one.publication.kind, one.record.event?.kind])).toEqual([
    ['整改任务', undefined],
    ['后续公开', '更正'],
    ['整改结果', '整改结果'],
  ]);
  expect(versions.map((one) => JSON.stringify(one.record.facts)).map((facts) => facts.includes('沾益区'))).toEqual([
    true,
    false,
    false,
  ]);
  const [plan] = inspection(without(minimal, resultsFile)).tasks;
  expect(plan && taskHashes(plan)).toEqual([versions[0]?.sha256]);
});

test('an anchor is an id that begins with a letter', () => {
  expect(versionAnchor('7f464b7735e95965703efbac8a616088e2a26697e58c979d5d01dcb087190369')).toBe('v-7f464b7735e9');
});
