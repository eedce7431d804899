/** The closed lists of words, each with the raw values that real tables use for it. */

/** A list as a sentence has it: `属实、基本属实、部分属实、不属实`. */
export const wordsOf = (list: Readonly<Record<string, unknown>>): string => Object.keys(list).join('、');

export const verdicts = {
  属实: ['是', '全部属实'],
  基本属实: [],
  部分属实: [],
  不属实: ['否'],
} as const;
export type Verdict = keyof typeof verdicts;

export const sources = {
  来电: ['电话'],
  来信: ['信件'],
  微信: [],
  网络: [],
  其他: ['其它'],
} as const;
export type Source = keyof typeof sources;

export const levels = {
  重点关注件: ['重点关注', '重点件'],
  督办件: ['督办'],
  普通件: ['普通', '一般件'],
} as const;
export type Level = keyof typeof levels;

/** `大气污染`, `水类` and `其他（振动）` count as the words that they begin with; see `typeNamed`. */
export const pollutionTypes = {
  水: ['水环境', '水体', '水质', '废水', '污水'],
  大气: ['大气环境', '空气', '废气'],
  土壤: ['土壤环境'],
  生态: ['生态破坏', '自然生态', '生态保护', '破坏生态'],
  噪声: ['噪音', '声环境', '噪声扰民', '噪音扰民', '噪声与振动', '噪声振动'],
  辐射: ['核与辐射', '电磁辐射', '核辐射', '辐射环境'],
  海洋: ['海洋环境', '海洋生态'],
  其他: ['其它'],
  油烟: ['餐饮油烟'],
  扬尘: [],
  恶臭: ['异味', '臭气', '恶臭异味'],
  垃圾: ['生活垃圾'],
  固废: ['固体废物', '固体废弃物', '危险废物', '危废'],
  重金属: [],
  畜禽: ['畜禽养殖'],
  农业农村: ['农业面源', '农村环境'],
  光污染: ['光'],
} as const;

/** What a fact counts as where the table says nothing. */
export const unstated = '未注明';

/** The state of a case of which only the number may be published. */
export const withheldWord = '不予公开';
/** What a batch says of a case whose text a later batch brings. */
export const deferredWord = '办理后公开';
export const disclosures = {
  公开: [],
  [withheldWord]: ['不公开'],
  [deferredWord]: ['办结后公开', '办理完成后公开', '办理后再公开'],
} as const;

export const inspectionLevels = { 中央: [], 省级: [], 市级: [] } as const;
export const inspectionKinds = {
  例行督察: ['例行'],
  回头看: ['“回头看”', '回头看督察', '“回头看”督察'],
  专项督察: ['专项'],
} as const;

export const announcementKinds = {
  进驻公告: [],
  动员会: [],
  下沉督察: [],
  督察反馈: [],
  移交移送: ['移交', '移送', '问题移交', '线索移交'],
  整改方案: [],
  追责问责通报: ['追责问责', '问责通报', '追责问责情况'],
  警示片问题清单: ['警示片', '警示片问题', '生态环境警示片问题清单'],
  典型案例: [],
  其他: [],
} as const;

export const followUpKinds = { 后续进展: [], 复核: [], 销号公示: [], 更正: [], 脱敏: [], 撤下: [] } as const;
export type FollowUpKind = keyof typeof followUpKinds;

/** Kinds of entries that change what was published, and are listed as such. */
export const correctionKinds = ['更正', '脱敏', '撤下'] as const satisfies readonly FollowUpKind[];
export type CorrectionKind = (typeof correctionKinds)[number];
/** Is it a correction, a redaction or a withdrawal? */
export const isCorrectionKind = (kind: FollowUpKind): kind is CorrectionKind =>
  (correctionKinds as readonly FollowUpKind[]).includes(kind);

/** What stands in the place of words that a later entry took out of what had been published, by the kind of that entry. */
export const takenOut = { 脱敏: '（因脱敏不再显示）', 撤下: '（因撤下不再显示）' } as const;

/** What a look-back found, the gravest first. */
export const lookBackFindings = {
  表面整改: [],
  假装整改: [],
  敷衍整改: [],
  问题反弹: [],
  基本到位: [],
  整改到位: [],
} as const;
export type LookBackFinding = keyof typeof lookBackFindings;
