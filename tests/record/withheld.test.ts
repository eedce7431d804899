/** Cases that are not published (不予公开) and cases that were taken down (撤下): no text of theirs, and every count. */
import { describe, expect, expectTypeOf, it } from 'vitest';
import { citableCase } from '../../src/formats/citation/citable.ts';
import type { WithheldCase, WithheldEntry, WithheldVersion } from '../../src/register/types.ts';
import type { CaseFacts, CaseSections, withheldFactNames } from '../../src/schema/files/case.ts';
import type { EntrySections } from '../../src/schema/files/follow-up.ts';
import { searchDocuments } from '../../src/search/build/documents.ts';
import { countOf } from '../../src/register/totals.ts';
import {
  batchFile,
  caseOf,
  changed,
  firstCase,
  followUpFile,
  inspectionOf,
  markdown,
  messages,
  record,
  register,
  secondCase,
  type Change,
  type Files,
} from '../support/content.ts';
import { siteOf } from '../support/downloads.ts';
import { later, laterFile } from '../support/entries.ts';
import { entry, faultTable } from '../support/faults.ts';

const reason = '政府信息公开条例第十四条';
const stub = (facts: Record<string, string> = {}): string =>
  record(firstCase, { 行政区域: '麒麟区', 污染类型: '大气', 公开方式: '不予公开', 理由: reason, ...facts });
/** The first batch with its only case withheld. */
const withheld = (facts?: Record<string, string>): Change => [
  batchFile,
  markdown({ 批次: '1', 公开日期: '2021-05-14', 公布数: '{ 交办: 1 }' }, stub(facts)),
];
const withdrawal = (facts: Record<string, string> = {}, heading = firstCase): string =>
  record(heading, { 类型: '撤下', 理由: '公开后发现涉密', 依据: reason, ...facts });
const at = (line: number, column: number, message: string): string =>
  `${followUpFile}:${String(line)}:${String(column)} 错误 ${message}`;
const mend = '已经公开过的，删去以后另写一条脱敏，只写类型；整件撤下的，另写一条撤下';
const remove = (label: string): string => `不予公开的信访件不能再公布任何内容，请删去「${label}」；${mend}`;

describe('a withheld case', () => {
  const sections = {
    交办问题: '甲。',
    调查核实: '乙。',
    办结目标: '丙。',
    处理整改: '丁。',
    问责情况: '戊。',
    更正说明: '己。',
  };
  faultTable([
    [
      'any fact or section of a later entry',
      [
        withheld(),
        entry(
          record(
            firstCase,
            { 类型: '后续进展', 办结时限: '2021-07-01', 关联: secondCase, 回访情况: '满意', 备注: '某厂' },
            sections,
          ),
        ),
      ],
      [
        ...['办结时限', '关联', '回访情况', '备注'].map((label, row) => at(10 + row, label.length + 4, remove(label))),
        ...Object.keys(sections).map((label, index) => at(15 + index * 4, 1, remove(label))),
        at(35, 1, '后续进展不能有小节「更正说明」，请删除'),
      ],
    ],
    [
      'a notice, words of lists and the note of a redaction',
      [
        withheld(),
        entry(
          record(firstCase, { 类型: '销号公示', 公示期: '2021-06-01 至 2021-06-10', 联系方式: '000' }),
          record(firstCase, { 类型: '复核', 行政区域: '沾益区', 是否属实: '属实' }),
          record(firstCase, { 类型: '脱敏' }, { 脱敏说明: '某厂厂长的姓名。' }),
        ),
      ],
      [
        at(10, 7, remove('公示期')),
        at(11, 8, remove('联系方式')),
        at(18, 8, remove('行政区域')),
        at(19, 8, remove('是否属实')),
        at(27, 1, remove('更正说明')),
      ],
    ],
    [
      'a correction of what does not stand, and the note of one of what does',
      [
        withheld(),
        entry(
          record(firstCase, { 类型: '更正', 更正项: '交办问题', 原为: '甲厂', 改为: '乙厂' }),
          record(firstCase, { 类型: '更正', 更正项: '是否属实', 原为: '未注明', 改为: '属实' }),
          record(firstCase, { 类型: '更正', 更正项: '公开方式', 原为: '不予公开', 改为: '公开' }),
          record(firstCase, { 类型: '更正', 更正项: '污染类型', 原为: '大气', 改为: '水' }, { 更正说明: '某厂排水。' }),
        ),
      ],
      [
        at(11, 6, '不予公开的信访件不能再公布任何内容，请把「原为」和「改为」都写成（因撤下不再显示）'),
        at(20, 6, '不予公开的信访件不能再公布任何内容，请把「原为」和「改为」都写成（因撤下不再显示）'),
        at(28, 7, '公开方式不能在后续公开里改变，请删去这一条'),
        at(41, 1, remove('更正说明')),
      ],
    ],
  ]);

  it('may have entries that only say that something was published, and corrections of the words that stand', () => {
    const files = changed(
      withheld(),
      entry(
        record(firstCase, { 类型: '后续进展' }),
        record(firstCase, { 类型: '脱敏' }),
        record(firstCase, { 类型: '销号公示' }),
        record(firstCase, { 类型: '更正', 更正项: '处理整改', 原为: '（因撤下不再显示）', 改为: '（因脱敏不再显示）' }),
        record(firstCase, { 类型: '更正', 更正项: '污染类型', 原为: '大气', 改为: '水' }),
        record(firstCase, { 类型: '更正', 更正项: '来源', 原为: '来电', 改为: '来信' }),
        record(firstCase, { 类型: '更正', 更正项: '理由', 原为: reason, 改为: '政府信息公开条例第十五条' }),
      ),
    );
    const one = caseOf(register(files));
    expect(one.events.map(({ kind, changes }) => [kind, changes.map(({ becomes }) => becomes).join()])).toEqual([
      ['更正', '政府信息公开条例第十五条'],
      ['更正', '来信'],
      ['更正', '水'],
      ['更正', '（因脱敏不再显示）'],
      ['销号公示', ''],
      ['脱敏', ''],
      ['后续进展', ''],
    ]);
    expect([one.title, one.state, one.source]).toEqual(['不予公开的信访件', '不予公开', '来信']);
    expect(one.withheld).toMatchObject({ reason: '政府信息公开条例第十五条', withdrawn: undefined });
    for (const { sections: said } of one.versions) expect(said).toEqual({});
  });
});

