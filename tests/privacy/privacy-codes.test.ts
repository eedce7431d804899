/** Numbers of people in what nobody reads as text: addresses of links and pictures, case numbers, hints that are left. */
import { describe, expect, it } from 'vitest';
import { discreet } from '../../src/checks/privacy/index.ts';
import { faultLine } from '../../src/schema/fault.ts';
import { readSettings } from '../../src/settings.ts';
import { loadSite } from '../../src/site.ts';
import { changed, firstCase, inFolder, someDay, type Change, type Files } from '../support/content.ts';
import { announcement, batch, front, prose } from '../support/faults.ts';

/** Every message of the check. */
const messages = (files: Files): string[] =>
  inFolder(files, (folder) => {
    const settings = readSettings({ CONTENT_DIR: folder, BUILD_DATE: someDay }, folder, new Date());
    return discreet(loadSite(settings, folder).faults).map(faultLine);
  });

const id = '990106196207286756';
const linked = (address: string): string[] => messages(changed(prose(`某厂冒烟，见[原文](${address})。`)));

describe('the address of a link', () => {
  it.each([
    ['https://example.com/?id=13800001111', '17:36 错误 疑似手机号码「138****1111」'],
    ['https://example.com/138-0000-1111.html', '17:32 错误 疑似手机号码「138****1111」'],
    ['https://example.com/u/8613800001111', '17:34 错误 疑似手机号码「861****1111」'],
    [`https://example.com/a/${id}/b`, '17:34 错误 疑似身份证号码「990****6756」'],
    ['https://example.com/?to=wang2468@qq.com', '17:36 错误 疑似电子邮箱「w****@qq.com」'],
    ['https://example.com/%31%33800001111', '17:32 错误 疑似手机号码「138****1111」'],
  ])('%s gives somebody away', (address, message) => {
    expect(linked(address)).toEqual([
      `lin-2021/batches/01.md:${message}，${message.includes('电子邮箱') ? '单位的邮箱请写进「联系方式」，其他的请删去' : '请删去或打码'}；确可公开的，在「隐私例外」里写明原文和理由`,
    ]);
  });

  it.each([
    'https://www.example.gov.cn/zwgk/t20191121_123456789.html',
    'https://www.example.gov.cn/art/2019/11/21/art_1229262_58922234.html',
    'https://www.example.gov.cn/202111/W020211115123456789012.pdf',
    'https://www.example.gov.cn/?t=1573813800001111&v=20191121',
    'https://www.example.gov.cn/a/4418000123000018.shtml',
    'https://www.example.gov.cn/%E6%9B%B2%E9%9D%96/13.html',
    'https://www.example.gov.cn/b/5301024000018',
  ])('%s gives nobody away', (address) => {
    expect(linked(address)).toEqual([]);
  });

  it('is read in 来源网址, tables, lists, announcements and the names of pictures, and may be an exception', () => {
    const phone = 'https://example.com/13800001111';
    const told = (...changes: readonly Change[]): string[] => messages(changed(...changes));
    expect(told(front(`来源网址: ${phone}`))).toEqual([
      expect.stringContaining(':4:27 错误 疑似手机号码「138****1111」'),
    ]);
    expect(told(prose(`- [甲](${phone})`))).toEqual([expect.stringContaining('138****1111')]);
    expect(told(prose(`| 甲 |\n| --- |\n| [甲](${phone}) |`))).toEqual([expect.stringContaining('138****1111')]);
    expect(told(announcement('督察组进驻林市。', `[甲](${phone})`))).toEqual([expect.stringContaining('138****1111')]);
    expect(told(prose(`![甲](13800001111.jpg)`)).join('\n')).toContain('疑似手机号码「138****1111」');
    expect(told(prose(`[甲](${phone})`), front('隐私例外: [{ 原文: "13800001111", 理由: 机关公务电话 }]'))).toEqual([]);
  });

  it.each(['tel:13800001111', 'sms:13800001111', 'mailto:a2468@qq.com', 'weixin://13800001111'])(
    '%s is refused, and shown masked',
    (address) => {
      const told = linked(address).join('\n');
      expect(told).toContain('错误');
      expect(told).not.toMatch(/13800001111|a2468/u);
    },
  );
});

describe('a case number', () => {
  it('that has the shape of a mobile or an ID number is an error', () => {
    expect(messages(changed(batch(`## ${firstCase}`, '## 13812345678')))).toContain(
      'lin-2021/batches/01.md:6:4 错误 疑似手机号码「138****5678」，请删去或打码；确可公开的，在「隐私例外」里写明原文和理由',
    );
    expect(messages(changed(batch(`## ${firstCase}`, `## ${id}`)))[0]).toContain('疑似身份证号码');
  });

  // The check digit of these is right.
  it.each([
    'D340000201811300007',
    'X340000201811300015',
    'D530300201911140006',
    '20211112345678',
    'D53QJ201911140003',
    'X13812345678901',
    '0013812345678',
    '2021-0138',
  ])('%s is a number', (number) => {
    expect(messages(changed(batch(`## ${firstCase}`, `## ${number}`))).filter((one) => one.includes('疑似'))).toEqual(
      [],
    );
  });
});
