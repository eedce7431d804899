/** Words for people, in one table: what stands before a name or behind it, and what that says of whoever has it. */
import { before } from '../finding.ts';

const words = (text: string): string => text.trim().split(/\s+/u).join('|');

/**
 * Most words for a person end so: 承包人, 养殖户, 挖机手. What begins behind them is a word of its own (see `Words`), so
 * 人民 and 主要 are not among them.
 */
const surely = '人者员户';
const likely = '手师商贩客友兵匠夫童妻父母兄弟姐妹哥嫂婿媳妇叔伯舅姑姨爸妈爷奶孙侄甥偶伴亲居霸医儿';
/** Words that end otherwise. */
const persons = words(String.raw`
  [厂场矿班队组村校园社楼工片巷街格河湖林路段警船机店院镇乡局科处股署司县市区厅州省士]长 主席 常委 人大代表 党代表 组员 助理 特助 秘书 领队 队友
  [其之妻儿长次侄孙嫂舅孩头继养男女]子 [其之长次孙侄子妇甥养继]女 其(?:[妻夫父母兄弟姐妹哥嫂]|弟[媳妹妇]|[堂表岳养继][兄弟姐妹父母]) [村居农市渔牧难回]民 [民辅交刑]警
  [业户店厂车房船场塘矿窑摊机雇货坊铺馆事债群博财地园田牛马羊棚点]主 (?:绿化|修理|喷漆|装卸|搬运|包装|切割|打磨|机修|清理|分拣|水电|铲车|钢筋|泥水|技术|[炮技杂力矿架])工 [烟果菜蔗花茶棉药蚕]农 [职员电焊炉卫洁修运务作民时季高船帮短零矿瓦漆钳雇徒]工 [工老]头
  患儿 馆主 股东 外教 家政工 村官 [承出]租方 走读生 病人 幼童 婴儿 病人 孩子 [大小中一二三四五六七八九][一二三四五六班]班的 年级[（(]?[\d一二三四五六七八九十]{1,2}[）)]?班 工地上的 (?<![发产卫再衍新派民滋萌催寄野])生 [家亲军]属 [房股]东 [同干理监董]事长? [被原]告 [宿库城]管 [爹娘] 经理 总监 总裁
  司机 主播 骨干 青年 老乡 同学 裁缝 掌柜 网红 客服 采购 乡贤 顾问 领导 贩子 学徒 伙计 群众 代表人 会计 出纳 文书
  干部 队员 保安 门卫 门岗 保洁 老板 老板娘 监理 支书 书记 主任 教练 护士 中介 邻居 代表 乙方 甲方 丙方 出租方 承租方 转让方
  受让方 发包方 承包方 姓名 户名 签收 捺印 名叫 全名 本名 名字 名字叫 真名 署名 签名 签字 签字确认 签名确认 签[字名收]栏 落款 经办 审核 签发 主管 和尚
  (?:回访|走访|处罚|投诉|举报|约谈|询问|调查)对象 家住 专员 老师 老大 老二 老三 老幺 大爷 大妈 阿姨 老伯 师傅 大姐 大哥 先生 女士 同志 老汉 叫 名为 自称(?:是|为|叫)? 自报 实名 (?:低保|帮扶|救助|五保|扶贫|监管|管教|矫正|临救|供养)对象 (?:流动|暂住|外来|户籍|贫困|常住)人口
  (?<!土)木工 [普杂勤散]工 
  [表堂胞继养嫡][兄弟姐妹哥叔侄伯] 女婿 儿媳 [姐妹姨姑][夫父丈] [舅叔伯姑姨][妈爹娘婆公] 岳[父母] 外甥女? 侄[子女儿] [祖伯叔姑舅][父母] 父亲 母亲 丈夫 妻子 爱人 儿子 女儿`);

/** Who complained; it is confidential. */
export const informants = String.raw`(?<!被)(?:举报[人者]|来[信电访][人者]|投诉[人者]|信访人|反映[人者]|上访[人户者]|检举人|诉求人|求助人|爆料人|写信人|致信人|投书人|实名举报者?)`;

