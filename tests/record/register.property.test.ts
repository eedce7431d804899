/** What holds of every register: counts add up, order does not matter, nothing published is lost. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeRegister } from '../../src/register/index.ts';
import { pageAddresses } from '../../src/register/pages.ts';
import type { Count } from '../../src/register/totals.ts';
import { proseText } from '../../src/schema/prose.ts';
import type { Content } from '../../src/schema/records.ts';
import { caseStates } from '../../src/schema/states.ts';
import { verdicts } from '../../src/schema/vocabulary.ts';
import {
  batchFile,
  followUpFile,
  inspectionOf,
  markdown,
  minimal,
  read,
  record,
  secondBatchFile,
  someDay,
  without,
  type Files,
} from '../support/content.ts';
import { times } from '../support/random.ts';
import { shuffled } from '../support/shuffled.ts';

const verdictWords = Object.keys(verdicts);
const stateWords = Object.keys(caseStates);
const number = (row: number, letter: string): string => `${letter}01LS20210507${String(row).padStart(4, '0')}`;

const someCase = fc.record({
  letter: fc.constantFrom('D', 'X', 'W'),
  regions: fc.constantFrom('麒麟区', '沾益区', '麒麟区、沾益区'),
  types: fc.constantFrom('', '大气', '水、噪音', '其他 污染'),
  verdict: fc.constantFrom('', ...verdictWords, '是', '否'),
  state: fc.constantFrom('', ...stateWords, '正在办理'),
  withheld: fc.boolean(),
  starred: fc.boolean(),
});
type FromArbitrary<A> = A extends fc.Arbitrary<infer T> ? T : never;
type SomeCase = FromArbitrary<typeof someCase>;

const caseRecord = (one: SomeCase, row: number): string => {
  const heading = number(row, one.letter) + (one.starred ? '*' : '');
  if (one.withheld) return record(heading, { 公开方式: '不予公开', 理由: '政府信息公开条例第十四条' });
  const facts = { 行政区域: one.regions, 污染类型: one.types, 是否属实: one.verdict, 办结情况: one.state };
  return record(heading, facts, { 交办问题: `第${String(row)}件：某厂夜间冒烟。` });
};

/** A later entry about a case that is not withheld: progress, or a correction of what the batch published. */
const someEntry = fc.record({
  row: fc.nat(),
  state: fc.constantFrom(...stateWords),
  day: fc.integer({ min: 1, max: 28 }),
});

const folder = (cases: SomeCase[], entries: FromArbitrary<typeof someEntry>[]): Files => {
  const open = cases.map((one, row) => ({ one, row })).filter(({ one }) => !one.withheld);
  const files: Record<string, string | Uint8Array> = {
    ...without(minimal, secondBatchFile, followUpFile),
    [batchFile]: markdown({ 批次: '1', 公开日期: '2021-05-14' }, ...cases.map(caseRecord)),
  };
  entries.forEach(({ row, state, day }, index) => {
    const target = open[row % Math.max(1, open.length)];
    if (!target) return;
    const published = `2021-06-${String(day).padStart(2, '0')}`;
    const heading = number(target.row, target.one.letter);
    files[`lin-2021/follow-ups/f${String(index)}.md`] = markdown(
      { 公开日期: published },
      record(heading, { 类型: '后续进展', 办结情况: state }, { 处理整改: `已于${published}检查。` }),
    );
  });
  return files;
};

/** What is read in the folder of these. */
function contentOf(...all: Parameters<typeof folder>): Content {
  const { content } = read(folder(...all));
  if (!content) throw new Error('not read');
  return content;
}

const somewhere = fc.tuple(fc.array(someCase, { minLength: 1, maxLength: 12 }), fc.array(someEntry, { maxLength: 8 }));
const sum = (counts: readonly Count[]): number => counts.reduce((all, { count }) => all + count, 0);
const settings = { numRuns: times(60) };

it('counts every case once by source, and once by verdict and state unless it is withheld', () => {
  fc.assert(
    fc.property(somewhere, ([cases, entries]) => {
      const content = contentOf(cases, entries);
      const { totals, batches } = inspectionOf(makeRegister(content, someDay).register);
      for (const counts of [totals, batches[0]?.asPublished ?? totals]) {
        expect(counts.cases).toBe(cases.length);
        expect(sum(counts.bySource)).toBe(cases.length);
        expect(sum(counts.byVerdict)).toBe(cases.length - counts.withheld);
        expect(sum(counts.byState)).toBe(cases.length - counts.withheld);
        expect(sum(counts.byType)).toBeGreaterThanOrEqual(cases.length);
      }
    }),
    settings,
  );
});

it('does not depend on the order in which files were read', () => {
  fc.assert(
    fc.property(somewhere, fc.infiniteStream(fc.nat()), ([cases, entries], randomness) => {
      const content = contentOf(cases, entries);
      const histories = (from: typeof content): unknown =>
        inspectionOf(makeRegister(from, someDay).register).cases.map(({ key, state, versions, events }) => [
          key,
          state,
          versions.map(({ published, facts }) => [published, facts.state?.raw]),
          events.map(({ publication }) => publication.address),
        ]);
      expect(histories(shuffled(content, randomness))).toEqual(histories(content));
    }),
    settings,
  );
});

const pick = ({ facts, sections }: { facts: object; sections: object }) => ({ facts, sections });

it('never loses what was first published: each later entry adds a version', () => {
  fc.assert(
    fc.property(somewhere, ([cases, entries]) => {
      const content = contentOf(cases, entries);
      const before = structuredClone(content.inspections[0]?.batches[0]?.cases.map((one) => pick(one)));
      const inspection = inspectionOf(makeRegister(content, someDay).register);
      expect(inspection.cases.map(({ versions: [first] }) => first && pick(first))).toEqual(before);
      for (const one of inspection.cases) {
        expect(one.versions).toHaveLength(one.events.length + 1);
        expect(one.versions[0]?.publication).toBe(one.published.publication);
        if (!one.withheld) expect(proseText(one.versions[0]?.sections.problem ?? [])).not.toBe('');
      }
    }),
    settings,
  );
});

it('gives every record an address of its own', () => {
  fc.assert(
    fc.property(somewhere, ([cases, entries]) => {
      const content = contentOf(cases, entries);
      const addresses = pageAddresses(makeRegister(content, someDay).register).map(({ address }) => address);
      expect(new Set(addresses).size).toBe(addresses.length);
    }),
    settings,
  );
});
