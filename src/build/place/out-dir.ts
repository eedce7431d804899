/** What the output folder may be: one that a build made, or none yet. A slip of OUT_DIR must cost nobody their files. */
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
  type Dirent,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { quotePath, saidPath } from '../../schema/fault.ts';
import { SettingsError, type Settings } from '../../settings.ts';
import { manifestName } from '../../manifest/manifest.ts';
import { manifestIn } from '../../manifest/read.ts';

/** How many names a message lists. */
const named = 5;

/** What systems leave in any folder that somebody opens; nobody misses it. */
const litter = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** Made from the file of the same name without it, for servers that send it as it is; made anew like that. */
const packed = /\.(?:gz|br|zst)$/u;

/**
 * The real place of the output folder, with symbolic links followed, if a build may replace it.
 * @param root of the project
 * @throws SettingsError with the reason and the mend
 */
export function openOutDir({ outDir, contentDir }: Settings, root: string): string {
  const real = realPlace(outDir);
  const refuse = (why: string): never => {
    const followed = real === undefined || real === resolve(outDir) ? '' : `（实际位置 ${saidPath(real)}）`;
    throw new SettingsError(`OUT_DIR${quotePath(outDir)}${followed}${why}`);
  };
  const place = real ?? refuse('是绕成圈的链接。请换一个文件夹');
  const another = '生成网站会替换整个文件夹。请换一个文件夹，例如 OUT_DIR=dist';
  for (const [folder, what] of [
    [contentDir, '内容文件夹'],
    [root, '本项目'],
  ] as const)
    if (isWithin(folder, place)) refuse(`${isSameFolder(folder, place) ? '就是' : '里面有'}${what}，${another}`);
  if (isWithin(place, contentDir))
    refuse('在内容文件夹里面，生成的网站会被当成内容。请换一个文件夹，例如 OUT_DIR=dist');
  if (isWithin(place, join(root, 'public')))
    refuse('在 public 文件夹里面，下一次生成会把它也放进网站。请换一个文件夹，例如 OUT_DIR=dist');
  if (aboveOf(place).some((folder) => basename(folder) === '.git'))
    refuse('在 git 自己的文件夹里面。请换一个文件夹，例如 OUT_DIR=dist');
  const parent = aboveOf(dirname(place)).find((folder) => existsSync(folder)) ?? dirname(place);
  if (!statSync(parent).isDirectory()) refuse(`不能用：${quotePath(parent)}是文件，不是文件夹。请换一个文件夹`);
  if (!mayChange(parent))
    refuse(`不能用：没有权限在${quotePath(parent)}里新建文件夹。请让管理员开放权限，或者换一个文件夹`);
  if (!existsSync(place)) return place;
  if (!statSync(place).isDirectory()) refuse('是文件，不是文件夹。请换一个文件夹');
  if (isMountPoint(place))
    refuse(
      `是一个磁盘或挂载点，不能整个替换。请换成它里面的一个文件夹，例如 OUT_DIR=${saidPath(join(outDir, 'site'))}，网站服务器也指到那里`,
    );
  if (!mayChange(place) || !mayMove(place)) refuse('不能替换：没有写入权限。请让管理员开放权限，或者换一个文件夹');
  refuseStrangers(place, `OUT_DIR${quotePath(outDir)}`);
  return place;
}

/**
 * Refuses a folder that holds anything but what a build put there.
 * @param told the folder as people know it
 * @throws SettingsError that names what it holds
 */
export function refuseStrangers(folder: string, told: string): void {
  const found = strangersIn(folder);
  if (found.length === 0) return;
  const more = found.length > named ? ` 等 ${found.length} 个` : '';
  const list = `${found.slice(0, named).map(saidPath).join('、')}${more}`;
  if (found.includes('.git'))
    throw new SettingsError(
      `${told}里有 git 仓库（.git），没有覆盖。请生成到别的文件夹，再把网站复制进去；复制时不要动 .git`,
    );
  if (manifestIn(folder) === undefined)
    throw new SettingsError(
      `${told}不是本程序生成的网站（没有本程序写的 ${manifestName}），里面有 ${list}，没有覆盖。请换一个文件夹，或者先把里面的文件移走`,
    );
  throw new SettingsError(
    `${told}里有不是本程序生成的文件：${list}，没有覆盖。要和网站一起公开的（域名验证文件、CNAME、.htaccess、.well-known 等），请移到 public 文件夹，以后每次生成都会带上；别的请移到网站以外`,
  );
}

