/** Facsimiles: the official paper beside its transcription is offered with it, as it is, and not before. */
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unzipSync } from 'fflate';
import { checkContent } from '../../src/checks/index.ts';
import { entriesOf } from '../../src/formats/feeds/feed-entries.ts';
import { batchHashes, announcementHashes } from '../../src/formats/versions/versions.ts';
import { hashOf } from '../../src/hash.ts';
import { readContent } from '../../src/reader/index.ts';
import { facsimilesOf } from '../../src/register/all-published.ts';
import { makeRegister } from '../../src/register/index.ts';
import { largestFacsimile } from '../../src/schema/files/facsimile.ts';
import { faultLine } from '../../src/schema/fault.ts';
import { searchDocuments } from '../../src/search/build/documents.ts';
import {
  announcementFile,
  batchFile,
  change,
  changed,
  firstCase,
  inFolder,
  inspectionOf,
  markdown,
  messages,
  minimal,
  read,
  record,
  register,
  resultsFile,
  secondBatchFile,
  someDay,
  tasksFile,
  type Files,
} from '../support/content.ts';
import { madeFiles, siteOf as downloadSiteOf } from '../support/downloads.ts';
import { beside, lookedAt, naming, owners, withFacsimile } from '../support/facsimiles.ts';
import { siteOf, viewsOf } from '../support/views.ts';

const name = '原表.pdf';
const addressesOf = (files: Files, day = someDay): string[] =>
  facsimilesOf(inspectionOf(register(files, day))).map(({ facsimile }) => decodeURI(facsimile.address));

describe.each(owners)('beside a file of a page %s', (kind, file) => {
  const files = withFacsimile(file);
  const folder = file.split('/')[1] ?? '';

  it('is offered on its page, and listed among the data, with its hash', () => {
    const sha256 = hashOf('%PDF 原表');
    const address = `/lin-2021/originals/${folder}/${encodeURIComponent(name)}`;
    const holders = viewsOf(siteOf(files)).filter(({ view }) => JSON.stringify(view).includes(sha256));
    expect(holders.map((one) => one.kind).sort()).toEqual([kind, 'data'].sort());
    for (const { view } of holders) expect(JSON.stringify(view)).toContain(JSON.stringify(address).slice(1, -1));
  });

  it('is a file of the site, of its JSON, of its feed, of the catalogue and of the zip file', async () => {
    const site = downloadSiteOf(files);
    const made = await madeFiles(site);
    const address = `/lin-2021/originals/${folder}/${encodeURIComponent(name)}`;
    expect(made.get(address)?.toString()).toBe(name);
    const holders = [...made].filter(([, bytes]) => bytes.includes(hashOf('%PDF 原表'))).map(([path]) => path);
    expect(holders.filter((path) => path.endsWith('.json'))).not.toEqual([]);
    const html = entriesOf(inspectionOf(site.register), site)
      .publications.map((one) => one.html())
      .join('');
    expect(html).toContain(`<a href="https://example.org/hjdc${address}">${name}</a>`);
    const { 'dcat:dataset': datasets } = JSON.parse(made.get('/catalog.jsonld')?.toString() ?? '') as {
      'dcat:dataset': { 'dcat:distribution': object[] }[];
    };
    expect(datasets[0]?.['dcat:distribution']).toContainEqual(
      expect.objectContaining({
        '@id': `https://example.org/hjdc${address}`,
        'dcat:mediaType': { '@id': 'https://www.iana.org/assignments/media-types/application/pdf' },
        'dcat:byteSize': { '@value': '11', '@type': 'xsd:nonNegativeInteger' },
      }),
    );
    const zip = unzipSync(made.get('/lin-2021/data/lin-2021.zip') ?? new Uint8Array());
    expect(Object.keys(zip)).toContain(`lin-2021/originals/${folder}/${name}`);
    expect(new TextDecoder().decode(zip['lin-2021/README.txt'])).toContain('原件（官方文件的扫描件、PDF 或表格）1 个');
  });

  it('is public on the day of its file', () => {
    const day = /公开日期: (\S+)/u.exec(String(files[file]))?.[1] ?? '';
    const eve = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    expect(addressesOf(files, day)).toEqual([`/lin-2021/originals/${folder}/${name}`]);
    expect(addressesOf(files, eve)).toEqual([]);
  });

  it('needs somebody who has looked', () => {
    const [, one] = naming(file, name, '').flat();
    expect(one).toBe('\n公开日期: ');
    const unread = change({ ...minimal, [beside(file, name)]: '%PDF' }, ...naming(file, name, ''));
    expect(messages(unread)).toEqual([
      expect.stringMatching(/ 错误 原件里有没有个人信息，程序看不全（扫描、图像里的字看不见），要有人看过；请逐页/u),
    ]);
    const denied = change({ ...minimal, [beside(file, name)]: '%PDF' }, ...naming(file, name, '还没有'));
    expect(messages(denied)).toEqual([expect.stringContaining('「还没有」是还没有看过')]);
  });
});

