/** What holds of every view: plain values that JSON can hold, one for every page, nothing of a withheld case in any. */
import { expect, it } from 'vitest';
import {
  announcementHashes,
  batchHashes,
  caseHashes,
  fileHashes,
  taskHashes,
} from '../../src/formats/versions/versions.ts';
import { filesOf } from '../../src/register/all-published.ts';
import { everyPage } from '../../src/register/pages.ts';
import { batchFile, changed, inspectionOf, minimal, record, someDay } from '../support/content.ts';
import { siteOf, viewsOf } from '../support/views.ts';

it('is a plain value: JSON holds it, and gives it back', () => {
  for (const { view } of viewsOf(siteOf(minimal)))
    expect(JSON.parse(JSON.stringify(view)), view.page.head.canonical).toEqual(view);
});

it('is the same whenever it is made', () => {
  expect(viewsOf(siteOf(minimal))).toEqual(viewsOf(siteOf(minimal)));
});

it('stands for every page that the register knows, once', () => {
  const site = siteOf(minimal);
  const pages = viewsOf(site).map(({ view }) => view.page.head.canonical.replace('https://example.org/hjdc', ''));
  expect(new Set(pages).size).toBe(pages.length);
  const expected = [...everyPage(site.register)];
  expect(pages.filter((page) => page !== '/404.html').sort()).toEqual(
    expect.arrayContaining(
      expected.filter((page) => !['/cite/', '/glossary/', '/accessibility/'].includes(page)).sort(),
    ),
  );
});

it('holds no text of a withheld case, whatever page it stands on', () => {
  const withheld = record('X01LS202105080009', { 公开方式: '不予公开', 理由: '政府信息公开条例第十四条' });
  const site = siteOf(changed([batchFile, '夜间冒烟。\n', `夜间冒烟。\n\n${withheld}`]), someDay);
  const shown = viewsOf(site).filter(({ view }) => JSON.stringify(view).includes('X01LS202105080009'));
  const own = shown.find(({ kind }) => kind === 'case');
  expect(own?.view).toMatchObject({
    sections: [],
    facts: [],
    answer: { withheld: '不予公开', reason: '政府信息公开条例第十四条', counted: '' },
  });
  expect(own?.view.page.head.title).toContain('X01LS202105080009 不予公开');
});

it('cites whatever has versions by its newest hash, once', () => {
  const site = siteOf(minimal);
  const inspection = inspectionOf(site.register);
  const { announcements, batches, cases, tasks } = inspection;
  const newest = [
    ...announcements.map(announcementHashes),
    ...batches.map(batchHashes),
    ...cases.map(caseHashes),
    ...tasks.map(taskHashes),
    ...filesOf(inspection).map(fileHashes),
  ].map((hashes) => hashes.at(-1));
  const cited = viewsOf(site).flatMap(({ view }) =>
    [...JSON.stringify(view).matchAll(/"sha256":"(\w+)"/gu)].map(([, sha256]) => sha256),
  );
  expect(cited.sort()).toEqual(newest.sort());
});
