/**
 * Which Han make a name: surnames, characters of given names, and what begins like a name and is a word. Names are
 * found by what stands around them; these lists keep words of every report (负责人介绍, 业主周边) out.
 */

const single =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉骆翁辛管娄游解晏柴靳缪饶涂窦蒲卜岑苟代普矣鲍蔺甄佟佘栾郎荆邝邬隋祁闵敖冼扈晁阚卞戚庹巫丛鄢寇匡虞裘粟浦桂滕蓝卓尤储巩屠桑楚洪赖牟屈瞿臧褚穆喻艾蒙鞠谌胥邸郜奚刁项柏栗仝辜糜竺纳费乐';
const double = ['欧阳', '上官', '司马', '诸葛', '皇甫', '慕容', '司徒', '端木', '尉迟'];

/** Surnames that begin many ordinary words: only three characters make a name … */
const loosest = new Set(Array.from('于向单成关管解文左全包易时应尚申曲符季温卓尤储巩屠桑楚纳费乐'));
/** … and others: the name must surely end, or be three characters long. */
const loose = new Set(Array.from('洪项柏屈艾任方周金石常安万高江田程严施康龙马牛白段'));

const surname = String.raw`(?:${double.join('|')}|[${single}])`;

/** These begin few words: three characters that may be a name are one, whatever follows. */
const firm = new Set(
  Array.from(
    '王李张刘陈杨赵吴徐孙朱郭罗郑梁谢宋唐韩冯邓曹彭肖萧董潘袁蔡蒋杜苏魏吕沈姚卢姜崔钟谭廖贾韦傅邹孟熊秦邱薛阎闫侯陶黎贺郝龚邵覃戴莫孔樊葛邢庞颜倪聂鲁岳翟殷詹欧耿俞祝阮柯裴霍骆翁娄晏靳缪饶窦蒲岑苟普毕尹鲍蔺甄佟佘栾郎邝邬隋祁闵敖冼扈晁阚卞戚庹鄢寇匡虞裘粟浦滕凌纪卜赖牟瞿臧褚穆喻鞠谌胥邸郜奚刁蒙钱邱',
  ),
);

/** Characters that hardly ever occur in given names. */
const neverGiven =
  '某的了是在与及或将被把从对以于至到由其该此这那每各等均已未不没也都又再就并而且但因所者要应须请让使给比按据经过后前上下内外间旁边侧处里底部面端' +
  '反映举报投诉介称述说表示认提出求问题况形现场检查核调理整改责罚款' +
  '村镇乡县市区街路巷组社厂矿场店铺公司局委院校站门楼栋室户层吨亩件次个只台辆条项种类型' +
  '日分号第度量数额值率污染废噪声臭味尘烟油渣料物质设备施筑房屋墙垃圾粪尿猪鸡鸭鱼板盖席' +
  '进出入停产用电拆除搬迁监测管网线杆车池塘沟渠堆什怎样谁哪几多很太更最非必极主动及时即尽快续签订落';

/** A character that may stand in a given name. */
const given = String.raw`(?:(?![${neverGiven}])[\u4E00-\u9FFF])`;

