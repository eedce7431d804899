/** How the rules name things. */
import { quote, type Place } from '../../schema/fault.ts';
import { itemKinds, type Item } from './item.ts';

/** An item as staff find it: what it is, and what it is called. */
export const nameOf = ({ kind, name }: Pick<Item, 'kind' | 'name'>): string => `${itemKinds[kind]}${quote(name)}`;

/** The beginning of a file. */
export const startOf = (file: string): Place => ({ file, line: 1, column: 1 });
