/** Faults of sections and their prose. */
import { describe } from 'vitest';
import { announcementFile, followUpFile, resultsFile, tasksFile } from '../support/content.ts';
import { announcement, batch, faultTable, front, more, page, prose, site } from '../support/faults.ts';

const blank = (label: string): string => `小节「${label}」下面没有文字，请写上，或者删去这一行标题`;

describe('sections', () => {
  faultTable([
    [
      '交办问题 missing',
      [batch('\n### 交办问题\n\n某厂夜间冒烟。\n', '')],
      ['lin-2021/batches/01.md:6:1 错误 缺少小节「交办问题」，请补上 ### 交办问题'],
    ],
    ['交办问题 empty', [prose('')], [`lin-2021/batches/01.md:15:1 错误 ${blank('交办问题')}`]],
    [
      '交办问题 of an empty table',
      [prose('| | |\n| - | - |\n| | |')],
      [`lin-2021/batches/01.md:15:1 错误 ${blank('交办问题')}`],
    ],
    ['交办问题 of a hyphen, as tables have it', [prose('-')], []],
    [
      'a heading with nothing below',
      [prose('某厂。\n\n### 调查核实\n\n### 处理整改\n\n/')],
      [`lin-2021/batches/01.md:19:1 错误 ${blank('调查核实')}`],
    ],
    [
      'headings with nothing below in a follow-up, a task and a result',
      [
        [followUpFile, more(followUpFile, '### 处理整改')],
        [tasksFile, more(tasksFile, '### 整改目标\n\n|  |\n| --- |')],
        [resultsFile, more(resultsFile, '### 下一步安排\n')],
      ],
      [
        `lin-2021/follow-ups/2021-06-01.md:12:1 错误 ${blank('处理整改')}`,
        `lin-2021/rectification/results-2022-01.md:12:1 错误 ${blank('下一步安排')}`,
        `lin-2021/rectification/tasks.md:17:1 错误 ${blank('整改目标')}`,
      ],
    ],
    [
      'an announcement and a page without a text',
      [
        [announcementFile, '---\n标题: 甲\n公开日期: 2021-05-06\n类型: 其他\n摘要: 乙\n---\n\n——\n'],
        page('公开办理情况。', ''),
      ],
      [
        'lin-2021/announcements/2021-05-06-stationed.mdx:1:1 错误 正文一个字也没有，请补上',
        'pages/about.mdx:1:1 错误 正文一个字也没有，请补上',
      ],
    ],
    ['an announcement of one component', [announcement('督察组进驻林市。', '')], []],
    [
      'headings without a word in an announcement',
      [announcement('督察组进驻林市。', '## \n\n甲\n\n### ##')],
      [
        'lin-2021/announcements/2021-05-06-stationed.mdx:8:1 错误 这个标题没有字，请写上，或者删去这一行',
        'lin-2021/announcements/2021-05-06-stationed.mdx:12:1 错误 这个标题没有字，请写上，或者删去这一行',
      ],
    ],
    [
      'unknown section',
      [batch('### 交办问题', '### 交办问题\n\n某厂。\n\n### 调查何实')],
      ['lin-2021/batches/01.md:19:1 错误 未知的小节「调查何实」，您是不是想写「调查核实」？'],
    ],
    [
      'a fact as a section',
      [batch('### 交办问题', '### 交办问题\n\n某厂。\n\n### 是否办结')],
      ['lin-2021/batches/01.md:19:1 错误 「是否办结」要写在事实表里，请写成 | 办结情况 | …… |'],
    ],
    [
      'section given twice',
      [batch('### 交办问题', '### 举报内容\n\n某厂。\n\n### 交办问题')],
      ['lin-2021/batches/01.md:19:1 错误 小节「交办问题」写了两次，请合并'],
    ],
    [
      'section with four signs',
      [batch('### 交办问题', '#### 交办问题')],
      [
        'lin-2021/batches/01.md:6:1 错误 缺少小节「交办问题」，请补上 ### 交办问题',
        'lin-2021/batches/01.md:15:1 错误 小节的标题要用三个井号，例如 ### 交办问题',
      ],
    ],
  ]);
});

