/** A share image as SVG: paper and ink, as the pages look in src/styles/tokens.css. All letters are paths. */
import { cardSize } from '../formats/metadata/share-card.ts';
import type { ShareCard } from '../formats/published.ts';
import type { Glyph, Glyphs } from './glyphs.ts';
import { balancedLines, breakLines } from './lines.ts';

const colours = { paper: '#fbfaf5', ink: '#1c1b17', muted: '#5f5b50', rule: '#d8d3c3' } as const;
const margin = 72;
const room = cardSize.width - 2 * margin;
const bold = 700;
const regular = 500;

/** Where and how a line of text stands. */
interface Placed {
  text: string;
  x: number;
  /** Of the base line. */
  y: number;
  size: number;
  weight: number;
  colour?: string;
  /** Does `x` say where it ends? */
  end?: boolean;
}

/** Draws a card. */
export async function cardSvg(card: ShareCard, glyphs: Glyphs): Promise<string> {
  const used = await lookUp(`${Object.values({ ...card, figures: figureText(card) }).join('')}…`, glyphs);
  const width = (text: string, size: number, weight: number): number =>
    [...text].reduce((sum, character) => sum + used(character, weight).width, 0) * size;
  const line = ({ text, x, y, size, weight, colour = colours.ink, end = false }: Placed): string => {
    let pen = end ? x - width(text, size, weight) : x;
    const paths = [...text].map((character) => {
      const { path, width: advance } = used(character, weight);
      const placed =
        path &&
        `<path transform="translate(${pen.toFixed(2)} ${String(y)}) scale(${String(size / 1000)})" d="${path}"/>`;
      pen += advance * size;
      return placed;
    });
    return `<g fill="${colour}">${paths.join('')}</g>`;
  };
  const fitted = (text: string, size: number, weight: number, space: number): string =>
    breakLines(text, (part) => width(part, size, weight), space, 1)[0] ?? '';
  const rule = (y: number, thickness: number, colour: string = colours.ink): string =>
    `<rect x="${String(margin)}" y="${String(y)}" width="${String(room)}" height="${String(thickness)}" fill="${colour}"/>`;

  const markSize = 26;
  const markWidth = card.mark === '' ? 0 : width(card.mark, markSize, bold) + 32;
  const mark =
    card.mark === ''
      ? ''
      : [
          `<rect x="${String(cardSize.width - margin - markWidth)}" y="50" width="${String(markWidth)}" height="46" fill="none" stroke="${colours.ink}" stroke-width="2"/>`,
          line({ text: card.mark, x: cardSize.width - margin - 16, y: 82, size: markSize, weight: bold, end: true }),
        ].join('');

  const hasFigures = card.figures.length > 0;
  const titleSize = [...card.title].length > 30 ? 54 : 64;
  const lineHeight = titleSize * 1.32;
  const lines = balancedLines(card.title, (part) => width(part, titleSize, bold), room, hasFigures ? 2 : 3);
  const titleTop = hasFigures ? 216 : 232;
  const step = room / Math.max(4, card.figures.length);
  const figures = card.figures.map(({ label, count }, index) =>
    [
      line({ text: String(count), x: margin + index * step, y: 486, size: 84, weight: bold }),
      line({ text: label, x: margin + index * step, y: 530, size: 26, weight: regular, colour: colours.muted }),
    ].join(''),
  );

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(cardSize.width)}" height="${String(cardSize.height)}" viewBox="0 0 ${String(cardSize.width)} ${String(cardSize.height)}">`,
    `<rect width="100%" height="100%" fill="${colours.paper}"/>`,
    line({ text: fitted(card.site, 32, bold, room - markWidth - 24), x: margin, y: 86, size: 32, weight: bold }),
    mark,
    rule(116, 5),
    rule(126, 2),
    line({
      text: fitted(card.above, 28, regular, room),
      x: margin,
      y: titleTop - 28,
      size: 28,
      weight: regular,
      colour: colours.muted,
    }),
    ...lines.map((text, index) =>
      line({
        text,
        x: margin,
        y: Math.round(titleTop + titleSize + index * lineHeight),
        size: titleSize,
        weight: bold,
      }),
    ),
    ...figures,
    rule(562, 1, colours.rule),
    line({
      text: fitted(card.publisher, 24, regular, room - 300),
      x: margin,
      y: 602,
      size: 24,
      weight: regular,
      colour: colours.muted,
    }),
    line({
      text: card.below,
      x: cardSize.width - margin,
      y: 602,
      size: 24,
      weight: regular,
      colour: colours.muted,
      end: true,
    }),
    '</svg>',
  ].join('');
}

const figureText = ({ figures }: ShareCard): string =>
  figures.map(({ label, count }) => label + String(count)).join('');

/** Looks all characters up beforehand, in both weights. */
async function lookUp(text: string, glyphs: Glyphs): Promise<(character: string, weight: number) => Glyph> {
  const found = new Map<string, Glyph>();
  for (const character of new Set(text))
    for (const weight of [regular, bold]) found.set(`${String(weight)} ${character}`, await glyphs(character, weight));
  const nothing: Glyph = { path: '', width: 0 };
  return (character, weight) => found.get(`${String(weight)} ${character}`) ?? nothing;
}