it('has no room for a text in the types', () => {
  expectTypeOf<Exclude<keyof WithheldVersion['sections'], keyof CaseSections>>().toBeNever();
  expectTypeOf<WithheldVersion['sections'][keyof CaseSections]>().toEqualTypeOf<undefined>();
  expectTypeOf<WithheldEntry['sections'][keyof EntrySections]>().toEqualTypeOf<undefined>();
  type Said = Exclude<keyof CaseFacts, (typeof withheldFactNames)[number]>;
  expectTypeOf<WithheldVersion['facts'][Said]>().toEqualTypeOf<undefined>();
  expectTypeOf<WithheldEntry['facts']['remarks' | 'contact' | 'noticePeriod' | 'related']>().toEqualTypeOf<undefined>();
  expectTypeOf<WithheldCase['versions'][number]>().toEqualTypeOf<WithheldVersion>();
  expectTypeOf<WithheldCase['events'][number]['entry']>().toEqualTypeOf<WithheldEntry>();
});

describe('a withdrawal', () => {
  faultTable([
    [
      'without a reason and a basis',
      [withheld(), entry(record(firstCase, { 类型: '撤下' }))],
      [
        at(5, 1, '撤下缺少「依据」，请补上，例如：政府信息公开条例第十四条'),
        at(5, 1, '撤下缺少「理由」，请补上：为什么撤下，不写内容本身'),
      ],
    ],
    [
      'with a text',
      [
        withheld(),
        entry(
          record(
            firstCase,
            { 类型: '撤下', 理由: '涉密', 依据: reason, 备注: '某厂', 污染类型: '水' },
            { 更正说明: '某厂。' },
          ),
        ),
      ],
      [
        at(12, 6, '撤下不能写「备注」，请删除，或者另写一条'),
        at(13, 8, '撤下不能写「污染类型」，请删除，或者另写一条'),
        at(15, 1, '撤下不能有小节「更正说明」，请删除'),
      ],
    ],
    [
      'of a case that the batch still publishes',
      [entry(withdrawal({ 是否属实: '不属实' }))],
      [
        at(
          5,
          1,
          `批次文件里「${firstCase}」的内容还在，请把它改成“公开方式：不予公开”，写明“理由”，删去其他项目和小节`,
        ),
      ],
    ],
    [
      'of what is no case',
      [entry(withdrawal({}, '批次 1')), withheld()],
      [at(5, 1, '撤下只用于信访件；任务、批次和公告里不能公开的文字，请从原文件删去，并写一条脱敏')],
    ],
    [
      'written twice',
      [withheld(), entry(withdrawal()), later(withdrawal())],
      [`${laterFile}:5:1 错误 「${firstCase}」已经撤下，请删去这一条`],
    ],
    [
      'reason and basis in another kind of entry',
      [entry(record(firstCase, { 类型: '复核', 理由: '甲', 依据: '乙' }))],
      [at(10, 6, '复核不能写「理由」，请删除，或者另写一条'), at(11, 6, '复核不能写「依据」，请删除，或者另写一条')],
    ],
  ]);

  it('can not wait for a day to come', () => {
    const files = changed(withheld(), entry(withdrawal()));
    expect(messages(files, '2021-06-01')).toEqual([]);
    expect(messages(files, '2021-05-31')).toEqual([
      `${followUpFile}:2:7 错误 公开日期 2021-06-01 还没有到，撤下不能预先写好：内容从批次文件里一删去，网站上就没有了；请当天写，公开日期不晚于今天（2021-05-31）`,
    ]);
  });

  /** Published, followed up and corrected, then taken down. */
  const files: Files = changed(
    [
      batchFile,
      markdown(
        {
          批次: '1',
          公开日期: '2021-05-14',
          公布数: '{ 交办: 2, 来电: 2, 不属实: 1, 属实: 1, 未办结: 2, 按类型: { 大气: 2 } }',
        },
        stub(),
        record(
          'D01LS202105070003',
          { 行政区域: '麒麟区', 污染类型: '大气', 是否属实: '属实', 办结情况: '未办结', 关联: firstCase },
          { 交办问题: `与${firstCase}号相同。` },
        ),
      ),
    ],
    entry(record(firstCase, { 类型: '后续进展' })),
    later(withdrawal({ 是否属实: '否', 办结情况: '未办结' })),
  );

  it('keeps the counts of the batch as published, and counts the case as withheld since', () => {
    const [batch] = inspectionOf(register(files)).batches;
    expect(
      batch?.comparisons.map(({ label, declared, counted }) => [label, Number(declared) - (counted ?? 0)]),
    ).toEqual(['交办', '来电', '属实', '不属实', '未办结', '按类型 大气'].map((label) => [label, 0]));
    expect([batch?.asPublished.withheld, batch?.now.withheld]).toEqual([0, 1]);
    expect([batch?.asPublished.cases, batch?.now.cases]).toEqual([2, 2]);
    expect(countOf(batch?.asPublished.byVerdict ?? [], '不属实')).toBe(1);
    expect(countOf(batch?.now.byVerdict ?? [], '不属实')).toBe(0);
    expect(countOf(batch?.now.byType ?? [], '大气')).toBe(2);
  });

  it('begins the versions anew, keeps the address, the links and the days, and tells why', () => {
    const made = register(files);
    const one = caseOf(made);
    expect(one).toMatchObject({
      title: '已撤下的信访件',
      state: '不予公开',
      verdict: '不予公开',
      address: expect.stringContaining(firstCase) as string,
    });
    expect(one.withheld).toMatchObject({ reason, withdrawn: { reason: '公开后发现涉密', basis: reason } });
    expect(one.versions.map(({ published }) => published)).toEqual(['2021-07-01']);
    expect(one.events.map(({ kind, published }) => `${published} ${kind}`)).toEqual([
      '2021-07-01 撤下',
      '2021-06-01 后续进展',
    ]);
    expect(one.published).toMatchObject({ published: '2021-05-14', withheld: false });
    expect(one.links.map(({ how }) => how)).toEqual(['关联']);
    expect(one.batch.versions.map(({ publication }) => publication.published)).toEqual(['2021-07-01']);
    expect(made.corrections).toMatchObject([
      {
        kind: '撤下',
        subject: firstCase,
        withdrawal: { reason: '公开后发现涉密', basis: reason },
        item: undefined,
        note: [],
      },
    ]);
  });

  it('is cited, and linked from other records, as what was taken down', () => {
    const site = siteOf(files);
    const inspection = inspectionOf(site.register);
    const { statement, title, state } = citableCase(caseOf(site.register), inspection, site);
    expect([title, state]).toEqual(['已撤下的信访件', '不予公开']);
    expect(statement).toMatch(
      /D01LS202105070001的信访举报件已于2021年7月1日撤下，依法不予公开（政府信息公开条例第十四条）$/u,
    );
    const other = caseOf(site.register, 'D01LS202105070003');
    expect(other.links.map(({ how, case: { title: called, label } }) => [how, called, label])).toEqual([
      ['关联', '已撤下的信访件', firstCase],
    ]);
  });

  it('is found by its number alone', () => {
    const found = [...searchDocuments(register(files))].find(({ number }) => number === firstCase);
    expect(found).toMatchObject({ title: '已撤下的信访件', texts: [] });
  });
});
