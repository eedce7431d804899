/** What the environment may set: read once, checked, and handed on as an argument. */
import { isAbsolute, resolve } from 'node:path';
import { ForPeople } from './for-people.ts';
import { quote } from './schema/fault.ts';
import { toIsoDate, type IsoDate } from './schema/values.ts';
import { webAddressMend, wholeAddress } from './schema/web-address.ts';

export interface Settings {
  /** Absolute path of the content folder (CONTENT_DIR). */
  contentDir: string;
  /** Absolute path of the output folder (OUT_DIR). */
  outDir: string;
  /** Is OUT_DIR set? */
  hasOutDir: boolean;
  /** Origin of the site (SITE_URL), else 网址 of site.yaml. */
  siteUrl: string | undefined;
  /** Sub-path with a slash at both ends (SITE_BASE). */
  base: string;
  /** The day of the build, Asia/Shanghai (BUILD_DATE). */
  today: IsoDate;
  /** May the live site be asked which version it shows (HUITOUKAN_LIVE)? */
  askLive: boolean;
}

/** A setting that can't be used; the message is for people. */
export class SettingsError extends ForPeople {}

/**
 * @param env the environment variables
 * @param root absolute path that relative ones are relative to
 * @param now the clock
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>, root: string, now: Date): Settings {
  const folder = (name: string, fallback: string): string => {
    const value = env[name]?.trim() ? env[name].trim() : fallback;
    return isAbsolute(value) ? value : resolve(root, value);
  };
  const raw = env['BUILD_DATE']?.trim();
  const today = raw ? toIsoDate(raw) : dayInShanghai(now);
  if (today === undefined) throw new SettingsError(`BUILD_DATE${quote(raw ?? '')}不是日期，请写成 2020-07-01`);
  const siteUrl = env['SITE_URL']?.trim();
  const mend = siteUrl && !ownMachine.test(siteUrl) ? webAddressMend(siteUrl) : undefined;
  if (mend !== undefined)
    throw new SettingsError(
      `SITE_URL${quote(siteUrl ?? '')}不是网址，请写成 https://www.example.gov.cn${mend === wholeAddress ? '' : `：${mend}`}`,
    );
  const base = `/${env['SITE_BASE']?.trim() ?? ''}/`.replace(/\/{2,}/gu, '/');
  if (!/^[\w./~-]+$/u.test(base))
    throw new SettingsError(`SITE_BASE${quote(base)}只能用字母、数字和连字符，例如 /hjdc/`);
  if (/\/\.{1,2}\//u.test(base)) throw new SettingsError(`SITE_BASE${quote(base)}里不能有 . 或 ..，例如 /hjdc/`);
  return {
    contentDir: folder('CONTENT_DIR', 'content'),
    outDir: folder('OUT_DIR', 'dist'),
    hasOutDir: Boolean(env['OUT_DIR']?.trim()),
    siteUrl: siteUrl ? new URL(siteUrl).origin : undefined,
    base,
    today,
    askLive: env['HUITOUKAN_LIVE']?.trim() !== 'off',
  };
}

/** A site that is tried out has no host name. */
const ownMachine = /^https?:\/\/(?:localhost|\[::1\])(?::\d{1,5})?(?:[/?#]|$)/iu;

/** The calendar day in Asia/Shanghai. */
const dayInShanghai = (now: Date): IsoDate =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(now);
