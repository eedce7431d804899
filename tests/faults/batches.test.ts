/** Faults of batches/*.md: totals, headings, facts. */
import { describe } from 'vitest';
import { batchFile, firstCase, markdown, record, secondBatchFile, secondCase } from '../support/content.ts';
import { batch, faultTable, followUp, front, more, second } from '../support/faults.ts';

/** What may stand of a case that is withheld. */
const onlyWords = '不予公开的信访件只能写行政区域、污染类型、来源、级别、序号和理由，不能有任何文字';

describe('front matter', () => {
  faultTable([
    [
      'not a batch',
      [batch('批次: 1', '批次: 三')],
      ['lin-2021/batches/01.md:2:5 错误 「批次」「三」不是批次，请写 3、"35-1" 或 [29, 30]'],
    ],
    [
      'not a list of batches',
      [batch('批次: 1', '批次: [29, 甲]')],
      ['lin-2021/batches/01.md:2:5 错误 「批次」「29、甲」不是批次，请写 3、"35-1" 或 [29, 30]'],
    ],
    [
      'batch without a case',
      [[batchFile, '---\n批次: 1\n公开日期: 2021-05-14\n---\n\n第一批交办0件。\n'], followUp(firstCase, secondCase)],
      [
        'lin-2021/batches/01.md:1:1 错误 这个批次没有信访件，请用“## 受理编号”逐件填写；只公布了统计数的，把统计数写进开头的「公布数」',
      ],
    ],
    [
      'batch published twice',
      [second('批次: 2', '批次: 1')],
      ['lin-2021/batches/02.md:2:5 错误 第1批已经在 lin-2021/batches/01.md 里，请核对批次'],
    ],
    [
      'unknown key in 公布数',
      [front('公布数: { 来电: 1, 属石: 0 }')],
      ['lin-2021/batches/01.md:4:15 错误 未知的项目「属石」，您是不是想写「属实」？'],
    ],
    [
      '公布数 is no number of cases',
      [front('公布数: { 来电: 一件, 罚款万元: 五 }')],
      [
        'lin-2021/batches/01.md:4:12 错误 「公布数.来电」「一件」不是件数，请写 0 或正整数，例如 12',
        'lin-2021/batches/01.md:4:22 错误 「公布数.罚款万元」「五」不是数字，请写成 86.5 这样的数字',
      ],
    ],
    [
      'an amount with more digits than a number holds exactly',
      [front('公布数: { 罚款万元: 5.1234567 }')],
      ['lin-2021/batches/01.md:4:14 错误 「公布数.罚款万元」「5.1234567」太长，整数最多 9 位，小数最多 6 位，请核对'],
    ],
    [
      '公布数 is no map',
      [front('公布数: 3')],
      ['lin-2021/batches/01.md:4:6 错误 「公布数」的写法不对，请对照手册里的例子（应为一组“键: 值”）'],
    ],
    [
      'unknown region in 公布数',
      [front('公布数: { 按区域: { 麒麟: 1 } }')],
      ['lin-2021/batches/01.md:4:13 错误 未知的公布数.按区域「麒麟」，您是不是想写「麒麟区」？'],
    ],
    [
      'unknown type in 公布数',
      [front('公布数: { 按类型: { 太气: 1 } }')],
      ['lin-2021/batches/01.md:4:13 错误 未知的公布数.按类型「太气」，您是不是想写「大气」？'],
    ],
    [
      'every declared total differs from what is counted',
      [
        front(
          '公布数: { 交办: 2, 受理: 2, 来电: 2, 来信: 2, 其他来源: 2, 重点关注: 2, 属实: 2, 基本属实: 2, 部分属实: 2, 不属实: 2, 已办结: 2, 阶段性办结: 2, 未办结: 2, 按区域: { 麒麟区: 2, 沾益区: 2 }, 按类型: { 大气: 2, 水: 2 } }',
        ),
      ],
      [
        'lin-2021/batches/01.md:4:12 错误 公布数「交办」为 2，逐件统计为 1，请核对；确有原因的，写在「公布数说明」里',
        'lin-2021/batches/01.md:4:26 错误 公布数「来电」为 2，逐件统计为 1，请核对；确有原因的，写在「公布数说明」里',
        'lin-2021/batches/01.md:4:33 错误 公布数「来信」为 2，逐件统计为 0，请核对；确有原因的，写在「公布数说明」里',
        'lin-2021/batches/01.md:4:42 错误 公布数「其他来源」为 2，逐件统计为 0，请核对；确有原因的，写在「公布数说明」里',
        'lin-2021/batches/01.md:4:51 错误 公布数「重点关注」为 2，逐件统计为 0，请核对；确有原因的，写在「公布数说明」里',
        'lin-2021/batches/01.md:4:58 错误 公布数「属实」为 2，逐件统计为 0，请核对；确有原因的，写在「公布数说明」里',
        'lin-2021/batches/01.md:4:67 错误 公布数「基本属实」为 2，逐件统计为 0，请核对；确有原因的，写在「公布数说明」里',
        'lin-2021/batches/01.md:4:76 错误 公布数「部分属实」为 2，逐件统计为 0，请核对；确有原因的，写在「公布数说明」里',
        'lin-2021/batches/01.md:4:84 错误 公布数「不属实」为 2，逐件统计为 1，请核对；确有原因的，写在「公布数说明」里',
        'lin-2021/batches/01.md:4:92 错误 公布数「已办结」为 2，逐件统计为 0，请核对；确有原因的，写在「公布数说明」里',
        'lin-2021/batches/01.md:4:102 错误 公布数「阶段性办结」为 2，逐件统计为 0，请核对；确有原因的，写在「公布数说明」里',
        'lin-2021/batches/01.md:4:110 错误 公布数「未办结」为 2，逐件统计为 1，请核对；确有原因的，写在「公布数说明」里',
        'lin-2021/batches/01.md:4:125 错误 公布数「按区域 麒麟区」为 2，逐件统计为 1，请核对；确有原因的，写在「公布数说明」里',
        'lin-2021/batches/01.md:4:133 错误 公布数「按区域 沾益区」为 2，逐件统计为 0，请核对；确有原因的，写在「公布数说明」里',
        'lin-2021/batches/01.md:4:149 错误 公布数「按类型 大气」为 2，逐件统计为 1，请核对；确有原因的，写在「公布数说明」里',
        'lin-2021/batches/01.md:4:155 错误 公布数「按类型 水」为 2，逐件统计为 0，请核对；确有原因的，写在「公布数说明」里',
      ],
    ],
  ]);
});

