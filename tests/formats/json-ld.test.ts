/** What pages say to machines: words that schema.org has, values that hold, and nothing that ends the script early. */
import { describe, expect, test } from 'vitest';
import {
  announcementNode,
  batchDataset,
  breadcrumbs,
  caseReport,
  followUpReport,
  inspectionDataset,
  jsonLdText,
  organization,
  planDataset,
  taskReport,
  website,
  type Node,
} from '../../src/formats/metadata/json-ld.ts';
import {
  officialTags,
  openGraph,
  announcementArticle,
  batchArticle,
  caseArticle,
  columnOf,
} from '../../src/formats/metadata/page-meta.ts';
import type { PublishedSite } from '../../src/formats/published.ts';
import {
  announcementFile,
  batchFile,
  caseOf,
  changed,
  followUpFile,
  inspectionOf,
  markdown,
  minimal,
  record,
  resultsFile,
  tasksFile,
  firstCase,
} from '../support/content.ts';
import { owners, withFacsimile } from '../support/facsimiles.ts';
import { siteOf, siteNamed } from '../support/downloads.ts';
import { jsonLdFaults } from '../support/schema-org.ts';

/** Every node of every page of a site, as that page has it. */
function* pagesOf(site: PublishedSite): Generator<Node[]> {
  yield [website(site)];
  for (const inspection of site.register.inspections) {
    const crumbs = [{ name: inspection.facts.shortTitle, address: inspection.address }];
    const page = (node: Node, name: string, address: string): Node[] => [
      breadcrumbs(site, crumbs, { name, address }),
      node,
    ];
    yield [inspectionDataset(inspection, site)];
    for (const one of inspection.batches) yield page(batchDataset(one, inspection, site), one.number.name, one.address);
    for (const one of inspection.cases) yield page(caseReport(one, inspection, site), one.label, one.address);
    const { plan } = inspection;
    if (plan) yield page(planDataset(plan, inspection, site), plan.title, plan.address);
    for (const one of inspection.tasks) yield page(taskReport(one, inspection, site), one.title, one.address);
    for (const one of inspection.announcements)
      yield page(announcementNode(one, inspection, site), one.facts.title, one.address);
    for (const one of inspection.followUps) yield page(followUpReport(one, inspection, site), one.title, one.address);
  }
}

describe.each([
  ['a whole office', () => siteNamed('own')],
  ['the minimal site', () => siteOf(changed(['site.yaml', '说明: ', '许可: 注明来源\n说明: ']))],
])('%s', (_, make) => {
  test('describes each page in the words of schema.org', async () => {
    const site = make();
    const faults = new Set<string>();
    let pages = 0;
    for (const nodes of pagesOf(site)) {
      pages++;
      for (const fault of await jsonLdFaults(jsonLdText([organization(site), ...nodes]))) faults.add(fault);
    }
    expect([...faults]).toEqual([]);
    expect(pages).toBeGreaterThan(6);
  });
});

test('a validator that finds nothing would be no use', async () => {
  const faults = await jsonLdFaults(
    jsonLdText([
      { '@type': 'Report', headline: '甲', datum: '乙', datePublished: '昨天' },
      { '@type': 'Bericht' },
      { '@type': 'Dataset', isPartOf: { '@id': 'https://example.org/#nowhere' } },
    ]),
  );
  expect(faults).toEqual(
    expect.arrayContaining([
      'Report has no datum',
      'Report.datePublished is no date: 昨天',
      'Report without author',
      '"Bericht" is no type of schema.org',
      'Dataset without distribution',
      'https://example.org/#nowhere leads nowhere',
    ]),
  );
});

test('no text ends the script that it stands in', () => {
  const text = jsonLdText([{ '@type': 'Report', name: '</script><!-- <b> ]]> "引号"\u2028' }]);
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toMatchObject({ '@graph': [{ name: '</script><!-- <b> ]]> "引号"\u2028' }] });
});

