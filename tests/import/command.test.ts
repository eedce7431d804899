/** `npm run import` as people call it: bad files, wrong calls, what is written and what is not. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { emptyInspection, importBytes, inTemporary } from '../support/import.ts';
import { csv, docx, html, paragraph, xlsx, type Cells } from '../support/office.ts';
import { run, type Outcome } from '../support/run.ts';

const cells: Cells = [
  ['序号', '受理编号', '交办问题基本情况', '行政区域', '污染类型', '是否属实', '是否办结'],
  ['1', 'D01LS202105070001', '某厂冒烟', '麒麟区', '大气', '属实', '已办结'],
];
const title = '边督边改公开情况一览表（第三批 2021年5月14日）';

const ole = (word: string): Uint8Array => {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(Buffer.from(word, 'utf16le'), 1024);
  return bytes;
};

/** Runs the command on one file in a folder of its own. */
const importFile = (
  name: string,
  bytes: Uint8Array | undefined,
  ...args: string[]
): Promise<Outcome & { written: string[] }> =>
  inTemporary(emptyInspection, async (folder) => {
    const path = join(folder, '..', `${folder.split('/').at(-1) ?? ''}-files`, name);
    mkdirSync(dirname(path), { recursive: true });
    if (bytes) writeFileSync(path, bytes);
    const outcome = await run('import', [path, '--inspection', 'lin', '--write', ...args], {
      CONTENT_DIR: folder,
      BUILD_DATE: '2030-01-01',
    });
    return { ...outcome, written: readdirSync(join(folder, 'lin')).filter((one) => one !== 'inspection.yaml') };
  });

it('names each text of the file that is nowhere, with what is personal in it masked', async () => {
  const page = new TextDecoder()
    .decode(html(cells, title))
    .replace(
      '</table>',
      '</table><select><option selected>甲</option><option>联系人手机13812345678，罚款5万元</option></select>',
    );
  const { out, code } = await importFile('表.html', new TextEncoder().encode(page));
  expect(code).toBe(0);
  expect(out).toMatch(/^没有写进去的文字（1）：.*请对照原表补上\n {2}网页 {2}「联系人手机[^0-9]*1[^「]*罚款5万元」$/mu);
  expect(out).not.toContain('13812345678');
  expect(out).toMatch(/^合计：.*1 格有文字没有写进去，/mu);
});

it('masks what is personal in what it passes over', async () => {
  const page = new TextDecoder()
    .decode(html(cells, title))
    .replace('</table>', '</table><button>联系人手机13812345678</button>');
  const { out, err } = await importFile('表.html', new TextEncoder().encode(page));
  expect(out + err).toMatch(/网页 .*按钮.*没有导入，请对照网页.*：.*联系人手机/u);
  expect(out + err).not.toContain('13812345678');
});

it('says nothing of it where nothing is lost', async () => {
  const { out } = await importFile('表.html', html(cells, title));
  expect(out).toContain('合计：');
  expect(out).not.toContain('没有写进去');
});

/** A file whose archive says that it unpacks to more than a table can hold. */
const bomb = (): Uint8Array =>
  zipSync(
    { 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(210_000_000) },
    { level: 9 },
  );