describe('prose', () => {
  faultTable([
    [
      'heading inside a section',
      [prose('#### 一、现场')],
      ['lin-2021/batches/01.md:17:1 错误 这里不能用 #### 标题；如果 # 是正文，请写成 \\#'],
    ],
    [
      'HTML block',
      [prose('<div>某厂</div>')],
      ['lin-2021/batches/01.md:17:1 错误 不能使用 HTML「<div>某厂</div>」；如果 < 是正文，请写成 \\<'],
    ],
    [
      'HTML inside a line',
      [prose('某厂<b>冒烟</b>。')],
      [
        'lin-2021/batches/01.md:17:3 错误 不能使用 HTML「<b>」；如果 < 是正文，请写成 \\<',
        'lin-2021/batches/01.md:17:8 错误 不能使用 HTML「</b>」；如果 < 是正文，请写成 \\<',
      ],
    ],
    [
      'HTML comment',
      [prose('某厂。<!-- 注 -->')],
      ['lin-2021/batches/01.md:17:4 错误 不能使用 HTML「<!-- 注 -->」；如果 < 是正文，请写成 \\<'],
    ],
    [
      'HTML in a fact',
      [batch('| 大气 |', '| 大气<br>水 |')],
      ['lin-2021/batches/01.md:11:12 错误 不能使用 HTML「<br>」；如果 < 是正文，请写成 \\<'],
    ],
    [
      'HTML in a list, a table, a quotation, bold',
      [prose('- <i>甲\n\n| <u>甲 | 乙 |\n| --- | --- |\n\n> <s>甲\n\n**<q>甲**')],
      [
        'lin-2021/batches/01.md:17:3 错误 不能使用 HTML「<i>」；如果 < 是正文，请写成 \\<',
        'lin-2021/batches/01.md:19:3 错误 不能使用 HTML「<u>」；如果 < 是正文，请写成 \\<',
        'lin-2021/batches/01.md:22:3 错误 不能使用 HTML「<s>」；如果 < 是正文，请写成 \\<',
        'lin-2021/batches/01.md:24:3 错误 不能使用 HTML「<q>」；如果 < 是正文，请写成 \\<',
      ],
    ],
    [
      'script',
      [prose('<script>alert(1)</script>')],
      ['lin-2021/batches/01.md:17:1 错误 不能使用 HTML「<script>alert(1)</script>」；如果 < 是正文，请写成 \\<'],
    ],
    [
      'a link whose address names one site and opens another',
      [prose('见[通报](https://gov.cn@evil.org/a)。')],
      [
        'lin-2021/batches/01.md:17:2 错误 不能使用链接「https://g****@evil.org/a」，网址里 @ 前面的不是网站，打开的其实是「evil.org」；请删去 @ 和它前面的部分',
      ],
    ],
    [
      'such an address elsewhere',
      [
        front('来源网址: https://gov.cn@evil.org/'),
        site('网址: https://example.org', '网址: https://gov.cn\\@evil.org'),
        site('说明: 公开办理情况。', '说明: 公开办理情况。\n找错链接: https://gоv.cn/'),
      ],
      [
        'lin-2021/batches/01.md:4:7 错误 「来源网址」「https://g****@evil.org/」不是网址，网址里 @ 前面的不是网站，打开的其实是「evil.org」；请删去 @ 和它前面的部分',
        'site.yaml:2:5 错误 「网址」「https://gov.cn\\@evil.org」不是网址，网址里不能有空格、换行、看不见的字符和 \\ < > " `',
        'site.yaml:6:7 错误 「找错链接」「https://gоv.cn/」不是链接，「gоv.cn」不是网站的域名；域名用拉丁字母、数字、汉字和连字符，例如 www.example.gov.cn，或 mailto: 加邮箱',
      ],
    ],
    [
      'javascript: link',
      [prose('见[通报](javascript:alert(1))。')],
      [
        'lin-2021/batches/01.md:17:2 错误 不能使用链接「javascript:alert(1)」，链接只能用 https:// 或 http:// 开头的完整网址',
      ],
    ],
    [
      'link schemes other than http',
      [prose('[甲](mailto:a@b.cn) [乙](data:text/html,1) [丙](//example.org) [丁](a.md) [戊]( JaVaScRiPt:1 )')],
      [
        'lin-2021/batches/01.md:17:1 错误 不能使用链接「mailto:a****@b.cn」，链接只能用 https:// 或 http:// 开头的完整网址',
        'lin-2021/batches/01.md:17:20 错误 不能使用链接「data:text/html,1」，链接只能用 https:// 或 http:// 开头的完整网址',
        'lin-2021/batches/01.md:17:42 错误 不能使用链接「//example.org」，链接只能用 https:// 或 http:// 开头的完整网址',
        'lin-2021/batches/01.md:17:61 错误 不能使用链接「a.md」，链接只能用 https:// 或 http:// 开头的完整网址',
        'lin-2021/batches/01.md:17:71 错误 不能使用链接「JaVaScRiPt:1」，链接只能用 https:// 或 http:// 开头的完整网址',
      ],
    ],
    [
      'link without a word',
      [prose('见[](https://example.org)通报。')],
      ['lin-2021/batches/01.md:17:2 错误 链接没有文字，请写成 [文字](网址)'],
    ],
    [
      'link in a fact',
      [batch('| 未办结 |', '| 未办结 |\n| 备注 | [甲](javascript:1) |')],
      ['lin-2021/batches/01.md:14:8 错误 不能使用链接「javascript:1」，链接只能用 https:// 或 http:// 开头的完整网址'],
    ],
    [
      'image that is missing',
      [prose('![现场](现场.png)')],
      ['lin-2021/batches/01.md:17:1 错误 找不到图片「现场.png」，请把它放在这个文件旁边，或核对文件名'],
    ],
    [
      'image of another folder',
      [prose('![现场](../现场.png)')],
      [
        'lin-2021/batches/01.md:17:1 错误 图片「../现场.png」要放在同一个文件夹里，只写文件名，文件名里没有 \\ : ? # %，格式为 png、jpg、webp、gif 或 avif',
      ],
    ],
    [
      'image from elsewhere',
      [prose('![现场](https://example.org/a.png)')],
      [
        'lin-2021/batches/01.md:17:1 错误 图片「https://example.org/a.png」要放在同一个文件夹里，只写文件名，文件名里没有 \\ : ? # %，格式为 png、jpg、webp、gif 或 avif',
      ],
    ],
    [
      'image whose name is no part of an address',
      [prose('![现场](100%25.png)'), ['lin-2021/batches/100%.png', 'PNG']],
      [
        'lin-2021/batches/01.md:17:1 错误 图片「100%.png」要放在同一个文件夹里，只写文件名，文件名里没有 \\ : ? # %，格式为 png、jpg、webp、gif 或 avif',
      ],
    ],
    [
      'image in a table',
      [prose('| 甲 | 乙 |\n| --- | --- |\n| ![丙](a.png) | 丁 |'), ['lin-2021/batches/a.png', 'PNG']],
      ['lin-2021/batches/01.md:19:3 错误 图片要单独成段，不能放在表格、标题或加粗里'],
    ],
    [
      'row of a table that is too long',
      [prose('| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 | 3 |')],
      ['lin-2021/batches/01.md:19:1 错误 这一行有 3 格，表头只有 2 格；内容里的 | 请写成 \\|'],
    ],
    [
      'position behind a character of two UTF-16 units',
      [prose('𠮷<b>')],
      ['lin-2021/batches/01.md:17:3 错误 不能使用 HTML「<b>」；如果 < 是正文，请写成 \\<'],
    ],
    [
      'cited number of the same shape that does not exist',
      [prose('与D01LS202105070009号、X01LS202105080001号反映问题相同。')],
      ['lin-2021/batches/01.md:6:1 警告 文中提到的编号「D01LS202105070009」在本次督察里没有，请核对'],
    ],
  ]);
});
