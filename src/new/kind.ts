/** What every kind of new file shares. */
import { fileNameMend } from '../schema/address-names.ts';
import { toIsoDate, type IsoDate } from '../schema/values.ts';
import type { Existing } from '../importer/write/existing.ts';
import type { Answers, Ask } from './ask.ts';

/** Where a file is made: the inspection that it belongs to, and the day. */
export interface Desk<Of extends Existing | undefined = Existing | undefined> {
  existing: Of;
  today: IsoDate;
}

/** A file to be made: its path below the inspection's folder, or below content/ for what belongs to none. */
export interface NewFile {
  path: string;
  text: string;
}

/** One kind of file. */
export interface Kind<Of extends Existing | undefined> {
  /** What people call it. */
  name: string;
  asks: (desk: Desk<Of>) => Ask[];
  make: (known: Answers, desk: Desk<Of>) => NewFile;
}

/** A day as files say it; a time stays behind it. */
export const day = (typed: string | undefined): string => {
  const [first = '', ...time] = (typed ?? '').split(' ');
  return [toIsoDate(first) ?? first, ...time].join(' ');
};

/** A file name is part of an address. */
export const nameAsk = (doc: string, propose?: Ask['propose'], mend: Ask['mend'] = () => undefined): Ask => ({
  flag: 'name',
  label: '文件名',
  doc,
  ...(propose && { propose }),
  mend: (name) => fileNameMend(name) ?? mend(name),
});
