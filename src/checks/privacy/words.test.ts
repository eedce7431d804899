import { describe, expect, it } from 'vitest';
import { detects } from '../../../tests/support/detects.ts';
import { findAccounts } from './accounts.ts';
import { findDoors } from './doors.ts';
import { findInformantHome } from './informant.ts';
import { findPersonal, listedIn } from './index.ts';
import { findDetails, findUnmasked } from './masked.ts';
import { findNames } from './names.ts';
import { findPlates } from './plates.ts';

describe('number plates', () => {
  detects(findPlates, [
    ['云D00001', '云D****01'],
    ['云D·A00B1', '云D****B1'],
    ['云DF00001', '云D****01'],
    ['云D00001D', '云D****1D'],
    ['云D0001挂', '云D****1挂'],
    ['云Ｄ·０００01', '云D****01'],
    ['云D·***01'],
    ['云南省曲靖市A302号信箱'],
    ['云D00001234'],
    ['G60沪昆高速'],
    ['粤B2-20090001'],
  ]);
});

describe('accounts', () => {
  detects(findAccounts, [
    ['邮箱zhang_san@example.com。', 'z****@example.com'],
    ['zhang＠example．com', 'z****@example.com'],
    ['微信：abc_2019', 'ab****9'],
    ['微信号wxid_a1b2c3', 'wx****3'],
    ['加V：abc_2019', 'ab****9'],
    ['加微:qj-shashi99', 'qj****9'],
    ['微信（ID：zhang_san01）', 'zh****1'],
    ['Q Q:310077256', '31****6'],
    ['chen.yf at hotmail.com', 'c**** at hotmail.com'],
    ['QQ：100001234', '10****4'],
    ['扣扣100001234', '10****4'],
    ['hjjb@example.gov.cn'],
    ['微信公众号“曲靖环保”'],
    ['业主QQ群内有人反映'],
    ['微信扫码查看'],
  ]);
});

describe('door numbers', () => {
  detects(findDoors, [
    ['12栋3单元401室', '**栋*单元***室'],
    ['十二栋三单元四〇一室', '**栋*单元***室'],
    ['3幢2单元502', '*幢*单元***'],
    ['16栋1203室业主', '**栋****室'],
    ['花园12-3-401住户', '**-*-***'],
    ['广场舞音响由嘉园11幢1单元501室业主提供', '**幢*单元***室'],
    ['88号院4号楼5门601', '*号楼*门***'],
    ['3单元西户', '*单元西户'],
    ['家住下寨组32号', '家住下寨组**号'],
    ['镇政府大院2号楼201、202室'],
    ['公司门牌为翠峰西路168号'],
    ['3单元4楼', '*单元*楼'],
    ['家住石门路18号', '家住石门路**号'],
    ['3栋楼下餐饮店'],
    ['8幢101号商铺'],
    ['每栋2个单元，共312户'],
    ['某商务大厦B座1203室'],
    ['建设路45号'],
    ['2单元楼道'],
  ]);
});

describe('masked names with details', () => {
  detects(findDetails, [
    ['张某，男，52岁，经营砂场', '张某'],
    ['李某某（女，1968年出生）', '李某某'],
    ['大麦地村村民王某患肺癌', '王某'],
    ['马街村孙某，现年63岁', '孙某'],
    ['张某经营的养殖场存栏320头'],
    ['马街村党总支书记陈某某被通报批评'],
    ['位于某镇某村的采石场，男女厕所各一座，60岁'],
    ['王某养殖场的臭味导致周边居民患有鼻炎'],
  ]);
});

describe('names', () => {
  detects(findNames, [
    ['系户主李建国所有', '李**'],
    ['负责人：赵国强', '赵**'],
    ['业主张三未到场', '张*'],
    ['系马文才经营', '马**'],
    ['由王建国承包', '王**'],
    ['李秀英女士签收', '李**'],
    ['举报人赵大山反映', '赵**'],
    ['来信人王某称', '王*'],
    ['张女士来电投诉', '张**'],
    ['业主欧阳建国同意', '欧***'],
    ['负责人介绍，场区每日清理'],
    ['村民反映河水发黑'],
    ['业主委员会与物业协商'],
    ['居民于夜间反映'],
    ['居民高度关注'],
    ['群众关切'],
    ['经营者李某已自行拆除'],
    ['由马龙区人民政府组织'],
    ['举报人反映的问题属实'],
    ['督察组组长为吴俊明，副组长为杨永宏，记者朱洪良报道。'],
    ['督察组组长吴俊明'],
    ['村民代表白玉清、龚德才参加了座谈会', '白**', '龚**'],
    ['倾倒者查明为焦玉明，已被行政拘留。', '焦**'],
    ['执法人员对金国良作出罚款决定', '金**'],
    ['烧窑户纪福生主动拆除土窑', '纪**'],
    ['来信人署名魏长林，已转办。这是一份来信。', '魏**'],
    ['白马山、石宝山、朱街一带为二级保护区。'],
    ['李家湾、王家山、陈官屯等村庄道路已硬化。'],
    ['郑重承诺后，业主张贴了告示，工程施工正常。'],
  ]);
});

describe('the home of an informant', () => {
  detects(findInformantHome, [
    ['来信人反映所在小区1号楼', '来信人反映所在小区'],
    ['我家住在3号楼', '我家'],
    ['举报人家住厂区对面', '举报人家住'],
    ['投诉人系该小区3栋业主', '投诉人系该小区*栋业主'],
    ['我们小区楼下', '我们小区'],
    ['来电反映自家门口', '来电反映自家'],
    ['投诉人的儿子在该公司上班', '投诉人的儿子'],
    ['举报人与该场业主系邻居', '举报人与该场业主系邻居'],
    ['来电人曾在该厂务工', '来电人曾在该厂务工'],
    ['反映人一家五口', '反映人一家'],
    ['举报人反映某小区3栋楼下餐饮店'],
    ['经与举报人电话联系，举报人表示满意'],
    ['我局执法人员'],
    ['我县住建局'],
    ['举报人是否为业主无法核实'],
  ]);
});

describe('a masked name spelled out', () => {
  const shown = (...texts: string[]): string[][] => findUnmasked(texts).map((found) => found.map((one) => one.shown));

  it('in another section', () => {
    expect(shown('猪场由张某某经营。', '经查，张建国未办理手续。')).toEqual([[], ['张**']]);
  });
  it('with another surname is another person', () => {
    expect(shown('猪场由张某某经营。', '经查，李建国未办理手续。')).toEqual([[], []]);
  });
  it('is not in words and places', () => {
    expect(shown('马某、高某、张某。', '马街村，高度重视，张贴公告，马上整改。')).toEqual([[], []]);
  });
});

describe('what is listed', () => {
  const listed = listedIn(['电话 0874-3317828、13800001234', 'a@example.com']);
  const count = (text: string): number => findPersonal([text], listed)[0]?.length ?? 0;

  it.each([
    '0874-3317828',
    '（0874）3317828',
    '电话3317828',
    '13800001234',
    'A@example.com',
    '值班电话13900005678',
    '监督电话：0874-3300002',
  ])('%s may stand', (text) => {
    expect(count(text)).toBe(0);
  });
  it.each(['0874-3317829', '13900005678', '举报电话13900005678', 'b@example.com'])('%s may not', (text) => {
    expect(count(text)).toBe(1);
  });
});
