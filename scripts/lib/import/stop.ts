import { maskFileName, tell } from '../../../src/checks/privacy/index.ts';
import { exitCodes, type ExitCode } from '../command.ts';

/** Why an import can't go on: one sentence for people that says what to do, and the exit code. */
export class ImportStop extends Error {
  readonly exit: ExitCode;

  constructor(message: string, exit: ExitCode) {
    super(tell(message));
    this.name = '导入停止';
    this.exit = exit;
  }
}

/** The same stop, told of a file by its name. */
export const named = (name: string, { message, exit }: ImportStop): ImportStop =>
  new ImportStop(`${maskFileName(name)}：${message}`, exit);

/** The file is at fault. */
export const badFile = (message: string): ImportStop => new ImportStop(message, exitCodes.content);

/** The call is at fault. */
export const badCall = (message: string): ImportStop => new ImportStop(message, exitCodes.call);

/** A pipe or a device: reading one may never end. */
export const notAFile = '这是管道或者设备，不是文件，请换一个文件';

/** What Node says when the machine does not let a file be read or written, for people; undefined for anything else. */
export function machineMend(cause: unknown, path: string): string | undefined {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const mends: Readonly<Record<string, string>> = {
    ENOENT: '没有这个文件，请核对路径；名称里有空格的，给整个路径加引号',
    EACCES: '没有读写权限，请换一个文件夹，或请管理员开放权限',
    EPERM: '没有读写权限，请换一个文件夹，或请管理员开放权限',
    EROFS: '这个磁盘是只读的，请换一个文件夹',
    EBUSY: '文件正被别的程序使用，请先在 Excel 或 WPS 里关闭它',
    EISDIR: '这是文件夹，请写出文件',
    ENOTDIR: '路径中间有一段不是文件夹，请核对路径',
    EEXIST: '这里有一个同名的文件挡着，请核对',
    ENOSPC: '磁盘已满，请腾出空间后重试',
    EDQUOT: '磁盘配额已满，请腾出空间后重试',
    ENAMETOOLONG: '文件名太长，请改短后重试',
  };
  const mend = mends[code];
  return mend === undefined ? undefined : `${path}：${mend}`;
}
