/** Door numbers: what names one household, not a building or a shop in it. */
import { before, maskDigits, type Detector, type Finding } from '../finding.ts';

const han = String.raw`[一二三四五六七八九十百〇零○]`;
const building = String.raw`(?:\d{1,3}[A-Z]?|[A-Z]\d{0,3}|${han}{1,4})[ 　]?(?:栋|幢|号楼|座|#楼?)`;
const unit = String.raw`(?:\d{1,2}|[A-Z]|${han}{1,2}|[甲乙丙丁东西南北中])[ 　]?单元`;
const floor = String.raw`(?:\d{1,2}|${han}{1,3}|顶)[ 　]?[层楼]`;
const gap = String.raw`[ 　,，、\-－]{0,2}`;
const room = String.raw`(?:\d{3,4}|${han}{3,5})`;
/** What may follow a bare room number; a count, a year or a measure may not. */
const bareEnd = String.raw`(?![\d.,]|[ ]?(?:年|月|日|平|米|人|元|户|个|吨|万|间|套|栋|幢|商铺|铺|门面|号商铺|号铺|号门面))`;
const named = String.raw`[ 　]?(?:号房|室|房|号)(?!商铺|铺|门面|楼|店)`;

const patterns = [
  // 3单元401(室), 2单元4楼, with or without a building before.
  String.raw`(?:${building}${gap})?${unit}${gap}(?:${floor}${gap}${room}?(?:${named})?(?![高以])|${room}(?:${named}|${bareEnd})|\d{2}(?:室|号房))`,
  // 12栋3单元401户
  String.raw`${building}${gap}${unit}${gap}${room}户`,
  // 靖江路88号3栋702
  String.raw`\d{1,4}号${building}\d{3,4}(?=[来找听看，。；的住]|$)`,
  // 4号楼5门601
  String.raw`(?:${building}|\d{1,3}号)${gap}\d{1,2}[ 　]?门${gap}${room}(?:${named}|${bareEnd})`,
  // B3栋5楼502户
  String.raw`${building}${gap}${floor}${gap}${room}户`,
  // 16栋1203室, 8栋1203住户
  String.raw`${building}${gap}(?:${floor}${gap})?${room}(?:${named}|(?=住户|业主|租户|居民|房主|户主|$|[，。；、）)]))`,
  // 12栋3-401
  String.raw`${building}${gap}\d{1,2}[-－]\d{3,4}(?!\d)`,
  // 金江花园12-3-401
  String.raw`(?<=[区苑园庭府城湾居寓院庄轩阁邸期里])\d{1,3}[-－]\d{1,2}[-－]\d{3,4}(?!\d|[-－])`,
  // 8-2-1101住户
  String.raw`\d{1,3}-\d{1,2}-\d{3,4}(?=室|住户|业主|租户|居民|房)`,
  // 3栋1单元西户
  String.raw`(?:${building}|${unit})${gap}(?:${floor}${gap})?[东西南北左右中]边?户`,
  // 45号302室, 公寓501室
  String.raw`\d{1,4}号(?:院|楼)?[ ]?\d{3,4}(?:室|号房)`,
  String.raw`(?<=小区|公寓|花园|家属院|宿舍|家园|苑|楼[上下]的?)\d{3,4}(?:室|号房|房(?!间))`,
  String.raw`\d{3,4}(?:室|号房)(?=住户|业主|租户|居民|房主|户主)`,
  // 路 48 号 院 2 – 3 – 6
  String.raw`(?<=号 ?院 ?)\d{1,3} ?[-－–—] ?\d{1,2} ?[-－–—] ?\d{1,4}(?!\d)`,
  // 花园9座17D
  String.raw`(?<=[园苑庭府城湾居寓院庄轩阁邸期里])\d{1,3}[座栋幢]\d{1,2}[A-H](?![A-Za-z\d])`,
  // 小康区11排4号, 房号为9-1-802, 一层西户
  String.raw`(?<=[区村连队营地院])\d{1,3}排\d{1,3}号`,
  String.raw`房号[:：为是]?[ ]?[A-Z\d]{1,4}(?:[-－][A-Z\d]{1,4}){1,3}`,
  String.raw`(?:\d{1,2}|${han}{1,3}|顶)[ 　]?[层楼][东西南北左右中]边?户`,
  // 家住…石门路18号
  String.raw`(?:家住|住在|租住[在于]?|居住[在于]|居住地址?|住址|家庭地址|现住|户籍(?:地|地址|所在地)?|门牌号?)[^。；，,\n]{0,30}?\d{1,4}号(?!楼|线|井)`,
  // 南门街45号附1号
  String.raw`\d{1,4}号附\d{1,3}号?`,
  // 家园二十三栋四零二
  String.raw`(?<=[区苑园庭府城湾居寓院庄轩阁邸期里])${building}${gap}(?:\d{3,4}(?![\d.,年月日平米人元户个吨万间套])|[一二三四五六七八九十]{0,2}[零〇○][一二三四五六七八九])`,
  // 上巷27号张家院内
  String.raw`(?<=[街路巷弄里组寨])\d{1,4}号(?=\p{Script=Han}{1,2}家(?:院|里|中|门|房|宅|屋|[，。；]|$))`,
  // 下村组46号
  String.raw`(?<=[\p{Script=Han}](?:村|组|屯|寨))\d{1,4}号(?=[，。；、）)]|住户|村民|农户|住宅|民房|院|$)`,
];
const door = new RegExp(patterns.map((one) => `(?:${one})`).join('|'), 'giu');

/** Words near a door that make it the address of an enterprise or an office, which stays … */
const enterpriseBefore =
  /(?:公司|厂|店|企业|单位|酒楼|饭店|酒店|超市|医院|学校|项目部)(?:的)?$|(?:注册地址|注册地|经营地址|经营场所|营业场所|办公地址|公司地址|写字楼|商务|大厦|科技园|产业园|创业园|广场(?!舞)|政府|机关|办公区|办公楼|政务|指挥部)[^，。；\n]{0,14}$/u;
/** 汽修厂位于大道406号附1号: such a number is of a front on the street. */
const ofFront = /[厂店场站行馆铺司](?:位于|坐落于|开在|设在|地址)[^，。；\n]{0,14}$/u;
/** … but where somebody lives. */
const livedIn = /^(?:的)?(?:住户|业主|居民|租户|户主|房主|家)/u;
const enterpriseBehind =
  /^的?(?:为|系|是)?[某该][^，。；楼下旁边面对]{0,10}(?:公司|店|厂|馆|机构|诊所|工作室|中心|事务所)/u;

/** Finds door numbers. */
export const findDoors: Detector = (text) => {
  const findings: Finding[] = [];
  if (
    !/单元|[栋幢座室#]|号楼|号房|住|户籍|门牌|号附|[-－]\d|[村组屯寨]\d|排\d|[层楼][东西南北左右中]|房号|号\d{1,2}门|楼[上下]|[街路巷弄]\d{1,4}号/u.test(
      text,
    )
  )
    return findings;
  for (const { 0: found, index } of text.matchAll(door)) {
    const end = index + found.length;
    const behind = text.slice(end, end + 24);
    const lead = before(text, index, 24);
    const isOffice =
      enterpriseBefore.test(lead) || enterpriseBehind.test(behind) || (/附\d+号?$/u.test(found) && ofFront.test(lead));
    if (isOffice && !livedIn.test(behind)) continue;
    findings.push({
      rule: 'privacy/door-number',
      start: index,
      end,
      shown: maskDigits(found).replace(/[一二三四五六七八九十百〇零○]/gu, '*'),
    });
  }
  return findings;
};
