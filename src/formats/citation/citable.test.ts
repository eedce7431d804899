/** What is said of each kind of record when it is cited. */
import { describe, expect, it } from 'vitest';
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
  resultsFile,
  secondCase,
  someDay,
  without,
  type Files,
} from '../../../tests/support/content.ts';
import { siteOf } from '../../../tests/support/views.ts';
import { citableAnnouncement, citableBatch, citableCase, citableResults, citableTask } from './citable.ts';
import { gbt7714, plainSentence, type Citable } from './citation.ts';
import { caseHashes } from '../versions/versions.ts';

const first = <T>([one]: readonly T[]): T => one ?? expect.fail('none');
const cite = (files: Files, key = firstCase, today = someDay): Citable => {
  const site = siteOf(files, today);
  return citableCase(caseOf(site.register, key), inspectionOf(site.register), site);
};

describe('a case', () => {
  it('is cited with its newest version, its first day and its state since then', () => {
    const site = siteOf(minimal);
    const sha256 = caseHashes(caseOf(site.register)).at(-1) ?? '';
    const address = `https://example.org/hjdc/lin-2021/cases/${firstCase}/`;
    expect(cite(minimal)).toMatchObject({
      id: `lin-2021-${firstCase}`,
      author: '林市人民政府办公室',
      number: firstCase,
      published: '2021-05-14',
      changed: '2021-06-01',
      state: '不属实，已办结',
      address,
      versionAddress: `${address}#v-${sha256.slice(0, 12)}`,
      sha256,
      sample: false,
    });
    expect(gbt7714(cite(minimal))).toBe(
      `林市人民政府办公室. 某厂夜间冒烟: 受理编号${firstCase}信访举报件办理情况[EB/OL]. (2021-06-01)[引用日期]. ${address}.`,
    );
    expect(plainSentence(cite(minimal))).toBe(
      `据林市人民政府办公室2021年5月14日公开、2021年6月1日更新的信息，林市督察第1批受理编号${firstCase}的信访举报件（某厂夜间冒烟）经核实不属实；截至2021年6月1日，办结情况为已办结。（${address}）`,
    );
  });

  it('says what is not stated, what is overdue, what is withheld', () => {
    expect(plainSentence(cite(minimal, secondCase))).toContain(
      '（某河发黑）是否属实未注明；截至2021年5月15日，办结情况未注明。',
    );
    const late = changed(
      [batchFile, '| 办结情况 | 未办结 |', '| 办结情况 | 未办结 |\n| 办结时限 | 2021-05-20 |'],
      [followUpFile, '已办结', '阶段性办结'],
    );
    expect(cite(late).state).toBe('不属实，阶段性办结，已过办结时限（2021-05-20 到期）');
    const withheld = record('X01LS202105080009', { 公开方式: '不予公开', 理由: '政府信息公开条例第十四条' });
    const one = cite(changed([batchFile, '夜间冒烟。\n', `夜间冒烟。\n\n${withheld}`]), 'X01LS202105080009');
    expect([one.state, plainSentence(one)]).toEqual([
      '不予公开',
      expect.stringContaining('受理编号X01LS202105080009的信访举报件依法不予公开（政府信息公开条例第十四条）。（https'),
    ]);
  });

  it('without a number is called by batch and row', () => {
    const unnumbered = without(changed([batchFile, `## ${firstCase}`, '## 序号 1']), followUpFile);
    const site = siteOf(unnumbered);
    const [one] = inspectionOf(site.register).cases;
    const said = citableCase(one ?? expect.fail(), inspectionOf(site.register), site);
    expect([said.number, said.subtitle]).toEqual([undefined, '第1批序号 1信访举报件办理情况']);
  });

  it('that is a sample, or was told more by a sample, says so', () => {
    expect(cite(changed([followUpFile, '公开日期: 2021-06-01', '公开日期: 2021-06-01\n示例: true'])).sample).toBe(true);
  });
});

describe('other records', () => {
  it('a batch with its counts', () => {
    const site = siteOf(minimal);
    const lin = inspectionOf(site.register);
    const one = citableBatch(first(lin.batches), lin, site);
    expect(gbt7714(one)).toBe(
      '林市人民政府办公室. 群众信访举报转办和边督边改公开情况一览表: 林市督察第1批[EB/OL]. (2021-06-01)[引用日期]. https://example.org/hjdc/lin-2021/batches/1/.',
    );
    expect(plainSentence(one)).toContain('信息，截至2021年6月1日，林市督察第1批信访举报件逐件列出1件，已办结1件。（');
  });

  it('an announcement with its own author and source', () => {
    const files = changed([announcementFile, '摘要: 进驻10天。', '摘要: 进驻10天。\n来源: 林市日报\n作者: 某记者']);
    const site = siteOf(files);
    const lin = inspectionOf(site.register);
    const one = citableAnnouncement(first(lin.announcements), lin, site);
    expect(gbt7714(one)).toMatch(/^某记者\. 督察组进驻林市\[EB\/OL\]\. \(2021-05-06\)\[引用日期\]\. https/u);
    expect(plainSentence(one)).toMatch(
      /^据林市人民政府办公室2021年5月6日公开的《督察组进驻林市》（来源：林市日报），进驻10天。（https/u,
    );
  });

  it('a task with its deadline and state', () => {
    const site = siteOf(minimal);
    const lin = inspectionOf(site.register);
    expect(plainSentence(citableTask(first(lin.tasks), lin, site))).toContain(
      '2021年8月1日公开、2022年1月10日更新的信息，林市督察整改任务1（治理某河）的整改时限为2021年12月底前；截至2022年1月10日，整改状态为基本完成，逾期（2021-12-31 到期）。',
    );
    const untold = siteOf(
      changed([
        resultsFile,
        markdown({ 标题: '整改结果', 公开日期: '2099-01-01' }, record('1', { 整改状态: '已完成' })),
      ]),
    );
    const task = first(inspectionOf(untold.register).tasks);
    expect(citableTask(task, lin, untold).state).toBe('尚未公布进展，逾期（2021-12-31 到期）');
  });

  it('a list of results at its own place on the page of the plan', () => {
    const site = siteOf(changed([resultsFile, '公开日期: 2022-01-10', '公开日期: 2022-01-10\n来源: 林市日报']));
    const lin = inspectionOf(site.register);
    const one = citableResults(first(lin.results), lin, site);
    const page = 'https://example.org/hjdc/lin-2021/rectification/';
    expect(one).toMatchObject({
      id: 'lin-2021-rectification-results-2022-01',
      address: `${page}#results-2022-01`,
      versionAddress: `${page}#v-${one.sha256.slice(0, 12)}`,
    });
    expect(gbt7714(one)).toBe(`林市人民政府办公室. 整改结果[EB/OL]. (2022-01-10)[引用日期]. ${page}#results-2022-01.`);
    expect(plainSentence(one)).toBe(
      `据林市人民政府办公室2022年1月10日公开的《整改结果》（来源：林市日报），共公布1项整改任务的进展。（${page}#results-2022-01）`,
    );
  });
});
