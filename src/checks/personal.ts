/** Personal information: what the detectors find, less what the file's 隐私例外 allow. */
import { quote, type Fault, type Place } from '../schema/fault.ts';
import type { Content, Places } from '../schema/records.ts';
import { correctedTexts, type Corrected } from './corrected.ts';
import { findPersonal, type Finding, type Labelled, type Listed } from './privacy/index.ts';
import { placeWithin, raise, type Locate } from './raise.ts';
import { checkRules, type PrivacyRule } from './rules.ts';
import type { Wording, Text } from './texts.ts';

/** One entry of 隐私例外: allows one passage, so a second copy of it needs a second entry. */
interface Exception {
  passage: string;
  place: Place;
  usedAt: { text: Text; index: number } | undefined;
}

/** How many records are looked through without a pause. */
const recordsAtATime = 64;

/** What is personal in the texts of a record, by its place among the records; nothing where none is. */
export type FindingsOf = (record: number) => readonly (readonly Finding[])[];

/** Looks through each record when it is asked for. */
export const findingsIn =
  ({ records, listed }: Pick<Wording, 'listed'> & { records: readonly (readonly Labelled[])[] }): FindingsOf =>
  (record) =>
    findPersonal(records[record] ?? [], listed);

/** Checks all texts. @param findingsOf may know what somebody else has found in them */
export function* checkPersonal(
  content: Content,
  wording: Wording,
  locate: Locate,
  findingsOf = findingsIn(wording),
): Generator<Fault[]> {
  const { records, listed } = wording;
  const exceptions = exceptionsOf(content);
  const isAllowed = (one: Finding, text: Text): boolean =>
    (exceptions.get(text.place.file) ?? []).some((exception) => allows(exception, text, one));
  for (let at = 0; at < records.length; at += recordsAtATime)
    yield records.slice(at, at + recordsAtATime).flatMap((record, number) =>
      findingsOf(at + number).flatMap((findings, i) => {
        const text = record[i];
        if (!text) return [];
        return findings
          .filter((one) => !isAllowed(one, text))
          .map((one) => raise(one.rule, placeWithin(text, one.start, one.end, locate), personalMessage(one)));
      }),
    );
  yield correctedTexts(content).flatMap((corrected) =>
    joinedBy(corrected, listed)
      .filter((one) => !isAllowed(one, corrected.text))
      .map((one) => raise(one.rule, corrected.text.place, `更正以后，${personalMessage(one)}`)),
  );
  const unused = [...exceptions.values()].flat().filter(({ usedAt }) => usedAt === undefined);
  yield unused.map(({ place }) =>
    raise(
      'privacy/unused-exception',
      place,
      '这条「隐私例外」没有用上：原文已经不在文件里，或者不会触发检查，请核对原文或删除这一条',
    ),
  );
}

/** What a correction makes of words that are harmless apart: neither the text before it nor its new words hold it. */
function joinedBy({ text, before, becomes, at }: Corrected, listed: Listed): Finding[] {
  const found = (one: string): Finding[] => findPersonal([{ text: one }], listed)[0] ?? [];
  const known = new Set([before, becomes].flatMap((one) => found(one).map(({ start, end }) => one.slice(start, end))));
  return found(text.text).filter(
    ({ start, end }) => start <= at + becomes.length && end >= at && !known.has(text.text.slice(start, end)),
  );
}

/** Does the passage of an exception hold the finding? It is taken by the first place where it does. */
function allows(exception: Exception, text: Text, { start, end }: Finding): boolean {
  const { passage, usedAt } = exception;
  if (usedAt && usedAt.text !== text) return false;
  for (
    let index = text.text.indexOf(passage, end - passage.length);
    index >= 0 && index <= start;
    index = text.text.indexOf(passage, index + 1)
  )
    if (index + passage.length >= end && (usedAt === undefined || usedAt.index === index)) {
      exception.usedAt = { text, index };
      return true;
    }
  return false;
}

/** The 隐私例外 of each file. */
export function exceptionsOf({ inspections }: Content): Map<string, Exception[]> {
  const files = inspections.flatMap((one) => [
    ...one.batches,
    ...one.followUps,
    ...one.results,
    ...one.announcements,
    ...(one.tasks ? [one.tasks] : []),
  ]);
  return new Map(files.map((file) => [file.place.file, ofFile(file)]));
}

const ofFile = ({
  facts,
  places,
  place,
}: {
  facts: { privacyExceptions?: { passage: string }[] | undefined };
  places: Places;
  place: Place;
}): Exception[] =>
  (facts.privacyExceptions ?? []).map(({ passage }, i) => ({
    passage,
    place: places.get(`privacyExceptions.${String(i)}`) ?? places.get('privacyExceptions') ?? place,
    usedAt: undefined,
  }));

const mends: Partial<Record<PrivacyRule, string>> = {
  'privacy/landline': '单位的电话请写进「联系方式」，其他的请删去',
  'privacy/email': '单位的邮箱请写进「联系方式」，其他的请删去',
  'privacy/informant-home': '请改写，只说问题所在的地方',
  'privacy/person-details': '请只留下与案情有关的一样',
  'privacy/unmasked-name': '前面已经隐去，请同样写成“某”',
};

/** What each rule finds, for messages. */
export const namesOfRules: Record<PrivacyRule, string> = {
  'privacy/id-number': '身份证号码',
  'privacy/document': '个人证件的号码',
  'privacy/mobile': '手机号码',
  'privacy/landline': '没有列出的固定电话',
  'privacy/bank-card': '银行卡号',
  'privacy/plate': '车牌号码',
  'privacy/email': '电子邮箱',
  'privacy/account': '微信号或 QQ 号',
  'privacy/door-number': '精确到户的门牌号',
  'privacy/unmasked-name': '隐去的姓名又写出了全名',
  'privacy/informant-name': '举报人的姓名',
  'privacy/informant-home': '指向住处或身份的说法',
  'privacy/person-details': '足以认出本人的细节',
  'privacy/person-name': '个人姓名',
  'privacy/unused-exception': '',
};

/** What a finding is and what to do about it; what matters in it is masked. */
export function personalMessage({ rule, shown }: Finding): string {
  const mend = mends[rule] ?? '请删去或打码';
  const surely = checkRules[rule].severity === 'error' ? '疑似' : '可能是';
  return `${surely}${namesOfRules[rule]}${quote(shown)}，${mend}；确可公开的，在「隐私例外」里写明原文和理由`;
}