const bad: readonly (readonly [string, string, () => Uint8Array | undefined | Promise<Uint8Array>, RegExp])[] = [
  ['a password', '表.xlsx', () => ole('EncryptedPackage'), /密码.*另存/u],
  ['a broken workbook', '表.xlsx', () => strToU8('PK\u0003\u0004broken'), /已损坏/u],
  ['no archive at all', '表.xlsx', () => strToU8('hello'), /已损坏/u],
  ['.xls', '表.xls', () => ole('Workbook'), /\.xls 文件，请在 Excel 或 WPS 里另存为 \.xlsx/u],
  ['.doc', '表.doc', () => ole('WordDocument'), /\.doc 文件，请在 Word 或 WPS 里另存为 \.docx/u],
  ['.et', '表.et', () => ole('Workbook'), /\.et 文件，请在 WPS 里另存为 \.xlsx/u],
  ['.wps', '表.wps', () => ole('WordDocument'), /\.wps 文件，请在 WPS 里另存为 \.docx/u],
  ['.xlt', '表.xlt', () => ole('Workbook'), /\.xlt 模板文件，请在 Excel 或 WPS 里另存为 \.xlsx/u],
  ['.ett', '表.ett', () => ole('Workbook'), /\.ett 模板文件，请在 WPS 里另存为 \.xlsx/u],
  ['.dot', '表.dot', () => ole('WordDocument'), /\.dot 模板文件，请在 Word 或 WPS 里另存为 \.docx/u],
  ['.wpt', '表.wpt', () => ole('WordDocument'), /\.wpt 模板文件，请在 WPS 里另存为 \.docx/u],
  [
    'a document that is called a table',
    '表.et',
    () => ole('WordDocument'),
    /\.doc 文件，请在 Word 或 WPS 里另存为 \.docx/u,
  ],
  ['slides', '表.dps', () => ole('PowerPoint Document'), /演示文稿.*另存为 \.xlsx/u],
  ['a mail', '表.msg', () => ole('__substg1.0'), /邮件.*附件/u],
  ['RAR', '表.rar', () => strToU8('Rar!\x1A\x07\0', true), /压缩包.*解压/u],
  ['7-Zip', '表.7z', () => strToU8('7z\xBC\xAF\x27\x1C', true), /压缩包.*解压/u],
  ['gzip, called a table', '表.xlsx', () => gzipSync(strToU8('表')), /压缩包.*解压/u],
  ['tar', '表.tar', () => strToU8(`${'\0'.repeat(257)}ustar`), /压缩包.*解压/u],
  ['zip', '表.zip', () => zipSync({ '一览表.xlsx': strToU8('x') }), /压缩包.*解压/u],
  ['what Excel keeps beside an open table', '~$表.xlsx', () => new Uint8Array(165), /临时文件.*不以“~\$”/u],
  ['what WPS keeps', '.~表.xlsx', () => new Uint8Array(165), /临时文件/u],
  [
    'slides of today',
    '表.pptx',
    () =>
      zipSync({
        '_rels/.rels': strToU8(
          '<Relationships><Relationship Type="officeDocument" Target="ppt/presentation.xml"/></Relationships>',
        ),
        'ppt/presentation.xml': strToU8('<presentation/>'),
      }),
    /演示文稿/u,
  ],
  ['Numbers', '表.numbers', () => zipSync({ 'Index/Document.iwa': strToU8('x') }), /Numbers.*导出为 \.xlsx/u],
  ['UOF', '表.uof', () => strToU8('<?xml version="1.0"?><uof:UOF xmlns:uof="urn:u"/>'), /UOF.*另存为/u],
  ['OFD', '表.ofd', () => zipSync({ 'OFD.xml': strToU8('<OFD/>') }), /OFD/u],
  ['PDF', '表.pdf', () => strToU8('%PDF-1.7'), /PDF.*另存为 \.docx/u],
  [
    'macros',
    '表.xlsm',
    () => zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/vbaProject.bin': strToU8('x') }),
    /有宏/u,
  ],
  ['a zip bomb', '表.xlsx', bomb, /解开后超过 200\.0 MB/u],
  ['an empty file', '表.csv', () => new Uint8Array(), /是空的/u],
  [
    'no number column',
    '表.csv',
    () =>
      csv(
        cells.map((row) => row.slice(2)),
        title,
      ),
    /没有「受理编号」，也没有「序号」/u,
  ],
  [
    'no header',
    '表.csv',
    () =>
      csv([
        ['甲', '乙'],
        ['一', '二'],
      ]),
    /找不到表头/u,
  ],
  [
    'two columns of one meaning',
    '表.csv',
    () =>
      csv(
        cells.map((row, index) => [...row, index === 0 ? '群众反映情况' : '']),
        title,
      ),
    /C2 和 CSV!H2 两个表头都是「交办问题」/u,
  ],
  [
    'two header rows',
    '表.csv',
    () => csv([['受理编号', '行政区域', '污染类型'], ...cells], title),
    /第 2 行和第 3 行都像表头/u,
  ],
  ['no rows', '表.csv', () => csv(cells.slice(0, 1), title), /一件也没有读到/u],
  [
    'formula errors',
    '表.xlsx',
    () =>
      xlsx(cells, title, (book) => {
        const cell = book.getWorksheet(1)?.getCell('D3');
        if (cell) cell.value = { formula: 'A99', result: { error: '#REF!' } as never };
      }),
    /Sheet1!D3（#REF!） 的公式出错/u,
  ],
];

