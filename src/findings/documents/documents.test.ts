import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discreet } from '../../checks/privacy/index.ts';
import { faultLine, quote } from '../../schema/fault.ts';
import { docx, paragraph, xlsx } from '../../../tests/support/office.ts';
import { photoWithPosition } from '../../../tests/support/photo.ts';
import { checkFiles } from '../content-files.ts';
import { areTheSame, inspectDocument } from './index.ts';

const cells = [['序号'], ['1']];
type Make = (document: PDFDocument) => unknown;
async function pdf(make: Make = () => undefined): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage([200, 200]).drawText('1');
  await make(document);
  return Buffer.from(await document.save({ useObjectStreams: false }));
}
/** A workbook; the library calls whoever made it Unknown. */
const book = async (change?: Parameters<typeof xlsx>[2]): Promise<Buffer> => {
  const bytes = await xlsx(cells, undefined, change);
  const core = new TextDecoder().decode(unzipSync(bytes)['docProps/core.xml']).replaceAll('>Unknown<', '><');
  return withParts(bytes, { 'docProps/core.xml': core });
};
/** A zip file with parts put in or changed. */
const withParts = (bytes: Uint8Array, parts: Readonly<Record<string, string | Uint8Array>>): Buffer =>
  Buffer.from(
    zipSync({
      ...unzipSync(bytes),
      ...Object.fromEntries(
        Object.entries(parts).map(([name, one]) => [name, typeof one === 'string' ? strToU8(one) : one]),
      ),
    }),
  );
const word = (body: string, parts: Readonly<Record<string, string | Uint8Array>> = {}): Buffer =>
  withParts(docx(body), parts);
const ofd = (info: string, parts: Readonly<Record<string, string>> = {}): Buffer =>
  withParts(zipSync({}), {
    'OFD.xml': `<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocInfo>${info}</ofd:DocInfo></ofd:DocBody></ofd:OFD>`,
    ...parts,
  });
const core =
  '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>张某</dc:creator><cp:lastModifiedBy/></cp:coreProperties>';

const whatIn = async (bytes: Buffer, name: string): Promise<string[]> =>
  (await inspectDocument(bytes, name)).traces.map(({ what, removable }) => (removable ? `${what}→` : what));

