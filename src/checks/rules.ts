/** Every rule about content in one table: the checks take the severity from it, the handbook prints it. */
import type { Fault } from '../schema/fault.ts';

/** One rule as people read it. */
export interface Rule {
  severity: Fault['severity'];
  /** What it finds. */
  what: string;
  /** Why that matters. */
  why: string;
}

const error = (what: string, why: string): Rule => ({ severity: 'error', what, why });
const warning = (what: string, why: string): Rule => ({ severity: 'warning', what, why });

const personal = '《个人信息保护法》第二十五条：未取得个人单独同意，不得公开其个人信息';
const informant =
  '《生态环境法典》第一百四十六条（2026 年 8 月 15 日以前是《环境保护法》第五十七条）：对举报人的相关信息予以保密';

const counted = '公开的数字要对得上';

/** Rules of `src/checks`. */
export const checkRules = {
  'privacy/id-number': error('身份证号码（15 位或 18 位，核对日期和校验码；“身份证”等词旁边的不核对）', personal),
  'privacy/document': error('护照、通行证、军官证、社保卡、驾驶证、病历等个人证件的号码，警号', personal),
  'privacy/mobile': error(
    '手机号码，不论空格、连字符、全角还是中文数字；链接的网址、图片的文件名、受理编号里的也算',
    personal,
  ),
  'privacy/landline': warning('没有在受理电话、联系方式里列出的固定电话', '可能是住宅电话；单位的电话请写进联系方式'),
  'privacy/bank-card': error('银行卡号（核对校验码；“卡号”等词旁边的不核对）', personal),
  'privacy/plate': error('机动车号牌，包括新能源和挂车', '由号牌可以查到车主；确需公开的写明理由'),
  'privacy/email': error('没有在联系方式里列出的电子邮箱（gov.cn 除外）', personal),
  'privacy/account': error('微信号、QQ 号', personal),
  'privacy/door-number': error('精确到户的门牌号，例如几栋几单元几室', '由门牌可以找到住户，住户往往就是举报人'),
  'privacy/unmasked-name': error('同一件里前面写“张某某”，别处写出全名', '前面的隐名因此失去作用'),
  'privacy/informant-name': error('举报人、来信人、来电人的姓名', informant),
  'privacy/informant-home': warning(
    '指向举报人或某一户的住处、身份、家人的说法，手机等号码的尾号',
    `${informant}；请改写成只说问题所在的地方`,
  ),
  'privacy/person-details': warning(
    '“姓＋某”又写出性别、年龄、村庄、疾病中的两样，家人、举报人又写出其中一样',
    '几样合在一起，当地人就能认出是谁',
  ),
  'privacy/person-name': warning(
    '职务、身份、亲属等词前后的姓名，责任人等项目里的姓名，老某头、某总一类的称呼',
    '普通群众的姓名不必公开；企业法定代表人等确需公开的写明理由',
  ),
  'privacy/unused-exception': warning('没有用上的隐私例外', '原文改了或者已经删去，留着会放过以后的内容'),
  'logic/verdict': warning('是否属实与调查核实里的结论不一致', '表格和正文必有一处错了，读者不知道信哪个'),
  'logic/closed-early': warning('已办结，但办结时限还没有到', '可能应为阶段性办结，或者时限写错'),
  'logic/published-early': error('公开日期早于交办日期', '还没有交办，不可能已经公开'),
  'logic/published-late': warning('交办后超过 20 个工作日才公开', '《政府信息公开条例》第二十六条：20 个工作日内公开'),
  'logic/serial-gap': warning('一个批次里序号不连续', '可能漏录了一件'),
  'logic/no-such-day': warning(
    '整改时限里日历上没有的日期，例如 2月30日、13月',
    '不知道是哪一天，过了期也不会显示逾期',
  ),
  'logic/plan-items': warning(
    '2026-08-15 起公开的整改任务清单里，一项任务没有写明责任单位（整改实施主体）、整改目标、整改时限、整改措施（重点措施）、验收单位中的一样',
    '《生态环境法典》第二十九条：针对督察反馈问题逐项明确整改实施主体、整改目标、整改时限、重点措施和验收单位',
  ),
  'logic/closing-order': warning(
    '验收销号的一步早于前一步，例如复核早于公示的最后一天；审签在公示以前、以后都可以',
    '步骤有先后，多半是日期写错',
  ),
  'logic/closing-early': warning('验收销号的一步晚于公开日期（公示期除外）', '还没有到的日子，不可能已经做完'),
  'logic/closing-notice': warning('写了公示以后的步骤，没有写公示期', '读者要知道在哪几天可以提出异议'),
  'logic/closing-state': warning(
    '写了整改完成、验收、复核或销号报备，状态却还没有走到',
    '两处必有一处错了，读者不知道信哪个',
  ),
  'logic/points': error('已完成点位多于点位总数，或者没有写总数', counted),
  'logic/point-state': error('点位情况的表里不认识的状态', '不知道算不算完成，件数就对不上'),
  'logic/point-table': warning('点位情况里看不出是点位的表，几张表里重复的点位', counted),
  'logic/point-sum': warning('点位总数、已完成点位与点位情况的表对不上', counted),
  'logic/duplicate': warning('交办问题几乎相同的两件没有关联', '重复举报应当互相看得到，办理结果才能对照'),
  'totals/partition': warning('公布数的各部分合计与总数对不上，或者累计数变少了', '公布的数字要对得上，确有原因的写明'),
  'logic/facsimile-redacted': error(
    '有脱敏或撤下的公开，原件已核对里没有写明那一天或以后的日子',
    '文字里删去的，原件里多半还在；要有人再看一遍',
  ),
  'logic/sample-mixed': error(
    '示例和真实的混在一起：标了示例的后续公开、整改结果或批次说的是真实的件或任务，关联、前序写的是真实的，或者反过来；标了示例的督察、网站里又写不是示例',
    '示例和真实的要分开：真实的件会被当作示例，不计入件数',
  ),
  'language/leftover': warning('没有填完的记号：〔〕、TODO、xxx', '公开前应当补全或者删去'),
  'language/doubled-mark': warning('重复的标点，例如“。。”', '多半是录入时的笔误'),
  'language/look-alike': warning(
    '一个词里混有像拉丁字母或汉字的别的字，例如 PМ2.5 里的西里尔字母',
    '多半是从别的文件复制来的，读者搜不到',
  ),
  'language/half-width': warning('中文正文里的半角括号和问号', '官方原文照登；自己写的请改成全角'),
} as const satisfies Record<string, Rule>;

