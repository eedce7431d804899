/**
 * The served folder changes at one stroke: a whole new site is built beside it and takes its place by two renames.
 * In between, for less than a millisecond, there is none; whoever dies there leaves the old one to be put back.
 *
 * A symbolic link that is moved from one site to the next would never be absent. But an output folder that is a link is
 * not what people upload, archive and copy; Windows lets only administrators make one; and some servers follow none.
 */
import { cpSync, existsSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { tell } from '../../checks/privacy/index.ts';
import { quotePath, saidPath } from '../../schema/fault.ts';
import { SettingsError } from '../../settings.ts';
import { manifestIn } from '../../manifest/read.ts';
import { refuseStrangers, strangersIn } from './out-dir.ts';
import { namesToDisk, toDisk } from './to-disk.ts';

/** The workshop of an output folder: beside it, so on the same file system. */
export const siteWorkshop = (place: string): string => join(dirname(place), `.${basename(place)}-work`);

/** A site in the making. */
export interface NewSite {
  /** The folder that becomes the site. It is not there yet. */
  folder: string;
  /** Puts it in the place of the served one, after a last look; says what is left to do. */
  publish: (check: () => void) => Promise<string[]>;
  /** Removes it, if it has not been published; harmless when repeated. */
  discard: () => void;
}

/** @param place of the served folder @param workshop of it, which this process has to itself */
export function newSite(place: string, workshop: string): NewSite {
  const { fresh, old } = partsOf(workshop);
  if (existsSync(old)) refuseOld(old);
  const publish = async (check: () => void): Promise<string[]> => {
    const written = toDisk(fresh);
    // Somebody may have put something there meanwhile.
    const replaces = existsSync(place);
    try {
      if (replaces) refuseStrangers(place, `OUT_DIR${quotePath(place)}`);
    } finally {
      await written;
    }
    check();
    if (replaces) renameSync(place, old);
    try {
      renameSync(fresh, place);
    } catch (cause) {
      if (replaces) renameSync(old, place);
      throw cause;
    }
    // Not before: after a loss of power there would be neither of the two.
    namesToDisk(dirname(place));
    return replaces ? removeOld(workshop).map(tell) : [];
  };
  return { folder: fresh, publish, discard: () => removeTree(fresh) };
}

/**
 * Puts right what a dead build left in a workshop: a site that it had taken away comes back, half ones go.
 * @returns what was done, for people
 */
export function recover(place: string, workshop: string): string[] {
  const { fresh, old, gone } = partsOf(workshop);
  const said: string[] = [];
  if (existsSync(old)) {
    const isEmpty = existsSync(place) && readdirSync(place).length === 0;
    if (isEmpty) rmdirSync(place);
    if (!existsSync(place)) {
      renameSync(old, place);
      said.push(`上一次生成在替换网站时中断，已经恢复原来的网站：${saidPath(place)}`);
    } else if (manifestIn(place)) said.push(...removeOld(workshop));
    else
      said.push(
        `上一次生成在替换网站时中断，原来的网站还在${quotePath(old)}，而${quotePath(place)}里有别的文件，请核对后自己移回`,
      );
  }
  removeTree(fresh);
  removeTree(gone);
  return said.map(tell);
}

const partsOf = (workshop: string): { fresh: string; old: string; gone: string } => ({
  fresh: join(workshop, 'new'),
  // A whole site, until it is looked through and becomes `gone`, of which any part may be missing.
  old: join(workshop, 'old'),
  gone: join(workshop, 'gone'),
});

/** Removes a site that has been replaced; what somebody put into it at the last moment stays. */
function removeOld(workshop: string): string[] {
  const { old, gone } = partsOf(workshop);
  try {
    const strangers = strangersIn(old);
    if (strangers.length > 0)
      return [`替换下来的${quotePath(old)}里有别的文件：${strangers.map(saidPath).join('、')}，没有删除，请移走它们`];
    renameSync(old, gone);
    removeTree(gone);
    return [];
  } catch {
    return [`替换下来的旧网站没有删干净，请自己删除${quotePath(workshop)}`];
  }
}

function refuseOld(old: string): never {
  throw new SettingsError(`${quotePath(old)}里是以前替换下来、没有删除的文件，请核对后移走这个文件夹，再运行一次`);
}

/** Removes a folder in which somebody may still be writing for a moment. */
export const removeTree = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });

/** Moves a folder, to another disk if need be. */
export function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EXDEV')) throw cause;
    cpSync(from, to, { recursive: true });
    removeTree(from);
  }
}