/** Words that begin with a surname. */
const words =
  '任凭|高血|高龄|高度|高于|高温|高效|高新|高速|高空|高层|高压|高浓|高峰|高考|高标|高质|高位|高耗|高污|周边|周围|周期|周末|周长|周转|周一|周二|周三|周四|周五|周六|周日|方面|方案|方格|范围|范例|方式|方便|方法|方可|方能|方才|' +
  '金属|金额|金融|石料|石灰|石材|石油|石子|石块|石头|石粉|石化|常年|常态|常住|常常|常用|安全|安装|安排|安置|安静|安心|任务|任何|任意|任职|任由|单位|单独|单元|单一|单次|成立|成片|成功|成本|成果|成型|成品|成员|成效|成都|' +
  '万元|万吨|万余|万亩|关于|关停|关闭|关键|关注|关心|关系|管理|管道|管网|管护|管控|管线|管委|解决|解释|解除|文件|文明|文化|文书|文物|江边|江面|田间|田地|田园|田埂|程度|程序|严重|严格|严禁|严厉|严肃|严防|左右|左侧|' +
  '全部|包括|包装|包保|包括|易燃|易爆|易于|时常|应当|应急|应该|尚未|尚无|尚有|申请|申报|申诉|曲靖|符合|季度|季节|施工|施肥|施用|施行|温度|温室|温泉|康复|马上|马路|马龙|马街|马力|牛羊|牛粪|白天|白色|白水|白灰|段时|段落|' +
  '于是|于此|于今|于当|于次|于同|于夜|于上|于下|于凌|于近|于早|于晚|于昨|于年|于每|于本|于该|向社|向物|向镇|向村|向市|向县|向区|向环|向执|向督|向政|向有|向周|向下|向外|向河|向其|' +
  '黄色|黄土|黄泥|黄水|黄昏|林地|林业|林木|林草|林场|林区|罗平|陆良|陆续|陆地|许可|许多|钱款|水平|余下|余家|余户|余人|余名|余件|毛竹|雷雨|汤锅|武装|武警|江水|沈阳|苏州|杭州|毕竟|毕业|祝贺|欧盟|兰花|柴油|柴火|焦化|焦油|焦炭|' +
  '尚可|尚需|谷物|谷地|苗木|苗圃|梅雨|柳树|桃树|李子|梨树|杨树|杨梅|松树|龙头|龙虾|熊猫|章程|纪委|纪律|纪检|代表|代为|代理|代价|代码|普查|普通|普遍|普法|游客|游泳|盛行|冉冉|管辖|辛苦|丁字|丁香|' +
  '白云|青石|叶片|夏季|夏天|夏日|秦岭|江河|汪洋|贺信|顾客|顾虑|孔洞|孔径|孔隙|莫名|牛奶|康养|常规|常见|常委|常务|施救|包工|包头|包厢|包干|包裹|宁静|宁可|涂料|涂装|涂抹|童工|童车|凌晨|凌空|成熟|成为|成年|成分|曲线|盛装|解体|解答|安保|安居|安防|安监|安环|安徽|安宁|石头|石板|石渣|石墙|石山|石林|石沙|石砂|文艺|文娱|文旅|文印|文山|金江|金色|金银|方圆|方位|方米|方形|方言|方向|尤其|尤为|纳入|纳税|纳管|费用|费力|费时|乐观|乐于|乐器|项目|洪水|洪涝|洪峰|洪灾|柏油|柏树|屈服|艾草|蒙受|蒙混|蒙自|穆斯|栗子|储存|储罐|储备|储料|储水|储液|储油|巩固|屠宰|桑树|桑蚕|桑叶|卓有|卓越|楚雄|桂花|桂树|桂林|凌晨|凌空|纪念|田螺|江苏|江西|江南|江北|山林';
/** The few words that begin with such a surname. */
const firmWords =
  '郑重|张贴|张罗|张挂|张开|张口|张榜|张灯|李子|王道|王牌|王府|刘海|陈述|陈列|陈旧|陈腐|陈年|陈化|陈皮|杨柳|杨梅|杨树|杨絮|赵州|吴江|吴中|徐州|徐徐|徐缓|孙子|孙女|朱砂|朱红|郭外|罗列|罗网|罗汉|梁柱|梁板|梁体|谢绝|谢谢|宋代|宋体|唐突|唐代|唐山|韩国|韩式|韩城|彭水|董事|潘多|蔡伦|杜绝|杜鹃|苏打|苏醒|魏晋|吕梁|沈阳|姚安|卢浮|姜片|姜苗|钟点|钟头|钟声|贾汪|孟加|熊胆|侯车|陶瓷|陶粒|陶土|陶器|黎明前|贺电|贺卡|戴口|戴手|戴安|莫非|莫及|莫过|孔板|孔口|孔深|孔隙|鲁班|鲁甸|岳阳|殷切|殷实|欧洲|欧式|耿马|祝愿|霍乱|骆驼|饶平|蒲公|苟且|普洱|普及|毕业|毕竟|毕节|邢台|颜色|颜料|庞大|庞杂|葛根|葛藤|邵阳|肖像|萧条|萧瑟|秦岭|秦腔|阎王';