/** Who leads a county or more, inspects it, or reports of it, is named in public … */
const holders = String.raw`(?:书记|主任|委员|[所站院部会室队]长|助理|专员)`;
const offices = String.raw`(?:(?<![镇乡街道社小]|[村居]民|开发)[县市区厅州省旗盟]长|(?:[省市州县区旗盟]委|管委会|党工委|[省市州县区]人大(?:常委会)?|[省市州县区]政协)(?:副?书记|副?秘书长|副?主任|副?主席)|督察组[副正]?(?:组长|成员|专员|组员)|常委|记者|巡视员|调研员|教授|专家|院士|通讯员|(?<![操工])作者|编辑|摄影|供图)`;

/** … but not whoever has such a post in a village or an enterprise. */
const lowly = String.raw`(?:[一二三四五六七八九十\d]组|村(?!镇)\p{Script=Han}{0,4}|社区|居|居民|小组|村民|群众|户|职工|员工|业主|法人|法定|业委会|村委会|协会|学会|商会|委员会|车间|厂|公司|矿|物业|合作社|安环部?|环保部?|安全部|生产部?|工程部?|项目部?|学校|医院|后勤|班|寨|屯)[副党总支部]{0,4}`;

/** `户主：`, `系`, `（`, `名单如下：1. ` and nothing else may stand between the word and the name. */
const tie = String.raw`(?:[（(](?:签名|签字|手写|签章|捺印|男|女)[）)])?(?:的?姓名|名单|本人|同志|一名|之一|如下|分别){0,2}[）)]?[ \u3000]*(?:[:：（(“"]|[为系是叫有]|[：:]\s*(?:[-*·•]|\d{1,2}[.、．]))?[ \u3000“”"]*(?:[“"]\p{Script=Han}{1,6}[”"])?(?:(?:[同本邻外当该][^，。；：\n的]{0,3}|(?<=[为系是])[^，。；：\n的]{1,6})[村镇乡组县地省寨屯]的?|(?<=[为系是])(?:在外|常年|长期)?(?:经商|务工|打工|居住|[外本]地)的?)?`;

/** What somebody does is as good as a word for him: 开挖掘机的小贾, 煤场看门的老谭. */
const activity = String.raw`[开卖看放养种收修做搞管跑守挖拉拆贩运喂][^，。；：\n的]{1,5}的(?![^]{0,3}[厂店场矿])`;

/** What the words before a name say. */
export type Lead = 'informant' | 'person' | 'office' | 'likely' | 'none';

