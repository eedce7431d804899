/**
 * What is public: the version of the content that readers see, by one notion for the hook, the workflows, cron and
 * people (`--since 已公开`). The first of these that is known is taken, and people are told which:
 *
 * 1. the live site: the commit in its manifest.json, asked over the web;
 * 2. what it answered last time, where it gives no answer, unless the tag is newer;
 * 3. the tag 已公开, which only a finished publication moves;
 * 4. the branch that gets published, as the remote repository has it.
 *
 * A purge gives every commit another name: a tag `已公开-<old commit>` stands on what an old commit is called now.
 */
import { tell } from '../checks/privacy/index.ts';
import { saidPath } from '../schema/fault.ts';
import type { SiteFacts } from '../schema/files/site.ts';
import type { IsoDate } from '../schema/values.ts';
import type { Settings } from '../settings.ts';
import { commitNamed, git, isAncestor, repositoryOf, type Repository } from './git.ts';
import { askLiveSite, homeOf, rememberedLive, rememberLive, type LiveVersion } from './live-site.ts';

/** How people call it: the word for `--since`, and the tag. */
export const publicName = '已公开';
const tag = `refs/tags/${publicName}`;
const tagName = '标签「已公开」';

/** The tags that a fetch must take over: git moves none by itself. */
export const publicRefs = `+${tag}*:${tag}*`;

/** The version that readers see, as far as it is known. */
export interface PublicVersion {
  /** What to compare with; undefined if nothing is known to be public. */
  commit: string | undefined;
  /** The day up to which the content is public, where the site says so. */
  built: IsoDate | undefined;
  /** Where that is known from, for people. */
  source: string;
  /** Is it the branch, which was sent off for publication, and nobody knows how far that came? */
  isGuess: boolean;
  /** What people must know besides, such as why a better source has no answer. */
  notes: string[];
  /** The site names a commit that can't be looked at: the mend. */
  lost: string | undefined;
}

/** 网址, and 起点: what that commit and older ones hold was never published by this site. */
export type SiteIdentity = Pick<SiteFacts, 'address' | 'start'>;

/**
 * Finds out what is public. Asks the live site, which takes 3 s at most.
 * @param root the folder of the project, where answers are remembered
 * @param ownChanges is the version wanted that this working tree grew from? Whoever has not fetched the newest
 *   publication did not remove it. Otherwise all of what is public is meant, as befits what is published next; except
 *   on a branch of its own, which is published by being merged.
 */
export async function publicVersion(
  settings: Settings,
  site: SiteIdentity,
  root: string,
  ownChanges: boolean,
): Promise<PublicVersion> {
  const found = await newestKnown(settings, site, root);
  const { top } = repositoryOf(settings.contentDir);
  const { commit, notes } = found;
  // While a merge is under way, both sides count.
  if (commit === undefined || ['HEAD', 'MERGE_HEAD'].some((head) => isAncestor(top, commit, head))) return found;
  notes.push('已经公开的版本里有这里还没有的改动，请先执行 git pull；在自己的分支上，再执行 git merge --no-edit main');
  const parting = ownChanges || isOwnBranch(top) ? git(top, ['merge-base', commit, 'HEAD']).out.toString().trim() : '';
  return { ...found, commit: parting || commit };
}

/** The first source that knows. */
async function newestKnown(settings: Settings, site: SiteIdentity, root: string): Promise<PublicVersion> {
  const repository = repositoryOf(settings.contentDir);
  const { top } = repository;
  const notes: string[] = [];
  const live = await liveVersion(settings, site, root, notes);
  const shown = live && commitNow(top, live.commit);
  const tagged = ours(repository, site, commitNamed(top, tag));
  const isOutdated = live?.isRemembered === true && tagged !== undefined && isAncestor(top, shown ?? '', tagged);
  if (live && shown !== undefined && !isOutdated) {
    if (live.uncommitted) notes.push('网站上还有没有提交到 git 的内容，那一部分比不出来；请提交以后重新发布');
    return { commit: shown, built: live.built, source: live.source, isGuess: false, notes, lost: undefined };
  }
  const lost = live && !live.isRemembered ? lostMend(repository, live.commit) : undefined;
  if (lost !== undefined) notes.push(lost);
  const found = { built: undefined, notes, lost };
  if (tagged !== undefined) return { ...found, commit: tagged, source: tagName, isGuess: false };
  const branch = publishedBranch(top);
  const pushed = ours(repository, site, branch?.commit);
  return { ...found, commit: pushed, source: branch?.name ?? '', isGuess: true };
}