describe('headings', () => {
  faultTable([
    [
      'heading with no case number',
      [second(`## ${secondCase}`, '## 第一件')],
      [
        'lin-2021/batches/02.md:6:1 错误 标题「第一件」里没有受理编号，请写成 ## D53QJ201911140003，没有编号的写 ## 序号 3',
      ],
    ],
    [
      'heading with nothing',
      [second(`## ${secondCase}`, '##')],
      ['lin-2021/batches/02.md:6:1 错误 ## 后面没有受理编号，请写成 ## D53QJ201911140003，没有编号的写 ## 序号 3'],
    ],
    [
      'heading with words',
      [second(`## ${secondCase}`, `## ${secondCase} 某厂偷排`)],
      ['lin-2021/batches/02.md:6:1 错误 标题里只写受理编号，「某厂偷排」请移到小节里，或者删去'],
    ],
    [
      'section at the level of a case',
      [batch('### 交办问题', '## 交办问题')],
      [
        'lin-2021/batches/01.md:6:1 错误 缺少小节「交办问题」，请补上 ### 交办问题',
        'lin-2021/batches/01.md:15:1 错误 小节「交办问题」要用三个井号：### 交办问题',
      ],
    ],
    [
      'duplicate number in a batch',
      [[batchFile, more(batchFile, record(firstCase, { 行政区域: '麒麟区' }, { 交办问题: '又一件。' }))]],
      [
        'lin-2021/batches/01.md:19:1 错误 受理编号「D01LS202105070001」重复，已经在 lin-2021/batches/01.md:6；同一编号拆成几行的，后面的写成 (2)、(3)',
      ],
    ],
    [
      'duplicate number across batches',
      [second(secondCase, firstCase)],
      [
        'lin-2021/batches/02.md:6:1 错误 受理编号「D01LS202105070001」重复，已经在 lin-2021/batches/01.md:6；同一编号拆成几行的，后面的写成 (2)、(3)',
      ],
    ],
    [
      'duplicate number in other case, full width, with spaces and star',
      [second(secondCase, 'd01ls2021 0507０００1*')],
      [
        'lin-2021/batches/02.md:6:1 错误 受理编号「d01ls2021 0507０００1」重复，已经在 lin-2021/batches/01.md:6；同一编号拆成几行的，后面的写成 (2)、(3)',
      ],
    ],
    [
      'duplicate 序号',
      [
        [
          secondBatchFile,
          markdown(
            { 批次: '2', 公开日期: '2021-05-15' },
            record('序号 3', { 行政区域: '麒麟区' }, { 交办问题: '甲。' }),
            record('序号：3', { 行政区域: '麒麟区' }, { 交办问题: '乙。' }),
          ),
        ],
      ],
      [
        'lin-2021/batches/02.md:16:1 错误 受理编号「B2-3」重复，已经在 lin-2021/batches/02.md:6；同一编号拆成几行的，后面的写成 (2)、(3)',
      ],
    ],
    [
      'duplicate (2)',
      [
        [
          secondBatchFile,
          markdown(
            { 批次: '2', 公开日期: '2021-05-15' },
            record(`${firstCase} (2)`, { 行政区域: '麒麟区' }, { 交办问题: '甲。' }),
            record(`${firstCase}-2`, { 行政区域: '麒麟区' }, { 交办问题: '乙。' }),
          ),
        ],
      ],
      [
        'lin-2021/batches/02.md:16:1 错误 受理编号「D01LS202105070001-2」重复，已经在 lin-2021/batches/02.md:6；同一编号拆成几行的，后面的写成 (2)、(3)',
      ],
    ],
  ]);
});