it('changes no hash of what it stands beside, and may come later', () => {
  const [before, after] = [minimal, withFacsimile(announcementFile, name, withFacsimile(batchFile))].map((files) => {
    const { batches, announcements } = inspectionOf(register(files));
    return [...batches.map(batchHashes), ...announcements.map(announcementHashes)];
  });
  expect(after).toEqual(before);
});

it('is found by the word 原件 where its announcement is', () => {
  const [found] = [...searchDocuments(register(withFacsimile(announcementFile)))].filter(
    (one) => one.kind === 'announcement',
  );
  expect(found?.texts).toContain(`原件：${name}`);
});

it('stays out of the zip file where it is too large for that, and the zip file says so', async () => {
  const site = downloadSiteOf(withFacsimile(batchFile));
  for (const { facsimile } of facsimilesOf(inspectionOf(site.register))) facsimile.size = 200_000_001;
  const zip = unzipSync((await madeFiles(site)).get('/lin-2021/data/lin-2021.zip') ?? new Uint8Array());
  expect(Object.keys(zip).filter((one) => one.includes('originals'))).toEqual([]);
  expect(new TextDecoder().decode(zip['lin-2021/README.txt'])).toContain(
    '太大，没有放进这个压缩文件，请在各批次、公告等的页面上下载',
  );
});

it('several stand in the order in which they are named; a picture may be one, and is no picture of a text for that', () => {
  const files = change(
    { ...minimal, 'lin-2021/batches/二.pdf': '2', 'lin-2021/batches/一.jpg': '1' },
    ...naming(batchFile, '[二.pdf, 一.jpg]'),
  );
  expect(addressesOf(files)).toEqual(['/lin-2021/originals/batches/二.pdf', '/lin-2021/originals/batches/一.jpg']);
  expect(messages(files)).toEqual([]);
  expect(register(files).pictures).toEqual([]);
});

