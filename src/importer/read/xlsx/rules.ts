/** Rules of conditional formats: which of them show something on a cell besides its text. */
import type { XmlAttributes } from '../xml-events.ts';
import { colourOf, isWhite, type Ground } from './styles.ts';

/** What a rule shows. */
export interface RuledLook {
  /** For people; '' for nothing that shows on a cell without text. */
  look: string;
  /** Does it show on numbers alone, or on any cell? */
  isOfNumbers: boolean;
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
    looks.push({ look: shown ?? groundLook(ground), isOfNumbers: shown !== undefined });
  } else if (name === 'bgColor' && rule && !rule.isOfNumbers && !isWhite(attributes))
    rule.look = groundLook({ isFilled: true, ground: colourOf(attributes) });
}

const groundLook = (ground: Ground | undefined): string =>
  ground?.isFilled === true ? `底色（${ground.ground === '' ? '' : `${ground.ground}，`}条件格式）` : '';
