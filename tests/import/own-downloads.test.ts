/** What the site offers for download comes back as what it was, as far as the file that it is imported into can hold it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '../../src/reader/index.ts';
import { makeRegister } from '../../src/register/index.ts';
import { proseText, type Prose } from '../../src/schema/prose.ts';
import type { Content, InspectionRecord } from '../../src/schema/records.ts';
import { assumed, emptyInspection, importBytes, missed, warned, type Imported } from '../support/import.ts';
import { changed, resultsFile } from '../support/content.ts';
import { madeFiles, siteOf, siteOfRegister } from '../support/downloads.ts';

const office = 'tests/fixtures/content';
let content: Content;
let files: Map<string, Buffer>;
beforeAll(async () => {
  const read = readContent(office, office).content;
  if (!read) throw new Error(`${office} is at fault`);
  content = read;
  files = await madeFiles(siteOfRegister(makeRegister(content, '2030-01-01').register));
});

const inspectionOf = (key: string): InspectionRecord => {
  const found = content.inspections.find((one) => one.id === key);
  if (!found) throw new Error(key);
  return found;
};

/** Imports a download of an inspection into one that has its words, and nothing else. */
const back = (path: string, kind: 'batch' | 'tasks', published: string): Promise<Imported> => {
  const [, key = ''] = path.split('/');
  const bytes = files.get(path);
  if (!bytes) throw new Error([...files.keys()].join());
  const words = readFileSync(join(office, key, 'inspection.yaml'), 'utf8');
  const empty = { 'site.yaml': emptyInspection['site.yaml'] ?? '', 'lin/inspection.yaml': words };
  return importBytes(path.split('/').at(-1) ?? '', bytes, kind, { published }, empty);
};

/** Facts as typed, and texts. */
const said = (record: { facts: object; sections: object }): Record<string, string> =>
  Object.fromEntries([
    ...Object.entries(record.facts).flatMap(([name, fact]: [string, unknown]): [string, string][] => {
      const raw = typeof fact === 'object' && fact !== null && 'raw' in fact ? fact.raw : fact;
      return raw === undefined || name === 'serial' ? [] : [[name, JSON.stringify(raw)]];
    }),
    ...Object.entries(record.sections).flatMap(([name, prose]: [string, Prose | undefined]) =>
      prose === undefined ? [] : [[name, proseText(prose)] as [string, string]],
    ),
  ]);

/** What it refers to is not there. */
const faultsOf = ({ faults }: Imported): string[] => faults.filter((one) => !one.includes('不存在'));

describe.each(['qujing-2019', 'sample-2018'])('%s', (key) => {
  it('the plan', async () => {
    const plan = inspectionOf(key).tasks;
    const imported = await back(`/${key}/rectification.xlsx`, 'tasks', plan?.facts.published ?? '');
    expect(faultsOf(imported)).toEqual([]);
    expect(missed(imported)).toEqual([]);
    const { tasks } = imported.record;
    expect(tasks?.facts.title).toBe(plan?.facts.title);
    expect(tasks?.sample).toBe(plan?.sample);
    expect(tasks?.tasks.map(({ key: one, title }) => [one, title])).toEqual(
      plan?.tasks.map(({ key: one, title }) => [one, title]),
    );
    const withoutRemarks = (one: Parameters<typeof said>[0]) => ({ ...said(one), remarks: undefined });
    expect(tasks?.tasks.map(withoutRemarks)).toEqual(plan?.tasks.map(withoutRemarks));
    expect(warned(imported)).toMatch(/「整改结果」，内容放进「备注」/u);
    expect(warned(imported)).toMatch(
      /「整改结果」是方案以后公布的（共 \d+ 格：.*），.*已经有.*从「备注」删去；还没有的，.*npm run new -- results/u,
    );
  });

  it('its batches', async () => {
    for (const batch of inspectionOf(key).batches) {
      const imported = await back(`/${key}/batches/${batch.facts.batch.key}.xlsx`, 'batch', batch.facts.published);
      expect(faultsOf(imported)).toEqual([]);
      expect(missed(imported)).toEqual([]);
      const told =
        /「备注」里有后来公布的内容，.*（共 (\d+) 格：.*已经有.*从「备注」删去；还没有的，.*npm run new -- follow-up/u;
      const [again] = imported.record.batches;
      const later = again?.cases.filter(({ facts }) => /^\d{4}-\d{2}-\d{2} \S+：/mu.test(facts.remarks ?? ''));
      expect(Number(told.exec(warned(imported))?.[1] ?? 0)).toBe(later?.length);
      expect(again?.sample).toBe(batch.sample);
      expect(again?.facts.title ?? '').not.toContain('示例数据');
      // What later entries say of a case stays in 备注, and so do the words that they put in the place of others.
      const untouched = batch.cases.filter(({ number }) => !laterOf(key).has(number ?? ''));
      expect(untouched.length).toBeGreaterThan(0);
      for (const one of untouched)
        expect(said(again?.cases.find(({ number }) => number === one.number) ?? { facts: {}, sections: {} })).toEqual(
          said(one),
        );
      for (const one of batch.cases) {
        const [was, is] = [one, again?.cases.find(({ number }) => number === one.number)];
        expect([is?.facts.state?.raw, is?.facts.verdict?.raw]).toEqual([was.facts.state?.raw, was.facts.verdict?.raw]);
      }
    }
  });
});