describe('what can be none', () => {
  const at = (file: string, ...files: readonly Parameters<typeof change>[1][]): string[] =>
    messages(change({ ...minimal, [beside(file, name)]: '%PDF' }, ...files));

  it.each([
    ['a.doc', '请另存为 .docx，或者导出成 .pdf'],
    ['a.et', '请另存为 .xlsx，或者导出成 .pdf'],
    ['a.zip', '请解压'],
    ['a.tif', '请转成 .pdf 或者 .png'],
    ['a.exe', '原件只能是 .pdf、.ofd、.xlsx、.docx'],
    ['原件', '原件只能是'],
    ['../a.pdf', '只写文件名'],
    ['a b%.pdf', '网址的一部分'],
  ])('%s: %s', (wrong, mend) => {
    expect(at(batchFile, ...naming(batchFile, wrong))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(new RegExp(`^${batchFile}:3:5 错误 .*${mend.replaceAll('.', '\\.')}`, 'u')),
      ]),
    );
  });

  it.each([
    ['缺.pdf', '同一个文件夹里没有原件「缺.pdf」，请放进来（不能是链接），或者核对文件名'],
    ['原表.PDF', '同一个文件夹里没有原件「原表.PDF」，有的是「原表.pdf」，大小写请写得一样'],
    ['[原表.pdf, 原表.pdf]', '「原表.pdf」写了两次，一个文件只能是一份公开的原件，请改名或者删去一处'],
  ])('%s', (named, message) => {
    expect(at(batchFile, ...naming(batchFile, named))).toEqual([expect.stringContaining(` 错误 ${message}`)]);
  });

  it('the paper of two publications', () => {
    expect(at(batchFile, ...naming(batchFile, name), ...naming(secondBatchFile, name))).toEqual([
      expect.stringMatching(
        /^lin-2021\/batches\/02\.md:3:5 错误 「原表\.pdf」也是「lin-2021\/batches\/01\.md」的原件/u,
      ),
    ]);
  });

  it('one that differs from another in capital letters alone', () => {
    const files = { ...withFacsimile(batchFile), ...{ 'lin-2021/batches/原表.Pdf': '%PDF' } };
    expect(messages(files)).toEqual(expect.arrayContaining([expect.stringContaining('有两个原件同名（不计大小写）')]));
  });

  it('an empty one, and one that is too large', () => {
    expect(messages({ ...withFacsimile(batchFile), [beside(batchFile, name)]: '' })).toEqual([
      expect.stringContaining('原件「原表.pdf」是空的'),
    ]);
    const large = { ...withFacsimile(batchFile), [beside(batchFile, name)]: new Uint8Array(largestFacsimile + 1) };
    expect(messages(large)).toEqual([
      expect.stringContaining('原件「原表.pdf」有 50.0 MB，最大 50.0 MB，请降低扫描的分辨率'),
    ]);
  });

  it('a link, wherever it leads', () => {
    inFolder(change(minimal, ...naming(batchFile, name)), (folder) => {
      writeFileSync(join(folder, '..', 'secret.pdf'), 'SECRET');
      symlinkSync(join(folder, '..', 'secret.pdf'), join(folder, beside(batchFile, name)));
      const { content, faults } = readContent(folder, folder);
      expect(faults.map(faultLine)).toEqual([
        expect.stringMatching(/^lin-2021\/batches\/原表\.pdf:1:1 错误 这是链接/u),
        expect.stringContaining('同一个文件夹里没有原件'),
      ]);
      expect(content && facsimilesOf(inspectionOf(makeRegister(content, someDay).register))).toEqual([]);
    });
  });

  it('what no file names is told, and not public', () => {
    const files = { ...minimal, [beside(batchFile, name)]: '%PDF' };
    expect(messages(files)).toEqual([
      expect.stringMatching(/^lin-2021\/batches\/原表\.pdf:1:1 警告 没有文件把它写作原件，不会公开/u),
    ]);
  });

  it('that somebody looked, at nothing', () => {
    expect(messages(changed([batchFile, '\n公开日期: ', `\n原件已核对: ${lookedAt}\n公开日期: `]))).toEqual([
      expect.stringContaining('写了「原件已核对」，没有写「原件」'),
    ]);
  });
});

describe('words that are taken out', () => {
  const later = (heading: string, kind = '脱敏', day = '2021-06-02'): Files => ({
    [`lin-2021/follow-ups/${day}.md`]: markdown(
      { 公开日期: day },
      record(
        heading,
        { 类型: kind, ...(kind === '撤下' && { 理由: '涉密', 依据: '政府信息公开条例第十四条' }) },
        { 脱敏说明: '删去姓名。' },
      ),
    ),
  });
  const found = (files: Files): string[] => {
    const { content } = read(files);
    if (!content) throw new Error('no content');
    const { register: made } = makeRegister(content, someDay);
    const all = [...checkContent(content, made, (place) => place)].flat();
    return all.filter(({ rule }) => rule === 'logic/facsimile-redacted').map(faultLine);
  };

  it.each([
    [batchFile, firstCase],
    [batchFile, '批次 1'],
    [announcementFile, '公告 2021-05-06-stationed'],
    [tasksFile, '任务 1'],
    [resultsFile, '整改结果 results-2022-01'],
  ])('%s: of %s somebody must have looked again, on that day or later', (file, heading) => {
    const day = '2022-02-01';
    const files = { ...withFacsimile(file), ...later(heading, '脱敏', day) };
    expect(found(files)).toEqual([
      expect.stringMatching(new RegExp(`^${file}:\\d+:\\d+ 错误 2022-02-01 公开的脱敏或撤下`, 'u')),
    ]);
    for (const words of [`是，${day} 脱敏以后重新看过`, '是，2022年2月3日重新看过'])
      expect(found(change(files, [file, lookedAt, words]))).toEqual([]);
    expect(found(change(files, [file, lookedAt, '是，2022-01-31 看过']))).toHaveLength(1);
  });

  it('of another record nobody asks', () => {
    expect(found({ ...withFacsimile(secondBatchFile), ...later(firstCase) })).toEqual([]);
    expect(found({ ...withFacsimile(announcementFile), ...later(firstCase) })).toEqual([]);
  });
});