describe('bad files', () => {
  it.each(bad)('%s', async (_, name, make, message) => {
    await expect(importBytes(name, (await make()) ?? new Uint8Array())).rejects.toMatchObject({
      name: '导入停止',
      message: expect.stringMatching(message) as string,
      exit: 1,
    });
  });

  it.each([
    ['its name', '电话13987302216.xlsx', []],
    ['a batch', '表.csv', ['--batch', '电话13987302216']],
    ['a day', '表.csv', ['--published', '13987302216']],
    ['a kind', '表.csv', ['--as', '13987302216']],
  ])('what is personal in %s is masked', async (_, name, flags) => {
    const { err } = await importFile(name, name.endsWith('csv') ? csv(cells, title) : new Uint8Array(), ...flags);
    expect(err).toContain('139****2216');
    expect(err).not.toContain('13987302216');
  });

  it('one sentence, no stack, nothing written', async () => {
    const { code, out, err, written } = await importFile('密 码.xlsx', ole('EncryptedPackage'));
    expect({ code, out, written }).toEqual({ code: 1, out: '', written: [] });
    expect(err).toMatch(/^错误：密 码\.xlsx：文件有密码.+\n$/u);
  });

  it('200 MB', async () => {
    await inTemporary(emptyInspection, async (folder) => {
      const path = join(folder, '大.xlsx');
      writeFileSync(path, '');
      truncateSync(path, 200_000_000);
      const { code, err } = await run('import', [path, '--inspection', 'lin'], { CONTENT_DIR: folder });
      expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('大.xlsx：文件有 200.0 MB') as string });
    });
  });
});

describe('what the file hides is said before the error', () => {
  it.each([
    ['a hidden header', title, /第 2 行.*\n错误：.*找不到表头.*Sheet1.*表头可能在里面/u],
    ['no batch', '公开情况一览表', /第 2 行.*\n错误：.*--batch 3/u],
  ])('%s', async (name, heading, message) => {
    const bytes = await xlsx(name === 'no batch' ? [[''], ...cells] : cells, heading, (book) => {
      const row = book.getWorksheet(1)?.getRow(2);
      if (row) row.hidden = true;
      if (name === 'no batch' && row) row.getCell(1).value = '电话13987302216';
    });
    const { err, written } = await importFile('表.xlsx', bytes);
    expect(err).toMatch(message);
    expect(written).toEqual([]);
  });
});

describe('wrong calls', () => {
  it.each([
    ['no such file', ['没有.xlsx', '--inspection', 'lin'], /没有这个文件/u],
    ['no file', ['--inspection', 'lin'], /没有写要导入的文件/u],
    ['no inspection', ['表.csv'], /--inspection/u],
    ['unknown inspection', ['表.csv', '--inspection', 'nil'], /没有「nil」这次督察，可以写：lin/u],
    ['two files', ['a.csv', 'b.csv', '--inspection', 'lin'], /一次只能导入一个文件/u],
    ['a batch that is none', ['a.csv', '--inspection', 'lin', '--batch', '某'], /不是批次/u],
    ['a day that is none', ['a.csv', '--inspection', 'lin', '--published', '2019-13-01'], /不是日期/u],
    ['an unknown kind', ['a.csv', '--inspection', 'lin', '--as', 'x'], /--as/u],
    ['an unknown option', ['a.csv', '--nothing'], /没有这个选项/u],
  ])('%s', async (_, args, message) => {
    await inTemporary(emptyInspection, async (folder) => {
      const { code, err } = await run('import', args, { CONTENT_DIR: folder });
      expect(err).toMatch(message);
      expect(code).toBe(2);
    });
  });

  it('asks for a batch and a day that nothing names', async () => {
    expect(await importFile('表.csv', csv(cells))).toMatchObject({
      code: 2,
      err: expect.stringContaining('--batch 3') as string,
      written: [],
    });
    expect(await importFile('表.csv', csv(cells), '--batch', '3')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--published') as string,
      written: [],
    });
  });
});

