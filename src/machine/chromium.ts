/** Finds a browser for the tests, and installs one where that can be done. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { chromium } from '@playwright/test';

/** What the search for a browser needs of the machine, so that tests can stand in for it. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  isRoot: boolean;
  /** Where Playwright puts, or has put, its own Chromium. */
  playwrightPath: string;
  exists: (path: string) => boolean;
  /** Runs a command to its end; `live` lets people watch it. */
  run: (command: string, args: readonly string[], live?: 'live') => { ok: boolean; stdout: string };
  say: (message: string) => void;
}

/** The machine this runs on. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    playwrightPath: chromium.executablePath(),
    exists: existsSync,
    run: (command, args, live) => {
      const stdio = live ? 'inherit' : 'pipe';
      const { status, stdout } = spawnSync(command, args, { stdio, encoding: 'utf8', timeout: 15 * 60_000 });
      return { ok: status === 0, stdout: status === 0 && !live ? stdout : '' };
    },
    say: (message) => {
      console.log(message);
    },
  };
}

/** Said when there is no browser and none can be installed. */
export const noChromium = `没有找到 Chromium，也没能自动安装。请任选一种办法，然后再运行 npm test：
  1. 安装 Chrome、Chromium 或 Edge（Debian、Ubuntu：sudo apt-get install chromium）；
  2. 运行 npx playwright install --with-deps chromium；
  3. 用环境变量指明位置：CHROMIUM_PATH=/usr/bin/chromium npm test。
No Chromium was found and none could be installed. Install Chrome, Chromium or Edge, or run
"npx playwright install --with-deps chromium", or set CHROMIUM_PATH, then run npm test again.`;

/** The path of a Chromium that works: one that is there, or else one that this installs. Undefined when neither. */
export function provideChromium(machine: Machine): string | undefined {
  const named = machine.env['CHROMIUM_PATH'];
  if (named) {
    if (works(named, machine)) return named;
    machine.say(`环境变量 CHROMIUM_PATH 指向的 ${named} 不能运行，另找其他浏览器。`);
  }
  const find = (): string | undefined => candidates(machine).find((path) => works(path, machine));
  return (
    find() ?? (aptInstall(['chromium', 'fonts-noto-cjk'], machine) ? find() : undefined) ?? playwrightInstall(machine)
  );
}

/** Chinese text in pictures of pages wants a Chinese font: installs one where none is and where that can be done. */
export function provideChineseFont(machine: Machine): void {
  if (machine.platform !== 'linux' || machine.run('fc-list', [':lang=zh']).stdout.trim() !== '') return;
  if (!aptInstall(['fontconfig', 'fonts-noto-cjk'], machine)) {
    machine.say('没有找到中文字体，页面里的汉字可能显示为方框。请安装一种，例如 fonts-noto-cjk。');
  }
}

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
  'chrome',
];

/** Where a browser may be, best first: on PATH, in the usual places, Playwright's own. */
export function candidates({ platform, env, playwrightPath }: Machine): string[] {
  const windows = platform === 'win32';
  const path = windows ? win32 : posix;
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, windows ? `${name}.exe` : name)));
  return [...onPath, ...usualPlaces(platform, env), playwrightPath];
}

function usualPlaces(platform: NodeJS.Platform, env: Machine['env']): string[] {
  if (platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].flatMap((name) =>
      ['', env['HOME'] ?? ''].map((home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`),
    );
  }
  if (platform === 'win32') {
    return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        win32.join(folder, 'Chromium', 'Application', 'chrome.exe'),
        win32.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        win32.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]);
  }
  return ['/usr/bin/chromium', '/usr/lib/chromium/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome'];
}

/** Asked for its version, since Ubuntu's chromium-browser may be a stub that only asks for snap. */
function works(path: string, { platform, exists, run }: Machine): boolean {
  if (!exists(path)) return false;
  // On Windows the question opens a window.
  return platform === 'win32' || run(path, ['--version']).ok;
}

/** The words before a command that needs root: none, sudo without a password, or undefined where neither helps. */
function asRoot({ isRoot, run }: Machine): string[] | undefined {
  if (isRoot) return [];
  return run('sudo', ['-n', 'true']).ok ? ['sudo', '-n'] : undefined;
}

function aptInstall(packages: readonly string[], machine: Machine): boolean {
  if (machine.platform !== 'linux' || !machine.exists('/usr/bin/apt-get')) return false;
  const root = asRoot(machine);
  if (!root) return false;
  machine.say(`正在安装 ${packages.join('、')}（apt-get）……`);
  const apt = (...args: string[]): boolean => {
    const [command = 'env', ...rest] = [...root, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return machine.run(command, rest, 'live').ok;
  };
  // A list that can't be refreshed may still do.
  apt('update');
  return apt('install', '-y', '--no-install-recommends', ...packages);
}

function playwrightInstall(machine: Machine): string | undefined {
  machine.say('正在下载 Chromium（npx playwright install）……');
  const withDeps = machine.platform === 'linux' && asRoot(machine) ? ['--with-deps'] : [];
  const playwright = ['node_modules/@playwright/test/cli.js', 'install'];
  const installed =
    machine.run(process.execPath, [...playwright, ...withDeps, 'chromium'], 'live').ok ||
    (withDeps.length > 0 && machine.run(process.execPath, [...playwright, 'chromium'], 'live').ok);
  return installed && works(machine.playwrightPath, machine) ? machine.playwrightPath : undefined;
}
