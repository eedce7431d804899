/** Faults of follow-ups/*.md and of corrections. */
import { describe } from 'vitest';
import { firstCase, followUpFile, record, secondCase } from '../support/content.ts';
import { correctionEntry, redactionEntry } from '../support/entries.ts';
import { correction, entry, faultTable, followUp, front, prose, second, tasks } from '../support/faults.ts';

/** The plan before the follow-up. */
const earlyPlan = tasks('2021-08-01', '2021-05-20');

const redactedEarly = (line: number, name: string, first: string): string =>
  `lin-2021/follow-ups/2021-06-01.md:${String(line)}:1 错误 公开日期 2021-05-05 早于「${name}」首次公开的 ${first}，那时还没有可以脱敏的内容：请直接在原文件里删去个人信息，并删去这一条；确已公开过的，请核对日期`;

const saysNothing = (kind: string): string =>
  `lin-2021/follow-ups/2021-06-01.md:5:1 错误 这一条${kind}一个字的内容也没有，请写明公布了什么，例如“办结情况”、### 处理整改，没有的请删去这一条`;

describe('follow-ups', () => {
  faultTable([
    [
      'follow-up before what it is about',
      [
        entry(
          record(firstCase, { 类型: '复核', 备注: '已复核。' }),
          record(secondCase, { 类型: '后续进展', 办结情况: '已办结' }),
        ),
        followUp('2021-06-01', '2021-05-05'),
      ],
      [
        `lin-2021/follow-ups/2021-06-01.md:2:7 警告 公开日期 2021-05-05 早于「${firstCase}」首次公开的 2021-05-14，请核对`,
        `lin-2021/follow-ups/2021-06-01.md:2:7 警告 公开日期 2021-05-05 早于「${secondCase}」首次公开的 2021-05-15，请核对`,
      ],
    ],
    [
      'corrections, redactions and withdrawals of what was not public on their day',
      [
        entry(
          record('任务 1', { 类型: '脱敏' }, { 脱敏说明: '电话。' }),
          record('批次 2', { 类型: '脱敏' }, { 脱敏说明: '电话。' }),
          record('公告 2021-05-06-stationed', { 类型: '脱敏' }, { 脱敏说明: '电话。' }),
          record(firstCase, { 类型: '更正', 更正项: '是否属实', 原为: '否', 改为: '是' }),
          record(secondCase, { 类型: '撤下', 理由: '涉密', 依据: '政府信息公开条例第十四条' }),
        ),
        followUp('2021-06-01', '2021-05-05'),
        second(
          '| 行政区域 | 沾益区 |\n\n### 交办问题\n\n某河发黑。',
          '| 公开方式 | 不予公开 |\n| 理由 | 政府信息公开条例第十四条 |',
        ),
      ],
      [
        redactedEarly(5, '任务 1', '2021-08-01'),
        redactedEarly(15, '批次 2', '2021-05-15'),
        redactedEarly(25, '公告 2021-05-06-stationed', '2021-05-06'),
        `lin-2021/follow-ups/2021-06-01.md:35:1 错误 公开日期 2021-05-05 早于「${firstCase}」首次公开的 2021-05-14，那时还没有可以更正的内容：请直接改原文件，并删去这一条；确已公开过的，请核对日期`,
        `lin-2021/follow-ups/2021-06-01.md:44:1 错误 公开日期 2021-05-05 早于「${secondCase}」首次公开的 2021-05-15，那时还没有可以撤下的内容：请在批次文件里写成“公开方式：不予公开”，或者删去这一件，并删去这一条；确已公开过的，请核对日期`,
      ],
    ],
    [
      'a withdrawal today of a case whose batch is of a day to come',
      [
        entry(record(secondCase, { 类型: '撤下', 理由: '涉密', 依据: '政府信息公开条例第十四条' })),
        second('2021-05-15', '2022-06-02'),
        second(
          '| 行政区域 | 沾益区 |\n\n### 交办问题\n\n某河发黑。',
          '| 公开方式 | 不予公开 |\n| 理由 | 政府信息公开条例第十四条 |',
        ),
      ],
      [
        `lin-2021/follow-ups/2021-06-01.md:5:1 错误 公开日期 2021-06-01 早于「${secondCase}」首次公开的 2022-06-02，那时还没有可以撤下的内容：请在批次文件里写成“公开方式：不予公开”，或者删去这一件，并删去这一条；确已公开过的，请核对日期`,
      ],
    ],
    [
      'follow-up for an unknown case',
      [followUp(firstCase, 'D01LS202105070009')],
      ['lin-2021/follow-ups/2021-06-01.md:5:1 错误 本次督察没有受理编号「D01LS202105070009」，请核对'],
    ],
    [
      'follow-up for a case of another inspection',
      [followUp(`## ${firstCase}`, '## D53QJ201911140003')],
      ['lin-2021/follow-ups/2021-06-01.md:5:1 错误 本次督察没有受理编号「D53QJ201911140003」，请核对'],
    ],
    [
      'follow-up without a number',
      [followUp(`## ${firstCase}`, '## 某厂')],
      [
        'lin-2021/follow-ups/2021-06-01.md:5:1 错误 标题「某厂」里没有受理编号，请写成 ## 受理编号、## 任务 7、## 批次 3 或 ## 公告 文件名',
      ],
    ],
    [
      'follow-up for a serial number, which each batch has',
      [followUp(`## ${firstCase}`, '## 序号：３')],
      [
        'lin-2021/follow-ups/2021-06-01.md:5:1 错误 「序号：３」没有说明是哪一批，没有受理编号的件请写网址里的编号，例如 ## B3-7（第3批序号 7）',
      ],
    ],
    [
      'follow-up for an unknown task',
      [correction('任务 7', '整改时限', '2021年12月底前', '2022年6月底前')],
      ['lin-2021/follow-ups/2021-06-01.md:5:1 错误 本次督察没有任务「任务 7」，请核对'],
    ],
    [
      'follow-up for an unknown batch',
      [correction('批次 9', '来电', '1', '2')],
      ['lin-2021/follow-ups/2021-06-01.md:5:1 错误 本次督察没有批次「批次 9」，请核对'],
    ],
    [
      'follow-up for an unknown announcement',
      [correction('公告 2021-05-07-a', '正文', '林市', '林市区')],
      ['lin-2021/follow-ups/2021-06-01.md:5:1 错误 本次督察没有公告「公告 2021-05-07-a」，请核对'],
    ],
    [
      'follow-up without an entry',
      [[followUpFile, '---\n公开日期: 2021-06-01\n---\n\n见附件。\n']],
      ['lin-2021/follow-ups/2021-06-01.md:1:1 错误 这次后续公开没有内容，请用“## 受理编号”逐件填写'],
    ],
    [
      'unknown 类型 of an entry',
      [followUp('后续进展', '后续情况')],
      ['lin-2021/follow-ups/2021-06-01.md:9:6 错误 未知的类型「后续情况」，您是不是想写「后续进展」？'],
    ],
    [
      '类型 missing',
      [followUp('| 类型 | 后续进展 |\n', '')],
      ['lin-2021/follow-ups/2021-06-01.md:5:1 错误 缺少「类型」，请补上'],
    ],
    [
      'unknown fact of an entry',
      [followUp('办结情况', '办结状况')],
      ['lin-2021/follow-ups/2021-06-01.md:10:1 错误 未知的项目「办结状况」，您是不是想写「办结情况」？'],
    ],
    [
      'unknown section of an entry',
      [entry(record(firstCase, { 类型: '后续进展' }, { 处里整改: '甲。' }))],
      ['lin-2021/follow-ups/2021-06-01.md:11:1 错误 未知的小节「处里整改」，您是不是想写「处理整改」？'],
    ],
    ['后续进展 of which nothing is said', [entry(record(firstCase, { 类型: '后续进展' }))], [saysNothing('后续进展')]],
    ['复核 of which nothing is said', [entry(record(firstCase, { 类型: '复核' }))], [saysNothing('复核')]],
    [
      '后续进展 with marks of punctuation alone',
      [entry(record(firstCase, { 类型: '后续进展', 备注: '。', 回访情况: '/' }))],
      [saysNothing('后续进展')],
    ],
    [
      '后续进展 with a section of marks of punctuation',
      [entry(record(firstCase, { 类型: '后续进展' }, { 处理整改: '- ——' }))],
      [saysNothing('后续进展')],
    ],
    [
      'what is left of 后续进展 after a redaction',
      [entry(record(firstCase, { 类型: '后续进展' }), redactionEntry(firstCase))],
      [`${saysNothing('后续进展')}；内容因脱敏删去了的，请在“备注”里写（因脱敏不再显示）`],
    ],
    [
      '脱敏 of other records that does not say what kind',
      [
        entry(
          record('任务 1', { 类型: '脱敏' }),
          record('批次 1', { 类型: '脱敏' }),
          record('公告 2021-05-06-stationed', { 类型: '脱敏' }),
          record('后续公开 2021-06-01', { 类型: '脱敏' }, { 脱敏说明: '……' }),
        ),
        earlyPlan,
      ],
      [5, 11, 17, 23].map(
        (line) =>
          `lin-2021/follow-ups/2021-06-01.md:${String(line)}:1 错误 脱敏要在 ### 脱敏说明 里写明是哪一类个人信息，不写原来的内容`,
      ),
    ],
    [
      '更正 that leaves nothing of what must be said',
      [
        entry(
          correctionEntry(firstCase, '交办问题', '某厂夜间冒烟。', ''),
          correctionEntry('任务 1', '反馈问题', '某河黑臭。', ''),
        ),
        earlyPlan,
      ],
      [
        'lin-2021/follow-ups/2021-06-01.md:12:6 错误 「交办问题」更正后一个字也不剩，请写明更正后的文字',
        'lin-2021/follow-ups/2021-06-01.md:25:6 错误 「反馈问题」更正后一个字也不剩，请写明更正后的文字',
      ],
    ],
    [
      '脱敏 that publishes something',
      [entry(record(firstCase, { 类型: '脱敏', 办结情况: '已办结', 备注: '删去姓名。' }))],
      ['lin-2021/follow-ups/2021-06-01.md:10:8 错误 脱敏不能写「办结情况」，请删除，或者另写一条'],
    ],
    [
      '销号公示 without 公示期',
      [followUp('后续进展', '销号公示')],
      ['lin-2021/follow-ups/2021-06-01.md:5:1 错误 销号公示缺少「公示期」，请补上'],
    ],
    [
      '公示期 that is none',
      [followUp('| 类型 | 后续进展 |', '| 类型 | 销号公示 |\n| 公示期 | 2025-08-11 |')],
      [
        'lin-2021/follow-ups/2021-06-01.md:10:7 错误 「公示期」「2025-08-11」不是起止日期，请写成 2025-08-11 至 2025-08-22，只知道最后一天的写 至2025-08-22；都不知道的，照原文写进「备注」',
      ],
    ],
    [
      '公示期 with a day that no calendar has',
      [followUp('| 类型 | 后续进展 |', '| 类型 | 销号公示 |\n| 公示期 | 2025-02-20 至 2025-02-30 |')],
      ['lin-2021/follow-ups/2021-06-01.md:10:7 错误 「公示期」日历上没有「2025-02-30」这一天，请核对'],
    ],
    [
      '公示期 that ends before it begins',
      [followUp('| 类型 | 后续进展 |', '| 类型 | 销号公示 |\n| 公示期 | 2025-08-22 至 2025-08-11 |')],
      [
        'lin-2021/follow-ups/2021-06-01.md:10:7 错误 「公示期」「2025-08-22 至 2025-08-11」的开始日期晚于结束日期，请核对',
      ],
    ],
    [
      'progress of a task in a follow-up',
      [followUp(`## ${firstCase}`, '## 任务 1'), earlyPlan],
      [
        'lin-2021/follow-ups/2021-06-01.md:5:1 错误 任务、批次和公告只能写更正或脱敏；任务的进展请写在 rectification/results-*.md',
      ],
    ],
    [
      'state of a withheld case',
      [
        second(
          '| 行政区域 | 沾益区 |\n\n### 交办问题\n\n某河发黑。\n',
          '| 公开方式 | 不予公开 |\n| 理由 | 政府信息公开条例第十四条 |\n',
        ),
        followUp(firstCase, secondCase),
      ],
      [
        'lin-2021/follow-ups/2021-06-01.md:10:8 错误 不予公开的信访件不能再公布任何内容，请删去「办结情况」；已经公开过的，删去以后另写一条脱敏，只写类型；整件撤下的，另写一条撤下',
      ],
    ],
    [
      '公开方式 in a follow-up',
      [followUp('| 办结情况 | 已办结 |', '| 公开方式 | 不予公开 |\n| 理由 | 甲 |')],
      [
        'lin-2021/follow-ups/2021-06-01.md:10:8 错误 公开方式不能在后续公开里改变：整件不能再公开的，在批次文件里改成不予公开，并写一条撤下；只删去个人信息的，写一条脱敏',
        'lin-2021/follow-ups/2021-06-01.md:11:6 错误 后续进展不能写「理由」，请删除，或者另写一条',
      ],
    ],
  ]);
});

