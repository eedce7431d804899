import { describe, expect, it } from 'vitest';
import { candidates, provideChineseFont, provideChromium, type Machine } from './chromium.ts';

interface Made {
  machine: Machine;
  /** The commands that were run, in order. */
  commands: string[];
  said: string[];
}

/** A Linux machine with nothing on it and no way to install; `files` are its files, `ok` says which commands succeed. */
function make(
  change: Partial<Machine> = {},
  files: string[] = [],
  ok: (command: string) => boolean = () => false,
): Made {
  const commands: string[] = [];
  const said: string[] = [];
  const machine: Machine = {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    isRoot: false,
    playwrightPath: '/cache/chrome',
    exists: (path) => files.includes(path),
    run: (command, args) => {
      const line = [command, ...args].join(' ').replace(process.execPath, 'node');
      commands.push(line);
      return { ok: ok(line), stdout: '' };
    },
    say: (message) => said.push(message),
    ...change,
  };
  return { machine, commands, said };
}

const asksVersion = (command: string): boolean => command.endsWith('--version');

describe('provideChromium', () => {
  it('takes the one that is named', () => {
    const { machine } = make({ env: { CHROMIUM_PATH: '/opt/c' } }, ['/opt/c', '/usr/bin/chromium'], asksVersion);
    expect(provideChromium(machine)).toBe('/opt/c');
  });

  it('says so when the named one is not there, and looks on', () => {
    const { machine, said } = make({ env: { CHROMIUM_PATH: '/opt/c' } }, ['/usr/bin/chromium'], asksVersion);
    expect(provideChromium(machine)).toBe('/usr/bin/chromium');
    expect(said).toEqual([expect.stringContaining('/opt/c 不能运行')]);
  });

  it('passes over a stub that does not run', () => {
    const files = ['/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
    const { machine } = make({}, files, (command) => command === '/usr/bin/google-chrome --version');
    expect(provideChromium(machine)).toBe('/usr/bin/google-chrome');
  });

  it('installs with apt-get as root', () => {
    const files = ['/usr/bin/apt-get'];
    const { machine, commands } = make({ isRoot: true }, files, (command) => {
      if (command.includes('apt-get install')) files.push('/usr/bin/chromium');
      return true;
    });
    expect(provideChromium(machine)).toBe('/usr/bin/chromium');
    expect(commands).toEqual([
      'env DEBIAN_FRONTEND=noninteractive apt-get update',
      'env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-noto-cjk',
      '/usr/bin/chromium --version',
    ]);
  });

  it('uses sudo where it asks for no password', () => {
    const { machine, commands } = make({}, ['/usr/bin/apt-get'], (command) => command === 'sudo -n true');
    provideChromium(machine);
    expect(commands).toContain('sudo -n env DEBIAN_FRONTEND=noninteractive apt-get update');
  });

  it('downloads with Playwright when there is no right to install', () => {
    const files = ['/usr/bin/apt-get'];
    const { machine, commands } = make({}, files, (command) => {
      if (command.endsWith('install chromium')) files.push('/cache/chrome');
      return !command.startsWith('sudo');
    });
    expect(provideChromium(machine)).toBe('/cache/chrome');
    expect(commands).toContain('node node_modules/@playwright/test/cli.js install chromium');
  });

  it('gives up when nothing works', () => {
    expect(provideChromium(make().machine)).toBeUndefined();
  });
});

describe('candidates', () => {
  it.each([
    ['win32', { Path: 'C:\\bin', PROGRAMFILES: 'C:\\P' }, 'C:\\P\\Google\\Chrome\\Application\\chrome.exe'],
    ['win32', { Path: 'C:\\bin' }, 'C:\\bin\\msedge.exe'],
    ['darwin', { HOME: '/Users/a' }, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['darwin', { HOME: '/Users/a' }, '/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium'],
    ['linux', { PATH: '/x' }, '/x/google-chrome'],
    ['linux', {}, '/snap/bin/chromium'],
  ] as const)('%s %o: %s', (platform, env, path) => {
    expect(candidates(make({ platform, env }).machine)).toContain(path);
  });
});

describe('provideChineseFont', () => {
  it('does nothing when there is one', () => {
    const { machine, said } = make({ run: () => ({ ok: true, stdout: 'Noto Sans CJK SC\n' }) });
    provideChineseFont(machine);
    expect(said).toEqual([]);
  });

  it('installs one as root, and says so when it cannot', () => {
    const { machine, commands } = make({ isRoot: true }, ['/usr/bin/apt-get'], (command) =>
      command.includes('install'),
    );
    provideChineseFont(machine);
    expect(commands.at(-1)).toContain('install -y --no-install-recommends fontconfig fonts-noto-cjk');

    const bare = make();
    provideChineseFont(bare.machine);
    expect(bare.said).toEqual([expect.stringContaining('没有找到中文字体')]);
  });
});
