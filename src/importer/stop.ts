/** What ends an import: the file is at fault, or the call. */
import { ForPeople } from '../for-people.ts';
import { saidPath } from '../schema/fault.ts';
import { exitCodes, type ExitCode } from '../machine/process.ts';

/** Why an import can't go on: one sentence for people that says what to do, and the exit code. */
export class ImportStop extends ForPeople {
  readonly exit: ExitCode;

  constructor(message: string, exit: ExitCode) {
    super(message);
    this.name = '导入停止';
    this.exit = exit;
  }
}

/** The same stop, told of a file by its name. */
export const named = (name: string, { message, exit }: ImportStop): ImportStop =>
  new ImportStop(`${saidPath(name)}：${message}`, exit);

/** The file is at fault. */
export const badFile = (message: string): ImportStop => new ImportStop(message, exitCodes.content);

/** The call is at fault. */
export const badCall = (message: string): ImportStop => new ImportStop(message, exitCodes.call);

/** A pipe or a device: reading one may never end. */
export const notAFile = '这是管道或者设备，不是文件，请换一个文件';
