/**
 * `npm run hook`: the check before every commit, on and off. `npm install` runs it as well, sets Git up for the ways of
 * the handbook, and must not fail over it.
 */
import '../src/machine/working-folder.ts';
import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { tell } from '../src/checks/privacy/index.ts';
import { quotePath, saidPath } from '../src/schema/fault.ts';
import { command } from '../src/command.ts';
import { exitCodes, root, type ExitCode } from '../src/machine/process.ts';
import { publicRefs } from '../src/history/public-version.ts';

const usage = `用法：npm run hook -- on | off | status
  提交前自动检查将要提交的内容，并与网站上公开的版本比较（npm install 会自动打开）。
  on      打开
  off     关闭，只对这个仓库有效
  status  查看现在是否打开
  只跳过一次：git commit --no-verify，或者设置环境变量 HUITOUKAN_HOOK=off
  不问网站公开到了哪个版本：设置环境变量 HUITOUKAN_LIVE=off`;

/** Relative, so that every working tree of the repository runs the hook that it holds. */
const ours = 'scripts/hooks';

/** What git answers, or undefined where it answers nothing: no git, no repository, no such setting. */
function git(...args: string[]): string | undefined {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

const isOff = (): boolean =>
  process.env['HUITOUKAN_HOOK'] === 'off' || git('config', '--get', 'huitoukan.hook') === 'off';

/** Why the hook is not to be put in here, for people; undefined if it can be. */
function obstacle(): string | undefined {
  const top = git('rev-parse', '--show-toplevel');
  if (top === undefined) return '这里不是 git 仓库，或者没有安装 git';
  if (realpathSync(top) !== realpathSync(root))
    return `仓库的顶层文件夹是 ${saidPath(top)}，不是本项目；请在那里自行设置`;
  const path = git('config', '--get', 'core.hooksPath');
  if (path === ours) return undefined;
  const chain = `请在其中的 pre-commit 里加一行：sh ${ours}/pre-commit || exit 1`;
  if (path !== undefined) return `git 的 core.hooksPath 已经设为${quotePath(path)}，没有改动；${chain}`;
  const own = join(root, git('rev-parse', '--git-path', 'hooks/pre-commit') ?? '');
  return existsSync(own) ? `仓库里已经有别的钩子 ${saidPath(own)}，没有改动；${chain}` : undefined;
}

/** Switches it on; returns what stands in the way, for people. */
function switchOn(): string | undefined {
  const found = obstacle();
  if (found !== undefined || git('config', '--get', 'core.hooksPath') === ours) return found;
  return git('config', 'core.hooksPath', ours) === undefined ? '不能写 git 的设置，请检查权限' : undefined;
}

/** What a plain Git needs so that the commands of the handbook do what it says; whatever is set already stays. */
function setUp(): void {
  const usual = [
    // Without a word on it, `git pull` stops where both sides went on.
    { name: 'pull.rebase', value: 'false', unless: ['pull.rebase', 'pull.ff'] },
    // No editor opens over the message of a merge.
    { name: 'branch.main.mergeOptions', value: '--no-edit', unless: ['branch.main.mergeOptions'] },
    // Chinese names of files are shown as they are.
    { name: 'core.quotePath', value: 'false', unless: ['core.quotePath'] },
  ];
  for (const { name, value, unless } of usual)
    if (unless.every((one) => git('config', '--get', one) === undefined)) git('config', name, value);
  // The tag of what is public moves; a fetch takes over new tags alone, unless it is told.
  const fetched = git('config', '--get-all', 'remote.origin.fetch');
  if (fetched !== undefined && !fetched.includes(publicRefs)) git('config', '--add', 'remote.origin.fetch', publicRefs);
}

/** After `npm install`: silent if all is well, and never a failure. */
function install(): void {
  const top = git('rev-parse', '--show-toplevel');
  if (process.env['CI'] || process.env['HUITOUKAN_HOOK'] === 'off' || top === undefined) return;
  if (realpathSync(top) === realpathSync(root)) setUp();
  if (isOff()) return;
  const found = switchOn();
  if (found !== undefined) console.log(tell(`提交前的检查没有打开：${found}`));
}

/** Nothing in the environment may make `npm install` fail over this. */
if (process.argv[2] === 'install') install();
else await command(usage, {}, (_values, _settings, words) => run(words), true);

function run([word, ...more]: string[]): ExitCode {
  if (more.length > 0 || word === undefined || !['on', 'off', 'status'].includes(word)) {
    console.error(usage);
    return exitCodes.call;
  }
  if (word === 'off' && git('config', 'huitoukan.hook', 'off') === undefined) {
    console.error('不能写 git 的设置：这里不是 git 仓库，或者没有权限');
    return exitCodes.call;
  }
  if (word === 'on') {
    git('config', '--unset-all', 'huitoukan.hook');
    const found = switchOn();
    if (found !== undefined) {
      console.error(`没有打开：${found}`);
      return exitCodes.call;
    }
  }
  const isOn = !isOff() && git('config', '--get', 'core.hooksPath') === ours;
  console.log(`提交前的检查：${isOn ? '已打开' : '已关闭'}`);
  return exitCodes.well;
}
