/** A column counts UTF-16 units of the line as it stands in the file, whatever was taken out of it before it was read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/settings.ts';
import { loadSite } from '../../src/site.ts';
import { batchFile, changed, inFolder, type Change, type Files } from '../support/content.ts';
import { front, prose } from '../support/faults.ts';
import { seed, times } from '../support/random.ts';

/** Where all that a check finds by a rule begins, as the text from there on in the file. */
const found = (files: Files, rule: string): string[] =>
  inFolder(files, (folder) => {
    const settings = readSettings({ CONTENT_DIR: folder, BUILD_DATE: '2022-06-01' }, process.cwd(), new Date());
    const lines = (name: string): string[] =>
      String(files[name])
        .replace(/^\uFEFF/u, '')
        .split(/\r\n?|\n/u);
    return loadSite(settings, process.cwd(), folder)
      .faults.filter((one) => one.rule === rule)
      .map(({ file, line, column }) => lines(file)[line - 1]?.slice(column - 1) ?? '');
  });

const pieces = ['𠮷', '\t', '\u200B', '\u202E', '\u{E0041}', '&#8203;', '&shy;', '某', '\uFEFF', 'é', ' '];
const before = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => `甲${parts.join('')}乙`);

/** Each puts a fault behind a text: of the reader, of a fact, of a link, of a check of the whole. */
const places: readonly (readonly [name: string, rule: string, begins: string, change: (text: string) => Change])[] = [
  ['HTML in a text', 'format/html', '<b>', (text) => prose(`${text}<b>`)],
  ['a link', 'format/link', '[某](a)', (text) => prose(`${text}[某](a)`)],
  ['a telephone in a text', 'privacy/mobile', '13812345678', (text) => prose(`${text}电话13812345678。`)],
  ['a heading', 'format/heading', '#### ', (text) => prose(`${text}\n\n#### ${text}`)],
];

describe('a fault behind what nobody sees, a tab, or a character of two units', () => {
  it.each(places)('%s', (_, rule, begins, changeOf) => {
    fc.assert(
      fc.property(before, (text) => {
        const [first = '', ...others] = found(changed(changeOf(text)), rule);
        expect(first.slice(0, begins.length)).toBe(begins);
        expect(others).toEqual([]);
      }),
      { seed, numRuns: times(25) },
    );
  });

  it('in a fact and in front matter', () => {
    const fact: Change = [batchFile, '| 是否属实 | 否 |', '| \u200B是否\u200B属实𠮷 | 否 |'];
    expect(found(changed(fact), 'format/unknown-label')).toEqual([expect.stringMatching(/^\| \u200B是否/u)]);
    const value: Change = [batchFile, '| 是否属实 | 否 |', '|\u200B 是否\u200B属实 | 乱 |'];
    expect(found(changed(value), 'format/unknown-value')).toEqual(['| 乱 |']);
    expect(found(changed(front('交办\u200B\u202E日期: 2021-05-34')), 'format/date')).toEqual(['2021-05-34']);
  });

  it('and what nobody sees stands where it stands, in raw and as a reference', () => {
    const files = changed(prose('𠮷甲\u200B乙\u202E丙&#8203;丁\u00AD戊&shy;己'));
    expect(found(files, 'format/character').map((text) => text.replace(/[\u4E00-\u9FA5].*$/u, ''))).toEqual([
      '\u200B',
      '\u202E',
      '&#8203;',
      '\u00AD',
      '&shy;',
    ]);
  });

  it('a byte order mark at the start of a file is none, as in an editor', () => {
    expect(found(changed(['site.yaml', '标题: 林市督察公开', '\uFEFF标题乙: 甲']), 'format/unknown-label')).toEqual([
      '标题乙: 甲',
    ]);
  });
});
