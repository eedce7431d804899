/**
 * Wording that points at somebody's home, work or family: of whoever complained (举报人家住…, 我丈夫…), and of one
 * household among all (该户住在村小学后门左手第二家). Who is meant, and what is said of them, are two lists of words.
 */
import { maskDigits, type Detector } from './finding.ts';

/** Who complained … */
const informant = String.raw`(?:(?:举报|来信|来电|来访|投诉|信访|反映|上访|检举|诉求|求助|寄信|写信|打电话|打来电话)(?:人|者|群众|的(?=是|[，,])))`;
/** … or speaks; 我县, 我局 and 我厂 are none. */
const self = String.raw`(?:(?:(?<!\p{Script=Han})我|本人|俺|咱|我们|咱们|俺们)(?![们省市县区州局镇乡街厂矿司校站队所部国方单企项民叫停]|公司|院(?!子)|办))`;
/** Whoever may live somewhere, and a home by itself: he may stand at a gate, it can't. */
const dweller = String.raw`(?:他|她|其|被[投举][诉报]人?|当事人|户主|业主|老人|租户|房东|涉事人|养殖户|经营者|老板|场主|厂长|违法行为人|主人|\p{Script=Han}[户主]|[养倒种卖搭放偷开乱][^，。；的那\n]{1,6}[的那](?:那?[户人])?)`;
const dwelling = String.raw`(?:[他她其]们?家(?![庭长属畜禽具])|[这那]家(?:人|(?=就?住))|[该此这那]户(?:人家|村民|居民|住户)?|${dweller}的?家(?![庭长属畜禽具]))`;

const family =
  '儿子|女儿|子女|孩子|小孩|丈夫|妻子|老公|老婆|老伴|爱人|父亲|母亲|父母|爸|妈|娘|爷爷|奶奶|外公|外婆|孙子|孙女|哥|弟|姐|妹|公公|婆婆|岳父|岳母|侄子|侄女|女婿|儿媳|外甥|叔叔|舅舅|邻居|合租|亲属|亲戚|家属|一家|全家|夫妻|夫妇|两口子|老两口';
/** 家住…, 住在…: a home by itself … */
const home = String.raw`(?:家(?![长庭具乡园禽畜])(?:住|(?=[门楼窗院隔对附屋房井果鱼菜田地后前旁里中位离距猪鸡就紧在老阳厨卧客的]|[，。；,]|$))|自家|住(?!建|房和|房城|院|宅楼|宅区|户|址)|居住|所在的?(?:小区|村民小组|楼|单元|社区|院|居民楼))`;
/** … and what is one's own where somebody says 我 or 的 before it. */
const thing =
  '房[屋子]|窗|阳台|卧室|院子|院墙|墙根|居所|住处|自留地|承包地|自建房|门面|商铺|店铺|鱼塘|果园|菜地|耕地|厨房';
const illness = '患|哮喘|心脏病|高血压|怀孕|孕妇|卧床|残疾|住院|癌';
const occupation = String.raw`业主|村民|居民|住户|租户|租客|房东|户主|商户|商家|店主|老板|经营者|经营户|承包户|承包人|养殖户|种植户|员工|职工|工人|职员|会计|出纳|财务|司机|保安|门卫|教师|老师|医生|村医|护士|护工|学生|军人|老兵|退休|退役|离职|邻居|同事|合伙人|亲属|亲戚|妻子|丈夫|儿子|女儿|孕妇|老人|老年|残疾|独居|隔壁|楼上|楼下|本村|该村|[女男](?!士|同志|子)|(?<!人)员(?=[，。；、”"])|人(?=[，。；”"])|[卖开种养][^，。；\n]{1,4}的`;
const activity = String.raw`当过|干过|做小工|做活|干活|务工|上班|工作过|打工|打过工|就读|读书|任教|任职|教书|做工|摆摊|租房|租住|居住|种植|养殖|承包|开(?:了|店|餐馆|饭店|饭馆|厂|铺)`;
const says = String.raw`(?:反映|来电|来信|称|表示|自述|自称|说明|说|写明|强调)`;
const is = String.raw`(?:系|是(?!否)|(?<!是否|能否|不|未|认|称)为(?!了)|身为|作为)`;

