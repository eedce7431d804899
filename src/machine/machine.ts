/** What the machine does not allow, such as writing to a full disk: a sentence for people in place of a stack. */
import { dirname } from 'node:path';
import { tell } from '../checks/privacy/index.ts';
import { ForPeople } from '../for-people.ts';
import { quotePath } from '../schema/fault.ts';

/** Something that is no fault of the program; the message is for people and says what to do. */
export class MachineError extends ForPeople {}

const noRight = '没有权限，请让管理员开放读写权限，或者换一个文件夹';
const network = '网络磁盘没有回应，请检查网络和磁盘的连接，然后再运行一次';

/** By the code that Node gives. What is missing here is a fault of the program. */
const mends: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘已满，请腾出空间，然后再运行一次',
  EDQUOT: '磁盘配额已满，请腾出空间或者请管理员提高配额，然后再运行一次',
  EFBIG: '文件超过了这个磁盘或者 ulimit -f 允许的大小，请换一个磁盘，或者执行 ulimit -f unlimited，然后再运行一次',
  EACCES: noRight,
  EPERM: noRight,
  EROFS: '这个磁盘是只读的，请换一个文件夹，或者请管理员改为可写',
  EBUSY: '正被别的程序占用，请关闭打开着它的程序，然后再运行一次',
  ETXTBSY: '正被别的程序占用，请关闭打开着它的程序，然后再运行一次',
  ENOTEMPTY: '有别的程序正在往里写文件，请先结束它，然后再运行一次',
  EXDEV: '不能从一个磁盘直接移到另一个磁盘，请换一个文件夹',
  EMFILE: '同时打开的文件太多，请先执行 ulimit -n 4096，或者关闭一些程序，然后再运行一次',
  ENFILE: '电脑上打开的文件太多，请关闭一些程序，然后再运行一次',
  ENOMEM: '内存不够，请关闭一些程序，然后再运行一次',
  ERR_WORKER_OUT_OF_MEMORY: '内存不够，请关闭一些程序，然后再运行一次',
  ERR_PAGEFIND_ENDED: '生成搜索索引的程序被系统中断了，可能是内存不够，请关闭一些程序，然后再运行一次',
  EAGAIN: '电脑上的程序太多，请关闭一些，然后再运行一次',
  EISDIR: '这是文件夹，不是文件，请换成文件，或者把它移走',
  ENOTDIR: '路径中间有一段是文件，不是文件夹，请移走那个文件，或者换一个文件夹',
  ENAMETOOLONG: '文件夹名或文件名太长，请改短',
  ELOOP: '链接绕成了圈，请核对这个文件夹',
  EIO: '磁盘读写出错，磁盘可能坏了，请检查磁盘，换一个文件夹',
  ENXIO: '磁盘读写出错，磁盘可能坏了，请检查磁盘，换一个文件夹',
  ENODEV: '磁盘读写出错，磁盘可能坏了，请检查磁盘，换一个文件夹',
  ENOLCK: '这个磁盘不能给文件加锁，请换一个磁盘',
  ERR_SQLITE_ERROR: '不能给文件加锁，请换一个磁盘',
  ENOTCONN: network,
  ESTALE: network,
  ETIMEDOUT: network,
  EHOSTDOWN: network,
  EADDRINUSE: '端口已被别的程序占用，请用 --port 换一个',
  EADDRNOTAVAIL: '这台电脑没有开通本机网络，请联系管理员',
};

/** Where files are watched, the same codes mean something else. */
const watchMends: Readonly<Record<string, string>> = {
  ENOSPC: '要监视的文件太多，请让管理员调高 fs.inotify.max_user_watches，或者关闭别的预览',
  EMFILE: '要监视的文件太多，请让管理员调高 fs.inotify.max_user_instances，或者关闭别的预览',
};

