/** Does what stands in `@media` and `@supports` hold on the screen of an office, in a browser of today? */
import { apart } from './statements.ts';

/** undefined for what only a browser knows */
export type Holds = boolean | undefined;

/** A screen of an office is as wide. */
const width = 1280;
const usual =
  /^(?:color|grid:0|orientation:landscape|(?:any-)?hover(?::hover)?|(?:any-)?pointer(?::fine)?|prefers-color-scheme:light|[\w-]+:no-preference|scripting:enabled|update:fast)$/u;
const unusual =
  /^(?:monochrome|grid(?::1)?|orientation:portrait|(?:any-)?hover:none|(?:any-)?pointer:(?:none|coarse)|prefers-.*|forced-colors:active|inverted-colors:inverted|-ms-.*|scripting:.*|update:.*)$/u;

/** `screen and (min-width: 768px), print`: does one of them hold? */
export const holdsOnScreen = (media: string): Holds =>
  media.trim() === ''
    ? true
    : either(apart(media.toLowerCase(), /,/u).map((query) => holds(query.replace(/^only\s+/u, ''), ofScreen)));

/** `(display: grid) and (not (display: inline-grid))` */
export const holdsInBrowser = (condition: string): Holds => holds(condition.toLowerCase(), ofBrowser);

/** @param one says of a part that has no others in it whether it holds */
function holds(condition: string, one: (part: string) => Holds): Holds {
  const text = condition.trim();
  const [, negated] = /^not\b\s*([^]*)$/u.exec(text) ?? [];
  if (negated !== undefined) return not(holds(negated, one));
  const some = apart(text, /\s+or\s+/u);
  if (some.length > 1) return either(some.map((part) => holds(part, one)));
  const every = apart(text, /\s*\band\b\s*/u);
  if (every.length > 1) return not(either(every.map((part) => not(holds(part, one)))));
  const [, inner] = /^\(([^]*)\)$/u.exec(text) ?? [];
  return inner !== undefined && /^\s*(?:not\b|\()/u.test(inner) ? holds(inner, one) : one(text);
}

const not = (held: Holds): Holds => (held === undefined ? undefined : !held);
const either = (all: readonly Holds[]): Holds =>
  all.includes(true) ? true : all.includes(undefined) ? undefined : false;

function ofScreen(part: string): Holds {
  const [, feature] = /^\(([^]*)\)$/u.exec(part) ?? [];
  if (feature === undefined) return part === '' || part === 'all' || part === 'screen';
  const said = feature.replace(/\s/gu, '');
  const bounds = boundsIn(said);
  if (bounds.length > 0) return bounds.every(Boolean);
  return usual.test(said) ? true : unusual.test(said) ? false : undefined;
}

/** `min-width:768px`, `width>=48em`, `400px<width<=700px` → whether each holds. */
function boundsIn(said: string): boolean[] {
  const pixels = (number: string, unit: string): number => Number(number) * (unit === 'px' ? 1 : 16);
  const size = String.raw`([\d.]+)(px|r?em)`;
  const [, bound, number = '', unit = ''] = new RegExp(`^(min|max)-(?:device-)?width:${size}$`, 'u').exec(said) ?? [];
  if (bound !== undefined) return [bound === 'min' ? width >= pixels(number, unit) : width <= pixels(number, unit)];
  if (!new RegExp(`^(?:${size}[<>]=?)?width(?:[<>]=?${size})?$`, 'u').test(said)) return [];
  const before = [...said.matchAll(new RegExp(`^${size}([<>])(=?)`, 'gu'))].map(
    ([, one = '', of = '', sign = '', equal = '']) => compares(pixels(one, of), sign, equal, width),
  );
  const behind = [...said.matchAll(new RegExp(`width([<>])(=?)${size}$`, 'gu'))].map(
    ([, sign = '', equal = '', one = '', of = '']) => compares(width, sign, equal, pixels(one, of)),
  );
  return [...before, ...behind];
}

const compares = (one: number, sign: string, equal: string, other: number): boolean =>
  (equal !== '' && one === other) || (sign === '<' ? one < other : one > other);

/** Browsers of today know what is asked of them, but for names that one of them made for itself. */
const ofBrowser = (part: string): Holds =>
  /^\(\s*-(?:ms|o)-/u.test(part)
    ? false
    : /^\(\s*-moz-|^font-/u.test(part)
      ? undefined
      : /^(?:\(|selector\()/u.test(part)
        ? true
        : undefined;
