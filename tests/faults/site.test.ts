/** Faults of site.yaml, inspection.yaml, announcements and pages. */
import { describe, expect, it } from 'vitest';
import { changed, inspectionOf, register, type Change } from '../support/content.ts';
import { announcement, batch, faultTable, inspection, more, page, site } from '../support/faults.ts';

describe('site.yaml', () => {
  faultTable([
    [
      'site.yaml lacks a key',
      [site('主办单位: 林市人民政府办公室\n', '')],
      ['site.yaml:1:1 错误 缺少「主办单位」，请补上'],
    ],
    [
      'site.yaml has an unknown key',
      [site('说明:', '许可证: 甲\n说明:')],
      ['site.yaml:5:1 错误 未知的项目「许可证」，您是不是想写「许可」？'],
    ],
    [
      '网址 is none',
      [site('https://example.org', 'example.org')],
      ['site.yaml:2:5 错误 「网址」「example.org」不是网址，请写以 https:// 开头的完整地址'],
    ],
    [
      '找错链接 is a letter box',
      [site('说明:', '找错链接: a@example.org\n说明:')],
      ['site.yaml:5:7 错误 「找错链接」「a****@example.org」是邮箱，请写成 mailto:a****@example.org'],
    ],
    [
      '找错链接 is no link',
      [site('说明:', '找错链接: javascript:alert(1)\n说明:')],
      [
        'site.yaml:5:7 错误 「找错链接」「javascript:alert(1)」不是链接，请写以 https:// 开头的完整地址，或 mailto: 加邮箱',
      ],
    ],
  ]);
});

describe('转址', () => {
  const everyPage = [
    ...['/', '/feeds/', '/reporters/', '/search/', '/corrections/', '/cite/', '/lin-2021/look-back/', '/lin-2021/'],
    ...['/lin-2021/cases/', '/lin-2021/states/未注明/', '/lin-2021/types/大气/', '/lin-2021/rectification/1/'],
    ...['/lin-2021/follow-ups/2021-06-01/', '/lin-2021/data/', '/lin-2021/announcements/', '/lin-2021/batches/2/'],
  ];
  const moved = (...pairs: readonly string[]): Change => site('说明:', `转址:\n${pairs.join('\n')}\n说明:`);
  faultTable([
    ['a page that has moved', [moved('  /lin-2021/announcements/旧公告: /lin-2021/batches/1/')], []],
    ['twice', [moved('  /old/: /older/', '  /older/: /lin-2021/regions/麒麟区/', '  /older/x/: /about/')], []],
    [
      'the old address is in use',
      [moved('  /lin-2021/batches/1/: /lin-2021/batches/2/')],
      ['site.yaml:6:25 错误 「转址」「/lin-2021/batches/1/」现在还有页面，不能再转到别处，请删去这一行'],
    ],
    [
      'the new address does not exist',
      [moved('  /lin-2021/batches/3/: /lin-2021/batches/新/')],
      ['site.yaml:6:25 错误 「转址」没有「/lin-2021/batches/新/」这个页面，请核对新网址'],
    ],
    [
      'round and round',
      [moved('  /a/: /b/', '  /b/: /a/')],
      [
        'site.yaml:6:8 错误 「转址」「/a/」转来转去又回到自己，请核对',
        'site.yaml:7:8 错误 「转址」「/b/」转来转去又回到自己，请核对',
      ],
    ],
    [
      'no addresses of this site',
      [moved('  a: /b/', '  /c/: https://example.org/', '  /d/: /lin-2021/data/cases.csv', '  /e/../f/: /g#h')],
      [
        ['7:8', 'https://example.org/'],
        ['8:8', '/lin-2021/data/cases.csv'],
        ['6:6', 'a'],
        ['9:13', '/e/../f/'],
        ['9:13', '/g#h'],
      ]
        .sort()
        .map(
          ([at = '', typed = '']) =>
            `site.yaml:${at} 错误 「转址」「${typed}」不是本站页面的网址，请写成 /moushi-2026/announcements/文件名/：从 / 开始，不写域名和子目录`,
        ),
    ],
    [
      'one address twice',
      [moved('  /旧/: /about/', '  /%E6%97%A7: /cite/')],
      ['site.yaml:7:15 错误 「转址」「/%E6%97%A7」写了两次，请只留一个'],
    ],
    [
      'to any page of the site',
      [
        inspection('类型: 例行督察', '类型: 回头看'),
        moved(...everyPage.map((page, i) => `  /old/${String(i)}/: ${page}`)),
      ],
      [],
    ],
    [
      'from any page of the site',
      [inspection('类型: 例行督察', '类型: 回头看'), moved(...everyPage.map((page) => `  ${page}: /glossary/`))],
      everyPage.map(
        (page, i) =>
          `site.yaml:${String(6 + i)}:${String(page.length + 5)} 错误 「转址」「${page}」现在还有页面，不能再转到别处，请删去这一行`,
      ),
    ],
    [
      'from where a page is on some systems, from where none can have been, and twice but for capital letters',
      [
        moved(
          '  /Feeds/: /about/',
          '  /404/: /about/',
          '  /pagefind/a/: /about/',
          '  /old/: /about/',
          '  /Old/: /about/',
        ),
      ],
      [
        'site.yaml:6:12 错误 「转址」「/Feeds/」现在还有页面（/feeds/，只差大小写），不能再转到别处，请删去这一行',
        'site.yaml:7:10 错误 「转址」「/404/」在网站自己的文件夹里，没有过页面，请删去这一行',
        'site.yaml:8:17 错误 「转址」「/pagefind/a/」在网站自己的文件夹里，没有过页面，请删去这一行',
        'site.yaml:10:10 错误 「转址」「/Old/」与「/old/」只差大小写，有的系统上是同一个网址，请删去一行',
      ],
    ],
    [
      'from what no system can store',
      [moved('  /con/: /about/', '  /a/b.html/: /about/', `  /${'长'.repeat(81)}/: /about/`)],
      [
        ['6:10', '/con/'],
        ['7:15', '/a/b.html/'],
        ['8:88', `/${'长'.repeat(79)}…`],
      ].map(
        ([at = '', typed = '']) =>
          `site.yaml:${at} 错误 「转址」「${typed}」不是本站页面的网址，请写成 /moushi-2026/announcements/文件名/：从 / 开始，不写域名和子目录`,
      ),
    ],
    [
      'nothing is said of a page that is lost to another fault',
      [moved('  /old/: /lin-2021/batches/1/'), batch('批次: 1', '批次: 甲')],
      ['lin-2021/batches/01.md:2:5 错误 「批次」「甲」不是批次，请写 3、"35-1" 或 [29, 30]'],
    ],
  ]);
});

