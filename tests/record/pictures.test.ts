/** Pictures are records: public with the first text that shows them, and not before. */
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn } from '../../src/manifest/manifest.ts';
import { makeRegister } from '../../src/register/index.ts';
import { readSettings } from '../../src/settings.ts';
import { servedPicture } from '../../src/share/picture.ts';
import { loadSite, pictureBytes, type Site } from '../../src/site.ts';
import {
  announcementFile,
  batchFile,
  change,
  changed,
  firstCase,
  followUpFile,
  markdown,
  messages,
  minimal,
  read,
  record,
  resultsFile,
  secondBatchFile,
  someDay,
  tasksFile,
  type Files,
} from '../support/content.ts';
import { temporaryProject } from '../support/project.ts';
import { temporaryFolder, type Folder } from '../support/run.ts';

/** Every place of a text that can show a picture: where it lies, and how it is put into the minimal content. */
const places: readonly (readonly [name: string, folder: string, put: (files: Files, shown: string) => Files])[] = [
  [
    'an announcement',
    'lin-2021/announcements',
    (files, shown) => change(files, [announcementFile, '督察组进驻林市。\n', `督察组进驻林市。\n\n${shown}\n`]),
  ],
  [
    'a list',
    'lin-2021/announcements',
    (files, shown) =>
      change(files, [announcementFile, '督察组进驻林市。\n', `督察组进驻林市。\n\n1. 甲\n\n   ${shown}\n`]),
  ],
  [
    'the introduction of a batch',
    'lin-2021/batches',
    (files, shown) => change(files, [batchFile, `## ${firstCase}`, `${shown}\n\n## ${firstCase}`]),
  ],
  [
    'a case',
    'lin-2021/batches',
    (files, shown) => change(files, [batchFile, '某厂夜间冒烟。', `某厂夜间冒烟。\n\n${shown}`]),
  ],
  [
    'the introduction of a follow-up',
    'lin-2021/follow-ups',
    (files, shown) => change(files, [followUpFile, `## ${firstCase}`, `${shown}\n\n## ${firstCase}`]),
  ],
  [
    'a follow-up',
    'lin-2021/follow-ups',
    (files, shown) => change(files, [followUpFile, '| 已办结 |\n', `| 已办结 |\n\n### 处理整改\n\n${shown}\n`]),
  ],
  [
    'the note of a correction',
    'lin-2021/follow-ups',
    (files, shown) => ({
      ...files,
      'lin-2021/follow-ups/2021-06-02.md': markdown(
        { 公开日期: '2021-06-02' },
        record('公告 2021-05-06-stationed', { 类型: '更正', 原为: '进驻林市', 改为: '来到林市' }, { 更正说明: shown }),
      ),
    }),
  ],
  [
    'the introduction of the plan',
    'lin-2021/rectification',
    (files, shown) => change(files, [tasksFile, '## 1 治理某河', `${shown}\n\n## 1 治理某河`]),
  ],
  [
    'a task',
    'lin-2021/rectification',
    (files, shown) => change(files, [tasksFile, '某河黑臭。', `某河黑臭。\n\n${shown}`]),
  ],
  [
    'the introduction of results',
    'lin-2021/rectification',
    (files, shown) => change(files, [resultsFile, '## 1\n', `${shown}\n\n## 1\n`]),
  ],
  [
    'a result',
    'lin-2021/rectification',
    (files, shown) => change(files, [resultsFile, '| 基本完成 |\n', `| 基本完成 |\n\n### 整改完成情况\n\n${shown}\n`]),
  ],
  [
    'a page',
    'pages',
    (files, shown) => change(files, ['pages/about.mdx', '公开办理情况。', `公开办理情况。\n\n${shown}`]),
  ],
];

/** The addresses of the pictures that are public; the files may be at fault. */
function publicOn(files: Files, day = someDay): string[] {
  const { content } = read(files);
  return content ? makeRegister(content, day).register.pictures.map(({ address }) => address) : [];
}
const addressOf = (folder: string, name: string): string =>
  folder === 'pages' ? `/images/${name}` : `/lin-2021/images/${folder.slice('lin-2021/'.length)}/${name}`;

