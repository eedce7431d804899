import { describe, expect, test } from 'vitest';
import { MachineError, machineMend } from './machine.ts';

const failure = (code: string, more: object = {}): Error =>
  Object.assign(new Error(`${code}: refused`), { code }, more);

describe('a sentence for what the machine does not allow', () => {
  test.each<[string, unknown, string]>([
    [
      'with the place',
      failure('ENOSPC', { syscall: 'write', path: '/srv/a' }),
      '「/srv/a」：磁盘已满，请腾出空间，然后再运行一次（ENOSPC）',
    ],
    [
      'with both places',
      failure('EBUSY', { path: '/srv/a', dest: '/srv/b' }),
      '「/srv/a」 → 「/srv/b」：正被别的程序占用，请关闭打开着它的程序，然后再运行一次（EBUSY）',
    ],
    ['without a place', failure('EIO'), '磁盘读写出错，磁盘可能坏了，请检查磁盘，换一个文件夹（EIO）'],
    [
      'wrapped',
      new Error('/a/ is not rendered', { cause: new Error('x', { cause: failure('EROFS') }) }),
      '这个磁盘是只读的，请换一个文件夹，或者请管理员改为可写（EROFS）',
    ],
    [
      'among others',
      new AggregateError([new TypeError('x'), failure('EDQUOT')]),
      '磁盘配额已满，请腾出空间或者请管理员提高配额，然后再运行一次（EDQUOT）',
    ],
    [
      'as text alone',
      new Error("EMFILE: too many open files, open '/a'"),
      '同时打开的文件太多，请先执行 ulimit -n 4096，或者关闭一些程序，然后再运行一次（EMFILE）',
    ],
    [
      'as Rust tells it',
      new Error('failed to write: No space left on device (os error 28)'),
      '磁盘已满，请腾出空间，然后再运行一次（ENOSPC）',
    ],
    [
      'as C tells it',
      new Error('vips: unable to open for write: Permission denied'),
      '没有权限，请让管理员开放读写权限，或者换一个文件夹（EACCES）',
    ],
    [
      'where files are watched',
      failure('ENOSPC', { syscall: 'watch', path: '/srv' }),
      '「/srv」：要监视的文件太多，请让管理员调高 fs.inotify.max_user_watches，或者关闭别的预览（ENOSPC）',
    ],
    [
      'as Rust tells of a file',
      new Error('failed to write: File too large (os error 27)'),
      '文件超过了这个磁盘或者 ulimit -f 允许的大小，请换一个磁盘，或者执行 ulimit -f unlimited，然后再运行一次（EFBIG）',
    ],
    [
      'as vips tells of memory',
      new Error('vips_tracked: out of memory -- size == 2MB\nvips2png: unable to write to target target'),
      '内存不够，请关闭一些程序，然后再运行一次（ENOMEM）',
    ],
    [
      'as Rust panics',
      new Error('memory allocation of 65536 bytes failed'),
      '内存不够，请关闭一些程序，然后再运行一次（ENOMEM）',
    ],
    [
      'as Rust panics without threads',
      new Error(
        'failed to spawn thread: Os { code: 11, kind: WouldBlock, message: "Resource temporarily unavailable" }',
      ),
      '电脑上的程序太多，请关闭一些，然后再运行一次（EAGAIN）',
    ],
    [
      'where the shell stands',
      failure('ENOENT', { syscall: 'uv_cwd' }),
      '现在所在的文件夹已经不在了，请先用 cd 换到别的文件夹，然后再运行一次（ENOENT）',
    ],
    ['said before', new MachineError('请再运行一次'), '请再运行一次'],
  ])('%s', (_, cause, sentence) => {
    expect(machineMend(cause)).toBe(sentence);
  });

  test.each([
    'ENOSPC',
    'EDQUOT',
    'EXDEV',
    'EBUSY',
    'EACCES',
    'EPERM',
    'EROFS',
    'EMFILE',
    'ENFILE',
    'ENOMEM',
    'EFBIG',
    'EAGAIN',
    'ERR_PAGEFIND_ENDED',
    'ENAMETOOLONG',
    'EIO',
    'ENOTEMPTY',
    'ELOOP',
    'ESTALE',
    'EADDRINUSE',
    'ERR_WORKER_OUT_OF_MEMORY',
  ])('%s', (code) => {
    expect(machineMend(failure(code))).toMatch(new RegExp(`^[^\\n]*请[^\\n]*（${code}）$`, 'u'));
  });
});

test.each<[string, unknown]>([
  ['a slip', new TypeError("Cannot read properties of undefined (reading 'x')")],
  ['a file that the program expects', failure('ENOENT')],
  ['two records with one address', failure('EEXIST')],
  ['no error at all', 'ENOSPC'],
  ['an error that names a property of objects', failure('constructor')],
])('%s is a fault of the program', (_, cause) => {
  expect(machineMend(cause)).toBeUndefined();
});