describe('corrections', () => {
  faultTable([
    [
      '更正 without 更正项, 原为 and 改为',
      [entry(record(firstCase, { 类型: '更正' }))],
      [
        'lin-2021/follow-ups/2021-06-01.md:5:1 错误 更正缺少「原为」，请补上',
        'lin-2021/follow-ups/2021-06-01.md:5:1 错误 更正缺少「改为」，请补上',
        'lin-2021/follow-ups/2021-06-01.md:5:1 错误 更正缺少「更正项」，请补上',
      ],
    ],
    [
      '更正 of a fact with an empty 改为',
      [correction(firstCase, '是否属实', '不属实', '')],
      ['lin-2021/follow-ups/2021-06-01.md:12:6 错误 更正缺少「改为」，请补上；没有填写的，请写“未注明”'],
    ],
    [
      '更正 of a passage with an empty 原为',
      [correction(firstCase, '交办问题', '', '某厂')],
      ['lin-2021/follow-ups/2021-06-01.md:11:6 错误 更正缺少「原为」，请补上；没有填写的，请写“未注明”'],
    ],
    [
      '更正 with a new fact',
      [
        correction(firstCase, '是否属实', '不属实', '属实'),
        followUp('| 改为 | 属实 |', '| 改为 | 属实 |\n| 办结情况 | 已办结 |'),
      ],
      ['lin-2021/follow-ups/2021-06-01.md:13:8 错误 更正不能写「办结情况」，请删除，或者另写一条'],
    ],
    [
      '原为 outside of a correction',
      [followUp('| 办结情况 | 已办结 |', '| 原为 | 未办结 |\n| 办结情况 | 已办结 |')],
      ['lin-2021/follow-ups/2021-06-01.md:10:6 错误 后续进展不能写「原为」，请删除，或者另写一条'],
    ],
    [
      '更正说明 outside of a correction',
      [entry(record(firstCase, { 类型: '后续进展', 办结情况: '已办结' }, { 更正说明: '笔误。' }))],
      ['lin-2021/follow-ups/2021-06-01.md:12:1 错误 后续进展不能有小节「更正说明」，请删除'],
    ],
    [
      '脱敏说明 outside of a redaction',
      [entry(record(firstCase, { 类型: '复核', 是否属实: '属实' }, { 脱敏说明: '姓名。' }))],
      ['lin-2021/follow-ups/2021-06-01.md:12:1 错误 复核不能有小节「更正说明」，请删除'],
    ],
    [
      '更正 of a fact to what it is',
      [correction(firstCase, '是否属实', '不属实', '否')],
      ['lin-2021/follow-ups/2021-06-01.md:12:6 错误 「是否属实」的改为和原为一样，没有更正什么，请核对'],
    ],
    [
      '更正 of a passage to what it is',
      [correction(firstCase, '交办问题', '某厂', '某厂')],
      ['lin-2021/follow-ups/2021-06-01.md:12:6 错误 「交办问题」的改为和原为一样，没有更正什么，请核对'],
    ],
    [
      '更正 of what nobody stated to what nobody stated',
      [correction(firstCase, '备注', '未注明', '未注明')],
      ['lin-2021/follow-ups/2021-06-01.md:12:6 错误 「备注」的改为和原为一样，没有更正什么，请核对'],
    ],
    [
      '更正 of a declared total to what it is',
      [front('公布数: { 交办: 1 }'), correction('批次 1', '交办', '1', '１')],
      ['lin-2021/follow-ups/2021-06-01.md:12:6 错误 公布数「交办」的改为和原为一样，没有更正什么，请核对'],
    ],
    [
      '脱敏 that says what it was',
      [entry(record(firstCase, { 类型: '脱敏', 原为: '甲' }, { 脱敏说明: '手机号码。' }))],
      ['lin-2021/follow-ups/2021-06-01.md:10:6 错误 脱敏不能写「原为」，请删除，或者另写一条'],
    ],
    [
      '脱敏 that does not say what kind',
      [entry(record(firstCase, { 类型: '脱敏' }))],
      ['lin-2021/follow-ups/2021-06-01.md:5:1 错误 脱敏要在 ### 脱敏说明 里写明是哪一类个人信息，不写原来的内容'],
    ],
    [
      'unknown 更正项',
      [correction(firstCase, '是否属石', '不属实', '属实')],
      ['lin-2021/follow-ups/2021-06-01.md:10:7 错误 未知的更正项「是否属石」，您是不是想写「是否属实」？'],
    ],
    [
      '原为 is not what was published',
      [correction(firstCase, '是否属实', '部分属实', '属实')],
      ['lin-2021/follow-ups/2021-06-01.md:11:6 错误 「是否属实」此前公布的是「不属实」，不是「部分属实」，请核对原为'],
    ],
    [
      '原为 is no value of the fact',
      [correction(firstCase, '是否属实', '假', '属实')],
      ['lin-2021/follow-ups/2021-06-01.md:11:6 错误 「是否属实」此前公布的是「不属实」，不是「假」，请核对原为'],
    ],
    [
      '原为 where nothing was published',
      [correction(secondCase, '是否属实', '属实', '不属实')],
      ['lin-2021/follow-ups/2021-06-01.md:11:6 错误 「是否属实」此前公布的是「未注明」，不是「属实」，请核对原为'],
    ],
    [
      '改为 is no value of the fact',
      [correction(firstCase, '是否属实', '不属实', '真')],
      [
        'lin-2021/follow-ups/2021-06-01.md:12:6 错误 「真」不是「是否属实」可以用的值，可以写：属实、基本属实、部分属实、不属实',
      ],
    ],
    [
      '原为 was corrected before',
      [
        entry(
          record(firstCase, { 类型: '更正', 更正项: '是否属实', 原为: '不属实', 改为: '属实' }),
          record(firstCase, { 类型: '更正', 更正项: '是否属实', 原为: '不属实', 改为: '部分属实' }),
        ),
      ],
      ['lin-2021/follow-ups/2021-06-01.md:20:6 错误 「是否属实」此前公布的是「属实」，不是「不属实」，请核对原为'],
    ],
    [
      'passage that does not occur',
      [correction(firstCase, '交办问题', '某厂白天', '某厂夜间')],
      ['lin-2021/follow-ups/2021-06-01.md:11:6 错误 「交办问题」里没有这段文字；原为：「某厂白天」'],
    ],
    [
      'passage that occurs twice',
      [prose('某厂冒烟，某厂又冒烟。'), correction(firstCase, '交办问题', '某厂', '某企业')],
      [
        'lin-2021/follow-ups/2021-06-01.md:11:6 错误 「交办问题」里有 2 处这段文字，请多写几个字使它只出现一次；原为：「某厂」',
      ],
    ],
    [
      'passage that overlaps itself',
      [prose('啊啊啊'), correction(firstCase, '交办问题', '啊啊', '啊')],
      [
        'lin-2021/follow-ups/2021-06-01.md:11:6 错误 「交办问题」里有 2 处这段文字，请多写几个字使它只出现一次；原为：「啊啊」',
      ],
    ],
    [
      'passage over two paragraphs',
      [prose('甲。\n\n乙。'), correction(firstCase, '交办问题', '甲。乙。', '丙。')],
      ['lin-2021/follow-ups/2021-06-01.md:11:6 错误 「交办问题」里没有这段文字；原为：「甲。乙。」'],
    ],
    [
      '公开方式 corrected',
      [correction(firstCase, '公开方式', '未注明', '不予公开')],
      [
        'lin-2021/follow-ups/2021-06-01.md:12:6 错误 公开方式不能在后续公开里改变：整件不能再公开的，在批次文件里改成不予公开，并写一条撤下；只删去个人信息的，写一条脱敏',
      ],
    ],
    [
      'declared total that was not published',
      [correction('批次 1', '来电', '1', '2')],
      [
        'lin-2021/follow-ups/2021-06-01.md:11:6 错误 公布数「来电」此前没有公布，不是「1」，请核对；要添上的，原为写“未注明”',
      ],
    ],
    [
      'declared total that was another',
      [
        front('公布数: { 来电: 1, 按区域: { 麒麟区: 1 } }'),
        entry(
          record('批次 1', { 类型: '更正', 更正项: '来电', 原为: '2', 改为: '3' }),
          record('批次 1', { 类型: '更正', 更正项: '按区域 麒区', 原为: '2', 改为: '3' }),
        ),
      ],
      [
        'lin-2021/follow-ups/2021-06-01.md:11:6 错误 公布数「来电」此前公布的是「1」，不是「2」，请核对原为',
        'lin-2021/follow-ups/2021-06-01.md:20:6 错误 公布数「按区域 麒区」此前公布的是「1」，不是「2」，请核对原为',
      ],
    ],
    [
      'declared total that is no number',
      [front('公布数: { 来电: 1 }'), correction('批次 1', '来电', '1', '一')],
      ['lin-2021/follow-ups/2021-06-01.md:12:6 错误 「一」不是数字，请核对改为'],
    ],
    [
      '更正项 that is no declared total',
      [front('公布数: { 来电: 1 }'), correction('批次 1', '第几批', '1', '2')],
      [
        'lin-2021/follow-ups/2021-06-01.md:10:7 错误 未知的更正项「第几批」，可以写：标题、上级批次、交办日期、口径、公布数说明、来源、来源网址、正文、收到、有效、合并、交办、受理、重复件、共办、共办批次、问题、来电、来信、微信……',
      ],
    ],
    [
      'task: 原为 is not what was published',
      [correction('任务 1', '整改时限', '2021年11月底前', '2021年12月底前'), earlyPlan],
      [
        'lin-2021/follow-ups/2021-06-01.md:11:6 错误 「整改时限」此前公布的是「2021年12月底前」，不是「2021年11月底前」，请核对原为',
      ],
    ],
    [
      'task: passage that does not occur',
      [correction('任务 1', '反馈问题', '某湖', '某河'), earlyPlan],
      ['lin-2021/follow-ups/2021-06-01.md:11:6 错误 「反馈问题」里没有这段文字；原为：「某湖」'],
    ],
    [
      'announcement: passage that does not occur',
      [correction('公告 2021-05-06-stationed', '正文', '林市市', '林市')],
      ['lin-2021/follow-ups/2021-06-01.md:11:6 错误 「正文」里没有这段文字；原为：「林市市」'],
    ],
  ]);
});
