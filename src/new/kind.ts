/** What every kind of new file shares. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { fileNameMend } from '../schema/address-names.ts';
import { facsimileNameMend, largestFacsimile } from '../schema/files/facsimile.ts';
import { quote } from '../schema/fault.ts';
import { placeholder } from '../schema/text/placeholder.ts';
import { toIsoDate, type IsoDate } from '../schema/values.ts';
import { bytesText } from '../machine/figures.ts';
import type { Existing } from '../importer/write/existing.ts';
import type { Answers, Ask } from './ask.ts';
import type { Given } from './skeleton.ts';

/** Where a file is made: the inspection that it belongs to, and the day. */
export interface Desk<Of extends Existing | undefined = Existing | undefined> {
  existing: Of;
  today: IsoDate;
}

/** A file to be made: its path below the inspection's folder, or below content/ for what belongs to none. */
export interface NewFile {
  path: string;
  text: string;
  /** The official paper that is copied beside it: where it lies, and what it is called there. */
  original?: { from: string; name: string };
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

/** The official paper (原件) that is copied beside the new file. */
export const originalAsk: Ask = {
  flag: 'original',
  label: '原件',
  doc: '官方文件（扫描件、PDF、表格）在哪里，会复制到新文件旁边。',
  quiet: true,
  mend: (path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats?.isFile()) return `没有找到文件${quote(path)}，请核对路径`;
    const name = originalName(path);
    const mend = facsimileNameMend(name);
    if (mend !== undefined) return `${quote(name)}不能用作原件：${mend}`;
    if (stats.size === 0) return `原件${quote(name)}是空的，请核对`;
    return stats.size > largestFacsimile
      ? `原件${quote(name)}有 ${bytesText(stats.size)}，最大 ${bytesText(largestFacsimile)}，请降低扫描的分辨率`
      : undefined;
  },
};

const originalName = (path: string): string => basename(path).normalize('NFC');

/** What the front matter says of it: that somebody has looked is for people to write. */
export const originalGiven = ({ original }: Answers): Given =>
  original === undefined
    ? {}
    : {
        facsimiles: [originalName(original)],
        facsimileChecked: placeholder('有人逐页看过，没有个人信息，例如：是，2019-11-20 逐页看过'),
      };

/** The paper itself, for the file that is made. */
export const originalOf = ({ original }: Answers): Pick<NewFile, 'original'> =>
  original === undefined ? {} : { original: { from: original, name: originalName(original) } };