/** The answer of the live site, or the one that is remembered. */
interface Answer extends LiveVersion {
  source: string;
  isRemembered: boolean;
}

async function liveVersion(
  settings: Settings,
  site: SiteIdentity,
  root: string,
  notes: string[],
): Promise<Answer | undefined> {
  const home = homeOf(settings, site.address);
  const asked = settings.askLive ? await askLiveSite(home) : 'HUITOUKAN_LIVE 设为 off';
  const why = typeof asked === 'string' ? asked : strangerMend(settings.contentDir, site, asked);
  if (typeof asked !== 'string' && why === undefined) {
    rememberLive(root, home, asked);
    return { ...asked, source: `网站 ${home}`, isRemembered: false };
  }
  notes.push(tell(`没有从网站 ${saidPath(home)} 问到公开的版本：${why ?? ''}`));
  const remembered = rememberedLive(root, home);
  return remembered && { ...remembered, source: `网站 ${home} 上次的答复`, isRemembered: true };
}

/** Why the answer is that of another site: it says so, and names a commit of another repository. */
function strangerMend(
  contentDir: string,
  { address }: SiteIdentity,
  { site, commit }: LiveVersion,
): string | undefined {
  const isOther = site !== undefined && site !== address && commitNow(contentDir, commit) === undefined;
  return isOther ? `那里是另一个网站（${saidPath(site)}）` : undefined;
}

/** What a commit is called now; undefined if this repository has no such commit. */
function commitNow(folder: string, commit: string): string | undefined {
  const names = git(folder, ['for-each-ref', '--format=%(refname)', `${tag}-*`])
    .out.toString()
    .split('\n');
  const renamed = names.find((name) => {
    const old = name.slice(tag.length + 1);
    return old.length >= shortest && commit.startsWith(old);
  });
  return commitNamed(folder, renamed ?? commit);
}

/** How many characters of a hash tell it from others. */
const shortest = 7;
export const shortCommit = (commit: string): string => commit.slice(0, 10);

function lostMend({ isShallow }: Repository, commit: string): string {
  const short = shortCommit(commit);
  if (isShallow) return `网站上公开的版本 ${short} 不在这份浅克隆里，请先执行 git fetch --unshallow --tags`;
  return `网站上公开的版本 ${short} 不在这个仓库里，请先执行 git pull；清除过历史的，照 docs/purge.md 记下它现在是哪个提交：git tag ${publicName}-${short} 现在的提交`;
}

/** A commit, unless it holds what stood there before this site began. */
function ours({ top, prefix }: Repository, { start }: SiteIdentity, commit: string | undefined): string | undefined {
  if (commit === undefined || start === undefined || !isAncestor(top, commit, start)) return commit;
  // A version that knows of its beginning is this site's, whatever is said of it later.
  const { out } = git(top, ['cat-file', 'blob', `${commit}:${prefix}site.yaml`]);
  return /^起点\s*[:：]/mu.test(out.toString()) ? commit : undefined;
}

/** Is the working tree on a branch that goes its own way, beside the one that gets published? */
function isOwnBranch(top: string): boolean {
  const branch = publishedBranch(top);
  const here = git(top, ['symbolic-ref', '--quiet', '--short', 'HEAD']).out.toString().trim();
  if (branch === undefined || branch.name.endsWith(`/${here}`)) return false;
  return !isAncestor(top, 'HEAD', branch.commit);
}

/** The branch that gets published, as the remote repository had it when it was last asked. */
function publishedBranch(top: string): { name: string; commit: string } | undefined {
  for (const one of ['main@{upstream}', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main', '@{upstream}']) {
    const commit = commitNamed(top, one);
    if (commit === undefined) continue;
    const name = git(top, ['rev-parse', '--abbrev-ref', one]).out.toString().trim();
    return { name: name === '' || name === 'HEAD' ? one : name, commit };
  }
  return undefined;
}