const notName = String.raw`(?!${words}|${firmWords}|.家[湾寨坡坪山河营屯庄坝冲箐岭坎坳田院咀嘴凹洼垭口台]|..[屯营冲坝坪箐寨坎坳垭凹洼咀埂])`;

/** A full name: a surname and one or two characters. */
const fullName = String.raw`${notName}${surname}(?!先生|女士|小姐|老师|师傅|同志|大爷|大妈|阿姨|奶奶|爷爷|老板)${given}{1,2}?`;

/** A mark, a digit, the end: here a name surely ends. */
const hardEnd = String.raw`$|[\s，。；、：:,;.!！?？（）()“”"《》/\d]`;

/** What may follow a name within a sentence. */
const afterName = String.raw`(?=${hardEnd}|等|和|与|及|以及|在|于|的|系|是|为|称|说|表示|反映|举报|投诉|承|同意|经营|从事|所|家|户|名下|开|投资|到|将|把|被|对|向|由|因|未|不|拒|已|自|私|擅|签|共|两|三人|二人|一家|夫|父子|兄弟|先生|女士|老人|存|堆|养|饲|种|要|提|认|诉|陈述|现|曾|也|均|都|当|没有|无|会|可|夜间|白天|使|利用|驾|租|搭|修|建|缴|领|支付|出资|接受|配合|取得|办理|完成|安装|清|拆|停|搬|购|雇|带|按|拖|倾|焚|排|偷|违|涉|整改|补|报|负责|受雇|收|致电|来|去|又|再|从|给|让|代|写|实际|制作|批评|进行|作出|处以|立案|罚|给予|下达|送达|约谈|询问|依法|均|于是|主|证实|证明|介绍|承认|同时|口头|当场|电话|陪同|指认|提供|坚持|多次|再次|请求|送|告|确认|核实|签字|驾驶|参加)`;

const name = new RegExp(`${fullName}${afterName}`, 'uy');
/** Of a surname that begins words: one character more, or nothing behind. */
const longName = new RegExp(`${notName}${surname}${given}{2}${afterName}`, 'uy');
const shortName = new RegExp(`${notName}${surname}${given}(?=${hardEnd})`, 'uy');
const initials = new Set([...Array.from(single), ...double.map((one) => one.charAt(0))]);

const matchAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};

/** The full name that stands at a position, if it ends as names do. */
export function nameAt(text: string, at: number): string | undefined {
  // Nearly always this is all that there is to do.
  if (!initials.has(text.charAt(at))) return undefined;
  const initial = text.charAt(at);
  if (loosest.has(initial)) return matchAt(longName, text, at);
  if (loose.has(initial)) return matchAt(longName, text, at) ?? matchAt(shortName, text, at);
  return matchAt(name, text, at) ?? (firm.has(initial) ? matchAt(three, text, at) : undefined);
}

/** Three characters that may be a name, whatever follows. */
const three = new RegExp(
  String.raw`${notName}[\u4E00-\u9FFF]${given}{2}(?!村|镇|乡|县|区|路|街|厂|场|店|矿|寨|社区|小组|公司|片区|一带)`,
  'uy',
);