const leads: readonly (readonly [Lead, string])[] = [
  ['informant', informants],
  ['person', String.raw`${lowly}(?:${holders}|[组科处]长)`],
  ['office', offices],
  // 值班安排：周一韩梅，周二冯军
  [
    'person',
    String.raw`(?<=(?:值班|轮值|排班|轮班|值守|轮流)[^。；\n]{0,16})(?:(?:周|星期)[一二三四五六日天]|[早中晚夜白日]班|[上下]午|夜间|\d[日号])`,
  ],
  // 诫勉谈话—农绍文（县住建局）
  [
    'person',
    String.raw`(?:诫勉|谈话|谈话提醒|通报批评|批评教育|警告|记过|书面检[查讨]|检讨|免职|问责|约谈|撤职|降职|处分)[—–]{1,2}`,
  ],
  // 倒垃圾的系本村卢小所
  ['person', String.raw`[系为是][本该我邻][村组寨]`],
  ['person', String.raw`${persons}|${holders}|(?<!或)[${surely}]`],
  ['likely', `[${likely}]|${activity}`],
];
/** Read from where the name begins to the left: the first of them that fits, as its group. */
const leading = new RegExp(leads.map(([, pattern]) => `(?<=(${pattern})${tie})`).join('|'), 'uy');
/** 门卫老余（余长水） */
const nicknamed = /[老小阿]\p{Script=Han}[（(]$/u;

/** What may stand right before a name: a mark, a word that asks for somebody, and most of all a preposition. */
const asks = new Map<string, number>([
  ...Array.from('\n\t ,:;("|', (one) => [one, 1] as const),
  ...Array.from(
    '着了到过挨因除\u3000，。；、：？！（“”《和及叫找是以约谈问的括为选有从跟替帮归他她',
    (one) => [one, 1] as const,
  ),
  ...Array.from('对与向由被经给予让据将把请系属', (one) => [one, 2] as const),
]);
/** 群众反映诸葛云飞非法占地 */
const askingWords =
  /(?:反映|举报|投诉|检举|控告|反对|查证|查实|认定|证实|责令|督促|通知|告知|要求|约见|询问|走访|回访|联系|抓获|找到|见到|发现|听说|晓得|认得|都说|多亏|就是|问问|旁为|处理|追究|查处|惩处|严惩|起诉|是指|知道|委托|安排|聘请|雇请|指派|责成|约谈|带领|协同|会同|对于|关于|目前|免去|此前|日前|随后|期间|其间|判决|判令|裁定|今有|现有)$/u;

const clock = /\d(?:[时分日]许?|点半?)$/u;
/** 21时47分|伏顺才打开阀门, 6月3日|卫家顺到场 */
export const isTimed = (text: string, at: number): boolean =>
  '时分日点许半'.includes(text.charAt(at - 1)) && clock.test(text.slice(Math.max(0, at - 3), at));

/** How much what stands right before a position asks for somebody. */
export function asksAt(text: string, at: number): number {
  if (at === 0) return 1;
  const asked = asks.get(text.charAt(at - 1));
  if (asked !== undefined) return asked;
  return askingWords.test(text.slice(Math.max(0, at - 2), at)) || isTimed(text, at) ? 1 : 0;
}

/** 签字：, 名叫: what stands here can be nothing but a name. */
const namePlace =
  /(?:签[字名收]栏?|[（(](?:签[名字章]|手写|捺印)[）)]|姓名|[真本原]名|名[叫为]|[大小乳]名|落款|署名|留名|实名|写信人|户名|捺印)[：:为是叫]?[“"]?$/u;

/** May nothing but names stand below such a heading? */
export const isForNames = (heading: string): boolean =>
  /(?:姓名|签[字名收]|户名|(?:经办|审核|记录|承办|复核|填表|签发|接访|受理|举报|联系|签收|走访|处罚|回访|询问|投诉)(?:人|对象))$/u.test(
    heading,
  );

/** How much a place is made for a name: 户主：, 当事人为, 法定代表人（, and above all 签字：. */
export function slotAt(text: string, at: number): number {
  const left = text.charAt(at - 1);
  if (!/[:：叫（(为系签名“）]/u.test(left)) return 0;
  return namePlace.test(before(text, at, 6)) ? 2 : left === '）' ? 0 : 1;
}

/** What the alternatives of a pattern end with: 理, of 事长? 长 and 事. */
const lastOf = (pattern: string): string =>
  pattern
    .split('|')
    .flatMap((one) => one.replace(/\(\?[^)]*\)|\)/gu, '').match(/(?:\[[^\]]*\]|\p{L})(?=(?:\p{L}?\?)?$)/gu) ?? [])
    .join('');

/** The characters that such words, and what ties names to them, end with: most that stands before a surname is none. */
const endings = new Set(
  Array.from(
    lastOf(`${persons}|${informants}|${offices}|${holders}`).concat(
      `${surely}${likely}:(" )-*.0123456789`,
      '：（“\u3000）”·•、．',
      '为系是叫有名单如下别一二三四五六日天班午间号的村镇乡组县地省寨屯商工住—–',
    ),
  ).filter((one) => !/[[\]]/u.test(one)),
);

/** May a word for a person, or what ties a name to it, end with a character? */
export const mayLead = (one: string): boolean => endings.has(one);

/** What was asked last: of one place it is asked several times in turn. */
let last: { lead: string; says: Lead } = { lead: '', says: 'none' };

/** @param lead the characters before a name */
export function leadOf(lead: string): Lead {
  if (!endings.has(lead.slice(-1))) return 'none';
  if (last.lead !== lead) last = { lead, says: readLead(lead) };
  return last.says;
}

function readLead(lead: string): Lead {
  leading.lastIndex = lead.length;
  const groups: readonly (string | undefined)[] = leading.exec(lead)?.slice(1) ?? [];
  const found = leads[groups.findIndex((group) => group !== undefined)];
  return found?.[0] ?? (nicknamed.test(lead) ? 'person' : 'none');
}