const unseen = '已经公开的内容不能悄悄改动：读者引用的、保存的要和网站上的一致';

/** Rules about what has changed since an earlier version, `npm run check -- --since`. */
export const sinceRules = {
  'since/vanished': error('已经公开的批次、信访件、任务、公告、后续公开或网址不见了', '公开过的内容和网址要一直在'),
  'since/changed': error('已经公开的内容改了，没有对应的脱敏、撤下或公告', unseen),
  'since/added': error('已经公开的批次、后续公开或整改结果里又添了一条', unseen),
  'since/task-added': warning('已经公开的整改任务清单里添了任务', '新任务会带着原清单的公开日期，请核对'),
  'since/date': error('已经公开的文件改了公开日期', '公开日期不能倒签，也不能推迟'),
  'since/order': error('新公开的排到了已经公开的前面', '已经公开的版本会跟着变，读者引用的对不上'),
  'since/image': error('已经公开的图片不见了，或者换了内容', '公开过的内容和网址要一直在'),
  'since/facsimile': error(
    '已经公开的原件不见了或换了，没有脱敏或撤下；或者写了脱敏、撤下，原件还是原来的',
    '公开过的要一直在；删去的文字也不能留在原件里',
  ),
  'since/never-public': error('脱敏或撤下的，从来没有公开过', '没有公开过的，读者看不到删了什么，写了反而失实'),
  'since/unreadable': warning('以前的版本里这个文件有错误，没有比较', '比较不全，请人工核对'),
} as const satisfies Record<string, Rule>;

const mistyped = '读不出来就不能公开，也不能统计';
const unlinked = '读者会点到不存在的页面，或者看不到相关的件';
const verbatim = '内容要原样公开，网页上不能有别的程序';