describe('facts', () => {
  faultTable([
    [
      'table with three columns',
      [batch('| 项目 | 内容 |\n| --- | --- |', '| 项目 | 内容 | 备注 |\n| --- | --- | --- |')],
      ['lin-2021/batches/01.md:8:1 错误 事实表只能有两列，表头为 | 项目 | 内容 |，现在有 3 列'],
    ],
    [
      'table with other headings',
      [batch('| 项目 | 内容 |', '| 内容 | 项目 |')],
      ['lin-2021/batches/01.md:8:1 错误 事实表只能有两列，表头为 | 项目 | 内容 |'],
    ],
    [
      'row with three cells',
      [batch('| 大气 |', '| 大气 | 水 |')],
      ['lin-2021/batches/01.md:11:1 错误 这一行有 3 格，表头只有 2 格；内容里的 | 请写成 \\|'],
    ],
    [
      'two tables',
      [batch('### 交办问题', '| 项目 | 内容 |\n| --- | --- |\n| 级别 | 督办件 |\n\n### 交办问题')],
      ['lin-2021/batches/01.md:15:1 错误 一条记录只能有一张事实表，其余表格要放在 ### 小节里'],
    ],
    [
      'text before the sections',
      [batch('### 交办问题', '某厂。\n\n### 交办问题')],
      ['lin-2021/batches/01.md:15:1 错误 正文要放在 ### 小节里，例如 ### 交办问题'],
    ],
    [
      'unknown label',
      [batch('| 办结情况 |', '| 办理情况 |')],
      ['lin-2021/batches/01.md:13:1 错误 未知的项目「办理情况」，您是不是想写「办结情况」？'],
    ],
    [
      'label given twice',
      [batch('| 办结情况 |', '| 是否属实 |')],
      ['lin-2021/batches/01.md:13:1 错误 「是否属实」写了两次，请只留一个'],
    ],
    [
      'label given twice in other words',
      [batch('| 办结情况 | 未办结 |', '| 办结情况 | 未办结 |\n| 是否办结 | 否 |')],
      ['lin-2021/batches/01.md:14:1 错误 「办结情况」写了两次，请只留一个'],
    ],
    [
      'region of another inspection',
      [batch('| 麒麟区 |', '| 麒林区 |')],
      ['lin-2021/batches/01.md:10:8 错误 未知的行政区域「麒林区」，您是不是想写「麒麟区」？'],
    ],
    [
      'region that is near nothing',
      [batch('| 麒麟区 |', '| 某某 |')],
      ['lin-2021/batches/01.md:10:8 错误 未知的行政区域「某某」，可以写：麒麟区、沾益区'],
    ],
    [
      'one region of two unknown',
      [batch('| 麒麟区 |', '| 沾益区、东川区 |')],
      ['lin-2021/batches/01.md:10:8 错误 未知的行政区域「东川区」，可以写：麒麟区、沾益区'],
    ],
    [
      'region missing',
      [batch('| 行政区域 | 麒麟区 |\n', '')],
      ['lin-2021/batches/01.md:6:1 错误 缺少「行政区域」，请补上'],
    ],
    [
      'region left blank',
      [batch('| 行政区域 | 麒麟区 |', '| 行政区域 | |')],
      ['lin-2021/batches/01.md:6:1 错误 缺少「行政区域」，请补上'],
    ],
    [
      'unknown 污染类型',
      [batch('| 大气 |', '| 大气、嗓声 |')],
      ['lin-2021/batches/01.md:11:8 错误 未知的污染类型「嗓声」，您是不是想写「噪声」？'],
    ],
    [
      'unknown 是否属实',
      [batch('| 否 |', '| 不属时 |')],
      ['lin-2021/batches/01.md:12:8 错误 未知的是否属实「不属时」，您是不是想写「不属实」？'],
    ],
    [
      'a verdict that is near another of the opposite sense',
      [batch('| 否 |', '| 不完全属实 |')],
      ['lin-2021/batches/01.md:12:8 错误 未知的是否属实「不完全属实」，可以写：属实、基本属实、部分属实、不属实'],
    ],
    [
      'unknown 办结情况',
      [batch('| 未办结 |', '| 部份办结 |')],
      [
        'lin-2021/batches/01.md:13:8 错误 未知的办结情况「部份办结」，可以写：已销号、办结并通过验收、已办结、阶段性办结、需长期持续整改、未办结',
      ],
    ],
    [
      'unknown 来源',
      [batch('| 未办结 |', '| 未办结 |\n| 来源 | 走访 |')],
      ['lin-2021/batches/01.md:14:6 错误 未知的来源「走访」，可以写：来电、来信、微信、网络、其他'],
    ],
    [
      'unknown 级别',
      [batch('| 未办结 |', '| 未办结 |\n| 级别 | 重点件件 |')],
      ['lin-2021/batches/01.md:14:6 错误 未知的级别「重点件件」，您是不是想写「重点关注件」？'],
    ],
    [
      '办结时限 is no date',
      [batch('| 未办结 |', '| 未办结 |\n| 办结时限 | 立行立改 |')],
      ['lin-2021/batches/01.md:14:8 错误 「办结时限」「立行立改」不是日期，请写成 2019-11-14 或 2019年11月14日'],
    ],
    [
      'a word that shares no character with any other gets no suggestion',
      [batch('| 大气 |', '| 无 |')],
      [
        'lin-2021/batches/01.md:11:8 错误 未知的污染类型「无」，可以写：水、大气、土壤、生态、噪声、辐射、海洋、其他、油烟、扬尘、恶臭、垃圾、固废、重金属、畜禽、农业农村、光污染',
      ],
    ],
    [
      'a section among the facts',
      [batch('| 未办结 |', '| 未办结 |\n| 处理和整改情况 | 已拆除。 |')],
      ['lin-2021/batches/01.md:14:1 错误 「处理和整改情况」是小节，请从表里移出，写成 ### 处理整改，内容写在下面'],
    ],
    [
      '理由 of a case that is published',
      [batch('| 未办结 |', '| 未办结 |\n| 理由 | 政府信息公开条例第十四条 |')],
      ['lin-2021/batches/01.md:14:6 错误 「理由」只用于不予公开的信访件，请删除，或者写“公开方式”'],
    ],
    [
      '关联 with the case itself',
      [batch('| 未办结 |', `| 未办结 |\n| 关联 | ${firstCase} |`)],
      ['lin-2021/batches/01.md:14:6 错误 关联的「D01LS202105070001」就是这一件，请核对编号'],
    ],
    [
      '关联 with a number that does not exist',
      [batch('| 未办结 |', '| 未办结 |\n| 关联 | X01LS202105080001、D01LS202105079999 |')],
      ['lin-2021/batches/01.md:14:6 错误 关联的「D01LS202105079999」不存在，请核对编号；其他督察的写 <文件夹>/<编号>'],
    ],
    [
      '关联 with another inspection that does not exist',
      [batch('| 未办结 |', '| 未办结 |\n| 关联 | qu-2019/D01LS202105070001 |')],
      [
        'lin-2021/batches/01.md:14:6 错误 关联的「qu-2019/D01LS202105070001」不存在，请核对编号；其他督察的写 <文件夹>/<编号>',
      ],
    ],
    [
      'unknown 公开方式',
      [batch('| 未办结 |', '| 未办结 |\n| 公开方式 | 保密 |')],
      ['lin-2021/batches/01.md:14:8 错误 未知的公开方式「保密」，可以写：公开、不予公开、办理后公开'],
    ],
    [
      'withheld without a reason',
      [second('| 行政区域 | 沾益区 |\n\n### 交办问题\n\n某河发黑。\n', '| 公开方式 | 不予公开 |\n')],
      ['lin-2021/batches/02.md:6:1 错误 不予公开的信访件要写“理由”，例如：政府信息公开条例第十四条'],
    ],
    [
      'withheld with a section, a verdict and a state',
      [
        batch('| 未办结 |', '| 未办结 |\n| 公开方式 | 不予公开 |\n| 理由 | 政府信息公开条例第十四条 |'),
        followUp(firstCase, secondCase),
      ],
      [
        `lin-2021/batches/01.md:12:8 错误 ${onlyWords}，请删除「是否属实」`,
        `lin-2021/batches/01.md:13:8 错误 ${onlyWords}，请删除「办结情况」`,
        `lin-2021/batches/01.md:17:1 错误 ${onlyWords}，请删除「交办问题」`,
      ],
    ],
    [
      'withheld with every other fact and section',
      [
        [
          secondBatchFile,
          markdown(
            { 批次: '2', 公开日期: '2021-05-15' },
            record(
              secondCase,
              {
                ...{ 行政区域: '沾益区', 污染类型: '水', 来源: '来信', 级别: '督办件', 序号: '第3（1）' },
                ...{ 办结时限: '2021-06-30', 关联: firstCase, 回访情况: '满意', 备注: '某河', 公开方式: '不予公开' },
                ...{ 理由: '政府信息公开条例第十四条' },
              },
              { 交办问题: '甲。', 调查核实: '乙。', 办结目标: '丙。', 处理整改: '丁。', 问责情况: '戊。' },
            ),
          ),
        ],
      ],
      [
        'lin-2021/batches/02.md:14:6 错误 不予公开的信访件的「序号」只能是数字，请核对',
        ...[
          ['15:8', '办结时限'],
          ['16:6', '关联'],
          ['17:8', '回访情况'],
          ['18:6', '备注'],
          ['22:1', '交办问题'],
          ['26:1', '调查核实'],
          ['30:1', '办结目标'],
          ['34:1', '处理整改'],
          ['38:1', '问责情况'],
        ].map(([at = '', label = '']) => `lin-2021/batches/02.md:${at} 错误 ${onlyWords}，请删除「${label}」`),
      ],
    ],
    [
      'several faults in one case',
      [batch('| 麒麟区 |', '| 麒林区 |'), batch('| 否 |', '| 假 |'), batch('### 交办问题', '### 交办问提')],
      [
        'lin-2021/batches/01.md:6:1 错误 缺少小节「交办问题」，请补上 ### 交办问题',
        'lin-2021/batches/01.md:10:8 错误 未知的行政区域「麒林区」，您是不是想写「麒麟区」？',
        'lin-2021/batches/01.md:12:8 错误 未知的是否属实「假」，可以写：属实、基本属实、部分属实、不属实',
        'lin-2021/batches/01.md:15:1 错误 未知的小节「交办问提」，您是不是想写「交办问题」？',
      ],
    ],
  ]);
});
