/** Finds names: of informants, and of people whom nobody names in public; one by one and in lists. */
import { calledIn } from './called.ts';
import { before, maskName, type Detector, type Finding } from '../finding.ts';
import { inList, nameAt, readingOf, type Name, type Reading } from './names.ts';
import { informants, leadOf } from './people.ts';
import { famousAt, formsAt, isStrange, mayBegin, readPoints, surnameStarts } from './surnames.ts';
import { listedIn } from './roster.ts';
import { farNameEnd, farStarts, mayBeFar } from './syllables.ts';
import { wordNameAt, wordStarts } from './word-like.ts';

/** Where holders of an office are blamed, or the field is no place for names. */
const blamed =
  /处分|诫勉|约谈|批评|警告|问责|记过|书面检查|检讨|免职|免去|撤职|降职|立案审查|审查调查|谈话|留置|移送|开除|追究|组织处理|停职/u;
const field = /(?:^|\n)[^\n：:]{0,12}(?:责任人|责任单位|验收单位|督导单位|联系方式|联系人)[：:][^\n]*$/u;

function isBlamed({ text, headings }: Reading, at: number): boolean {
  const lead = before(text, at, 80);
  const start = lead.split(/[。；\n]/u).at(-1) ?? '';
  const [end = ''] = text.slice(at, at + 80).split(/[。；\n]/u);
  const heading = headings.get(at);
  return blamed.test(start + end) || field.test(heading === undefined ? lead : `${heading}：`);
}

/** 举报者为退伍老兵… */
const ofInformant = new RegExp(String.raw`${informants}(?:为|系|是|的姓名|署名|落款)[^，。；\n]{0,8}$`, 'u');
/** 组长某某、副组长某某 */
const deputy = /^[、，；]副?(?:组长|成员|组员|主席|[省市县区州]长)(?:为|是|：)?$/u;
const separates = /^(?:[、，和与及以或]|以及|\n[-*\d.、 ]*|[，、；](?:周|星期)[一二三四五六日天][：:]?)$/u;

/** 沈从周、段必清、海云龙: what can hardly be anything but names, one after another, speaks for each other. */
function endOfList({ text, words }: Reading, start: number): number {
  let end = 0;
  for (let at = start, count = 0; ; count++) {
    const form = formsAt(text, at).find(
      (one) =>
        one.length > 2 &&
        one.place === 0 &&
        one.points > 1 &&
        /^(?:[、，和与及等）)。；]|$)/u.test(text.charAt(at + one.length)) &&
        words.lengthAt(at) < 3 &&
        readPoints(text, at, one, words, false) + one.likely > (count > 1 ? -2 : 0),
    );
    if (!form) return count > 1 ? end : 0;
    end = at + form.length;
    if (!/[、和与及]/u.test(text.charAt(end))) return count > 0 ? end : 0;
    at = end + 1;
  }
}

/** 史琨、刘悦良两位执法人员: what stands before a name that was found, as one more of the list. */
function beforeInList(reading: Reading, at: number, from: number): Name | undefined {
  const { text } = reading;
  if (!/[、和与及]/u.test(text.charAt(at - 1))) return undefined;
  for (let start = Math.max(from, at - 4); start <= at - 3; start++) {
    if (!mayBegin(text, start)) continue;
    const name = nameAt(reading, start, inList);
    if (name?.end === at - 1) return name;
  }
  return undefined;
}

/** The characters that names begin with: nearly always this is all that there is to ask. */
const starts = new Uint8Array(0x10000);
for (const one of surnameStarts + farStarts + wordStarts) starts[one.charCodeAt(0)] = 1;

/** Finds the names of informants, and of people named beside a word for a person. */
export const findNames: Detector = (text) => {
  const findings: Finding[] = [];
  const add = (start: number, end: number, isInformant: boolean): void => {
    const rule = isInformant ? 'privacy/informant-name' : 'privacy/person-name';
    findings.push({ rule, start, end, shown: maskName(text.slice(start, end)) });
  };
  const reading = readingOf(text);
  let previous: Name | undefined;
  // Where the list of names ends that was seen last.
  let chained = 0;
  for (let at = 0; at < text.length; at++) {
    if (starts[text.charCodeAt(at)] === 0 && !isStrange(text, at)) continue;
    if (mayBeFar(text, at) || text.charAt(at - 3) === '族' || text.charAt(at - 4) === '族') {
      const lead = leadOf(before(text, at, 24));
      const end = farNameEnd(text, at, lead, reading.words);
      if (end !== undefined) {
        add(at, end, lead === 'informant');
        at = end - 1;
        continue;
      }
    }
    const known = famousAt(text, at);
    if (known > 2) {
      at += known - 1;
      continue;
    }
    if (!mayBegin(text, at) && wordNameAt(text, at) === 'none') continue;
    const isAfter = previous !== undefined && at - previous.end < 8 && separates.test(text.slice(previous.end, at));
    if (at >= chained && (text.charAt(at + 3) === '、' || text.charAt(at + 4) === '、'))
      chained = endOfList(reading, at);
    const isListed = isAfter || at < chained;
    const name = nameAt(reading, at, isListed ? inList : 0);
    if (!name) continue;
    const earlier = isListed ? undefined : beforeInList(reading, at, previous?.end ?? 0);
    if (earlier && !name.isOffice) add(earlier.start, earlier.end, false);
    name.isOffice ||=
      previous?.isOffice === true && (isAfter || deputy.test(text.slice(previous.end, Math.min(at, previous.end + 8))));
    previous = name;
    if (!name.isOffice || isBlamed(reading, at))
      add(at, name.end, name.lead === 'informant' || ofInformant.test(before(text, at, 16)));
    at = name.end - 1;
  }
  for (const { start, end } of listedIn(text, reading.words, findings)) add(start, end, false);
  for (const { start, end, isInformant } of calledIn(reading)) add(start, end, isInformant);
  return findings;
};