/** Rules of the reader and the register, raised where a file, a value or a link is read. */
const readingRules = {
  'format/no-content': error('没有内容文件夹', mistyped),
  'format/missing-file': error('缺少 site.yaml 或 inspection.yaml', mistyped),
  'format/empty-file': error('空文件', mistyped),
  'format/unreadable': error('打不开的文件或文件夹', mistyped),
  'format/not-a-file': error('链接、管道、设备：不是文件本身', '链接会把内容文件夹以外的东西带到网站上'),
  'format/encoding': error('不是 UTF-8 编码', mistyped),
  'format/conflict': error('没有处理完的合并冲突', '两个版本都留在文件里，会一起公开'),
  'format/character': error(
    '看不见的字符：零宽、改变文字方向、控制、私用区等，以及没有读出来的字',
    '看着一样的字其实不同：搜不到，统计错，网址也能骗人',
  ),
  'format/folder-name': error('文件夹名不能用作网址', '网址公开以后不再改变'),
  'format/file-name': error('文件名不能用作网址，或者与别的重复', '网址公开以后不再改变'),
  'format/unknown-file': warning('不认识的文件或文件夹', '它不会公开，可能放错了地方'),
  'format/front-matter': error('文件开头的 --- 缺失或没有结束', mistyped),
  'format/yaml': error('YAML 的写法有误，例如缩进、引号、冒号后的空格', mistyped),
  'format/unknown-label': error('未知的项目', mistyped),
  'format/repeated-label': error('同一项目写了两次', '不知道以哪个为准'),
  'format/unknown-section': error('未知的小节', mistyped),
  'format/repeated-section': error('同一小节写了两次', '不知道以哪个为准'),
  'format/missing': error('缺少必填的项目或小节，或者里面没有文字', '读者需要它才看得明白'),
  'format/unfilled': error('新建文件里还没有填写的〔请填写：…〕', '读者会看到空格式；没有的项目请删去'),
  'format/no-records': error('文件里一条记录也没有', mistyped),
  'format/case-number': error('标题里没有受理编号', '每件要有固定的编号和网址'),
  'format/task-number': error('标题里没有任务号', '每项任务要有固定的编号和网址'),
  'format/repeated-number': error('受理编号重复', '每件要有固定的编号和网址'),
  'format/repeated-batch': error('批次重复', '每批要有固定的网址'),
  'format/repeated-task': error('任务号重复', '每项任务要有固定的编号和网址'),
  'format/batch': error('不是批次', mistyped),
  'format/date': error('不是日期', mistyped),
  'format/time': error('不是时刻', mistyped),
  'format/period': error('不是起止日期', mistyped),
  'format/count': error('不是件数', mistyped),
  'format/amount': error('不是数字', mistyped),
  'format/flag': error('应写 true 或 false', mistyped),
  'format/url': error('不是网址', mistyped),
  'format/one-line': error('只能写一行的地方有换行', mistyped),
  'format/tile': error('方格不是列、行两个数字', mistyped),
  'format/shape': error('值的写法不对', mistyped),
  'format/unknown-value': error('不在词表里的值', counted),
  'format/unknown-region': error('不在行政区域清单里的区域', counted),
  'format/nesting': error(
    '套了 50 层以上的列表、引用、强调，或者一段里上千个 * _ ~ 等符号、方括号、网址、反斜杠',
    mistyped,
  ),
  'format/look-alike': error(
    '编号和名称里像拉丁字母、数字或汉字的别的字，例如西里尔字母 О',
    '看着一样的两个编号其实是两个：一件变成两件，搜不到也连不上',
  ),
  'format/table': error('表格的列数不对', mistyped),
  'format/stray-text': error('正文不在小节里', mistyped),
  'format/heading': error('不能用的标题', verbatim),
  'format/html': error('HTML 标签', verbatim),
  'format/mdx': error('不能用的组件、import、export 或 {…}', verbatim),
  'format/address': error('转址里的网址写法不对', unlinked),
  'format/link': error('不是 http(s) 的链接', verbatim),
  'format/image': error('图片缺失、格式不对或不在同一文件夹', verbatim),
  'format/unshown-image': warning('没有文字用到的图片', '图片随用到它的文字公开，没有文字用到的不公开'),
  'format/facsimile': error('原件缺失、种类不对、是空的、太大，或者写了两次', verbatim),
  'format/facsimile-unread': error(
    '写了原件，没有写原件已核对，或者写的是还没有看过',
    '扫描、图像、盖住的地方里的个人信息程序看不见，要由人看',
  ),
  'format/unshown-facsimile': warning(
    '没有文件写作原件的 PDF、OFD、表格或文档',
    '原件随写明它的文件公开，没有写明的不公开',
  ),
  'format/kind': error('这一类后续公开不能写的项目', mistyped),
  'format/deferred': error(
    '办理后公开的件写得不对：没有它所属的一批、已经有一批公布了内容、所属的一批不早于公布它的一批、公布时写了公开方式，或者只列编号时写了小节',
    '一件只算在一个批次里，读者要能从两个批次都找到它',
  ),
  'format/withheld': error('不予公开的信访件写了内容', '《政府信息公开条例》第十四条、第十五条'),
  'totals/declared': error('公布数与逐件统计不一致，又没有公布数说明', counted),
  'correction/item': error('未知的更正项', '更正要落到具体的一项上'),
  'correction/was': error('更正的原为与此前公布的不一致', '更正要让人看得出改了什么'),
  'correction/becomes': error('更正的改为不是合规的值', '更正要让人看得出改了什么'),
  'links/unknown-target': error('后续公开指向不存在的件、任务、批次或公告', unlinked),
  'links/unknown-case': error('关联的编号不存在', unlinked),
  'links/unknown-number': warning('文中提到的编号不存在', unlinked),
  'links/unknown-task': error('任务号不存在', unlinked),
  'links/repeated-task': error('一个结果文件里同一任务写了两次', '不知道以哪个为准'),
  'links/parent': error('任务是自己的上级任务', unlinked),
  'links/redirect': error('转址的旧网址还在用，或者新网址不存在', unlinked),
  'links/unknown-previous': error('前序不存在', unlinked),
  'logic/withdrawal-early': error(
    '公开日期还没有到的撤下',
    '内容从批次文件里一删去就不再显示，读者却要到那一天才看得到说明',
  ),
  'logic/never-public': error('更正、脱敏或撤下早于所说的件首次公开', '还没有公开的，没有什么可以更正、脱敏或撤下'),
  'logic/unlisted': warning(
    '一批公布了以前批次的件，那一批里却没有这一件',
    '已经公开的批次不能再补；读者要知道它为什么在那一批，批次写错的也由此看出',
  ),
  'logic/follow-up-early': warning('后续公开的日期早于它所说的件', '还没有公开的，不可能已经有后续；多半是日期写错'),
} as const satisfies Record<string, Rule>;