const wordings = [
  // 我家住在3号楼, 我们小区楼下, 我丈夫在该厂开车, 本人身患哮喘
  String.raw`${self}[^，。；：！？\n]{0,4}?(?:${home}|${thing}|${family}|${illness}|小区|单元|这栋|这幢|几户|[两三四五]户)`,
  String.raw`${self}村(?:就我|只有我|我家)`,
  // 来信人反映所在小区…, 举报人家住…, 来电人表示，家门口; 反映自家门口
  String.raw`${informant}(?:等|均)?[（(]?${says}{0,2}[，,：:“"（(]{0,2}(?:其|自己|他|她|的|之|本人)?(?:的|所|现|就|均|原)?(?:${home}|${family}|${illness}|(?<=[的其己])(?:${thing}))`,
  String.raw`${informant}[^，。；\n]{0,12}?(?:自家|其家|自己家|家门口|其住[房宅]|其(?:${family}))`,
  String.raw`(?:来电|来信|举报|投诉)(?:反映|称|表示)?(?:自家|自己家|其家|其所住|其居住|其房屋|其住[房宅]|所在小区|所住小区|家门口)`,
  String.raw`${informant}(?:住|位)(?=该|某|.{0,6}(?:旁|隔壁|附近|楼上|对面|下风向))`,
  String.raw`${informant}(?:之[子女妻夫父母兄弟姐妹]|邻居家?|${thing})`,
  // 举报人系该小区3栋业主, 我是该厂的会计, 来访群众自称是附近养老院的护工
  String.raw`(?:${informant}|${self})(?:本人|等|均|都|原来|原|曾|就|也|自称|自述|说|称|表示|自己|其|[，（“]){0,3}${is}[^，。；\n]{0,16}?(?:${occupation})`,
  String.raw`${informant}(?:原|曾|就|均)?(?:系|是(?!否|因|由|对|要|想|希|向|在|担|为|将|通过|从|来)|为(?=一|该|某|本|原|前|附近|隔壁|同|当地))(?!误|错|多次|首次|第|匿名|实名|同一|多[人名]|群众|网民|无|不|谁|何|重复|恶意|此|(?:一[名位个])?(?:[女男](?:士|子|性|同志)|群众|市民))[^，。；\n]{2,20}`,
  String.raw`${informant}(?:自称|自述)[^，。；\n]{0,8}?(?:${occupation})`,
  String.raw`${informant}[^。；\n]{0,16}自己是`,
  String.raw`自称(?:是|系|为)?[“"]?一[名位个][^，。；\n]{2,16}`,
  String.raw`(?:${informant}|${self})[^，。；\n]{0,5}?在[^，。；\n]{1,16}?(?:${activity})`,
  String.raw`${informant}(?:本人)?(?:承包|经营|种植|养殖|开办|租赁|租用|所有)的`,
  // 举报人与该场业主系邻居
  String.raw`${informant}与[^，。；\n]{1,16}(?:系|是|为|属|存在|有|因)[^，。；\n]{0,10}(?:邻居|亲戚|亲属|夫妻|父子|兄弟|姐妹|同村|同事|纠纷|矛盾|合伙|雇佣|发生)`,
  // 本人姓赵, 来电人自称姓段, 女工，姓常
  String.raw`(?:(?:${informant}|${self}|免贵|自称)(?:自称|自己|本人|自述|说|称|是|免贵){0,4}(?:姓(?![名氏什啥])|名叫|名为(?!名))|(?<=[，,；;])姓(?![名氏]))\p{Script=Han}(?![某])`,
  // 署名：一个在该厂干了八年的老职工
  String.raw`(?:署名|落款)[:：为是]?["“「]?(?:一[个名位])?[^，。；\n”」"]{0,14}(?:职工|工人|员工|教师|医生|业主|住户|租户)(?!代表)`,
  String.raw`(?:联系我|找我|打我)[^，。；\n]{0,16}(?:电话|手机|小卖部|店里|家里)`,
  String.raw`一[名位个](?:住在|家住|居住在)[^，。；\n]{1,14}的[^，。；\n]{1,8}`,
];

/** What a home is next to. */
const beside = String.raw`(?:第[一二三四五六七八九十\d]+[家户间栋排个]|[那这]一?[家户栋幢间排]|旁边?|边上|左手|右手|隔壁|对面|后面|背后|左侧|右侧|[东西南北]侧|[东西南北]墙|底下|楼上|楼下|顶楼|[一二三四五六七八九]楼|门口|路口|桥头|村口|树下|坝下|围墙[内外边]|正上方|正下方|最里[头面]|唯一|不远)`;
const homes = [
  String.raw`(?:${dwelling}|${dweller})[^，。；\n]{0,4}?住(?!建|房和|户|院|宅|所|址|宿)[在于着]?[^，。；\n]{2,20}`,
  String.raw`${dwelling}[^，。；\n]{0,4}?就在[^，。；\n]{2,20}`,
  String.raw`${dwelling}[^，。；\n]{0,4}?(?:位于|坐落|紧[邻挨靠贴]着?|挨着|(?:就|正)?在|房[屋子]在)[^，。；\n]{0,16}?${beside}`,
  String.raw`家[中里]?有[^，。；\n]{0,6}(?:偏瘫|瘫痪|卧床|患病|残疾|癌|重病|智障|精神病)[^，。；\n]{0,4}`,
  String.raw`[他她其]们?家(?:(?:离|距)[^，。；\n]{1,14}米|紧[邻挨靠贴]着?|挨着)`,
  String.raw`(?:紧[邻挨靠]|离|距)[^，。；\n]{1,12}(?:的那一?|唯一的?一?)[家户]`,
];
const either = (all: readonly string[]): RegExp => new RegExp(all.map((one) => `(?:${one})`).join('|'), 'gu');
/** Each with words without which it finds nothing: most texts have none of them. */
const searches: readonly (readonly [needs: RegExp, pattern: RegExp])[] = [
  [
    /我|本人|俺|咱|举报|来信|来电|来访|投诉|信访|反映|上访|检举|诉求|求助|信人|电话的|自称|姓|署名|落款|[名位个](?:家?住|居住)/u,
    either(wordings),
  ],
  [/[住家户]/u, either(homes)],
];

/** Finds such wording. */
export const findInformantHome: Detector = (text) =>
  searches.flatMap(([needs, pattern]) =>
    needs.test(text)
      ? [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
          rule: 'privacy/informant-home' as const,
          start: index,
          end: index + found.length,
          shown: maskDigits(found),
        }))
      : [],
  );