describe('inspection.yaml', () => {
  faultTable([
    [
      'inspection.yaml lacks a key',
      [inspection('督察组: 省第三督察组\n', '')],
      ['lin-2021/inspection.yaml:1:1 错误 缺少「督察组」，请补上'],
    ],
    [
      'unknown 级别',
      [inspection('级别: 省级', '级别: 省')],
      ['lin-2021/inspection.yaml:3:5 错误 未知的级别「省」，您是不是想写「省级」？'],
    ],
    [
      'unknown 类型',
      [inspection('例行督察', '回头督察')],
      ['lin-2021/inspection.yaml:4:5 错误 未知的类型「回头督察」，您是不是想写「例行督察」？'],
    ],
    [
      '进驻时间 ends before it begins',
      [inspection('结束: 2021-05-15', '结束: 2021-05-01')],
      ['lin-2021/inspection.yaml:7:29 错误 「进驻时间.结束」结束日期早于开始日期，请核对'],
    ],
    [
      '进驻时间 without its end',
      [inspection(', 结束: 2021-05-15', '')],
      ['lin-2021/inspection.yaml:7:7 错误 缺少「进驻时间.结束」，请补上'],
    ],
    [
      'unknown key inside 受理',
      [inspection('  信箱:', '  邮箱:')],
      ['lin-2021/inspection.yaml:11:3 错误 未知的项目「邮箱」，您是不是想写「信箱」？'],
    ],
    [
      '受理 without phones',
      [inspection('[000-0000001]', '[]')],
      ['lin-2021/inspection.yaml:9:7 错误 「受理.电话」是空的，请至少写一项'],
    ],
    [
      '受理 is no map',
      [inspection('{ 开始: 2021-05-06, 结束: 2021-05-15 }', '2021-05-06 至 2021-05-15')],
      ['lin-2021/inspection.yaml:7:7 错误 「进驻时间」的写法不对，请对照手册里的例子（应为一组“键: 值”）'],
    ],
    [
      '方格 with one number',
      [inspection('[1, 1]', '[1]')],
      ['lin-2021/inspection.yaml:14:30 错误 「行政区域.方格」应为 [列, 行] 两个数字，从 1 到 12，例如 [2, 1]'],
    ],
    [
      'region without a name',
      [inspection('{ 名称: 沾益区 }', '{ 代码: "530303" }')],
      ['lin-2021/inspection.yaml:15:5 错误 缺少「行政区域.名称」，请补上'],
    ],
    [
      '累计 without its day',
      [inspection('行政区域:', '累计: [{ 收到: 3 }]\n行政区域:')],
      ['lin-2021/inspection.yaml:13:6 错误 缺少「累计.截至」，请补上'],
    ],
    [
      'inspection.yaml at fault, and a batch too',
      [inspection('级别: 省级', '级别: 省'), batch('2021-05-14', '2019-02-30')],
      [
        'lin-2021/batches/01.md:3:7 错误 「公开日期」日历上没有「2019-02-30」这一天，请核对',
        'lin-2021/inspection.yaml:3:5 错误 未知的级别「省」，您是不是想写「省级」？',
      ],
    ],
  ]);
});

