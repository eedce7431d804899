/** Every word and every grouping that tells a number, or tells that it is another one. */
import { describe } from 'vitest';
import { detects } from '../../../../tests/support/detects.ts';
import { findNumbers } from './numbers.ts';

type Row = readonly [text: string, ...shown: string[]];

/** A row for each word. */
const each = (words: string, text: (word: string) => string, ...shown: string[]): Row[] =>
  words.split(' ').map((word): Row => [text(word), ...shown]);
/** A row for each text that is the number itself. */
const written = (texts: string, ...shown: string[]): Row[] => each(texts, (text) => text, ...shown);

describe('what makes a figure an amount or a code', () => {
  const units = '亿 万 千 百 元 升 克 公斤 瓦 吨 米 平方 立方 公里 公顷 亩 度 头 只 株 % ％ ‰';
  detects(findNumbers, [
    ...each(units, (unit) => `计13800001234${unit}`),
    ['设备13800001234A'],
    ['来电13800001234v', '138****1234'],
    ...written('2.13800001234 1/13800001234'),
  ]);
});

describe('Latin words before a telephone', () => {
  const words = 'tel phone mobile mob cell call vx wx v qq';
  detects(
    findNumbers,
    each(words, (word) => `${word}13800001234`, '138****1234'),
  );
});

describe('words for personal papers, beside a number with a slip in it', () => {
  const number = '990102198013011230';
  const names = '身份 身份证 常住人口登记 户口簿 户口本 证件 二代证 一代证 公民身份';
  const between = '件 复印件 上 号 号码 编号 件号码 复印件编号 上的号码 ，号码 ，编号 ，证号 号码及姓名 号码和姓名';
  const behind = '号身份证 （身份证） ，系其身份证 ，为本人身份证 是她的身份证 即其居民身份证 （公民身份号码）';
  detects(findNumbers, [
    ...each(names, (word) => `${word}${number}`, '990****1230'),
    ...each(between, (word) => `身份证${word}${number}`, '990****1230'),
    ...each('编号 证号', (word) => `身份证号${word}${number}`, '990****1230'),
    ...each(behind, (word) => `${number}${word}`, '990****1230'),
    ['身份证990108592008166', '990****8166'],
    ['来访990108592008166'],
  ]);
});

describe('words for personal papers, farther before a number whose last digit is wrong', () => {
  const text = (word: string): string => `${word}复印件涂去几位，附后写全990102198001011230`;
  detects(findNumbers, [
    ...each('身份证 户口簿 户籍资料 证件', text, '990****1230'),
    ...each('报告 合同', text),
    ['990102 19800101 1230', '990****1230'],
    ['990102，19800101，1230'],
  ]);
});

describe('words for codes, before what would be a number of a person', () => {
  const papers = '许可 登记 注册 产权 资格 合格 备案';
  const codes = [
    ...papers.split(' ').flatMap((word) => [`${word}证`, `${word}证号`, `${word}证编号`]),
    ...'信用代码 执照 执照号码 执照编号 编号 代码 型号 条码'.split(' '),
    ...Array.from('注备联票文批设产合订案单编', (first) => `${first}本号码`),
  ].join(' ');
  detects(findNumbers, [
    ...each(codes, (word) => `${word}13529876014`),
    ...each(codes, (word) => `${word}990106196207286756`),
    ...each(codes, (word) => `${word}6200000000000005`),
    ...each(codes, (word) => `${word}：0874-3300001`),
  ]);
});

describe('words for cards, before a number that is none by itself', () => {
  const banks = Array.from('银工农中建交招邮信商', (name) => `${name}行卡`).join(' ');
  const others = '个人账户 个人帐号 个人折号 公积金账号 公积金帐号 储蓄卡 借记卡 信用卡 工资卡 卡号 一卡通 存折';
  detects(findNumbers, [
    ...each(`${banks} ${others}`, (word) => `${word}6200000000000001`, '620****0001'),
    ...each('账号 号 号码 号码为 是 系', (word) => `储蓄卡${word}6200000000000001`, '620****0001'),
    ['储蓄卡6200，0000，0000，0001', '620****0001'],
    ['储蓄卡62000000001'],
  ]);
});

describe('cards by their first digits and by how they are grouped', () => {
  detects(findNumbers, [
    ['4000000000000002', '400****0002'],
    ['5100000000000008', '510****0008'],
    ['3500000000000009', '350****0009'],
    ['9558000000000007', '955****0007'],
    ['9559000000000006', '955****0006'],
    ['7000000000000003'],
    ['620000 0000000005', '620****0005'],
    ...written('6200-0000-0000-0005', '620****0005'),
    ['6200 000000000005', '620****0005'],
    ['6200，0000，0000，0005'],
    ['62000 00000 000005'],
  ]);
});

describe('how the digits of a mobile number are grouped', () => {
  const hyphened =
    '138-0000-1234 138-00001234 1380000-1234 1380-000-1234 1380-0001-234 138-00-00-12-34 138-0000-12-34 1-3-8-0-0-0-0-1-2-3-4';
  const others = '1/3/8/0/0/0/0/1/2/3/4 138/0000/1234 138(000)01234 13800(001)234 138（0000）1234 138-（0000）-1234';
  const marks = Array.from('‐‑‒–—―−_·•', (mark) => `138${mark}0000${mark}1234`).join(' ');
  const abroad = '008613800001234 0086-138-0000-1234 0086-13800001234';
  const spaced = [
    ...['138 000 01234', '13800 001234', '13800 001 234', '138 00 00 12 34', '138-0000 1234', '1 3 8 0 0 0 0 1-2-3-4'],
    ...['138   0000   1234', '138\u200B0000\u200B1234', '138\u2009 0000 \u20091234'],
  ];
  detects(findNumbers, [
    ...written(`${hyphened} ${others} ${marks}`, '138****1234'),
    ...spaced.map((text): Row => [text, '138****1234']),
    ...written(abroad, '008****1234'),
    ['013800001234', '013****1234'],
    ...written('138-000-01234 13-800-001-234 13800-001234 13，800，001，234 13/800/001/234'),
    ['1-38 00001234'],
  ]);
});

describe('words for telephones, before a mobile number in any grouping', () => {
  const words = '电话 电联 手机 座机 拨打 请拨 回拨 请打 致电 机主 联系方式 号码 同号 tel phone mobile';
  detects(findNumbers, [
    ...each(words, (word) => `${word}13-800-001-234`, '138****1234'),
    ...each('号 号码 ： : 为 是 （ ( 为： ：“', (word) => `手机${word}13-800-001-234`, '138****1234'),
    ['共计13-800-001-234'],
  ]);
});

describe('landlines', () => {
  const grouped = '08743300001 0874-3-300001 0874-3-300-001 0874-33-00001 0874-330-0001 0874-330-000-1 0874-3300-001';
  detects(findNumbers, [
    ...each('电话 座机 宅电 固话 拨打 致电 来电 联系方式 tel', (word) => `${word}3300001`, '3****'),
    ...each('，为其家中 为其家中 ”，系家里 ，是他的', (word) => `“3300001${word}电话`, '3****'),
    ...each('电话 座机 固话', (word) => `3300001是家里的${word}`, '3****'),
    ...written('021-63000001 02163000001', '021****0001'),
    ...written(grouped, '087****0001'),
    ['0874-330-0001-2', '087****0012'],
    ['0874-2019-3317', '087****3317'],
    ...written('0874（1999）3317 0874（2019）3317 0874，3300001'),
    ['座机330-0001', '3****'],
    ['座机8300-0001', '830****0001'],
    ...written('座机3300-001 座机3300001-2 座机1300001'),
  ]);
});
