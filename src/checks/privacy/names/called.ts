/** A surname, and what stands for the rest: 张女士, 赵**, 赖书记, 郝会计. Who it is everybody knows who lives there. */
import { before } from '../finding.ts';
import type { Reading } from './names.ts';
import { asksAt, leadOf, restOf, veil } from './people.ts';
import { surnameAt, surnameBefore } from './surnames.ts';

/** Such a stretch, and whether it is of somebody who complained. */
export interface Called {
  start: number;
  end: number;
  isInformant: boolean;
}

/** All of them, with what hides a name first. */
export const calledIn = (reading: Reading): Called[] => [...veiledIn(reading.text), ...titledIn(reading)];

/** Posts that are said behind a surname, and not as in 高书记信箱; 王主任（王秀珍） is told by its name. */
const posts =
  /副?(?:支?书记|[镇乡所站局科股村厂校庭]长|主任|参谋|干事|老板娘|[木铁石瓦]匠|会计|总工|总经理)(?![信箱室制级岗会]|办公|责任|负责|助理|同志|接待|值班|职[责务]|[（(]\p{Script=Han}{2,3}[）)])/gu;
/** 时任所长, 甲方主任, 公安局长 */
const ofWords = '任方安高时康金石万江解于常段程项单国经管计水路车元向';
const units = /[局所站办镇乡村厂司院校会处]/u;

function titledIn({ text, words }: Reading): Called[] {
  return [...text.matchAll(posts)].flatMap(({ 0: title, index }): Called[] => {
    const surname = surnameBefore(text, index) ?? '';
    const start = index - surname.length;
    const isSurname = surname.length > 1 || ((surnameAt(text, start) ?? -1) > 0 && !ofWords.includes(surname));
    const isAsked = asksAt(text, start) > 0 || units.test(text.charAt(start - 1));
    return isSurname && isAsked && words.lengthAt(start) > 0
      ? [{ start, end: index + title.length, isInformant: false }]
      : [];
  });
}

/** 张女士来电, 李某举报 … */
const calling = /^(?:来电|来信|致电|打电话|实名|举报|投诉)/u;
/** … but not 康师傅方便面. */
const brand =
  /^(?:牛肉|羊肉|方便面|米线|米粉|包子|凉粉|豆腐|早点|小吃|火锅|烤|牌|家常菜|私房菜|汽修|修理|鱼庄|饭庄|.{0,2}[店馆铺厂])/u;

/** 与沙女士联系, 回访木先生, 海大妈: few have the surname, but whoever is called so has one; 位女士 and 老先生 have none. */
function rareBefore(text: string, at: number, behind: string): string | undefined {
  const start = at - 1;
  const isAsked = asksAt(text, start) > 0 || calling.test(behind) || leadOf(before(text, start, 24)) !== 'none';
  const mayBe = surnameAt(text, start) !== undefined && !noSurname.includes(text.charAt(start));
  return isAsked && mayBe ? text.charAt(start) : undefined;
}
const noSurname = '位名个老小该某各众双花候初自时由向与和对原由经全单每几车干亲商官后支次黑';

/** 来信人王某, 张女士, 赵师傅 */
function veiledIn(text: string): Called[] {
  return [...text.matchAll(veil)].flatMap(({ 0: veiled, index }): Called[] => {
    const surname =
      surnameBefore(text, index) ??
      (/^\p{Script=Han}/u.test(veiled) && !veiled.startsWith('某')
        ? rareBefore(text, index, text.slice(index + veiled.length, index + veiled.length + 4))
        : undefined);
    if (surname === undefined) return [];
    const [start, end] = [index - surname.length, index + veiled.length];
    const rest = text.slice(end, end + 4);
    const isInformant = leadOf(before(text, start, 24)) === 'informant' || calling.test(rest);
    if (/^[（(]?(?:系|为)?(?:化|隐|匿)名/u.test(rest)) return [];
    const isHidden =
      /^[某*×xX]/u.test(veiled) || brand.test(rest) || restOf(text, end) === 'thing' || surname + veiled === '康师傅';
    return isInformant || !isHidden ? [{ start, end, isInformant }] : [];
  });
}
