/** A case that was published is taken down (撤下): what that lets go, what it must keep, and what is advised else. */
import { describe, expect, it } from 'vitest';
import { caseLabel, type CaseFacts, type withheldFactNames } from '../../src/schema/files/case.ts';
import {
  batchFile,
  change,
  changed,
  firstCase,
  followUpFile,
  markdown,
  messages,
  minimal,
  record,
  secondCase,
  without,
  type Change,
  type Files,
} from '../support/content.ts';
import { laterEntry, laterFile } from '../support/entries.ts';
import { sinceLines } from '../support/since.ts';

const reason = '政府信息公开条例第十四条';
const stubFacts = { 行政区域: '麒麟区', 污染类型: '大气', 公开方式: '不予公开', 理由: reason };
const stub = (facts: Record<string, string> = stubFacts): Change => [
  batchFile,
  markdown({ 批次: '1', 公开日期: '2021-05-14' }, record(firstCase, facts)),
];
const withdrawal = (facts: Record<string, string> = { 是否属实: '不属实', 办结情况: '未办结' }): Change =>
  laterEntry(firstCase, { 类型: '撤下', 理由: '公开后发现涉密', 依据: reason, ...facts });
const redaction = laterEntry(firstCase, { 类型: '脱敏' }, { 脱敏说明: '删去全部内容。' });
/** What a later publication said of the case, without its words. */
const emptied: Change = [followUpFile, markdown({ 公开日期: '2021-06-01' }, record(firstCase, { 类型: '后续进展' }))];
/** Published, with everything that may be said later. */
const told: Files = changed([
  followUpFile,
  markdown(
    { 公开日期: '2021-06-01' },
    record(firstCase, { 类型: '后续进展', 办结情况: '已办结', 备注: '甲' }, { 处理整改: '某厂已停产。' }),
    record(firstCase, { 类型: '更正', 更正项: '交办问题', 原为: '夜间', 改为: '凌晨' }, { 更正说明: '笔误。' }),
    record(secondCase, { 类型: '复核' }, { 处理整改: '已复核。' }),
  ),
]);
const emptiedAll: Change = [
  followUpFile,
  markdown(
    { 公开日期: '2021-06-01' },
    record(firstCase, { 类型: '后续进展' }),
    record(firstCase, { 类型: '更正', 更正项: '交办问题', 原为: '（因撤下不再显示）', 改为: '（因撤下不再显示）' }),
    record(secondCase, { 类型: '复核' }, { 处理整改: '已复核。' }),
  ),
];