/** 归某人, 责令某人, 约谈某人 */
const seats = /(?:[由归属系为被据经]|责令|责成|约谈|传唤|询问|通知|告知|走访|回访|委托)$/u;
const beforeSeat = new Set(Array.from('由归属系为被令成谈唤问知访托据经'));

/** Does somebody stand here who does something, owns it, or is told to do it? */
export const isActing = (text: string, at: number): boolean =>
  beforeSeat.has(text.charAt(at - 1)) && seats.test(text.slice(Math.max(0, at - 2), at));

/** Is this a place that a person takes more often than not? */
export const isSeat = (text: string, at: number): boolean =>
  at > 0 && (isActing(text, at) || (mayLead(text.charAt(at - 1)) && ofPersons.has(leadOf(before(text, at, 24)))));
const ofPersons: ReadonlySet<Lead> = new Set(['informant', 'person', 'likely']);

/** Titles that stand behind a name: 李建国厂长, 王大爷. */
const titles = String.raw`副?(?:总经理|经理|董事长|理事长|[厂场矿站所队组社园校园车局镇乡处科股部]长|书记|委员|主席|[木铁石瓦泥]匠|主任|村?支书|会计|出纳|老板娘?|老总|师傅|先生|女士|小姐|同志|老师|同学|小朋友|医生|工程师|律师|总监|大爷|大妈|大叔|大婶|大娘|阿姨|老伯|大哥|大姐|大嫂|老汉|老人|奶奶|爷爷|婆婆|老太太?)`;
/** 赵德海（砖厂厂长） */
const bracketed = String.raw`[（(][^（）()\n]{0,8}(?:[${surely}${likely}]|${persons})[）)]`;
const officesBehind = String.raw`副?(?:[县市区厅州省]长|常委|记者|教授)`;

/** What stands in the stead of a given name: 王某, 赵**, 李女士. */
export const veil =
  /(?:某{1,2}|\*{1,2}|×{1,2}|[xX]{2})(?:先生|女士)?|先生|女士|小姐|师傅|大爷|大妈|大娘|大婶|大叔|阿姨|老伯|奶奶|爷爷|婆婆|大姐|大哥|大嫂|老板娘?|老汉|老太太?/gu;

/** What stands behind a name. */
export type Rest = 'comrade' | 'title' | 'office' | 'self' | 'person' | 'edge' | 'word' | 'thing' | 'none';

/** What stands behind nobody but people. */
export const ofPeople: ReadonlySet<Rest> = new Set(['comrade', 'title', 'self', 'person']);

/** What is said of nobody but a person who was named. */
const self = String.raw`本人|[在用](?:自家|自己家?)|[均都](?:表示|称(?!为)|承认|反映|认可|同意)|于[\d一二三四五六七八九十]{1,2}[日天个]|限[期于\d]|系[该本其某一]|个人(?!信息|隐私)|同志|表示(?!的)|称(?![为职号重量得])|说(?!明)|承认|承诺(?!书)|证实|反映(?!强)|辩称|自称|自述|供述|不服|夫妇|夫妻|签字|签收|等[1-9两二三四五六七八九十]\d{0,2}[人户](?!企|公)|所为|再次来[电信]|负责(?=[，。；、]|跟|落|该|整|全|对|协)|担任|患有|生于|出生于|(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出?生)|在其|接[办手任替]|因(?:病|故|犯|涉嫌)|[（(](?:男|女|(?:\d{1,2}|[一二三四五六七八九十]{1,3})岁)|[，、][男女][，、]|、\p{Script=Han}{2,3}(?:、\p{Script=Han}{2,3}){0,3}等?[两二三四五六七八九十\d]+(?:[户名人位](?!企)|家(?=[，。；、的查看反]|$))|[|\t] ?[男女] ?(?=[|\t])|，(?:现年|今年)?\d{2}岁|，(?:系|为)[其该本]|，[汉彝苗回白壮傣]族|，(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?(?:出?生|[，。；])|，(?:出?生于|籍贯|身份证|初中|高中|小学文化|无业|无固定)|之[子妻女父母夫弟兄]`;

