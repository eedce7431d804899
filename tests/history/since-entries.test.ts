/** Several entries of one file about one record: which of them is gone is seen, and nothing unexplained gets through. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  batchFile,
  change,
  changed,
  firstCase,
  followUpFile,
  markdown,
  record,
  secondCase,
  type Change,
} from '../support/content.ts';
import { laterEntry } from '../support/entries.ts';
import { times } from '../support/random.ts';
import { sinceLines } from '../support/since.ts';

const reason = '政府信息公开条例第十四条';
const stub: Change = [
  batchFile,
  markdown(
    { 批次: '1', 公开日期: '2021-05-14' },
    record(firstCase, { 行政区域: '麒麟区', 污染类型: '大气', 公开方式: '不予公开', 理由: reason }),
  ),
];
const withdrawal = laterEntry(firstCase, {
  类型: '撤下',
  理由: '公开后发现涉密',
  依据: reason,
  是否属实: '不属实',
  办结情况: '未办结',
});

/** An entry about one of the two cases. */
interface Told {
  isFirst: boolean;
  kind: '后续进展' | '复核';
  text: string;
}
const saying = (text: string, isFirst = true, kind: Told['kind'] = '后续进展'): Told => ({ isFirst, kind, text });
const file = (...entries: readonly (Told | undefined)[]): Change => [
  followUpFile,
  markdown(
    { 公开日期: '2021-06-01' },
    ...entries.flatMap((one) => {
      if (!one) return [];
      const { isFirst, kind, text } = one;
      return [record(isFirst ? firstCase : secondCase, { 类型: kind }, text === '' ? {} : { 处理整改: text })];
    }),
  ),
];
const other = saying('已复核。', false, '复核');
const [first, second, third] = ['甲厂停产。', '乙渠清淤。', '丙堆清运。'].map((text) => saying(text)) as [
  Told,
  Told,
  Told,
];

it.each([
  ['the first', [second, other, third]],
  ['the second', [first, other, third]],
  ['the last', [first, second, other]],
  ['the first two', [other, third]],
  ['the second, and the words of the others', [saying(''), other, saying('')]],
  ['the first, and the words of the last', [second, other, saying('')]],
])('a withdrawal lets go %s', (_, left) => {
  const before = changed(file(first, second, other, third));
  expect(sinceLines(before, change(before, stub, file(...left), withdrawal))).toEqual([]);
});

it('names the entry that is gone, and not the last one', () => {
  const before = changed(file(first, saying('乙渠清淤。', true, '复核'), other));
  const lines = sinceLines(before, change(before, file(saying('乙渠清淤。', true, '复核'), other)));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/since\/vanished/u);
});

const words = ['甲厂停产。', '乙渠清淤。', '丙堆清运。', '丁车绕行。', '戊井封填。'] as const;
const told: fc.Arbitrary<Told> = fc.record({
  isFirst: fc.boolean(),
  kind: fc.constantFrom('后续进展' as const, '复核' as const),
  text: fc.constantFrom(...words),
});
const fates = ['stays', 'goes', 'is emptied'] as const;

it('whatever goes or is emptied: with a withdrawal of its case nothing is said, without one something is', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(told, fc.constantFrom(...fates)), { minLength: 1, maxLength: 6 }), (all) => {
      const entries = [saying('始。', false), ...all.map(([one]) => one)];
      const left = all.map(([one, fate]) =>
        !one.isFirst || fate === 'stays' ? one : fate === 'goes' ? undefined : { ...one, text: '' },
      );
      const before = changed(file(...entries));
      const after = file(saying('始。', false), ...left);
      expect(sinceLines(before, change(before, stub, after, withdrawal))).toEqual([]);
      const isSame = left.every((one, at) => one === all[at]?.[0]);
      expect(sinceLines(before, change(before, after)).length === 0).toBe(isSame);
    }),
    { numRuns: times(25) },
  );
});

it('what an entry says anew is told, whatever goes beside it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(told, fc.constantFrom(...fates)), { minLength: 1, maxLength: 6 }),
      fc.nat(),
      (all, where) => {
        const mine = all.map(([one, fate]) => [{ ...one, isFirst: true }, fate] as const);
        const before = changed(file(...mine.map(([one]) => one)));
        const left = mine.flatMap(([one, fate], at) =>
          at === where % mine.length
            ? [{ ...one, text: '没有公开过的话。' }]
            : fate === 'goes'
              ? []
              : [fate === 'stays' ? one : { ...one, text: '' }],
        );
        const lines = sinceLines(before, change(before, stub, file(...left), withdrawal));
        expect(lines).not.toEqual([]);
      },
    ),
    { numRuns: times(25) },
  );
});
