/** A slip of OUT_DIR costs nobody a file: what may be replaced, and what is refused with a mend. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSettings, SettingsError } from '../../settings.ts';
import { mounted } from '../../../tests/support/machine.ts';
import { manifestOf } from '../../../tests/support/manifest.ts';
import { openOutDir, strangersIn } from './out-dir.ts';

let home = '';
const at = (name: string): string => join(home, name);
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'out-dir-')));
  for (const folder of ['project/public', 'project/content/lin-2021']) mkdirSync(at(folder), { recursive: true });
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

const write = (name: string, text = 'mine'): void => {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
};

/** A folder that a build made. */
function site(name: string): void {
  for (const file of ['index.html', 'a/index.html', 'a/区域/feed.xml']) write(`${name}/${file}`, file);
  manifestOf(at(name), { site: 'https://example.org', commit: null, uncommitted: true, built: '2021-05-20' });
}

const open = (outDir: string): string => {
  const root = at('project');
  return openOutDir(readSettings({ OUT_DIR: outDir, CONTENT_DIR: 'content' }, root, new Date()), root);
};

/** Refused, in one line with the name and a mend. */
function expectRefused(outDir: string, reason: RegExp): void {
  let message = '';
  try {
    open(outDir);
  } catch (cause) {
    if (!(cause instanceof SettingsError)) throw cause;
    ({ message } = cause);
  }
  expect(message).toMatch(reason);
  expect(message).toContain('OUT_DIR「');
  expect(message).toMatch(/请|不要/u);
  expect(message).not.toContain('\n');
}

describe('may be replaced', () => {
  test.each<[string, () => void]>([
    ['a folder that is not there', () => undefined],
    ['an empty one', () => mkdirSync(at('out'))],
    ['a site', () => site('out')],
    [
      'a site of which somebody removed a part',
      () => {
        site('out');
        rmSync(at('out/a'), { recursive: true });
      },
    ],
    [
      'a site with what systems leave, packed files and empty folders',
      () => {
        site('out');
        for (const name of ['.DS_Store', 'a/Thumbs.db', 'index.html.gz', 'a/index.html.br']) write(`out/${name}`);
        mkdirSync(at('out/.well-known/acme-challenge'), { recursive: true });
      },
    ],
    ['a folder with what systems leave', () => write('out/.DS_Store')],
  ])('%s', (_, prepare) => {
    prepare();
    expect(open(at('out'))).toBe(at('out'));
  });

  test('a folder in the project, also deep', () => {
    expect(open('dist')).toBe(at('project/dist'));
    expect(open('a/b/dist')).toBe(at('project/a/b/dist'));
  });

  test('where a symbolic link leads, also if nothing is there yet', () => {
    site('real');
    symlinkSync(at('real'), at('link'));
    symlinkSync('link', at('second'));
    expect(open(at('second'))).toBe(at('real'));
    symlinkSync('later', at('dangling'));
    expect(open(at('dangling'))).toBe(at('later'));
    mkdirSync(at('folder'));
    symlinkSync('folder', at('above'));
    expect(open(at('above/out'))).toBe(at('folder/out'));
  });
});