describe('what documents give away', () => {
  const files: readonly (readonly [string, string, () => Promise<Buffer> | Buffer, string[]])[] = [
    ['plain', 'a.pdf', () => pdf(), []],
    ['plain', 'a.xlsx', () => book(), []],
    ['plain', 'a.docx', () => word(paragraph('甲')), []],
    ['plain', 'a.ofd', () => ofd('<ofd:Creator>某软件</ofd:Creator>'), []],
    ['an author', 'a.pdf', () => pdf((one) => one.setAuthor('张某')), ['作者、标题等属性→']],
    ['a title', 'a.PDF', () => pdf((one) => one.setTitle('张某举报')), ['作者、标题等属性→']],
    ['the program alone', 'a.pdf', () => pdf((one) => one.setProducer('某软件')), []],
    [
      'a property of its own',
      'a.pdf',
      () =>
        pdf((one) => {
          one.setProducer('某软件');
          const info = one.context.lookup(one.context.trailerInfo.Info);
          (info as unknown as { set: (key: PDFName, value: PDFString) => void }).set(
            PDFName.of('Company'),
            PDFString.of('x'),
          );
        }),
      ['作者、标题等属性→'],
    ],
    [
      'XMP',
      'a.pdf',
      () =>
        pdf((one) => {
          const stream = one.context.stream('<x:xmpmeta/>', { Type: 'Metadata', Subtype: 'XML' });
          one.catalog.set(PDFName.of('Metadata'), one.context.register(stream));
        }),
      ['XMP 等元数据→'],
    ],
    [
      'a photo with its place',
      'a.pdf',
      async () => {
        const photo = await photoWithPosition();
        return pdf(async (one) => one.getPage(0).drawImage(await one.embedJpg(photo)));
      },
      ['图像里的拍摄信息→'],
    ],
    ['an attachment', 'a.pdf', () => pdf((one) => one.attach(Buffer.from('x'), 'x.txt')), ['附件']],
    ['a script', 'a.pdf', () => pdf((one) => one.addJavaScript('x', 'y')), ['程序（JavaScript）']],
    [
      'a comment',
      'a.pdf',
      () =>
        pdf((one) => {
          const note = one.context.obj({
            Type: 'Annot',
            Subtype: 'Text',
            Rect: [0, 0, 9, 9],
            Contents: PDFString.of('x'),
          });
          one.getPage(0).node.set(PDFName.of('Annots'), one.context.obj([one.context.register(note)]));
        }),
      ['批注'],
    ],
    [
      'a hidden layer',
      'a.pdf',
      () =>
        pdf((one) => {
          const layer = one.context.register(one.context.obj({ Type: 'OCG', Name: PDFString.of('x') }));
          one.catalog.set(PDFName.of('OCProperties'), one.context.obj({ OCGs: [layer], D: { OFF: [layer] } }));
        }),
      ['隐藏的图层'],
    ],
    ['an author', 'a.xlsx', () => book((one) => void (one.creator = '张某')), ['作者、标题等属性→']],
    ['a company', 'a.xlsx', () => book((one) => void (one.company = '某公司')), ['作者、标题等属性→']],
    [
      'a hidden sheet',
      'a.xlsx',
      () => book((one) => void (one.addWorksheet('底稿').state = 'veryHidden')),
      [`隐藏的工作表${quote('底稿')}`],
    ],
    [
      'a hidden row and column',
      'a.xlsx',
      () =>
        book((one) => {
          const sheet = one.addWorksheet('二');
          sheet.getCell('A1').value = '甲';
          sheet.getRow(1).hidden = true;
          sheet.getColumn(2).hidden = true;
        }),
      ['隐藏的行', '隐藏的列'],
    ],
    [
      'a comment',
      'a.xlsx',
      () =>
        book(
          (one) =>
            void ((one.worksheets[0] as { getCell: (at: string) => { note: string } }).getCell('A1').note = '内部'),
        ),
      ['批注'],
    ],
    ['an author', 'a.docx', () => word(paragraph('甲'), { 'docProps/core.xml': core }), ['作者、标题等属性→']],
    [
      'changes',
      'a.docx',
      () => word('<w:p><w:del w:author="张某"><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>'),
      ['没有接受的修订'],
    ],
    [
      'hidden text',
      'a.docx',
      () => word('<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r></w:p>'),
      ['隐藏的文字'],
    ],
    [
      'text that is not hidden',
      'a.docx',
      () => word('<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>乙</w:t></w:r></w:p>'),
      [],
    ],
    [
      'comments',
      'a.docx',
      () => word(paragraph('甲'), { 'word/comments.xml': '<w:comments><w:comment w:author="x"/></w:comments>' }),
      ['批注'],
    ],
    ['no comments', 'a.docx', () => word(paragraph('甲'), { 'word/comments.xml': '<w:comments></w:comments>' }), []],
    ['an embedded file', 'a.docx', () => word(paragraph('甲'), { 'word/embeddings/a.bin': 'x' }), ['嵌入的文件']],
    ['a macro', 'a.docx', () => word(paragraph('甲'), { 'word/vbaProject.bin': 'x' }), ['宏']],
    ['an author', 'a.ofd', () => ofd('<ofd:Author>张某</ofd:Author>'), ['作者、标题等属性→']],
    ['attachments', 'a.ofd', () => ofd('', { 'Doc_0/Attachs/Attachments.xml': '<a/>' }), ['附件']],
  ];

  it.each(files)('%s in %s', async (_, name, make, expected) => {
    expect(await whatIn(await make(), name)).toEqual(expected);
  });

  it.each(files.filter(([, , , expected]) => expected.some((one) => one.endsWith('→'))))(
    '%s in %s is taken out, and nothing else',
    async (_, name, make) => {
      const before = await make();
      const { clean } = await inspectDocument(before, name);
      const after = await clean();
      expect(await whatIn(after, name)).toEqual([]);
      expect(after.includes('张某')).toBe(false);
      expect(await areTheSame(before, after, name)).toBe(true);
      expect(await areTheSame(before, await pdf((one) => one.addPage()), name)).toBe(false);
    },
  );

  it('a photo in a text', async () => {
    const made = word(paragraph('甲'), { 'word/media/image1.jpg': await photoWithPosition() });
    expect(await whatIn(made, 'a.docx')).toEqual(['图像里的拍摄信息→']);
    expect(await whatIn(await (await inspectDocument(made, 'a.docx')).clean(), 'a.docx')).toEqual([]);
  });

  it('what a PDF file said before it was changed is gone with the change', async () => {
    const before = await pdf((one) => one.setProducer('x'));
    const at = before.toString('latin1').lastIndexOf('xref');
    const later = `\n9 0 obj\n(SECRET)\nendobj\nxref\n9 1\n${String(before.length + 1).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 10 /Root 1 0 R /Prev ${String(at)} >>\nstartxref\n${String(before.length + 27)}\n%%EOF\n`;
    const changed = Buffer.concat([before, Buffer.from(later)]);
    expect(await whatIn(changed, 'a.pdf')).toContain('改动以前的内容→');
    const after = await (await inspectDocument(changed, 'a.pdf')).clean();
    expect(await whatIn(after, 'a.pdf')).toEqual([]);
    expect(after.includes('SECRET')).toBe(false);
  });

  it('a signed file is left as it is signed', async () => {
    const signed = await pdf((one) => {
      one.setAuthor('某局');
      one.context.register(one.context.obj({ Type: 'Sig', Contents: PDFString.of('x') }));
    });
    expect(await whatIn(signed, 'a.pdf')).toEqual(['作者、标题等属性']);
  });
});

