/** The words of a document, as far as a program can read them: what is scanned or drawn is only for people. */
import { charactersOf } from '../../schema/text/cut.ts';
import { facsimileEnding } from '../../schema/files/facsimile.ts';

/** A page, a cell or a paragraph. */
export interface Words {
  /** `第 3 页`, `Sheet1!G14` */
  at: string;
  text: string;
  /** The page in lines as they are set, where words go on over their ends. */
  lines?: string[];
}

/** @returns nothing for a picture, undefined for a document that the library can't read */
export async function wordsOf(bytes: Uint8Array, name: string): Promise<Words[] | undefined> {
  const ending = facsimileEnding(name);
  try {
    switch (ending) {
      case 'pdf':
        return await wordsOfPdf(bytes);
      case 'ofd':
        return await wordsOfOfd(bytes);
      case 'xlsx':
        return tidy((await import('../../importer/audit/xlsx-texts.ts')).xlsxTexts(bytes));
      case 'docx':
        return tidy((await import('../../importer/audit/docx-texts.ts')).docxTexts(bytes));
      default:
        return [];
    }
  } catch {
    return undefined;
  }
}

const tidy = (all: readonly Words[]): Words[] =>
  all.map(({ at, text }) => ({ at, text: text.replaceAll('\u2060', '') }));

/** The pages of a PDF file; a scan has none of its words. */
async function wordsOfPdf(bytes: Uint8Array): Promise<Words[]> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  // The library takes the bytes for its own, and would print what it finds odd.
  const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
  const { text } = await extractText(document, { mergePages: false });
  return text.map((page, index) => pageOf(asHan(page), index));
}

const pageOf = (page: string, index: number): Words => ({
  at: `第 ${String(index + 1)} 页`,
  text: unbroken(page),
  lines: page.split('\n'),
});

/** A line ends where the page does, not where a word does. */
const unbroken = (text: string): string => text.replace(/(?<=[\p{Script=Han}，、；])\n(?=\p{Script=Han})/gu, '');

/** Programs that print write radicals in the place of characters that look the same. */
const alike = [
  '⺠⻔⻓⻅⻋⻆⻉⻚⻛⻜⻝⻢⻥⻦⻩⻬⻰⻘⻄⻨⻮⻤⻣⻧⻳⺩⻁⻙⻪',
  '民门长见车角贝页风飞食马鱼鸟黄齐龙青西麦齿鬼骨卤龟王虎韦黾',
];
const [drawn = [], meant = []] = alike.map(charactersOf);
const radicals = new Map(drawn.map((one, index) => [one, meant[index] ?? one]));
const asHan = (text: string): string =>
  text.replace(/[\u2E80-\u2FDF]/gu, (one) => radicals.get(one) ?? one.normalize('NFKC'));

/** The pages of an OFD file (GB/T 33190): each has the texts of its lines. */
async function wordsOfOfd(bytes: Uint8Array): Promise<Words[]> {
  const [{ unpack }, { readXml }] = await Promise.all([
    import('../../importer/read/zip.ts'),
    import('../../importer/read/xml-events.ts'),
  ]);
  const { parts } = unpack(bytes, (name) => /(?:^|\/)Pages\/[^/]+\/[^/]+\.xml$/u.test(name));
  const number = (name: string): number => Number(/(\d+)\/[^/]+$/u.exec(name)?.[1] ?? 0);
  const inOrder = Object.entries(parts).sort(([a], [b]) => number(a) - number(b));
  return inOrder.map(([name, part], index) => {
    const lines: string[] = [];
    let isLine = false;
    readXml(part, name, {
      open: (element) => {
        isLine = element.endsWith('TextCode');
        if (isLine) lines.push('');
      },
      close: () => (isLine = false),
      text: (text) => {
        if (isLine) lines.push((lines.pop() ?? '') + text);
      },
    });
    return pageOf(lines.join('\n'), index);
  });
}