describe('is refused', () => {
  test.each<[string, () => void, RegExp]>([
    ['a thesis', () => write('out/论文.docx'), /没有本程序写的 manifest\.json.*论文\.docx/u],
    ['somebody else’s site', () => write('out/index.html'), /index\.html，没有覆盖/u],
    [
      'an app with a manifest of its own',
      () => write('out/manifest.json', '{"name":"app","icons":[]}'),
      /没有本程序写的 manifest/u,
    ],
    [
      'many files, by the first ones',
      () => {
        for (let index = 0; index < 9; index++) write(`out/${index}.txt`);
      },
      /0\.txt、1\.txt、2\.txt、3\.txt、4\.txt 等 9 个/u,
    ],
    [
      'a thesis in a site',
      () => {
        site('out');
        write('out/a/论文.docx');
      },
      /不是本程序生成的文件：a\/论文\.docx，没有覆盖/u,
    ],
    [
      'what an operator placed, with the place for it',
      () => {
        site('out');
        for (const name of ['CNAME', '.htaccess', '.well-known/security.txt', 'uploads/x/1.jpg']) write(`out/${name}`);
      },
      /：\.htaccess、\.well-known、CNAME、uploads，没有覆盖。.*请移到 public 文件夹/u,
    ],
    [
      'a folder in the place of a file of the site',
      () => {
        site('out');
        rmSync(at('out/index.html'));
        write('out/index.html/thesis.txt');
      },
      /：index\.html，/u,
    ],
    [
      'a link in a site',
      () => {
        site('out');
        symlinkSync('/etc', at('out/uploads'));
      },
      /：uploads，/u,
    ],
    [
      'a link in the place of a file of the site',
      () => {
        site('out');
        rmSync(at('out/index.html'));
        symlinkSync('/etc/hostname', at('out/index.html'));
      },
      /：index\.html，/u,
    ],
    [
      'a repository',
      () => {
        site('out');
        write('out/.git/HEAD');
      },
      /里有 git 仓库/u,
    ],
    ['a new repository', () => write('out/.git/HEAD'), /里有 git 仓库/u],
    [
      'a working tree of a repository',
      () => {
        site('out');
        write('out/.git', 'gitdir: …');
      },
      /里有 git 仓库/u,
    ],
    ['a file', () => write('out'), /是文件，不是文件夹/u],
    ['a place below a file', () => write('out'), /是文件，不是文件夹/u],
    ['links in a circle', () => symlinkSync('out', at('out')), /绕成圈/u],
  ])('%s', (name, prepare, reason) => {
    prepare();
    expectRefused(at(name === 'a place below a file' ? 'out/dist' : 'out'), reason);
  });

  test.each([
    ['content', /就是内容文件夹/u],
    ['.', /里面有内容文件夹|就是本项目/u],
    ['..', /里面有/u],
    ['/', /里面有/u],
    ['content/dist', /在内容文件夹里面/u],
    ['content/lin-2021', /在内容文件夹里面/u],
    ['public/site', /在 public 文件夹里面/u],
    ['.git/site', /在 git 自己的文件夹里面/u],
    ['../link-to-content', /就是内容文件夹/u],
    ['../link-to-content/dist', /在内容文件夹里面/u],
    ['../link-to-project', /里面有/u],
  ])('%s', (outDir, reason) => {
    symlinkSync(at('project/content'), at('link-to-content'));
    symlinkSync('project', at('link-to-project'));
    write('project/content/site.yaml');
    expectRefused(outDir, reason);
    expect(readFileSync(at('project/content/site.yaml'), 'utf8')).toBe('mine');
  });

  test('content that is a link to somewhere else', () => {
    rmSync(at('project/content'), { recursive: true });
    mkdirSync(at('elsewhere/content'), { recursive: true });
    symlinkSync(at('elsewhere/content'), at('project/content'));
    expectRefused(at('elsewhere'), /里面有内容文件夹/u);
    expectRefused(at('elsewhere/content'), /就是内容文件夹/u);
  });

  test.runIf(process.getuid?.() !== 0 && process.platform !== 'win32')('a folder without permission', () => {
    mkdirSync(at('locked'));
    chmodSync(at('locked'), 0o555);
    expectRefused(at('locked/dist'), /没有权限在/u);
    mkdirSync(at('out'));
    chmodSync(at('out'), 0o555);
    expectRefused(at('out'), /没有写入权限/u);
  });

  test('a mount point, of another disk or of the same', (context) => {
    const reason = /是一个磁盘或挂载点.*OUT_DIR=.+\/site/u;
    mkdirSync(at('disk'));
    const other = mounted(['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at('disk')]);
    if (typeof other === 'string') context.skip(other);
    else
      try {
        expectRefused(at('disk'), reason);
        expect(open(at('disk/site'))).toBe(at('disk/site'));
      } finally {
        other.unmount();
      }
    mkdirSync(at('一 处'));
    mkdirSync(at('two'));
    const same = mounted(['--bind', at('two'), at('一 处')]);
    if (typeof same === 'string') context.skip(same);
    else
      try {
        expectRefused(at('一 处'), reason);
      } finally {
        same.unmount();
      }
  });
});

test('a manifest that only looks like one of ours', () => {
  for (const text of ['', '[]', '{', '{"commit":null,"built":"2021-05-20","files":{"../x":"1"}}']) {
    write('out/manifest.json', text);
    expect(strangersIn(at('out'))).toEqual(['manifest.json']);
  }
  expect(existsSync(at('out/manifest.json'))).toBe(true);
});