describe('regions and types', () => {
  const other = (region: string): Change => inspection('- { 名称: 沾益区 }', `- { 名称: 沾益区 }\n  - ${region}`);
  faultTable([
    [
      'two regions that share a name, an alias or a tile',
      [other('{ 名称: 麒麟区, 别名: [麒区], 方格: [1, 1] }')],
      [
        'lin-2021/inspection.yaml:16:11 错误 「行政区域.名称」与「麒麟区」重复，请核对',
        'lin-2021/inspection.yaml:16:20 错误 「行政区域.别名」与「麒麟区」重复，请核对',
        'lin-2021/inspection.yaml:16:30 错误 「行政区域.方格」与「麒麟区」重复，请核对',
      ],
    ],
    [
      'tiles that are on no grid',
      [other('{ 名称: 甲县, 方格: [0, 1] }\n  - { 名称: 乙县, 方格: [1, 13] }')],
      [
        'lin-2021/inspection.yaml:16:19 错误 「行政区域.方格」应为 [列, 行] 两个数字，从 1 到 12，例如 [2, 1]',
        'lin-2021/inspection.yaml:17:19 错误 「行政区域.方格」应为 [列, 行] 两个数字，从 1 到 12，例如 [2, 1]',
      ],
    ],
    [
      'words that no cell and no address could hold',
      [other('{ 名称: 甲/乙 }'), inspection('行政区域:', '污染类型: [光、热]\n行政区域:')],
      [
        'lin-2021/inspection.yaml:13:8 错误 「污染类型」「光、热」里不能有空格、顿号、逗号、分号和 / \\ ? # %，请改写',
        'lin-2021/inspection.yaml:17:11 错误 「行政区域.名称」「甲/乙」里不能有空格、顿号、逗号、分号和 / \\ ? # %，请改写',
      ],
    ],
  ]);

  it('a usual type that is listed again stands once', () => {
    const made = inspectionOf(register(changed(inspection('行政区域:', '污染类型: [大气, 光污染]\n行政区域:'))));
    expect(made.vocabulary.typeNames.filter((name) => name === '大气')).toEqual(['大气']);
  });
});