describe('a withdrawal', () => {
  it('lets go everything of the case, and the rules of the content agree', () => {
    const after = changed(stub(), emptied, withdrawal());
    expect(sinceLines(minimal, after)).toEqual([]);
    expect(messages(after)).toEqual([]);
    // Nor is anything said on the day after.
    expect(sinceLines(after, { ...after })).toEqual([]);
  });
  it('and of later entries, which are emptied or go, as long as their file stays', () => {
    const after = change(told, stub(), emptiedAll, withdrawal());
    expect(sinceLines(told, after)).toEqual([]);
    expect(messages(after)).toEqual([]);
    const gone: Change = [
      followUpFile,
      markdown({ 公开日期: '2021-06-01' }, record(secondCase, { 类型: '复核' }, { 处理整改: '已复核。' })),
    ];
    expect(sinceLines(told, change(told, stub(), gone, withdrawal()))).toEqual([]);
    expect(sinceLines(minimal, without(changed(stub(), withdrawal()), followUpFile))).toEqual([
      expect.stringMatching(/since\/vanished 已经公开的后续公开「2021-06-01」.*已经撤下的，只留类型/u),
    ]);
  });
  it('and its pictures', () => {
    const image = 'lin-2021/batches/现场.png';
    const shown = { ...changed([batchFile, '某厂夜间冒烟。', '某厂夜间冒烟。\n\n![现场](现场.png)']), [image]: 'x' };
    expect(sinceLines(shown, changed(stub(), emptied, withdrawal()))).toEqual([]);
  });
  it('keeps what the batch is counted by', () => {
    const lost = (facts: Record<string, string>): string[] =>
      sinceLines(minimal, changed(stub(), emptied, withdrawal(facts)));
    expect(lost({ 是否属实: '否', 办结情况: '正在办理' })).toEqual([]);
    expect(lost({ 是否属实: '属实' })).toEqual([
      expect.stringMatching(
        /2021-07-01\.md:5:1 since\/changed .*「办结情况」是「未办结」，撤下里要照写，批次的统计数才对得上/u,
      ),
      expect.stringMatching(/2021-07-01\.md:12:8 since\/changed .*「是否属实」是「不属实」，撤下里要照写/u),
    ]);
    const { 行政区域, ...less } = stubFacts;
    expect(行政区域).toBe('麒麟区');
    expect(sinceLines(minimal, changed(stub({ ...less, 行政区域: '沾益区' }), emptied, withdrawal()))).toEqual([
      expect.stringMatching(/「行政区域」已经公开，由「麒麟区」改成了「沾益区」；撤下以后仍按它统计，请照原来的写/u),
    ]);
    expect(
      sinceLines(minimal, changed(stub({ ...less, 行政区域: '麒麟区', 级别: '督办件' }), emptied, withdrawal())),
    ).toEqual([expect.stringMatching(/「级别」已经公开，原来没有，现在添上了「督办件」；撤下以后仍按它统计/u)]);
  });
  it('keeps every fact that a withheld case still says', () => {
    const values: Record<Exclude<(typeof withheldFactNames)[number], 'disclosure' | 'withheldReason'>, string> = {
      regions: '沾益区',
      pollutionTypes: '水',
      source: '来信',
      level: '督办件',
      serial: '97',
    };
    const same = { regions: '麒麟区', pollutionTypes: '大气', disclosure: '不予公开', withheldReason: reason };
    for (const [name, value] of Object.entries(values)) {
      const facts = Object.entries({ ...same, [name]: value }).map(
        ([one, typed]) => [caseLabel(one as keyof CaseFacts), typed] as const,
      );
      const lines = sinceLines(minimal, changed(stub(Object.fromEntries<string>(facts)), emptied, withdrawal()));
      expect(lines, name).toEqual([expect.stringContaining(`「${caseLabel(name as keyof CaseFacts)}」已经公开，`)]);
    }
  });
  it('of another case allows nothing', () => {
    const other = laterEntry(secondCase, { 类型: '撤下', 理由: '涉密', 依据: reason });
    expect(sinceLines(minimal, changed(stub(), emptied, other))).toHaveLength(2);
  });
  it('that is old allows nothing new', () => {
    const withdrawn = changed(stub(), emptied, withdrawal());
    const retold = change(withdrawn, [batchFile, '| 大气 |', '| 水 |']);
    expect(sinceLines(withdrawn, retold)).toHaveLength(1);
  });
});

describe('the advice names the way', () => {
  const advised = (...changes: readonly Change[]): string[] => sinceLines(minimal, changed(...changes));

  it('to a case that became a stub: a withdrawal, also if a redaction was written', () => {
    const message = `${batchFile}:6:1 since/changed 信访举报件「${firstCase}」已经公开，现在改成了不予公开；请在 follow-ups/ 里写一条撤下，写明理由、依据和原来的是否属实、办结情况；还可以公开的，请改回`;
    expect(advised(stub())).toEqual([message]);
    expect(advised(stub(), redaction)).toEqual([message]);
  });
  it('to a case that is gone: a stub and a withdrawal', () => {
    const two = changed([
      batchFile,
      `${String(minimal[batchFile])}\n${record('D01LS202105070002', { 行政区域: '麒麟区' }, { 交办问题: '某场发臭。' })}`,
    ]);
    expect(sinceLines(two, minimal)).toEqual([
      `${batchFile}:1:1 since/vanished 已经公开的信访举报件「D01LS202105070002」不见了，请放回；不能再公开的，只留编号，写“公开方式：不予公开”和“理由”，并在 follow-ups/ 里写一条撤下`,
    ]);
  });
  it('to a text that changed: a correction, a redaction or a withdrawal; and why the redaction that is written is not enough', () => {
    const rewritten: Change = [batchFile, '某厂夜间冒烟。', '某厂白天冒烟。'];
    expect(advised(rewritten)[0]).toMatch(
      /更正写进 follow-ups\/；去掉个人信息的，在 follow-ups\/ 里写一条脱敏；整件不能再公开的，写一条撤下$/u,
    );
    expect(advised(rewritten, redaction)[0]).toMatch(/；写了的脱敏只能删去文字，或者把姓名换成“某”，别的改动不算；/u);
    expect(advised([batchFile, '某厂夜间冒烟。', '某厂冒烟。'], redaction)).toEqual([]);
  });
});