describe('a picture is opened anew when the site is made', () => {
  const home = temporaryFolder({ 'secret.png': 'SECRET' });
  const name = 'lin-2021/announcements/a.png';
  const lies = join(home.path, 'content', name);
  const contentDir = join(home.path, 'content');
  let site: Site | undefined;
  beforeAll(() => {
    const files = change({ ...minimal, [name]: 'PNG' }, [announcementFile, '<Intake />', '![现场](a.png)']);
    home.write(Object.fromEntries(Object.entries(files).map(([file, text]) => [`content/${file}`, text])));
    const settings = readSettings({ CONTENT_DIR: 'content', BUILD_DATE: someDay }, home.path, new Date());
    site = loadSite(settings, home.path).site;
  });
  afterAll(() => home.remove());

  it('and is that of the content', () => {
    expect(site?.register.pictures.map(({ path }) => String(pictureBytes(path, contentDir)))).toEqual(['PNG']);
  });

  it.each([
    ['a link to another file', () => symlinkSync(join(home.path, 'secret.png'), lies)],
    ['nothing', () => undefined],
    ['a folder', () => mkdirSync(lies)],
    [
      'a file in a folder that is a link',
      () => {
        rmSync(dirname(lies), { recursive: true });
        symlinkSync(home.path, dirname(lies));
        home.write({ 'a.png': 'SECRET' });
      },
    ],
  ])('not %s in its place', (_, exchange) => {
    rmSync(lies, { recursive: true, force: true });
    exchange();
    expect(() => pictureBytes(lies, contentDir)).toThrow(/^图片「lin-2021\/announcements\/a\.png」.*请/u);
  });
});

describe('a picture is public', () => {
  it.each(places)('where %s shows it', (_, folder, put) => {
    const files = { ...put(minimal, '![现场](a.png)'), [`${folder}/a.png`]: 'PNG' };
    expect(publicOn(files)).toEqual([addressOf(folder, 'a.png')]);
  });

  it('with the first of the texts that show it', () => {
    const files = {
      ...changed(
        [batchFile, '某厂夜间冒烟。', '![甲](a.png)'],
        [secondBatchFile, '某河发黑。', '![乙](a.png)\n\n![丙](b.png)'],
      ),
      'lin-2021/batches/a.png': 'PNG',
      'lin-2021/batches/b.png': 'PNG',
    };
    expect(publicOn(files, '2021-05-13')).toEqual([]);
    expect(publicOn(files, '2021-05-14')).toEqual(['/lin-2021/images/batches/a.png']);
    expect(publicOn(files, '2021-05-15')).toEqual(['/lin-2021/images/batches/a.png', '/lin-2021/images/batches/b.png']);
  });

  it('not with a picture of that name in another folder', () => {
    const files = {
      ...changed(
        [batchFile, '某厂夜间冒烟。', '![甲](a.png)'],
        [followUpFile, '| 已办结 |\n', '| 已办结 |\n\n### 处理整改\n\n![乙](a.png)\n'],
      ),
      'lin-2021/batches/a.png': 'PNG',
      'lin-2021/follow-ups/a.png': 'PNG',
    };
    expect(publicOn(files, '2021-05-31')).toEqual(['/lin-2021/images/batches/a.png']);
    expect(publicOn(files, '2021-06-01')).toHaveLength(2);
  });

  it('by its name as texts write it, however the system writes accents', () => {
    const files = {
      ...changed([batchFile, '某厂夜间冒烟。', '![甲](caf\u00e9.png)']),
      'lin-2021/batches/cafe\u0301.png': 'PNG',
    };
    expect(publicOn(files)).toEqual([`/lin-2021/images/batches/${encodeURIComponent('caf\u00e9.png')}`]);
  });
});

