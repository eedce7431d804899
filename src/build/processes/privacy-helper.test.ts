/** What a process of its own finds of personal information is what is found here, and what it leaves out is no absence. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findingsIn, type Wording } from '../../checks/index.ts';
import { privacyHelper } from './privacy-helper.ts';

const root = join(import.meta.dirname, '../../..');
let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'privacy-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

const place = { file: 'a.md', line: 1, column: 1 };
const text = (words: string, label = '') => ({
  ...{ place, text: words, isProse: true, label, isContact: label === '联系方式', isCode: false },
});
const wording: Wording = {
  records: [
    [text('某厂夜间冒烟。')],
    [text('举报人李建国，手机13912345678。'), text('值班电话0874-3123456')],
    [],
    [text('某河发黑。'), text('环保局热线 0874-3999999'), text('王某某', '联系方式'), text('13800138000', '联系方式')],
    [text('身份证530302199001011234\ud800')],
  ],
  listed: new Set(['08743999999']),
};

it('it finds what is found here, and leaves no text behind', { timeout: 60_000 }, async () => {
  const helper = privacyHelper(root, home, { few: 0 });
  const { over, findingsOf } = helper.look(wording);
  await over;
  const here = findingsIn(wording);
  const found = wording.records.map((_, number) => findingsOf(number).flat());
  expect(found).toEqual(wording.records.map((_, number) => here(number).flat()));
  expect(found.filter(({ length }) => length > 0).length).toBeGreaterThan(1);
  expect(readdirSync(home)).toEqual([]);
});

it.each([
  ['ends without a word', 'process.on("message", () => process.disconnect());'],
  [
    'has looked through fewer',
    'process.on("message", () => process.send({ records: 4, found: new Map() }, () => process.disconnect()));',
  ],
])('a process that %s has not looked', { timeout: 60_000 }, async (_, program) => {
  const file = join(home, 'program.mjs');
  writeFileSync(file, program);
  await expect(privacyHelper(root, home, { program: file, few: 0 }).look(wording).over).rejects.toThrow(
    'not all texts were looked through',
  );
});

it('nothing is known before it is over', { timeout: 60_000 }, async () => {
  const helper = privacyHelper(root, home, { few: 0 });
  const { over, findingsOf } = helper.look(wording);
  expect(() => findingsOf(0)).toThrow('not looked through yet');
  await helper.stop();
  await expect(over).rejects.toThrow(/查找个人信息的程序被系统中断了/u);
});

it('few texts are looked through here, without a process', async () => {
  const { over, findingsOf } = privacyHelper(root, home, { program: 'no program' }).look(wording);
  await over;
  expect(wording.records.map((_, number) => findingsOf(number).flat().length > 0)).toContain(true);
  expect(readdirSync(home)).toEqual([]);
});