/**
 * What stands in a folder and is not of a build: names from the folder on, a folder of strangers as one. Empty folders
 * hold nothing to lose.
 */
export function strangersIn(folder: string): string[] {
  const manifest = manifestIn(folder);
  if (!manifest)
    return readdirSync(folder)
      .filter((name) => !litter.has(name))
      .sort();
  // HFS+ spells names in its own way.
  const files = new Set([manifestName, ...Object.keys(manifest.files)].map((name) => name.normalize('NFC')));
  const folders = foldersOf(files);
  const isOurs = (name: string): boolean => files.has(name) || files.has(name.replace(packed, ''));
  const look = (inner: string): string[] =>
    readdirSync(join(folder, inner), { withFileTypes: true }).flatMap((entry) => {
      const name = inner === '' ? entry.name : `${inner}/${entry.name}`;
      const spelled = name.normalize('NFC');
      if (entry.isDirectory()) {
        if (folders.has(spelled)) return look(name);
        return holdsFile(join(folder, name)) ? [name] : [];
      }
      return (entry.isFile() && isOurs(spelled)) || litter.has(entry.name) ? [] : [name];
    });
  return look('').sort();
}

/** `a/b/c.html` → `a/b`, `a` */
function foldersOf(files: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const file of files)
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const folder = file.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}

const holdsFile = (folder: string): boolean =>
  readdirSync(folder, { withFileTypes: true }).some(
    (entry: Dirent) => !litter.has(entry.name) && (!entry.isDirectory() || holdsFile(join(folder, entry.name))),
  );

/** Where a path leads, also if nothing is there yet; undefined where links lead in a circle. */
export function realPlace(path: string, links = 40): string | undefined {
  const target = linkAt(path);
  if (target !== undefined) {
    return links === 0 ? undefined : realPlace(resolve(dirname(path), target), links - 1);
  }
  if (existsSync(path)) return realpathSync.native(path);
  const parent = dirname(path);
  if (parent === path) return path;
  const above = realPlace(parent, links);
  return above === undefined ? undefined : join(above, basename(path));
}

/** What a symbolic link says; undefined for anything else, and where nothing can be. */
function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

/** A folder and all above it. */
function aboveOf(path: string): string[] {
  const above = dirname(path);
  return above === path ? [path] : [path, ...aboveOf(above)];
}

/** Is a folder in another one, or the same? However it is spelled or mounted. */
const isWithin = (inner: string, outer: string): boolean =>
  aboveOf(realPlace(inner) ?? inner).some((folder) => isSameFolder(folder, outer));

function isSameFolder(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }));
  return a !== undefined && a.dev === b?.dev && a.ino === b.ino;
}

function mayChange(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** In a sticky folder, as /tmp is, only the owner of something may move it. */
function mayMove(folder: string): boolean {
  const user = process.getuid?.();
  const parent = statSync(dirname(folder));
  if (user === undefined || user === 0 || (parent.mode & 0o1000) === 0) return true;
  return [statSync(folder).uid, parent.uid].includes(user);
}

/** Does a file system begin here? Linux names mounts of a part of the same one, which have the same number. */
function isMountPoint(folder: string): boolean {
  if (statSync(folder).dev !== statSync(dirname(folder)).dev) return true;
  try {
    const lines = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
    const unescaped = (path = ''): string =>
      path.replace(/\\([0-7]{3})/gu, (_, octal: string) => String.fromCodePoint(Number.parseInt(octal, 8)));
    return lines.some((line) => unescaped(line.split(' ')[4]) === folder);
  } catch {
    return false;
  }
}
