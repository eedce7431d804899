/** Word's automatic numbering: which number a paragraph shows. It stands in no text of the file. */
import { attributeOf, below, childAt, childrenOf, type XmlElement } from './xml.ts';

interface Level {
  start: number;
  format: string;
  /** `%1.%2` */
  text: string;
  /** What stands between the number and the text. */
  gap: string;
}

interface Numbering {
  list: string;
  levels: ReadonlyMap<number, Level>;
  /** Levels that this use of the list begins anew. */
  restarts: ReadonlyMap<number, number>;
}

const value = (parent: XmlElement | undefined, name: string): string | undefined =>
  attributeOf(childAt(parent, name), 'val');

const numberValue = (parent: XmlElement | undefined, name: string): number | undefined => {
  const raw = value(parent, name);
  return raw === undefined || !/^-?\d+$/u.test(raw) ? undefined : Number(raw);
};

/** Counts the paragraphs of a document, which must be asked in order. */
export class Numberer {
  readonly #lists = new Map<string, Numbering>();
  readonly #styles = new Map<string, { numbering: XmlElement | undefined; basedOn: string | undefined }>();
  readonly #counts = new Map<string, Map<number, number>>();
  readonly #seen = new Set<string>();

  constructor(numbering: XmlElement | undefined, styles: XmlElement | undefined) {
    const abstracts = new Map(
      numbering ? below(numbering, 'w:abstractNum').map((one) => [attributeOf(one, 'abstractNumId') ?? '', one]) : [],
    );
    for (const num of numbering ? below(numbering, 'w:num') : []) {
      const list = value(num, 'w:abstractNumId') ?? '';
      const abstract = abstracts.get(list);
      if (abstract) this.#lists.set(attributeOf(num, 'numId') ?? '', readNumbering(list, abstract, num));
    }
    for (const style of styles ? below(styles, 'w:style') : [])
      this.#styles.set(attributeOf(style, 'styleId') ?? '', {
        numbering: childAt(style, 'w:pPr', 'w:numPr'),
        basedOn: value(style, 'w:basedOn'),
      });
  }

  /** The number that a paragraph shows, with the gap behind it; '' for none. */
  label(paragraph: XmlElement): string {
    const properties = childAt(paragraph, 'w:pPr');
    const own = childAt(properties, 'w:numPr');
    const styled = this.#styleNumbering(value(properties, 'w:pStyle'));
    const id = value(own, 'w:numId') ?? value(styled, 'w:numId');
    const depth = numberValue(own, 'w:ilvl') ?? numberValue(styled, 'w:ilvl') ?? 0;
    const numbering = id === undefined ? undefined : this.#lists.get(id);
    const level = numbering?.levels.get(depth);
    if (id === undefined || !numbering || !level) return '';
    this.#count(id, numbering, depth, level);
    const counts = this.#counts.get(numbering.list);
    const text = level.text.replace(/%(\d)/gu, (_, place: string) => {
      const at = Number(place) - 1;
      const used = numbering.levels.get(at);
      return used ? formatCount(counts?.get(at) ?? used.start, used.format) : '';
    });
    return text === '' ? '' : text + level.gap;
  }

  #count(id: string, { list, restarts }: Numbering, depth: number, level: Level): void {
    const counts = this.#counts.get(list) ?? new Map<number, number>();
    this.#counts.set(list, counts);
    if (!this.#seen.has(id)) {
      this.#seen.add(id);
      for (const [at, start] of restarts) counts.set(at, start - 1);
    }
    counts.set(depth, (counts.get(depth) ?? level.start - 1) + 1);
    for (const at of counts.keys()) if (at > depth) counts.delete(at);
  }

  #styleNumbering(style: string | undefined, hops = 0): XmlElement | undefined {
    const found = style === undefined ? undefined : this.#styles.get(style);
    return !found || hops > 20 ? undefined : (found.numbering ?? this.#styleNumbering(found.basedOn, hops + 1));
  }
}

function readNumbering(list: string, abstract: XmlElement, num: XmlElement): Numbering {
  const levels = new Map<number, Level>();
  const restarts = new Map<number, number>();
  const read = (level: XmlElement): void => {
    levels.set(Number(attributeOf(level, 'ilvl') ?? 0), readLevel(level));
  };
  childrenOf(abstract, 'w:lvl').forEach(read);
  for (const override of childrenOf(num, 'w:lvlOverride')) {
    childrenOf(override, 'w:lvl').forEach(read);
    const start = numberValue(override, 'w:startOverride');
    if (start !== undefined) restarts.set(Number(attributeOf(override, 'ilvl') ?? 0), start);
  }
  return { list, levels, restarts };
}

function readLevel(level: XmlElement): Level {
  const text = value(level, 'w:lvlText') ?? '';
  // A format of newer programs stands beside the one that all know.
  const older = childAt(level, 'mc:AlternateContent', 'mc:Fallback');
  const format = value(level, 'w:numFmt') ?? value(older, 'w:numFmt') ?? 'decimal';
  // Bullets stand in fonts of signs, in the private use area.
  const shown = format === 'bullet' ? '•' : text;
  const tight = value(level, 'w:suff') === 'nothing' || !/[.•\dA-Za-z]$/u.test(shown) || /^%\d$/u.test(shown);
  return {
    start: numberValue(level, 'w:start') ?? 1,
    format,
    text: format === 'none' ? text.replace(/%\d/gu, '') : shown,
    gap: tight ? '' : ' ',
  };
}

/** A count in one of Word's formats; unknown ones count in digits. */
export function formatCount(count: number, format: string): string {
  const letter = (first: string): string =>
    String.fromCharCode(first.charCodeAt(0) + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
  const sign = (all: string): string => [...all][count - 1] ?? String(count);
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCountingThousand':
      return chinese(count);
    case 'ideographDigital':
    case 'taiwaneseDigital':
      return [...String(count)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('');
    case 'chineseLegalSimplified':
      return [...chinese(count)]
        .map((one) => '壹贰叁肆伍陆柒捌玖拾佰仟'['一二三四五六七八九十百千'.indexOf(one)] ?? one)
        .join('');
    case 'ideographTraditional':
      return sign('甲乙丙丁戊己庚辛壬癸');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return sign('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳');
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'decimalFullWidth':
      return [...String(count)].map((digit) => '０１２３４５６７８９'[Number(digit)]).join('');
    case 'upperLetter':
      return letter('A');
    case 'lowerLetter':
      return letter('a');
    case 'upperRoman':
      return roman(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'none':
      return '';
    default:
      return String(count);
  }
}

/** 21 → 二十一, up to 9999. */
function chinese(count: number): string {
  const digits = [...String(count)].map(Number);
  const place = (digit: number, index: number): string =>
    digit === 0
      ? '零'
      : `${'一二三四五六七八九'.charAt(digit - 1)}${['', '十', '百', '千'][digits.length - 1 - index] ?? ''}`;
  return digits
    .map(place)
    .join('')
    .replace(/零+/gu, '零')
    .replace(/(?<=.)零$/u, '')
    .replace(/^一十/u, '十');
}

function roman(count: number): string {
  const signs: [number, string][] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = count;
  let text = '';
  for (const [value_, sign] of signs) for (; rest >= value_; rest -= value_) text += sign;
  return text;
}