it('what was said of a case that was withheld from the first goes with a redaction that says nothing', () => {
  const before = changed(stub(), [
    followUpFile,
    markdown(
      { 公开日期: '2021-06-01' },
      record(firstCase, { 类型: '销号公示', 公示期: '2021-06-01 至 2021-06-10' }, { 处理整改: '甲。' }),
    ),
  ]);
  const after = change(
    before,
    [followUpFile, markdown({ 公开日期: '2021-06-01' }, record(firstCase, { 类型: '销号公示' }))],
    laterEntry(firstCase, { 类型: '脱敏' }),
  );
  expect(sinceLines(before, after)).toEqual([]);
  expect(messages(after)).toEqual([]);
  const missing = sinceLines(before, without(after, laterFile)).join('\n');
  expect(missing.split('\n')).toHaveLength(2);
  expect(missing).not.toMatch(/ from| to\b/u);
});

it('of what was said later and is taken out whole, the words for that stay', () => {
  const said = (facts: Record<string, string>, sections: Record<string, string> = {}): Change => [
    followUpFile,
    markdown({ 公开日期: '2021-06-01' }, record(firstCase, { 类型: '后续进展', ...facts }, sections)),
  ];
  const before = changed(said({}, { 处理整改: '甲。' }));
  const after = change(before, said({ 备注: '（因脱敏不再显示）' }), redaction);
  expect(sinceLines(before, after)).toEqual([]);
  expect(messages(after)).toEqual([]);
});

it('the words that a correction quotes are taken out with a redaction', () => {
  const before = changed(
    [batchFile, '某厂夜间冒烟。', '某厂夜间冒烟，甲乙。'],
    [
      followUpFile,
      markdown(
        { 公开日期: '2021-06-01' },
        record(firstCase, { 类型: '更正', 更正项: '交办问题', 原为: '，甲乙', 改为: '' }, { 更正说明: '甲乙说笔误。' }),
      ),
    ],
  );
  const gone = '（因脱敏不再显示）';
  const edited: Change[] = [
    [batchFile, '某厂夜间冒烟，甲乙。', '某厂夜间冒烟。'],
    [
      followUpFile,
      markdown(
        { 公开日期: '2021-06-01' },
        record(firstCase, { 类型: '更正', 更正项: '交办问题', 原为: gone, 改为: gone }, { 更正说明: '某某说笔误。' }),
      ),
    ],
  ];
  const after = change(before, ...edited, redaction);
  expect(sinceLines(before, after)).toEqual([]);
  expect(messages(after)).toEqual([]);
  expect(sinceLines(before, change(before, ...edited)).length).toBeGreaterThan(2);
});

describe('what was never public', () => {
  const never = (lines: readonly string[]): string[] => lines.filter((line) => line.includes('since/never-public'));
  const fresh = without(minimal, batchFile, followUpFile);
  const mark = '不必撤下：请在批次文件里写成“公开方式：不予公开”，或者删去这一件，并删去这一条';

  it('is not withdrawn: a batch that is new, a batch of a day to come', () => {
    const after = change(fresh, stub(), withdrawal());
    const message = `${laterFile}:5:1 since/never-public 「${firstCase}」还没有公开过，${mark}`;
    expect(never(sinceLines(fresh, after))).toEqual([message]);
    const waiting = changed(
      [batchFile, '2021-05-14', '2021-06-30'],
      [followUpFile, String(minimal[followUpFile]).replace(firstCase, secondCase)],
    );
    expect(never(sinceLines(waiting, change(waiting, stub(), withdrawal()), '2021-06-29'))).toEqual([]);
    expect(never(sinceLines(waiting, change(waiting, stub(), withdrawal()), '2021-07-01'))).toEqual([]);
  });
  it('is not withdrawn: a case that was withheld from the first, in a file that changes and in one that does not', () => {
    const withheld = change(fresh, stub());
    const message = `${laterFile}:5:1 since/never-public 「${firstCase}」从来没有公开过内容，${mark}`;
    expect(never(sinceLines(withheld, change(withheld, withdrawal())))).toEqual([message]);
    const touched = change(withheld, stub({ ...stubFacts, 行政区域: '沾益区' }), withdrawal());
    expect(never(sinceLines(withheld, touched))).toEqual([message]);
  });
  it('is not redacted', () => {
    expect(never(sinceLines(fresh, changed(redaction)))).toEqual([
      `${laterFile}:5:1 since/never-public 「${firstCase}」还没有公开过，没有可以脱敏的：请直接在原文件里删去个人信息，并删去这一条`,
    ]);
  });
  it('but what was public is, and what an inspection brings along as a whole', () => {
    expect(never(sinceLines(minimal, changed(redaction)))).toEqual([]);
    expect(never(sinceLines(minimal, changed(stub(), emptied, withdrawal())))).toEqual([]);
    const site = { 'site.yaml': String(minimal['site.yaml']) };
    expect(never(sinceLines(site, changed(redaction)))).toEqual([]);
  });
});
