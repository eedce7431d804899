/** Rules of conditional formats: which of them show something on a cell besides its text. */
import type { XmlAttributes } from '../xml-events.ts';
import { colourOf, isWhite, type Ground } from './styles.ts';

/** What a rule shows. */
export interface RuledLook {
  /** For people; '' for nothing that shows on a cell without text. */
  look: string;
  /** Does it show on numbers alone, or on any cell? */
  isOfNumbers: boolean;
  /** Does a formula or a comparison say where it shows? These are not calculated. */
  isOfFormula: boolean;
}

/** Rules that show on numbers. */
const ofNumbers: Readonly<Record<string, string>> = {
  iconSet: '图标（条件格式）',
  colorScale: '颜色（条件格式）',
  dataBar: '数据条（条件格式）',
};

/** Rules that may hold for a cell without text. */
const ofAny = /^(?:expression|cellIs|containsBlanks|notContainsText|notContainsErrors)$/u;

/**
 * Takes what an element says of a rule, or of the ground that newer programs write into it.
 * @param grounds those of the formats that rules name by number
 */
export function readRule(
  name: string,
  attributes: XmlAttributes,
  looks: RuledLook[],
  grounds: readonly Ground[],
): void {
  const { type = '', dxfId } = attributes;
  const rule = looks.at(-1);
  if (name === 'cfRule') {
    const shown = ofNumbers[type];
    const ground = ofAny.test(type) && dxfId !== undefined ? grounds[Number(dxfId)] : undefined;
    const isOfFormula = type === 'expression' || type === 'cellIs';
    const look = shown ?? groundLook(ground, isOfFormula);
    looks.push({ look, isOfNumbers: shown !== undefined, isOfFormula });
  } else if (name === 'bgColor' && rule && !rule.isOfNumbers && !isWhite(attributes))
    rule.look = groundLook({ isFilled: true, ground: colourOf(attributes) }, rule.isOfFormula);
}

function groundLook(ground: Ground | undefined, isOfFormula: boolean): string {
  if (ground?.isFilled !== true) return '';
  const said = [ground.ground, isOfFormula ? '' : '条件格式'].filter(Boolean);
  return said.length === 0 ? '底色' : `底色（${said.join('，')}）`;
}

/** What cells may show, as far as nobody calculates the formula. */
export const perhapsLook = (looks: readonly string[]): string =>
  `按条件格式可能显示${[...new Set(looks)].join('或者')}`;