/** What only people do, have or are. */
const person = words(String.raw`
  前来 [和与及]其(?:[妻夫父母子女兄弟姐妹弟媳]|家[人属]|丈夫|爱人|儿[子媳]) 代[管办签笔理] 执笔 予以 一户 核对 电话(?:核实|回访|联系|沟通) 家庭(?:困难|贫困|条件) 自留地 承包地 责任田 联合 每年 长期 此前 曾 一?案(?![例卷情由板]) 那[个间]?(?:[猪牛鸡羊]圈|鱼塘|院子|作坊|棚子?) 让[他其我] 带人 带着 作为 为代表 家中 反馈 退还 了解 出示 书面 当面 持证 立即 达成 一家 两家 夫妻 强占 霸占 供认 签领 [ \u3000]{1,3}(?:20\d\d|\d{1,2}[.月]\d{1,2})   实际 传唤 抓获 拘留 控制 劝离 独资 出具 批评 制止 罚款 处罚 通报 保管 屋 院子 院内 房前 房后 门前 门口 宅 猪圈
  鸡圈 牛圈 羊圈 鸡舍 菜地 田里 地里
  户[门房屋院养宅] [两二三四五]家(?!企|公|单|店|厂) [两二三四五]户 等(?:[0-9一二三四五六七八九十两几]{1,3}[人户名]|业主|村民|群众|居民|住户|农户|人) [两二三四五][名人户位] 转让
  政务 党内 开除 撤职 记过 诫勉 免职 停职 现场 承认 承诺 表示 称 反映 举报 投诉 签字 签收 签订 同意 拒 未到场 到场
  不在场 不服 说 讲 介绍 解释 陪同 指认 证实 自行 主动 当场 口头 夫妇 夫妻 父子 母子 母女 父女 兄弟 姐妹 本人 一家
  等人 三人 二人 两人 等三人 经营 承包 饲养 养殖 所有 出资 驾驶 雇 开办 缴纳 赔偿 提出 认为 认可 提供 答应 承担
  打理 看管 照管 接手 (?:负责|实际|日常)管理 管理(?=[，。；、该养鱼砂此日厂]|$) 谈话 询问 笔录 录音 承诺书 保证书 欠条 之墓 墓 拾荒 申请 参加 购买 租赁 租用 租住 居住 种植 存栏 投资 自建 家 户 签名 来电 来信 致电 去世 死亡 受伤 账户 一卡通 印[”"章] 自掏 带头 享受 回忆 被处 被罚 被拘
  被行政 被刑 犯 名下 同志 的家 的妻 的丈夫 的儿 的女 的弟 的哥 的父 的母 报警 退休 辞职 现年 今年 因病 与其 及其
  拉运 倾倒 收购 加工 堆放 焚烧 捕 私自 擅自 私 擅 偷 非法 无证 无照 违法 违规 不知 知道 作出 作了 进行 处以 给予 下达
  送达 实施 采取 制作 声称 自称 供述 交代 辩称 要求 请求 坚持 多次 再次 联名 陈述 确认 核实 代 带领 组织 带头 召集
  安排 委托 联系 带着 赶到 赶来 走到 来到 回到 拍下 拍摄 录下 看见 看到 听见 听到 告诉 打骂 威胁 恐吓 殴打 阻拦 阻挠 拦住 拉着
  喝醉 失联 下落 落网 自首 归案 到案 被抓 坦白 悔过 出面 欠薪 跑路 打工 务工 上班 外出 搬 停业 关停 补办 办理`);