/** Characters of which most given names are made. */
const usual =
  '明国华建文军平志伟永强红云海林春金玉生德成荣祥福龙江峰波飞鹏辉涛勇刚杰磊超斌健兵义亮俊雄凯彬晓小大光宗宝贵财发富才旺兴盛昌达顺和安康宁庆祖忠良仁礼智信孝正清廷启学少世继家邦天中东南北松柏树森根茂花兰芳英梅莲菊桂香秀珍美丽娟燕凤仙艳霞娥琴芬芝萍玲琼惠慧敏静淑贞素月娜婷雪莹倩洁洪浩宇轩泽涵欣怡梓雨思佳嘉琪瑶诗晨阳旭昊翔朝仕绍崇汝耀先长有进开加保连双喜立新卫前跃升腾胜利战援彦颖君元亚友汉武恩泉洋源润滨河山岩岗峻坤堂培增寿延广庭怀恒悦振捷敬昆昭景朋本权栋棋楠民沛泰淼炎炳焕然熙爱虎珊理琛琳瑞璐益相睿碧禄秋纯绪维群羽翠聪育舒若莉蓉蓓蕾薇裕诚谦豪贤赐起远迎选道钢铁铭锋锦鑫雁雅青韬韵骏魁鸿鹤麟默尧舜钧钊万千四三二五六七八老应令初满定照彩钦仲季伯叔桃辰冬夏顶象牛狗全朴善勤俭奎柱锁栓宏鸣珠妹姣娇芸粉娣弟炜烨烁煜晗晟旻曦';
/** What stands before and after a name that needs no word for a person before it. */
const whole = new RegExp(
  String.raw`(?<=^|[\s，。；、：:,;（(“"由系对与向被让给据为是归将把和及叫查找有户主员工者人手头师兵民子女妻夫父母兄弟姐妹名的括选])${notName}(?![${[...loose].join('')}].[山河江海湖泉原岗岩林水])...${afterName}`,
  'uy',
);

/** What each character may be in a name, looked up millions of times. */
const roles = new Uint8Array(0x10000);
const [isFirmSurname, isSurname, isUsualGiven] = [1, 2, 4];
const mark = (characters: Iterable<string>, role: number): void => {
  for (const one of characters) roles[one.charCodeAt(0)] = (roles[one.charCodeAt(0)] ?? 0) | role;
};
mark(firm, isFirmSurname);
mark(
  Array.from(single).filter((one) => !loosest.has(one)),
  isSurname,
);
mark(usual, isUsualGiven);
const mayBe = (text: string, at: number, role: number): boolean => ((roles[text.charCodeAt(at)] ?? 0) & role) > 0;

/** Where a surname stands that begins few words, and where three characters stand of which most names are made. */
export function surnamesIn(text: string): { firm: number[]; whole: number[] } {
  const found: { firm: number[]; whole: number[] } = { firm: [], whole: [] };
  for (let at = 0; at < text.length; at++) {
    if (!mayBe(text, at, isFirmSurname | isSurname)) continue;
    if (mayBe(text, at, isFirmSurname)) found.firm.push(at);
    if (mayBe(text, at, isSurname) && mayBe(text, at + 1, isUsualGiven) && mayBe(text, at + 2, isUsualGiven))
      found.whole.push(at);
  }
  return found;
}

/** The name of three characters that stands at a position, between words that may stand beside a name. */
export const wholeNameAt = (text: string, at: number): string | undefined => matchAt(whole, text, at);

const usualName = new RegExp(`^.[${usual}]{2}`, 'u');

/** Is a name made as most are, so that it is hardly anything else? */
export const isUsual = (name: string): boolean =>
  name.length >= 3 && (firm.has(name.charAt(0)) || usualName.test(name));

/** The surname that ends at a position; 位于 ends with none. */
export function surnameBefore(text: string, at: number): string | undefined {
  const two = text.slice(Math.max(0, at - 2), at);
  if (double.includes(two)) return two;
  const one = two.slice(-1);
  return one !== '' && single.includes(one) && !/[位属处关对由至等设建在]于|[乡县区市][石高江金安平]/u.test(two)
    ? one
    : undefined;
}
