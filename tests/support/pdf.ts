/** PDF files with a layer of text, as office programs export them. */
import { PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib';

/** A font whose codes are those of Unicode: `ToUnicode` says so, as for any font that programs embed. */
const toUnicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${Array.from({ length: 256 }, (_, high) => high.toString(16).padStart(2, '0'))
  .map(
    (high, index) =>
      `${index % 64 === 0 ? '64 beginbfrange\n' : ''}<${high}00> <${high}FF> <${high}00>${index % 64 === 63 ? '\nendbfrange' : ''}`,
  )
  .join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`;

const hex = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0')).join('');

/** @param pages the lines of each; a page without lines is a scan */
export async function pdfOf(...pages: readonly (readonly string[])[]): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const font = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'Song',
      Encoding: 'Identity-H',
      ToUnicode: context.register(context.stream(toUnicode)),
      DescendantFonts: [
        {
          Type: 'Font',
          Subtype: 'CIDFontType2',
          BaseFont: 'Song',
          DW: 1000,
          CIDSystemInfo: { Registry: context.obj('Adobe'), Ordering: context.obj('Identity'), Supplement: 0 },
        },
      ],
    }),
  );
  for (const lines of pages) {
    const page = document.addPage([600, 800]);
    page.node.set(PDFName.of('Resources'), context.obj({ Font: { F: font } }));
    const shown = lines.map((line, index) => `1 0 0 1 20 ${String(760 - 20 * index)} Tm <${hex(line)}> Tj`);
    page.node.set(PDFName.of('Contents'), context.register(context.stream(`BT /F 12 Tf ${shown.join(' ')} ET`)));
    page.node.set(PDFName.of('Rotate'), PDFNumber.of(0));
  }
  return Buffer.from(await document.save({ useObjectStreams: false }));
}
