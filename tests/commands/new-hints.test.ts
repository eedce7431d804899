/** What a skeleton says is to be filled in is never taken for what was filled in: no hint can be published. */
import { describe, expect, it } from 'vitest';
import { tell } from '../../src/checks/privacy/index.ts';
import { cut } from '../../src/schema/text/cut.ts';
import { quote } from '../../src/schema/fault.ts';
import { followUpKinds } from '../../src/schema/vocabulary.ts';
import { change, firstCase, minimal, read, type Files } from '../support/content.ts';
import { makeNew, newInspection, noPlan } from '../support/new.ts';

const site = {
  ...{ title: '某市公开', address: 'https://example.org', publisher: '某办', contact: '000-0000000' },
  summary: '公开。',
};

const made: readonly (readonly [string, Parameters<typeof makeNew>, Files])[] = [
  ['batch', ['batch', {}], minimal],
  ['announcement', ['announcement', { title: '某标题', kind: '其他' }], minimal],
  ['tasks', ['tasks', {}, noPlan], noPlan],
  ['results', ['results', {}], minimal],
  ['results of no plan', ['results', {}, noPlan], noPlan],
  ...Object.keys(followUpKinds).flatMap((kind): (typeof made)[number][] => [
    [`follow-up ${kind}`, ['follow-up', { kind }], minimal],
    [`follow-up ${kind} of a case`, ['follow-up', { kind, case: firstCase }], minimal],
  ]),
  ['inspection', ['inspection', newInspection], minimal],
  ['page', ['page', { name: 'privacy', title: '隐私' }], minimal],
  ['site', ['site', site], minimal],
];

/** The lines of a file that hold a hint, and those on which the check says that something is not filled in. */
function hints(files: Files, path: string, text: string): { held: number[]; told: number[]; others: string[] } {
  const held = text.split('\n').flatMap((line, at) => (/^[^#]*〔请填写|^#{2,}.*〔请填写/u.test(line) ? [at + 1] : []));
  const { faults } = read(change(files, [path, text]));
  const ofFile = faults.filter(({ file }) => file === path);
  const told = ofFile.filter(({ rule }) => rule === 'format/unfilled').map(({ line }) => line);
  const others = ofFile.filter(({ rule }) => rule !== 'format/unfilled').map(({ message }) => message);
  return { held, told: [...new Set(told)].sort((a, b) => a - b), others };
}

describe.each(made)('%s', (_, call, files) => {
  it('tells every hint, and finds nothing else wrong', async () => {
    const { path, text } = await makeNew(...call);
    const { held, told, others } = hints(files, path, text);
    expect(told).toEqual(held);
    // A correction says what is missing beside what is not filled in.
    expect(others.filter((message) => !message.startsWith('缺少'))).toEqual([]);
  });

  it('tells every hint whose # is taken away', async () => {
    const { path, text } = await makeNew(...call);
    const open = text.replace(/^( *)# (?=.*〔请填写|.*: #|- )/gmu, '$1');
    expect(open).not.toMatch(/^ *# .*〔/mu);
    const { held, told } = hints(files, path, open);
    expect(held.length).toBeGreaterThanOrEqual(text.split('〔请填写').length - 1);
    expect(told).toEqual(held);
  });

  it('shows every hint as it is in messages', async () => {
    const { text } = await makeNew(...call);
    for (const [hint] of text.matchAll(/〔[^〕]*〕/gu)) expect(tell(quote(cut(hint, 80)))).toBe(`「${cut(hint, 80)}」`);
  });

  it('tells every hint among other words', async () => {
    const { path, text } = await makeNew(...call);
    const among = text.replace(/〔请填写：[^〕]*〕/gu, (hint, at: number) =>
      text.slice(0, at).endsWith('\n') ? `某某。\n\n${hint}某某。` : `某 1 ${hint}某`,
    );
    const { held, told } = hints(files, path, among);
    expect(told).toEqual(held);
  });
});