/** A mark, a digit, the end: here a name surely ends. */
const edge = String.raw`$|[\s，。；、：:,;.!！?？（）()“”"《》【】\[\]|/\d~～—-]`;
/** What else may go on behind a name. */
const word = String.raw`[另等和与及在于的系是为将把被对向由因未不已自共将均也都又再曾现可会能有无没就只仅才还要提认诉去来从给让写支领付清拆停建做修装买卖租借开关拖焚排存堆养饲种使利驾搭按补报负受收取得完成主送告参任守用拿扛背挖倒烧拍骑赶带躲站蹲扔搬拌铲填埋运拉推喂杀捕钓晒洗刷贴签盖抱递抽接打骂跑走坐住睡吃喝穿戴听看找喊叫哭笑劝求催占欠退交换转往到进出上下跟同陪替帮以趁]|正(?=[在用将把忙向从被因和与给开拿往])|以及|以每|以个|夜间|白天|凌晨|下午|上午|昨|(?:养殖|种植|加工|经营|承包|搬迁|贫困)?户(?!主|口|籍)|每[天日次周月年]|变更为|更换为|调整为|连夜|今早|当天|当晚|近年|去年|前年|今年|上周|上月|至今|一直|仍|却|并|也|则|刚|已经|正在`;
/** A place or an enterprise that bears a name stays: 马家兴养殖场. */
const trades = words(String.raw`
  麻辣烫 牛肉面 零食 奶茶 养殖 养猪 养鸡 养鸭 养牛 养羊 养鱼 养蜂 生猪 肉牛 肉羊 蛋鸡 肉鸡 种猪 奶牛 采石 采砂 采沙 砂石 洗砂 洗沙 洗煤
  洗车 砖 砖瓦 石材 石料 石灰 木材 木器 家具 加工 屠宰 汽修 汽车 修理 水泥 建材 五金 烧烤 火锅 米线 农家 餐饮 小吃
  早点 酒 酿造 豆腐 食品 塑料 废品 废旧 回收 收购 物资 制衣 印刷 铸造 机械 化工 造纸 煤 石 砂 沙 水产 苗圃`);
/** 赵一鸣零食店: what no verb stands in. */
const bearing = String.raw`[^，。；、：\s的开把在将到去来回关租卖买进出有与和经营办为是被其家自]`;
const thing = String.raw`(?!沟通|路过|站在|行为|点燃|行驶|行走|站立)(?:家庭(?:农场|牧场)|(?![在到住离把将的进入出位从向])\p{Script=Han}(?:小区|广场|公寓)|[村镇乡县区市州省路街巷桥河江湖海坝沟山寨屯湾营坡坪庄苑厦号型式牌段]|水库|饭店|饭馆|安置区|集镇|园区|景区|工业园|社区|小区|小组|片区|一带|广场|大道|(?:种养殖?|养殖|种植|农[业林牧]|生态|环保|矿业|建[材筑设]|商贸|实业|工贸|煤业|物流|置业|餐饮|食品|科技|专业){1,3}(?:合作社|有限|公司|集团)|基金会|中学|小学|大学|学校|幼儿园|医院|诊所|(?:养老|敬老|福利|卫生|疗养|康复|护理|托育|托管|早教|培训|艺术|体育|健身|美容|养生|足浴|洗浴|月子|物流|仓储)(?:院|所|中心|会所|机构|服务|城|园|堂)|口音|方言|集团|公司|(?:${trades}){0,2}(?:厂(?!长)|场(?!长|边|内|里)|店(?!主|员|里)|馆|公司|${bearing}{0,6}(?:店|餐厅|酒馆|茶馆|面馆|茶庄|酒楼|饭庄|鱼庄|私房菜|剧场|烤肉|烤鱼|凉茶|麻辣烫|牛肉面|剪刀|白药)(?!主|员|里|面)|牌(?!坊|子)|(?:酿造|商贸|五金|建材|汽修|餐饮|食品)(?=[、，。等])|合作社|作坊(?!主)|坊|农家乐|点|房|站|饭庄|酒楼|铺|行|超市|鱼塘|砖窑|窑(?!主)|矿(?!长|主)|黄焖鸡|酸菜鱼|肉夹馍|螺蛳粉|炸鸡|烤鸭|板鸭|饵丝|家(?:常菜|烤肉|味)))`;

const rests: readonly (readonly [Rest, string])[] = [
  ['comrade', String.raw`同志(?!们)`],
  ['office', officesBehind],
  ['title', `${titles}|${bracketed}`],
  ['self', self],
  ['edge', edge],
  ['thing', thing],
  ['person', person],
  ['word', word],
];
/** The first of them that fits, as its group. */
const resting = new RegExp(rests.map(([, pattern]) => `(${pattern})`).join('|'), 'uy');

/** @param at where a name ends */
export function restOf(text: string, at: number): Rest {
  if (at >= text.length) return 'edge';
  resting.lastIndex = at;
  const groups: readonly (string | undefined)[] = resting.exec(text)?.slice(1) ?? [];
  return rests[groups.findIndex((group) => group !== undefined)]?.[0] ?? 'none';
}