it('previews, writes with --write, and never over a published batch', async () => {
  await inTemporary(
    Object.fromEntries([
      ...Object.entries(emptyInspection).map(([path, text]) => [`content/${path}`, text] as const),
      ['来 文/第三批 公开表.xlsx', await xlsx(cells, title)] as const,
    ]),
    async (folder) => {
      const file = join(folder, '来 文', '第三批 公开表.xlsx');
      const target = join(folder, 'content/lin/batches/03.md');
      const environment = { CONTENT_DIR: join(folder, 'content'), BUILD_DATE: '2021-05-10' };
      const args = [file, '--inspection', 'lin'];
      const preview = await run('import', args, environment);
      expect(preview).toMatchObject({ code: 0, err: '' });
      expect(preview.out).toContain('+## D01LS202105070001');
      expect(preview.out).toContain('Sheet1!A1  公开日期 2021-05-14 取自标题');
      expect(existsSync(target)).toBe(false);
      expect((await run('import', [...args, '--write', '--forwarded', '2021年5月7日'], environment)).code).toBe(0);
      const written = readFileSync(target, 'utf8');
      expect(written).toContain('交办日期: 2021-05-07');
      // What people add to the front matter stays, and the same table once more changes nothing.
      const added = written.replace('---\n\n', '来源: 某市督察办 # 电话核对过\n公布数: { 受理: 1 }\n---\n\n');
      writeFileSync(target, added);
      const same = await run('import', [...args, '--write'], environment);
      expect(same).toMatchObject({ code: 0, out: expect.stringContaining('与现有文件完全相同') as string });
      expect(readFileSync(target, 'utf8')).toBe(added);
      // It is not public yet, so it may still be changed, and the change is shown.
      const again = await run('import', [...args, '--write', '--forwarded', '2021-05-06'], environment);
      expect(again).toMatchObject({
        code: 0,
        out: expect.stringContaining('-交办日期: 2021-05-07\n+交办日期: 2021-05-06') as string,
      });
      const check = await run('check', [], { ...environment, BUILD_DATE: '2021-05-20' });
      expect({ code: check.code, out: check.out }).toEqual({
        code: 0,
        out: expect.stringContaining('0 个错误') as string,
      });
      const refused = await run('import', [...args, '--write', '--forwarded', '2021-05-08'], {
        ...environment,
        BUILD_DATE: '2021-05-20',
      });
      expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('已经公开，不能覆盖') as string });
      expect(readFileSync(target, 'utf8')).not.toContain('2021-05-08');
      expect(readdirSync(dirname(target))).toEqual(['03.md']);
    },
  );
}, 120_000);

it.skipIf(process.getuid?.() === 0)('says so when it may not write', async () => {
  await inTemporary({ ...emptyInspection, '表.csv': csv(cells, title) }, async (folder) => {
    chmodSync(join(folder, 'lin'), 0o555);
    const outcome = await run('import', [join(folder, '表.csv'), '--inspection', 'lin', '--write'], {
      CONTENT_DIR: folder,
      BUILD_DATE: '2021-05-10',
    });
    chmodSync(join(folder, 'lin'), 0o755);
    expect(outcome).toMatchObject({ code: 2, err: expect.stringContaining('没有读写权限') as string });
  });
});

it('reads web pages and Word files of any name', async () => {
  expect(await importFile('网 页.html', html(cells, title, 'gb18030'))).toMatchObject({
    code: 0,
    written: ['batches'],
  });
  expect(await importFile('不是表.docx', docx(paragraph('只有一句话。')))).toMatchObject({ code: 1, written: [] });
});