/** The cases that later entries speak of. */
const laterOf = (key: string): ReadonlySet<string> =>
  new Set(inspectionOf(key).followUps.flatMap(({ entries }) => entries.map(({ target }) => /[DX]\d{2}[A-Z]{2}\d+/u.exec(JSON.stringify(target))?.[0] ?? ''))); // prettier-ignore

it('what the plan prints of 点位 and of results stands in the results alone', async () => {
  const reported = '| 整改状态 | 基本完成 |\n| 点位总数 | 178 |\n| 已完成点位 | 171 |\n| 整改完成 | 2022-01-02 |';
  const made = await madeFiles(siteOf(changed([resultsFile, '| 整改状态 | 基本完成 |', reported])));
  const plan = made.get('/lin-2021/rectification.xlsx') ?? new Uint8Array();
  const imported = await importBytes('rectification.xlsx', plan, 'tasks', { published: '2021-06-01' });
  expect(imported.faults).toEqual([]);
  const text = imported.files['rectification/tasks.md'] ?? '';
  expect(text).not.toMatch(/\| (?:整改状态|点位|整改完成) \|/u);
  expect(assumed(imported).join('\n')).toMatch(/「点位」（「178 个点位，已完成 171 个」）是本网站按整改结果数的/u);
  expect(missed(imported)).toEqual([]);
});

it('a batch of cases of which some are invented is not imported', async () => {
  const bytes = files.get('/qujing-2019/batches/1.xlsx') ?? new Uint8Array();
  const parts = unzipSync(bytes);
  const strings = strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array());
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const mark = String([...strings.matchAll(/<si>.*?<\/si>/gsu)].findIndex(([one]) => /<t[^>]*>示例数据</u.test(one)));
  const cell = new RegExp(`<c r="L4"[^>]*><v>${mark}</v></c>`, 'u');
  expect(sheet).toMatch(cell);
  const mixed = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet.replace(cell, '')) });
  await expect(importBytes('1.xlsx', mixed, 'batch', { published: '2019-11-20' })).rejects.toThrow(
    /示例数据.*没有导入/u,
  );
});

it('tells that the marks of invented data are taken over', async () => {
  const imported = await back('/qujing-2019/rectification.xlsx', 'tasks', '2020-02-10');
  expect(imported.files['rectification/tasks.md']).toMatch(/^示例: true$/mu);
  expect(assumed(imported).join('\n')).toMatch(/示例数据.*「示例: true」/u);
});

it.each(['/qujing-2019/rectification.csv', '/qujing-2019/batches/1.csv'])(
  'what is for programs is refused, with the way: %s',
  async (path) => {
    await expect(back(path, path.includes('batches') ? 'batch' : 'tasks', '2020-02-10')).rejects.toThrow(
      /本网站给程序用的数据文件.*\.xlsx/u,
    );
  },
);