describe('announcements and pages', () => {
  faultTable([
    [
      'unknown 类型 of an announcement',
      [announcement('进驻公告', '通知')],
      [
        'lin-2021/announcements/2021-05-06-stationed.mdx:4:5 错误 未知的类型「通知」，可以写：进驻公告、动员会、下沉督察、督察反馈、移交移送、整改方案、追责问责通报、警示片问题清单、典型案例、其他',
      ],
    ],
    [
      'announcement without 摘要',
      [announcement('摘要: 进驻10天。\n', '')],
      ['lin-2021/announcements/2021-05-06-stationed.mdx:1:1 错误 缺少「摘要」，请补上'],
    ],
    [
      'time that does not exist',
      [announcement('09:30', '24:30')],
      ['lin-2021/announcements/2021-05-06-stationed.mdx:3:7 错误 「公开日期」没有「24:30」这个时刻，请写成 18:30'],
    ],
    [
      'unknown component',
      [announcement('<Intake />', '<Intke />')],
      ['lin-2021/announcements/2021-05-06-stationed.mdx:10:1 错误 未知的组件「<Intke>」，您是不是想写「<Intake />」？'],
    ],
    [
      'script in MDX',
      [announcement('<Intake />', '<script>alert(1)</script>')],
      ['lin-2021/announcements/2021-05-06-stationed.mdx:10:1 错误 未知的组件「<script>」，可以写：<Intake />'],
    ],
    [
      'component with an attribute',
      [announcement('<Intake />', '<Intake a="1" />')],
      [
        'lin-2021/announcements/2021-05-06-stationed.mdx:10:1 错误 组件 <Intake /> 不带参数，也不包含内容，请只写 <Intake />',
      ],
    ],
    [
      'component inside a sentence',
      [announcement('<Intake />', '电话见 <Intake /> 。')],
      ['lin-2021/announcements/2021-05-06-stationed.mdx:10:5 错误 组件 <Intake /> 要单独成段，请在它前后各空一行'],
    ],
    [
      'component and expression in a quotation',
      [announcement('<Intake />', '> {1}\n>\n> <Foo />')],
      [
        'lin-2021/announcements/2021-05-06-stationed.mdx:10:3 错误 不能使用 {…} 表达式；如果花括号是正文，请写成 \\{',
        'lin-2021/announcements/2021-05-06-stationed.mdx:12:3 错误 未知的组件「<Foo>」，可以写：<Intake />',
      ],
    ],
    [
      'import',
      [announcement('<Intake />', 'import a from "b"')],
      ['lin-2021/announcements/2021-05-06-stationed.mdx:10:1 错误 不能使用 import 或 export，请删除这一行'],
    ],
    [
      'export',
      [announcement('<Intake />', 'export const a = 1')],
      ['lin-2021/announcements/2021-05-06-stationed.mdx:10:1 错误 不能使用 import 或 export，请删除这一行'],
    ],
    [
      'expression',
      [announcement('<Intake />', '共 {1 + 1} 件。\n\n{2}')],
      [
        'lin-2021/announcements/2021-05-06-stationed.mdx:10:3 错误 不能使用 {…} 表达式；如果花括号是正文，请写成 \\{',
        'lin-2021/announcements/2021-05-06-stationed.mdx:12:1 错误 不能使用 {…} 表达式；如果花括号是正文，请写成 \\{',
      ],
    ],
    [
      'tag that is not closed in MDX',
      [announcement('<Intake />', '甲<b。')],
      ['lin-2021/announcements/2021-05-06-stationed.mdx:10:2 错误 有不成对的 < 或 {；如果是正文，请写成 \\< 或 \\{'],
    ],
    [
      'first-level heading',
      [announcement('<Intake />', '# 甲')],
      ['lin-2021/announcements/2021-05-06-stationed.mdx:10:1 错误 正文的标题从 ## 开始（页面标题写在开头的“标题”里）'],
    ],
    [
      'HTML in a .md announcement',
      [
        [
          'lin-2021/announcements/a.md',
          '---\n标题: 甲\n公开日期: 2021-05-07\n类型: 其他\n摘要: 乙。\n---\n\n<div>丙</div>\n',
        ],
      ],
      ['lin-2021/announcements/a.md:8:1 错误 不能使用 HTML「<div>丙</div>」；如果 < 是正文，请写成 \\<'],
    ],
    [
      'definition of a dangerous link',
      [page('公开办理情况。', '[甲]\n\n[甲]: javascript:alert(1)')],
      ['pages/about.mdx:8:1 错误 不能使用链接「javascript:alert(1)」，链接只能用 https:// 或 http:// 开头的完整网址'],
    ],
    [
      'page with a dot in its name, as files of the site have',
      [['pages/robots.txt.mdx', more('pages/about.mdx')]],
      ['pages/robots.txt.mdx:1:1 错误 文件名会成为网址的一部分，不能以 .txt 结尾，否则会被当成文件'],
    ],
    [
      'unknown key of a page',
      [page('摘要:', '作者: 甲\n摘要:')],
      ['pages/about.mdx:3:1 错误 未知的项目「作者」，可以写：标题、摘要'],
    ],
  ]);
});