/** Rules about files as such, raised by `npm run check`. */
const fileRules = {
  'files/name': error('文件名里有个人信息', '文件名是网址的一部分，删了内容它还在'),
  'files/image': error('打不开的图片', '读者看不到，网站也生成不了'),
  'files/metadata': error(
    '图片里的 EXIF、IPTC、XMP 信息；原件里的作者、标题等属性，元数据，改动以前的内容',
    '里面常有拍摄位置、时间、姓名和删去的文字；--fix 可以去掉',
  ),
  'files/unread': warning('程序读不出文字的原件', '里面有没有个人信息，只有靠人逐页看'),
  'files/document': error('打不开或者有密码的原件', '读者打不开，程序也看不了里面藏着什么'),
  'files/hidden': error(
    '原件里的批注、附件、修订、宏、程序，隐藏的工作表、行、列、文字和图层',
    '读者一点开就看得到，里面常有姓名和内部意见',
  ),
} as const satisfies Record<string, Rule>;

/** What the first part of a rule's id means, in the order of the handbook. */
export const ruleGroups = {
  format: '格式',
  links: '引用',
  totals: '公布数',
  correction: '更正',
  privacy: '个人信息',
  files: '文件',
  logic: '前后一致',
  language: '文字',
  since: '与以前的版本比较',
} as const;

/** All rules, by their ids. */
export const rules: Readonly<Record<string, Rule>> = { ...readingRules, ...checkRules, ...fileRules, ...sinceRules };

export type CheckRule = keyof typeof checkRules;
export type SinceRule = keyof typeof sinceRules;
export type PrivacyRule = Extract<CheckRule, `privacy/${string}`>;