/** How libraries that are not written in JavaScript say it: the number of Linux, macOS and Windows, or the system's words. */
const foreignWords: readonly (readonly [RegExp, string])[] = [
  [/os error (?:28|112)\b|no space left on device|database or disk is full/iu, 'ENOSPC'],
  [/os error (?:122|69)\b|disk quota exceeded/iu, 'EDQUOT'],
  [/os error 13\b|permission denied/iu, 'EACCES'],
  [/os error 30\b|read-only file ?system/iu, 'EROFS'],
  [/os error 24\b|too many open files/iu, 'EMFILE'],
  [/os error 12\b|cannot allocate memory|out of memory|memory allocation of \d+ bytes failed|bad_alloc/iu, 'ENOMEM'],
  [/os error (?:11|35)\b|resource temporarily unavailable/iu, 'EAGAIN'],
  [/os error 27\b|file too large/iu, 'EFBIG'],
  [/os error (?:36|63)\b|file name too long/iu, 'ENAMETOOLONG'],
  [/os error 5\b|input\/output error/iu, 'EIO'],
];

/** A shell may stand in a folder that is gone. */
const noFolder = '现在所在的文件夹已经不在了，请先用 cd 换到别的文件夹，然后再运行一次（ENOENT）';

/** Of a file that people named, this is their doing. */
const ofNamedFiles: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件，请核对路径；名称里有空格的，给整个路径加引号',
  EEXIST: '这里有一个同名的文件挡着，请核对',
};

/**
 * What went wrong, where it is the machine's doing.
 * @param cause whatever was thrown; what libraries wrap is found
 * @returns one sentence; undefined where it is a fault of the program
 */
export const machineMend = (cause: unknown): string | undefined => sentence(cause, mends);

/** The same of a file that people named, which need not be there. @param name as they know it */
export const fileMend = (cause: unknown, name: string): string | undefined =>
  sentence(cause, { ...mends, ...ofNamedFiles }, name);

/** What says where temporary files go. */
const temporaryName = 'TMPDIR（Windows 上是 TEMP）';

function sentence(cause: unknown, table: typeof mends, name?: string): string | undefined {
  for (const one of causesOf(cause)) {
    if (one instanceof ForPeople) return one.message;
    const { code, syscall, path, dest, message } = one as NodeJS.ErrnoException & { dest?: unknown };
    if (syscall === 'uv_cwd') return noFolder;
    const temporary = syscall === 'mkdtemp' ? dirname(String(path)) : undefined;
    if (temporary !== undefined && code === 'ENOENT')
      return tell(`没有存放临时文件的文件夹${quotePath(temporary)}，请核对环境变量 ${temporaryName}`);
    const known = code !== undefined && Object.hasOwn(table, code) ? code : /^([A-Z]{3,}):/u.exec(message)?.[1];
    const word = known !== undefined && Object.hasOwn(table, known) ? known : foreignWord(message);
    if (word === undefined) continue;
    const mend = (syscall === 'watch' ? watchMends[word] : undefined) ?? table[word] ?? '';
    if (temporary !== undefined)
      return tell(`存放临时文件的文件夹${quotePath(temporary)}：${mend}（${word}）；换一个用环境变量 ${temporaryName}`);
    const places = name === undefined ? [path, dest].filter((place) => typeof place === 'string') : [name];
    return tell(`${places.map(quotePath).join(' → ')}${places.length > 0 ? '：' : ''}${mend}（${word}）`);
  }
  return undefined;
}

const foreignWord = (message: string): string | undefined =>
  foreignWords.find(([pattern]) => pattern.test(message))?.[1];

/** An error and what caused it, outermost first. */
function causesOf(cause: unknown, depth = 0): Error[] {
  if (!(cause instanceof Error) || depth > 8) return [];
  const inner = cause instanceof AggregateError ? (cause.errors as unknown[]) : [];
  return [cause, ...[cause.cause, ...inner].flatMap((one) => causesOf(one, depth + 1))];
}
