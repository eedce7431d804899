/** What the live site says of itself: the commit in its manifest.json, asked anew or remembered. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Settings } from '../settings.ts';
import type { LiveReport } from './ask-live-site.ts';
import { manifestName } from '../manifest/manifest.ts';

/** The version of the content that a live site shows. */
export interface LiveVersion {
  commit: string;
  /** Was anything published that the commit does not hold? */
  uncommitted: boolean;
  /** The day that it was built for; undefined if it does not say. */
  built: string | undefined;
  /** 网址 of the site that it is; undefined if it does not say. */
  site: string | undefined;
}

/** A question may take so long in all: finding the server, connecting, and reading the answer. */
export const askLimit = 3000;

const headSchema = z.object({
  commit: z
    .string()
    .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u)
    .nullable(),
  uncommitted: z.boolean().default(false),
  built: z.iso.date().optional(),
  site: z.string().optional(),
});

/**
 * The home page of the live site: 网址 as it stands, or what SITE_URL and SITE_BASE put in its place.
 * @param address 网址 of site.yaml
 */
export function homeOf({ siteUrl, base }: Settings, address: string): string {
  if (siteUrl === undefined && base === '/') return address.replace(/[?#].*$/u, '').replace(/\/*$/u, '/');
  return new URL(base, siteUrl ?? address).href;
}

/** Names that nobody owns (RFC 2606): 网址 is not filled in yet. */
export const isExample = (home: string): boolean =>
  /(?:^|\.)(?:example(?:\.(?:com|net|org|(?:gov\.)?cn))?|invalid|test)$/u.test(new URL(home).hostname);

const program = join(import.meta.dirname, 'ask-live-site.ts');

/**
 * Asks a site which version it shows; never takes longer than the limit.
 * @param home address of its home page, with a slash at its end
 * @returns the version, or why there is none, for people
 */
export async function askLiveSite(home: string, limit = askLimit): Promise<LiveVersion | string> {
  if (isExample(home)) return '网址还是样例';
  const report = await reportOf(home, limit);
  if ('why' in report) return report.why;
  const { success, data } = headSchema.safeParse(report.head);
  if (!success) return `那里的 ${manifestName} 不是本项目的文件清单`;
  const { commit, built, site, uncommitted } = data;
  return commit === null ? '它的内容不在 git 仓库里，没有提交编号' : { commit, uncommitted, built, site };
}

/** What the program says that asks; it is ended at the limit, whatever it waits for. */
const reportOf = (home: string, limit: number): Promise<LiveReport> =>
  new Promise((resolve) => {
    const options = {
      timeout: limit,
      killSignal: 'SIGKILL',
      // Many offices reach the web through a proxy alone.
      env: { ...process.env, NODE_USE_ENV_PROXY: '1' },
    } as const;
    execFile(process.execPath, [program, new URL(manifestName, home).href], options, (error, out) => {
      if (error?.killed) resolve({ why: `${String(limit / 1000)} 秒里没有答复` });
      else resolve(out === '' ? { why: '没有能问' } : (JSON.parse(out) as LiveReport));
    });
  });

const memorySchema = z.object({
  home: z.string(),
  commit: z.string().regex(/^[0-9a-f]{40,64}$/u),
  uncommitted: z.boolean(),
  built: z.string().optional(),
  site: z.string().optional(),
});

/** Git ignores this file. */
const memoryFile = (root: string): string => join(root, '.cache', 'public.json');

/** Remembers an answer for when the site can't be reached; a folder that can't be written to remembers nothing. */
export function rememberLive(root: string, home: string, version: LiveVersion): void {
  const path = memoryFile(root);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify({ home, ...version }, undefined, 1)}\n`);
  } catch {
    // The next source takes its place.
  }
}

/** What the site last answered; undefined if it was never asked, or is another one now. */
export function rememberedLive(root: string, home: string): LiveVersion | undefined {
  const path = memoryFile(root);
  if (!existsSync(path)) return undefined;
  try {
    const { success, data } = memorySchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (!success || data.home !== home) return undefined;
    return { commit: data.commit, uncommitted: data.uncommitted, built: data.built, site: data.site };
  } catch {
    return undefined;
  }
}
