/** Prose pages are read like official text: what staff typed is what readers see. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proseHtml } from '../../src/formats/text/prose-html.ts';
import { onPages, shownProse } from '../../src/formats/text/shown-text.ts';
import { readPages } from '../../src/reader/index.ts';
import { caseStates, taskStates } from '../../src/schema/states.ts';
import { proseText, type Block } from '../../src/schema/prose.ts';
import { lookBackFindings, unstated, verdicts, withheldWord } from '../../src/schema/vocabulary.ts';
import { loadSite, ownPages } from '../../src/site.ts';
import { readSettings } from '../../src/settings.ts';
import { announcementFile, changed, inFolder, read, someDay, type Files } from '../support/content.ts';
import { announcement, page } from '../support/faults.ts';

const root = resolve(import.meta.dirname, '../..');

/** The body of the only page of the minimal folder, without a fault anywhere. */
function body(text: string, more: Files = {}): Block[] {
  const { content, faults } = read({ ...changed(page('公开办理情况。', text)), ...more });
  expect(faults).toEqual([]);
  return content?.pages[0]?.body ?? [];
}

describe('a prose page stays as typed', () => {
  it.each([
    '甲。\n乙。\n　　丙。',
    '    四个空格开头',
    'PM2.5<35，值<6且>3，5 < 6，<，',
    '某_某，*某*，5*10*3，~某~，~~某~~',
    '2019. 年初以来',
    '8:00~12:00、14:00~18:00',
    'https://example.org/a_b，www.example.org',
    '"甲"、甲--乙、甲...乙',
    '> 5 毫克',
    '甲\n---',
    '`甲`，#3 号炉，<乙>',
  ])('%j', (text) => {
    expect(proseText(body(text))).toBe(text);
  });

  it('with its headings, numbering, bold, links and images', () => {
    const image = { 'pages/图 1.png': 'PNG' };
    const blocks = body('## 甲\n\n3. **乙**\n5. [丙](https://example.org/)\n\n![丁](<图 1.png>)', image);
    expect(proseHtml(shownProse(blocks, onPages), (path) => path)).toBe(
      '<h2>甲</h2><ol role="list"><li><span class="marker">3. </span><div><p><b>乙</b></p></div></li>' +
        '<li><span class="marker">5. </span><div><p><a href="https://example.org/" rel="external">丙</a></p></div></li></ol>' +
        '<figure><img src="/images/%E5%9B%BE%201.png" alt="丁" loading="lazy"></figure>',
    );
  });

  it('and so does an announcement in MDX', () => {
    const { content, faults } = read(changed(announcement('督察组进驻林市。', 'PM2.5<35，\\<6。\n乙。')));
    expect(faults).toEqual([]);
    const [first] = content?.inspections[0]?.announcements ?? [];
    expect(first?.place.file).toBe(announcementFile);
    expect(proseText(first?.body ?? [])).toBe('PM2.5<35，<6。\n乙。');
  });
});

describe('the pages that the software ships', () => {
  const own = readPages(ownPages(root), root, false);
  const load = (files: Files): string[] =>
    inFolder(files, (folder) => {
      const { site } = loadSite(readSettings({ CONTENT_DIR: folder, BUILD_DATE: someDay }, root, new Date()), root);
      return (site?.register.pages ?? []).map(({ id, facts, sample }) => `${id} ${facts.title} ${String(sample)}`);
    });

  it('have no fault', () => {
    expect(own.faults).toEqual([]);
    expect(own.pages.map(({ id }) => id)).toEqual(['about', 'accessibility', 'cite', 'glossary']);
  });

  it('are replaced by a page of the same name', () => {
    const files = changed(['site.yaml', '说明:', '示例: true\n说明:'], page('标题: 关于本站', '标题: 本站说明'));
    expect(load(files)).toEqual([
      'about 本站说明 true',
      'accessibility 无障碍声明 true',
      'cite 怎样引用 true',
      'glossary 名词解释 true',
    ]);
  });

  it('explain every word of state', () => {
    const glossary = own.pages.find(({ id }) => id === 'glossary')?.body ?? [];
    const explained = glossary.flatMap((block) =>
      block.kind === 'list' ? block.items.map(({ blocks }) => proseText(blocks).split('：', 1)[0]) : [],
    );
    const words = [verdicts, caseStates, taskStates, lookBackFindings].flatMap((list) => Object.keys(list));
    expect(explained).toEqual(expect.arrayContaining([...words, unstated, withheldWord]));
  });
});
