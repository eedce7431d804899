/** What is wrong with a file as such: its bytes, its name, its front matter. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/reader/file.ts';
import { discreet } from '../../src/checks/privacy/index.ts';
import { readContent } from '../../src/reader/index.ts';
import { faultLine, sortFaults, type Fault } from '../../src/schema/fault.ts';
import {
  announcementFile,
  batchFile,
  inFolder,
  inspectionFile,
  minimal,
  secondBatchFile,
  tasksFile,
  without,
  type Files,
} from '../support/content.ts';
import { batch, faultTable, front, more, page } from '../support/faults.ts';

const otherAnnouncement = '---\n标题: 甲\n公开日期: 2021-05-07\n类型: 其他\n摘要: 乙。\n---\n\n丙。\n';

describe('every file', () => {
  faultTable([
    [
      'not UTF-8 (GB 18030)',
      [[tasksFile, Uint8Array.from([...new TextEncoder().encode('---\n批次: 1\n标题: a'), 0xb4, 0xf3])]],
      ['lin-2021/rectification/tasks.md:3:6 错误 文件不是 UTF-8 编码，请在编辑器里另存为 UTF-8 编码'],
    ],
    [
      'UTF-16',
      [[tasksFile, Uint8Array.from([0xff, 0xfe, 0x2d, 0x00, 0x2d, 0x00])]],
      ['lin-2021/rectification/tasks.md:1:1 错误 文件不是 UTF-8 编码，请在编辑器里另存为 UTF-8 编码'],
    ],
    [
      'empty file',
      [[tasksFile, '']],
      ['lin-2021/rectification/tasks.md:1:1 错误 文件是空的，请填写内容，或者删除这个文件'],
    ],
    [
      'white space alone',
      [[tasksFile, '\uFEFF \r\n']],
      ['lin-2021/rectification/tasks.md:1:1 错误 文件里没有文字，请填写内容，或者删除这个文件'],
    ],
    [
      'characters that nobody sees',
      [batch('某厂夜间冒烟。', '某\u0000厂夜间\u000B冒烟。\u0085')],
      [
        'lin-2021/batches/01.md:17:2 错误 这里有一个看不见的字符 U+0000（NULL，控制字符），请删除',
        'lin-2021/batches/01.md:17:6 错误 这里有一个看不见的字符 U+000B（LINE TABULATION，控制字符），请删除',
        'lin-2021/batches/01.md:17:10 错误 这里有一个看不见的字符 U+0085（NEXT LINE，控制字符），请删除',
      ],
    ],
    [
      'no front matter',
      [[announcementFile, '督察组进驻林市。\n']],
      [
        'lin-2021/announcements/2021-05-06-stationed.mdx:1:1 错误 文件要以一行 --- 开头，下面写“公开日期: 2019-11-19”等，再用一行 --- 结束',
      ],
    ],
    [
      'front matter not closed',
      [batch('公开日期: 2021-05-14\n---', '公开日期: 2021-05-14')],
      ['lin-2021/batches/01.md:1:1 错误 开头的 --- 没有结束，请在“键: 值”之后加一行 ---'],
    ],
    [
      'unknown key',
      [batch('公开日期:', '公开日其:')],
      [
        'lin-2021/batches/01.md:1:1 错误 缺少「公开日期」，请补上',
        'lin-2021/batches/01.md:3:1 错误 未知的项目「公开日其」，您是不是想写「公开日期」？',
      ],
    ],
    [
      'unknown key that is near nothing',
      [page('标题:', 'abcdefgh:')],
      [
        'pages/about.mdx:1:1 错误 缺少「标题」，请补上',
        'pages/about.mdx:2:1 错误 未知的项目「abcdefgh」，可以写：标题、摘要',
      ],
    ],
    [
      'key given twice',
      [front('公开日期: 2021-05-14')],
      ['lin-2021/batches/01.md:4:1 错误 同一个键写了两次，请只留一个'],
    ],
    [
      'key given twice in other words',
      [front('批 次: 2')],
      ['lin-2021/batches/01.md:4:1 错误 「批次」写了两次，请只留一个'],
    ],
    ['missing key', [batch('批次: 1\n', '')], ['lin-2021/batches/01.md:1:1 错误 缺少「批次」，请补上']],
    ['value left out', [batch('批次: 1', '批次:')], ['lin-2021/batches/01.md:2:4 错误 缺少「批次」，请补上']],
    ['tab as indent', [front('公布数:\n\t来电: 1')], ['lin-2021/batches/01.md:5:1 错误 不能用制表符缩进，请改用空格']],
    [
      'quote not closed',
      [front('标题: "甲')],
      ['lin-2021/batches/01.md:4:7 错误 缺少引号、括号或逗号，请检查是否成对'],
    ],
    [
      'colon in a value',
      [front('标题: 甲: 乙')],
      ['lin-2021/batches/01.md:4:5 错误 冒号写多了，值里有冒号时请给整个值加引号'],
    ],
    [
      'line without a colon',
      [front('标题\n来源: 甲')],
      ['lin-2021/batches/01.md:4:1 错误 这一行缺少冒号，应为“键: 值”'],
    ],
    [
      'YAML alias',
      [front('标题: &a 甲\n来源: *a')],
      [
        'lin-2021/batches/01.md:4:8 错误 前面以 ! 或 & 开头的字不会公开；是正文的，请给整个值加引号',
        'lin-2021/batches/01.md:5:5 错误 不支持 YAML 的引用写法（*），请直接写出内容',
      ],
    ],
    [
      'text that YAML takes for a tag, an anchor, a comment',
      [
        front('标题: !!str 甲\n来源: 关于 #3锅炉\n口径: 甲#乙 # 丙\n公布数说明: "甲" #丁'),
        ['pages/about.mdx', '摘要: 公开什么。', '摘要: &甲 |\n  公开 #3 什么。'],
      ],
      [
        'lin-2021/batches/01.md:4:11 错误 前面以 ! 或 & 开头的字不会公开；是正文的，请给整个值加引号',
        'lin-2021/batches/01.md:5:8 错误 空格后面的 # 是注释的开头，后面的字不会公开；是正文的，请给整个值加引号，是注释的，请在 # 后面空一格',
        'lin-2021/batches/01.md:7:12 错误 空格后面的 # 是注释的开头，后面的字不会公开；是正文的，请给整个值加引号，是注释的，请在 # 后面空一格',
        'pages/about.mdx:3:8 错误 前面以 ! 或 & 开头的字不会公开；是正文的，请给整个值加引号',
      ],
    ],
    [
      'not a map',
      [[tasksFile, '---\n甲\n---\n']],
      [
        'lin-2021/rectification/results-2022-01.md:6:1 错误 整改任务清单里没有任务 1，请核对任务号',
        'lin-2021/rectification/tasks.md:2:1 错误 应为一行一个“键: 值”',
      ],
    ],
    [
      'date that does not exist',
      [batch('2021-05-14', '2019-02-30')],
      ['lin-2021/batches/01.md:3:7 错误 「公开日期」日历上没有「2019-02-30」这一天，请核对'],
    ],
    [
      'date in Chinese that does not exist',
      [batch('2021-05-14', '2021年6月31日')],
      ['lin-2021/batches/01.md:3:7 错误 「公开日期」日历上没有「2021年6月31日」这一天，请核对'],
    ],
    [
      'a year that is mistyped',
      [batch('2021-05-14', '0021年6月30日')],
      ['lin-2021/batches/01.md:3:7 错误 「公开日期」「0021年6月30日」的年份早于 1900 年，请核对'],
    ],
    [
      'not a date',
      [batch('2021-05-14', '五月十四日')],
      ['lin-2021/batches/01.md:3:7 错误 「公开日期」「五月十四日」不是日期，请写成 2019-11-14 或 2019年11月14日'],
    ],
    [
      '示例 is neither true nor false',
      [front('示例: 对')],
      ['lin-2021/batches/01.md:4:5 错误 「示例」「对」应写 true 或 false'],
    ],
    [
      'line break in a value of one line',
      [front('标题: |\n  甲\n  乙')],
      ['lin-2021/batches/01.md:4:5 错误 「标题」这里只能写一行，请去掉换行'],
    ],
    [
      'address without https',
      [front('来源网址: www.example.org')],
      ['lin-2021/batches/01.md:4:7 错误 「来源网址」「www.example.org」不是网址，请写以 https:// 开头的完整地址'],
    ],
    [
      '隐私例外 without a reason',
      [front('隐私例外:\n  - { 原文: 甲 }')],
      ['lin-2021/batches/01.md:5:5 错误 缺少「隐私例外.理由」，请补上'],
    ],
    [
      '隐私例外 as a word',
      [front('隐私例外: 甲')],
      ['lin-2021/batches/01.md:4:7 错误 「隐私例外」的写法不对，请对照手册里的例子（应为一组“键: 值”）'],
    ],
    [
      'unknown file',
      [
        ['lin-2021/batches/01.doc', 'PK'],
        ['lin-2021/batches/01.xlsx', 'PK'],
      ],
      [
        'lin-2021/batches/01.doc:1:1 警告 不认识这个文件或文件夹，不会公开；这里只放 .md 文件、图片和原件（.pdf、.ofd、.xlsx、.docx）',
        'lin-2021/batches/01.xlsx:1:1 警告 没有文件把它写作原件，不会公开；要公开的，在同一个文件夹的文件开头写「原件: 文件名」',
      ],
    ],
    [
      'folder named like a file',
      [['lin-2021/batches/03.md/a.txt', '甲']],
      [
        'lin-2021/batches/03.md:1:1 警告 不认识这个文件或文件夹，不会公开；这里只放 .md 文件、图片和原件（.pdf、.ofd、.xlsx、.docx）',
      ],
    ],
    [
      'unknown folder in an inspection',
      [['lin-2021/batch/01.md', '甲']],
      [
        'lin-2021/batch:1:1 警告 不认识这个文件或文件夹，不会公开；督察文件夹里只放 inspection.yaml、announcements、batches、follow-ups、rectification',
      ],
    ],
    [
      'unknown file at the top',
      [['notes.txt', '甲']],
      ['notes.txt:1:1 警告 不认识这个文件或文件夹，不会公开；这里只放 site.yaml 和各次督察的文件夹'],
    ],
    [
      'file name with a space',
      [['lin-2021/announcements/a b.md', otherAnnouncement]],
      ['lin-2021/announcements/a b.md:1:1 错误 文件名是网址的一部分，请只用字母、数字、汉字和连字符，不要有空格'],
    ],
    [
      'two files of one address',
      [['lin-2021/announcements/2021-05-06-Stationed.md', otherAnnouncement]],
      ['lin-2021/announcements/2021-05-06-stationed.mdx:1:1 错误 有两个文件同名（不计大小写和扩展名），请改名'],
    ],
    [
      'folder name that is no address',
      [['林市/inspection.yaml', more(inspectionFile)]],
      [
        '林市/inspection.yaml:1:1 错误 文件夹名是网址的一部分，请只用小写字母、数字和连字符，例如 moushi-2026，且不能与网站栏目同名',
      ],
    ],
    [
      'folder name that the site itself uses',
      [['search/inspection.yaml', more(inspectionFile)]],
      [
        'search/inspection.yaml:1:1 错误 文件夹名是网址的一部分，请只用小写字母、数字和连字符，例如 moushi-2026，且不能与网站栏目同名',
      ],
    ],
    [
      'page where an inspection is',
      [['pages/lin-2021.mdx', more('pages/about.mdx')]],
      ['pages/lin-2021.mdx:1:1 错误 网址 /lin-2021/ 已经是网站栏目或督察，请改名'],
    ],
    [
      'page where the site has a column',
      [['pages/corrections.md', more('pages/about.mdx')]],
      ['pages/corrections.md:1:1 错误 网址 /corrections/ 已经是网站栏目或督察，请改名'],
    ],
  ]);
});

describe('what is not what its name says', () => {
  const said = (files: Files, spoil: (folder: string) => void): string[] =>
    inFolder(files, (folder) => {
      spoil(folder);
      return sortFaults(discreet(readContent(folder, folder).faults)).map(faultLine);
    });
  const unknown = '警告 不认识这个文件或文件夹，不会公开；';

  it('links that lead nowhere', () => {
    const lines = said(minimal, (folder) => {
      symlinkSync('/nowhere', join(folder, 'qujing-2019'));
      symlinkSync('/nowhere.md', join(folder, 'lin-2021/batches/03.md'));
    });
    const link = '错误 这是链接，不读取也不公开，不论它指到哪里；请删去它，把文件本身放进来';
    expect(lines).toEqual([`lin-2021/batches/03.md:1:1 ${link}`, `qujing-2019:1:1 ${link}`]);
  });

  it('a file in the place of a folder, a folder in the place of a file', () => {
    const rest = without(minimal, 'site.yaml', batchFile, secondBatchFile);
    const lines = said({ ...rest, 'lin-2021/batches': '甲', 'lin-2021/follow-ups/a.png/b.txt': '甲' }, (folder) => {
      mkdirSync(join(folder, 'site.yaml'));
    });
    expect(lines).toContain('site.yaml:1:1 错误 缺少这个文件，请用 npm run new -- site 新建');
    expect(lines).toContain(
      `lin-2021/batches:1:1 ${unknown}督察文件夹里只放 inspection.yaml、announcements、batches、follow-ups、rectification`,
    );
    expect(lines).toContain(
      `lin-2021/follow-ups/a.png:1:1 ${unknown}这里只放 .md 文件、图片和原件（.pdf、.ofd、.xlsx、.docx）`,
    );
  });

  it('a file as the content folder', () => {
    expect(
      inFolder(minimal, (folder) => discreet(readContent(join(folder, 'site.yaml'), folder).faults).map(faultLine)),
    ).toEqual(['site.yaml:1:1 错误 没有这个文件夹，请核对 CONTENT_DIR']);
  });

  it('what the system does not let be read', () => {
    const faults: Fault[] = [];
    expect(readSource(undefined, 'a.md', faults)).toBeUndefined();
    expect(faults.map(faultLine)).toEqual(['a.md:1:1 错误 打不开这个文件，请核对它的权限']);
  });
});