describe('the files of a content folder', () => {
  const names = (folder: string): string => join(folder, 'lin-2021', 'batches');
  async function inNewFolder(
    files: Readonly<Record<string, Buffer>>,
    use: (folder: string) => Promise<void>,
  ): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'documents-'));
    mkdirSync(names(folder), { recursive: true });
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(names(folder), name), bytes);
    await use(folder).finally(() => rmSync(folder, { recursive: true }));
  }

  it('are refused with what they hold, and cleaned with --fix', async () => {
    const made = {
      'a.pdf': await pdf((one) => one.setAuthor('张某')),
      'b.xlsx': await book((one) => void (one.addWorksheet('底稿').state = 'hidden')),
    };
    await inNewFolder(made, async (folder) => {
      const { faults } = await checkFiles(folder, folder, false);
      const hidden =
        'lin-2021/batches/b.xlsx:1:1 错误 原件里有读者不该看到的隐藏的工作表「底稿」，程序不能替您去掉：请在原来的软件里看过、删去，再导出，然后替换';
      expect(discreet(faults).map(faultLine)).toEqual([
        'lin-2021/batches/a.pdf:1:1 错误 原件里有作者、标题等属性，可能有姓名，请运行 npm run check -- --fix 去掉',
        hidden,
      ]);
      const fixed = await checkFiles(folder, folder, true);
      expect([discreet(fixed.faults).map(faultLine), fixed.cleaned]).toEqual([[hidden], ['lin-2021/batches/a.pdf']]);
      expect(readFileSync(join(names(folder), 'b.xlsx')).equals(made['b.xlsx'])).toBe(true);
      expect(discreet((await checkFiles(folder, folder, false)).faults).map(faultLine)).toEqual([hidden]);
    });
  });

  it('are refused where nobody can look into them', async () => {
    const locked = Buffer.from(
      (await pdf()).toString('latin1').replace('/Root', '/Encrypt << /Filter /Standard >> /Root'),
      'latin1',
    );
    const files = {
      'a.pdf': locked,
      'b.pdf': Buffer.from('甲'),
      'c.xlsx': Buffer.from('PK甲'),
      'd.docx': await book(),
      'e.ofd': Buffer.alloc(0),
    };
    await inNewFolder(files, async (folder) => {
      const { faults } = await checkFiles(folder, folder, true);
      expect(faults.map(({ file, rule }) => `${file.slice(-6)} ${rule}`)).toEqual(
        Object.keys(files).map((name) => `${name.padStart(6, '/')} files/document`),
      );
      expect(faults[0]?.message).toContain('有密码或者权限限制');
    });
  });
});
