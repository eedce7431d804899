import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { csvOf, loadAll } from './csv.ts';

const row = (change: object = {}) => ({
  address: '/lin/cases/A1/',
  kind: 'case' as const,
  title: '某厂夜间冒烟',
  inspectionTitle: '林市督察',
  regions: ['麒麟区', '沾益区'],
  types: ['大气'],
  date: '2021-05-14',
  sample: false,
  text: '某厂夜间冒烟。',
  url: 'https://example.org/lin/cases/A1/',
  ...change,
});

const cellsOf = (change: object): Record<string, string> => {
  const [first] = parse(csvOf([row(change)]), { bom: true, columns: true });
  return first as Record<string, string>;
};

it('begins with a byte order mark and has a line for each result', () => {
  const csv = csvOf([row(), row()]);
  expect(csv.startsWith('\ufeff示例,督察,批次,受理编号,')).toBe(true);
  expect(csv.split('\r\n')).toHaveLength(4);
});

it('names samples, batch and regions', () =>
  expect(cellsOf({ sample: true, batch: '35-1', verdict: '属实' })).toMatchObject({
    示例: '示例',
    批次: '第35-1批',
    行政区域: '麒麟区、沾益区',
    是否属实: '属实',
    办结情况: '',
  }));

it.each(['=1+1', '+1', '-1', '@SUM(1)', ' =1', '\t=1', '\n=1', '＝1'])('does not run %j', (title) =>
  expect(cellsOf({ title })['标题']).toBe(`'${title}`),
);

it.each(['202105070001', '0012', '35-1', '2E3'])('keeps %s as text', (number) =>
  expect(cellsOf({ number })['受理编号']).toBe(`\t${number}`),
);

it.each(['a,b', '他说"好"', '两\n行', 'D01', '3.2亩'])('leaves %j as it is', (text) =>
  expect(cellsOf({ text })['全文']).toBe(text),
);

it('loads all in order and says how far it is', async () => {
  const said: number[] = [];
  const loads = Array.from({ length: 40 }, (_, i) => () => Promise.resolve(i));
  expect(await loadAll(loads, (count) => said.push(count))).toEqual(Array.from({ length: 40 }, (_, i) => i));
  expect(said).toEqual([16, 32, 40]);
});
