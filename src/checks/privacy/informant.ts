/** Wording that points at the informant's own home or work. */
import { maskDigits, type Detector } from './finding.ts';

const informants = String.raw`(?:举报|来信|来电|来访|投诉|信访|反映|上访|检举|诉求|求助)(?:人|者)`;
const home = String.raw`[（(]?(?:家住|住在|居住[在于]|居住的?(?:小区|房|村)|所住|所居住|现住|租住|(?:住|家)?所在的?(?:小区|村|楼|单元|社区|院|居民楼)|自家|(?:的|自己)?家(?=[门楼窗院隔对附屋房井果鱼菜田地后前旁里中位离距猪鸡就紧]|的[果鱼菜田地房院墙井水窗树庄])|的?住[房宅处所址]|的?房[屋子]|(?<=[（(])住|(?:住|位)(?=该|某|.{0,6}(?:旁|隔壁|附近|楼上|对面|下风向)))`;
const patterns = [
  // 举报人家住…, 来信人反映所在小区…
  String.raw`${informants}(?:等|均)?(?:反映|来电|来信|称|表示|自述|自称|说){0,2}(?:其|自己)?(?:现|就|均)?${home}`,
  String.raw`${informants}[^，。；\n]{0,8}?(?:自家|其家|自己家|家住|所住|家门口|其住[房宅]|所在小区)`,
  // 举报人系该小区3栋业主
  String.raw`${informants}(?:系|是(?!否)|为)[^，。；\n]{0,14}(?:业主|村民|居民|住户|租户|员工|职工|工人|教师|老师|学生|保安|承包户|养殖户|邻居|家属|退休人员)`,
  String.raw`(?<![\p{Script=Han}])(?:我|本人|我们)(?:系|是|为)(?!否)[^，。；\n]{0,16}(?:业主|村民|居民|住户|租户|员工|职工|工人|教师|老师|学生|人(?=[，。；]))`,
  // 我家门口, 本人住…, 我们小区
  String.raw`(?<!爱)(?:我|俺|咱|我们|咱们|本人)家(?![长庭具])`,
  String.raw`(?:(?<![\p{Script=Han}])我|本人|我们)(?:现|一直|就|都|也)?(?:居住|住在|住(?!建|房和|房城|院部|户)|租住|所住|所在的?(?:小区|村|楼|单元|社区))`,
  String.raw`(?:我们|咱们|俺们)(?:小区|村|楼|单元|院子|这栋|这幢|寨子|屯)|(?<![\p{Script=Han}])我小区`,
  // 来电反映自家门口
  String.raw`(?:来电|来信|举报|投诉)(?:反映|称|表示)?(?:自家|自己家|其家|其所住|其居住|其房屋|其住[房宅]|所在小区|所住小区|家门口)`,
];
const wording = new RegExp(patterns.map((one) => `(?:${one})`).join('|'), 'gu');

/** Finds such wording. */
export const findInformantHome: Detector = (text) =>
  /我|本人|俺|咱|举报|来信|来电|来访|投诉|信访|反映人|上访|检举|诉求|求助/u.test(text)
    ? [...text.matchAll(wording)].map(({ 0: found, index }) => ({
        rule: 'privacy/informant-home' as const,
        start: index,
        end: index + found.length,
        shown: maskDigits(found),
      }))
    : [];
