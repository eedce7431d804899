/** What of a Word file is not plain text of a table, told by cell. */
import type { Notice } from '../grid.ts';
import { cutToUnits } from '../../../schema/text/cut.ts';
import { quote } from '../../../schema/fault.ts';
import type { XmlElement } from '../xml.ts';
import { ignoredText } from './parts.ts';

const accept = '请先在 Word 里接受或拒绝全部修订';

/** How each kind is told, with the texts that a cell holds of it. What was left out is quoted whole. */
const words = {
  inserted: (texts) => `有修订，加入的文字${brief(texts)}按接受修订导入了；${accept}`,
  deleted: (texts) => `有修订，删去的文字${whole(texts)}没有导入；${accept}`,
  deletedRow: (texts) => `有修订，这一行删去了，没有导入${colon(texts)}；${accept}`,
  insertedRow: () => `有修订，这一行是加入的，按接受修订导入了；${accept}`,
  deletedCell: (texts) => `有修订，这个单元格删去了，没有导入${colon(texts)}；后面的单元格可能移位，${accept}`,
  insertedCell: () => `有修订，这个单元格是加入的，按接受修订导入了；${accept}`,
  paragraphMark: () => `有修订，段落的分合按接受修订导入了；${accept}`,
  hidden: (texts) => `隐藏的文字没有导入：${whole(texts)}`,
  tiny: (texts) => `有小得看不见的文字，仍然导入了，请核对：${brief(texts)}`,
  white: (texts) => `有白色的文字，可能看不见，仍然导入了，请核对：${whole(texts)}`,
  struck: (texts) => `文字带删除线，仍然导入了，请核对：${whole(texts)}`,
  box: (texts) => `文本框里的文字也导入了，请核对位置：${brief(texts)}`,
  alternate: (texts) => `同一处内容有两种写法，文字不同，这一种没有导入，请核对：${whole(texts)}`,
  ignored: (texts) =>
    `这里的文字是别的程序加进去的，Word 里看不见，没有导入；要导入请在 Word 里把文字写进去：${whole(texts)}`,
  note: (texts) => `脚注或尾注的标记没有导入，注的文字放在正文最后，请核对：${whole(texts)}`,
  lostNote: () => '有脚注或尾注的标记，注的文字找不到，请核对原件',
  noteMark: (texts) => `脚注的标记${whole(texts)}没有导入`,
  comment: (texts) => `有批注，批注没有导入；发布原表前请先删除批注${colon(texts)}`,
  field: (texts) => `域${whole(texts)}没有结果，没有导入；请在 Word 里更新域（F9），另存后再导入，或者改成普通文字`,
  equation: (texts) => `这里是用域（EQ）写的，按文字导入，请核对：${brief(texts)}`,
  openField: (texts) => `域没有写完，里面的文字按普通文字导入，请核对：${brief(texts)}`,
  formula: (texts) => `公式按文字导入，请核对：${brief(texts)}`,
  placeholder: (texts) => `提示填写的文字${whole(texts)}不是内容，没有导入`,
  picture: () => '这里有图片，图片没有导入',
  lostPicture: () => '这里有图片，图片的文件找不到，没有导入；请核对原件',
  embedded: (texts) => `这里有嵌入的对象，没有导入；要导入请把文字抄到这里${colon(texts)}`,
  subDocument: (texts) =>
    `这里接着另一个文件（${visible(texts).join('、')}），没有导入；请在 Word 里把它并入这个文件，或者另外导入`,
  chunk: (texts) => `这里有嵌入的文档，文字也导入了，请核对：${brief(texts)}`,
  lostChunk: (texts) => `这里有嵌入的文档${brief(texts)}，读不出来，没有导入；请在 Word 里打开，另存为 .docx 后重试`,
  figure: (texts) => `这里有图表或图示，没有导入；要导入请把文字抄到这里${colon(texts)}`,
  sign: (texts) => `有认不出来的符号${brief(texts)}，写成了「□」，请对照原件改正`,
  pinyin: (texts) => `拼音${whole(texts)}没有导入`,
  raised: (texts) => `有上标或下标的文字，按普通文字导入，请核对：${brief(texts)}`,
  covered: (texts) => `被合并盖住的单元格里有文字，看不见，没有导入：${whole(texts)}`,
  uneven: () => '这个单元格和上面的单元格合并，但是宽度不同，请核对这一行',
} satisfies Record<string, (texts: readonly string[]) => string>;

export type ToldKind = keyof typeof words;

const visible = (texts: readonly string[]): string[] => texts.map((text) => text.trim()).filter((text) => text !== '');
const whole = (texts: readonly string[]): string => visible(texts).map(quote).join('、');
const colon = (texts: readonly string[]): string => (visible(texts).length === 0 ? '' : `：${whole(texts)}`);
const brief = (texts: readonly string[]): string => {
  const all = visible(texts);
  const shown = all.slice(0, 5).map((text) => quote(text.length > 40 ? `${cutToUnits(text, 40)}……` : text));
  return shown.join('、') + (all.length > 5 ? `等 ${String(all.length)} 处` : '');
};

/** Gathers what is told, once for each cell and kind, in the order in which it was first seen. */
export class Told {
  readonly #found = new Map<string, { at: string; kind: ToldKind; texts: string[] }>();
  readonly #others: Notice[] = [];

  /** Tells of a text at a place. */
  tell(at: string, kind: ToldKind, text: string): void {
    const key = `${kind} ${at}`;
    const found = this.#found.get(key) ?? { at, kind, texts: [] };
    this.#found.set(key, found);
    found.texts.push(text);
  }

  /** Is a kind told of a place? */
  has(at: string, kind: ToldKind): boolean {
    return this.#found.has(`${kind} ${at}`);
  }

  /** Tells of an element that does not show, if it says anything. */
  ignored(at: string, element: XmlElement): void {
    const text = ignoredText(element);
    if (text !== '') this.tell(at, 'ignored', text);
  }

  /** Tells what is of no kind. */
  add(...notices: readonly Notice[]): void {
    this.#others.push(...notices);
  }

  get notices(): Notice[] {
    return [
      ...this.#others,
      ...[...this.#found.values()].map(({ at, kind, texts }) => ({ at, text: words[kind](texts) })),
    ];
  }
}
