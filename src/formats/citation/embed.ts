/** What another site pastes to show a record: its page in a frame, at the place where it shows itself in short. */
import { embedPlace } from '../../schema/routes.ts';
import { fullAddress, type PublishedSite } from '../published.ts';
import { escapeHtml } from '../text/prose-html.ts';

/** A record as others name it. */
export interface Embedded {
  /** Its site path. */
  address: string;
  name: string;
  sample: boolean;
}

/**
 * A frame that can do nothing but show, and be left by whoever clicks; below it a link, which is what stays where a site
 * strips frames.
 */
export function embedCode(site: PublishedSite, { address, name, sample }: Embedded): string {
  const page = escapeHtml(fullAddress(site, address));
  const title = escapeHtml((sample ? '【示例】' : '') + name);
  const sandbox = 'allow-top-navigation-by-user-activation';
  return `<iframe src="${page}#${embedPlace}" title="${title}" width="100%" height="440" loading="lazy" sandbox="${sandbox}" style="border:0"></iframe>
<p>来源：<a href="${page}">${title}</a>（${escapeHtml(site.register.site.title)}）</p>`;
}