test('进驻公告 is a special announcement, other announcements are news', () => {
  const kinds = (files = minimal) => {
    const site = siteOf(files);
    const inspection = inspectionOf(site.register);
    return inspection.announcements.map((one) => announcementNode(one, inspection, site));
  };
  expect(kinds()).toMatchObject([
    {
      '@type': 'SpecialAnnouncement',
      datePosted: '2021-05-06T09:30:00+08:00',
      expires: '2021-05-15',
      webFeed: 'https://example.org/hjdc/lin-2021/feed.xml',
    },
  ]);
  expect(kinds(changed([announcementFile, '类型: 进驻公告', '类型: 动员会\n作者: 某记者']))).toMatchObject([
    { '@type': 'NewsArticle', articleSection: '动员会', author: { '@type': 'Person', name: '某记者' } },
  ]);
});

test('a correction is said to be one', () => {
  const correction = markdown(
    { 公开日期: '2021-06-01' },
    record(firstCase, { 类型: '更正', 更正项: '是否属实', 原为: '不属实', 改为: '属实' }, { 更正说明: '录入有误。' }),
  );
  const site = siteOf(changed([followUpFile, correction]));
  expect(caseReport(caseOf(site.register), inspectionOf(site.register), site)).toMatchObject({
    dateModified: '2021-06-01',
    correction: [
      {
        '@type': 'CorrectionComment',
        text: '更正：“是否属实”由“不属实”改为“属实”。录入有误。',
        datePublished: '2021-06-01',
      },
    ],
  });
});

describe('the tags of 政府网站发展指引', () => {
  const site = siteOf(changed(['site.yaml', '说明: ', '网站标识码: 5303000001\n说明: ']));
  const inspection = inspectionOf(site.register);
  const page = { title: '甲', description: '乙', address: 'https://example.org/a/', image: undefined };
  const names = (tags: readonly (readonly [string, string])[]): string[] => tags.map(([name]) => name);
  const value = (tags: readonly (readonly [string, string])[], name: string): string | undefined =>
    tags.find(([other]) => other === name)?.[1];

  test('the home page says of which site it is', () => {
    const tags = officialTags(site.register.site, { ...page, column: columnOf('home', '林市'), article: undefined });
    expect(tags).toEqual([
      ['SiteName', '林市督察公开'],
      ['SiteDomain', 'example.org'],
      ['SiteIDCode', '5303000001'],
    ]);
    const without = officialTags(siteOf(minimal).register.site, { ...page, column: undefined, article: undefined });
    expect(names(without)).toEqual(['SiteName', 'SiteDomain']);
  });

  test('a column says what it is', () => {
    const tags = officialTags(site.register.site, {
      ...page,
      column: columnOf('announcements', '林市'),
      article: undefined,
    });
    expect(names(tags).slice(3)).toEqual(['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType']);
    expect([value(tags, 'ColumnName'), value(tags, 'ColumnType')]).toEqual(['公告', '通知公告']);
  });

  test('an article has all of them, its column too', () => {
    const [one] = inspection.announcements;
    if (!one) throw new Error('the minimal site has an announcement');
    const image = { address: 'https://example.org/a.png', alt: '甲' };
    const article = announcementArticle(one, inspection);
    const tags = officialTags(site.register.site, {
      ...page,
      column: columnOf('announcement', '林市'),
      article,
      image,
    });
    expect(names(tags)).toEqual([
      ...['SiteName', 'SiteDomain', 'SiteIDCode', 'ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'],
      ...['ArticleTitle', 'PubDate', 'ContentSource', 'Keywords', 'Author', 'Description', 'Image', 'Url'],
    ]);
    expect(value(tags, 'PubDate')).toBe('2021-05-06 09:30');
    expect(
      value(openGraph(site.register.site, { ...page, column: undefined, article, image }), 'article:published_time'),
    ).toBe('2021-05-06T09:30:00+08:00');
  });

  test('a time of day that nobody knows is not made up', () => {
    const [batch] = inspection.batches;
    if (!batch) throw new Error('the minimal site has a batch');
    const tags = officialTags(site.register.site, {
      ...page,
      column: undefined,
      article: batchArticle(batch, inspection),
    });
    expect(value(tags, 'PubDate')).toBe('2021-05-14');
  });

  test('a later publication is said to be one', () => {
    const article = caseArticle(caseOf(site.register), inspection);
    expect(openGraph(site.register.site, { ...page, column: undefined, article })).toEqual(
      expect.arrayContaining([
        ['og:type', 'article'],
        ['article:published_time', '2021-05-14'],
        ['article:modified_time', '2021-06-01'],
      ]),
    );
  });
});