describe('a picture is public no more', () => {
  const shown = {
    ...changed([batchFile, '某厂夜间冒烟。', '某厂夜间冒烟。\n\n![现场](a.png)']),
    'lin-2021/batches/a.png': 'PNG',
  };
  const taken = (kind: string, more: Readonly<Record<string, string>>): string =>
    markdown({ 公开日期: '2021-06-01' }, record(firstCase, { 类型: kind, ...more }));
  const stub = { 公开方式: '不予公开', 理由: '政府信息公开条例第十四条' };

  it('once its case is taken down, whatever still lies in the folder', () => {
    const files = change(
      shown,
      [batchFile, markdown({ 批次: '1', 公开日期: '2021-05-14' }, record(firstCase, { 行政区域: '麒麟区', ...stub }))],
      [followUpFile, taken('撤下', { 理由: '公开后发现涉密', 依据: '政府信息公开条例第十四条' })],
    );
    expect(publicOn(shown)).toHaveLength(1);
    expect([publicOn(files), messages(files)]).toEqual([
      [],
      [expect.stringContaining('没有文字用到这张图片，不会公开')],
    ]);
  });
  it('once a redaction has taken it out', () => {
    const files = change(
      shown,
      [batchFile, '\n\n![现场](a.png)', ''],
      [followUpFile, taken('脱敏', { 备注: '照片里有人脸。' })],
    );
    expect([publicOn(files), messages(files)]).toEqual([
      [],
      [expect.stringContaining('没有文字用到这张图片，不会公开')],
    ]);
  });
});

describe('the check says', () => {
  const unshown = '警告 没有文字用到这张图片，不会公开；要公开的，在同一个文件夹的文字里写 ![说明](文件名)';

  it('that nothing shows a picture', () => {
    const files = { ...minimal, 'lin-2021/batches/a.png': 'PNG', 'pages/b.PNG': 'PNG' };
    expect(messages(files)).toEqual([`lin-2021/batches/a.png:1:1 ${unshown}`, `pages/b.PNG:1:1 ${unshown}`]);
    expect(publicOn(files)).toEqual([]);
  });
  it('not so of one that a text of a day to come, or one at fault, shows', () => {
    const shown = { ...changed([batchFile, '某厂夜间冒烟。', '![甲](a.png)']), 'lin-2021/batches/a.png': 'PNG' };
    expect(messages(shown, '2021-05-01')).toEqual([]);
    expect(messages(change(shown, [batchFile, '| 否 |', '| 也许 |']))).toEqual([
      expect.stringContaining('未知的是否属实「也许」'),
    ]);
    const unread = messages({ ...shown, [batchFile]: Uint8Array.of(0xff, 0xfe) });
    expect(unread).toContainEqual(expect.stringContaining('不是 UTF-8'));
    expect(unread).not.toContainEqual(expect.stringContaining('图片'));
  });
  it('that capital letters differ', () => {
    const files = { ...changed([batchFile, '某厂夜间冒烟。', '![甲](A.png)']), 'lin-2021/batches/a.png': 'PNG' };
    expect(messages(files)).toEqual([
      'lin-2021/batches/01.md:17:1 错误 找不到图片「A.png」，旁边的是「a.png」，大小写也要一致，请核对',
      `lin-2021/batches/a.png:1:1 ${unshown}`,
    ]);
  });
  it('that two pictures differ in capital letters alone', () => {
    const files = {
      ...changed([batchFile, '某厂夜间冒烟。', '![甲](A.png)\n\n![乙](a.png)']),
      'lin-2021/batches/A.png': 'PNG',
      'lin-2021/batches/a.png': 'PNG',
    };
    expect(messages(files)).toEqual([
      'lin-2021/batches/a.png:1:1 错误 有两张图片同名（不计大小写），请改名，并改正文里的文件名',
    ]);
  });

  it('that two pictures are spelt alike, and differ only in how the system writes accents', () => {
    const files = {
      ...changed([batchFile, '某厂夜间冒烟。', '![甲](caf\u00e9.png)']),
      'lin-2021/batches/cafe\u0301.png': 'PNG',
      'lin-2021/batches/caf\u00e9.png': 'PNG',
    };
    expect(messages(files)).toEqual([expect.stringMatching(/:1:1 错误 有两张图片同名/u)]);
  });
});

