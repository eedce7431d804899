/** 张某: masked names, and where the same record spells them out. */
import { maskName, type Finding } from '../finding.ts';
import { nameAt, readingOf, unmasked } from './names.ts';
import { isGiven, surnameBefore } from './surnames.ts';

/** What stands for a given name, unless it is 某村 or 某公司. */
const veil =
  /(?:某{1,2}|\*{1,2}|×{1,2}|○{1,2}|[xX]{2}|先生|女士|姓(?:老人|老汉|女子|男子|妇女|村民|居民|业主|住户|职工|工人|老板|户主))(?!镇|村|乡|县|区|市|街|公司|厂|小区|社区|路|单位|部门|企业|局|矿|\*)/gu;

/** A masked name in a text. */
export interface Masked {
  surname: string;
  name: string;
  index: number;
}

/** The masked names of a text, in order. */
export function maskedNames(text: string): Masked[] {
  if (!mayBeMasked.test(text)) return [];
  return [...text.matchAll(veil)].flatMap(({ 0: veiled, index }): Masked[] => {
    const surname = surnameBefore(text, index);
    return surname === undefined ? [] : [{ surname, name: surname + veiled, index: index - surname.length }];
  });
}

/** Most texts need no more than this. */
const mayBeMasked = /[某×○*姓]|[xX]{2}|先生|女士/u;

/**
 * Finds full names whose masked form stands in the same record.
 * @param texts the texts of one record, folded
 * @returns the findings of each text
 */
export function findUnmasked(texts: readonly string[]): Finding[][] {
  const surnames = new Set(texts.flatMap((text) => maskedNames(text).map(({ surname }) => surname)));
  return texts.map((text) =>
    surnames.size === 0 ? [] : [...[...surnames].flatMap((one) => namesWith(one, text)), ...givenIn(text)],
  );
}

/** 张某（桂兰）: what was hidden stands behind it. */
const given = /(?<=\p{Script=Han}某{1,2}[（(])\p{Script=Han}{2}(?=[）)])/gu;

const givenIn = (text: string): Finding[] =>
  [...text.matchAll(given)]
    .filter(({ index }) => isGiven(text, index) && isGiven(text, index + 1))
    .map(({ 0: found, index }) => ({
      rule: 'privacy/unmasked-name',
      start: index,
      end: index + found.length,
      shown: maskName(found),
    }));

function namesWith(surname: string, text: string): Finding[] {
  const findings: Finding[] = [];
  const reading = readingOf(text);
  for (let start = text.indexOf(surname); start >= 0; start = text.indexOf(surname, start + 1)) {
    const name = nameAt(reading, start, unmasked);
    if (name)
      findings.push({
        rule: 'privacy/unmasked-name',
        start,
        end: name.end,
        shown: maskName(text.slice(start, name.end)),
      });
  }
  return findings;
}
