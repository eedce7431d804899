/** Content with an official paper beside each kind of file. */
import {
  announcementFile,
  batchFile,
  change,
  followUpFile,
  minimal,
  resultsFile,
  tasksFile,
  type Change,
  type Files,
} from './content.ts';

/** Each kind of file that may have a facsimile, with the kind of page that offers it. */
export const owners = [
  ['batch', batchFile],
  ['followUp', followUpFile],
  ['announcement', announcementFile],
  ['rectification', tasksFile],
  ['rectification', resultsFile],
] as const;

export const lookedAt = '是，2021-05-14 逐页看过';

/** Names a facsimile at the head of a file; the paper itself is another file. */
export const naming = (file: string, name: string, checked: string | undefined = lookedAt): Change[] => [
  [file, '\n公开日期: ', `\n原件: ${name}\n${checked === '' ? '' : `原件已核对: ${checked}\n`}公开日期: `],
];

/** The folder of a file. */
export const beside = (file: string, name: string): string => `${file.slice(0, file.lastIndexOf('/'))}/${name}`;

/** The files with a facsimile beside one of them. */
export const withFacsimile = (
  file: string,
  name = '原表.pdf',
  files: Files = minimal,
  bytes: string | Uint8Array = '%PDF 原表',
): Files => change({ ...files, [beside(file, name)]: bytes }, ...naming(file, name));