/** What a site of all places gives away, on the day before the last of them and on that day. */
describe('a build', () => {
  const timeout = 180_000;
  const day = '2022-01-10';
  const project = temporaryProject();
  let home: Folder;
  /** Name of each picture → its bytes as they lie there, and as the site serves them. */
  const pictures = new Map<string, { folder: string; bytes: Buffer; served: Buffer }>();

  beforeAll(async () => {
    home = temporaryFolder();
    let files: Files = minimal;
    for (const [index, [, folder, put]] of places.entries()) {
      const name = `照片 (100)-${String(index)}.png`;
      const bytes = await sharp({
        create: {
          width: 9 + index,
          height: 9,
          channels: 3,
          background: 'red',
          noise: { type: 'gaussian', mean: 99, sigma: 40 },
        },
      })
        .png()
        .toBuffer();
      files = { ...put(files, `![现场](${encodeURIComponent(name)})`), [`${folder}/${name}`]: bytes };
      home.write({ [`seen/${name}`]: bytes });
      const served = Buffer.from(await servedPicture(readFileSync(join(home.path, 'seen', name))));
      pictures.set(name, { folder, bytes, served });
    }
    const dated = (file: Files[string]): Files[string] =>
      typeof file === 'string' ? file.replace(/^公开日期: .*$/mu, `公开日期: ${day}`) : file;
    home.write(Object.fromEntries(Object.entries(files).map(([name, file]) => [`content/${name}`, dated(file)])));
    for (const [out, date] of [
      ['before', '2022-01-09'],
      ['after', day],
    ] as const) {
      const environment = { CONTENT_DIR: join(home.path, 'content'), OUT_DIR: join(home.path, out), BUILD_DATE: date };
      expect(await project.run('build', [], environment)).toMatchObject({ code: 0, err: '' });
    }
  }, timeout);
  afterAll(() => {
    home.remove();
    project.remove();
  });

  /** The files of a build that hold a picture, or its name. */
  const holders = (out: string, name: string): string[] => {
    const { bytes, served } = pictures.get(name) ?? {};
    const traces = [
      bytes,
      served,
      ...[name, encodeURIComponent(name), encodeURI(name), JSON.stringify(name).slice(1, -1)].map((one) =>
        Buffer.from(one),
      ),
    ];
    return filesIn(join(home.path, out)).filter((file) => {
      const held = Buffer.concat([Buffer.from(file), readFileSync(join(home.path, out, file))]);
      return traces.some((trace) => trace !== undefined && held.includes(trace));
    });
  };

  it('holds nothing of the pictures before their day', () => {
    for (const [name, { folder }] of pictures)
      expect(holders('before', name).length > 0, name).toBe(folder === 'pages');
  });

  it('shows each on its day, where the texts say', () => {
    for (const [name, { folder, served }] of pictures) {
      const address = decodeURI(addressOf(folder, encodeURIComponent(name))).slice(1);
      const found = holders('after', name);
      expect(found, name).toContain(address.replace('%25', '%'));
      expect(readFileSync(join(home.path, 'after', address.replace('%25', '%'))).equals(served)).toBe(true);
      expect(
        found.filter((file) => file.endsWith('.html')),
        name,
      ).not.toEqual([]);
    }
  });

  it('has every picture that a page shows', () => {
    for (const out of ['before', 'after'])
      for (const file of filesIn(join(home.path, out)).filter((name) => name.endsWith('.html')))
        for (const [, address = ''] of readFileSync(join(home.path, out, file), 'utf8').matchAll(
          /<img src="([^"]+)"/gu,
        ))
          expect(existsSync(join(home.path, out, decodeURIComponent(address))), `${file} shows ${address}`).toBe(true);
  });
});