test('the source of a batch is named, else the publisher', () => {
  const source = (files = minimal): string | undefined => {
    const { register } = siteOf(files);
    const article = caseArticle(caseOf(register), inspectionOf(register));
    const page = {
      title: '甲',
      description: '乙',
      address: 'https://example.org/a/',
      image: undefined,
      column: undefined,
    };
    return officialTags(register.site, { ...page, article }).find(([name]) => name === 'ContentSource')?.[1];
  };
  expect(source()).toBe('林市人民政府办公室');
  expect(source(changed([batchFile, '批次: 1', '批次: 1\n来源: 某市政府网站']))).toBe('某市政府网站');
});

describe('official papers', () => {
  const papers = Object.fromEntries(owners.map(([, file], index) => [file, `原表${String(index)}.pdf`]));
  const licensed = changed(['site.yaml', '说明: ', '许可: 注明来源\n说明: ']);
  const files = Object.entries(papers).reduce((all, [file, name]) => withFacsimile(file, name, all), licensed);
  const site = siteOf(files);
  const inspection = inspectionOf(site.register);
  const [batch] = inspection.batches;
  const [announcement] = inspection.announcements;
  const [followUp] = inspection.followUps;
  if (!batch || !announcement || !followUp) throw new Error('the minimal site has one of each');
  const named = (nodes: unknown): string[] =>
    (nodes as { name?: string }[]).flatMap(({ name }) => (name === undefined ? [] : [name]));
  const paper = (file: string): string => `原件：${papers[file] ?? ''}`;

  test('are files of what they stand beside, with their hash', () => {
    const { distribution } = batchDataset(batch, inspection, site);
    expect(distribution).toContainEqual({
      '@type': 'DataDownload',
      name: '原件：原表0.pdf',
      encodingFormat: 'application/pdf',
      contentUrl: encodeURI('https://example.org/hjdc/lin-2021/originals/batches/原表0.pdf'),
      contentSize: '11 B',
      sha256: batch.facsimiles[0]?.sha256,
    });
    expect(named(announcementNode(announcement, inspection, site)['encoding'])).toEqual([paper(announcementFile)]);
    expect(named(followUpReport(followUp, inspection, site)['encoding'])).toEqual([paper(followUpFile)]);
    expect(inspection.plan && named(planDataset(inspection.plan, inspection, site)['distribution'])).toEqual([
      paper(tasksFile),
      paper(resultsFile),
    ]);
  });

  test('are described in the words of schema.org', async () => {
    for (const nodes of pagesOf(site))
      expect(await jsonLdFaults(jsonLdText([organization(site), ...nodes]))).toEqual([]);
  });
});

test('the data of an inspection have its calendar and the file of all files', () => {
  const site = siteOf(minimal);
  const { distribution } = inspectionDataset(inspectionOf(site.register), site);
  expect(distribution).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        encodingFormat: 'text/calendar',
        contentUrl: 'https://example.org/hjdc/lin-2021/calendar.ics',
      }),
      expect.objectContaining({ contentUrl: 'https://example.org/hjdc/lin-2021/data/lin-2021.zip' }),
    ]),
  );
});
