/** The site as a whole: site.yaml. */
import { z } from 'zod';
import { field } from '../field.ts';
import { toSitePath } from '../address-names.ts';
import { commit, complain, contactLink, flag, line, tellingLine, tellingText, url } from '../values.ts';
import { quote } from '../fault.ts';

/** Old address → where its page is now, both as `toSitePath` gives them. */
const redirects = z.record(z.string(), z.string()).transform((raw, ctx) => {
  const made = new Map<string, string>();
  for (const [key, value] of Object.entries(raw)) {
    for (const typed of [key, value].filter((one) => toSitePath(one) === undefined)) {
      const mend = `${quote(typed)}不是本站页面的网址，请写成 /moushi-2026/announcements/文件名/：从 / 开始，不写域名和子目录`;
      complain(ctx, { rule: 'format/address', mend }, [key]);
    }
    const [from = '', to = ''] = [toSitePath(key), toSitePath(value)];
    if (from && made.has(from))
      complain(ctx, { rule: 'format/repeated-label', mend: `${quote(key)}写了两次，请只留一个` }, [key]);
    made.set(from, to);
  }
  return Object.fromEntries(made);
});

/** site.yaml: who publishes, and the identifiers of the site. */
export const siteSchema = z.strictObject({
  title: field('标题', tellingLine, '网站名称，显示在每一页的页首。'),
  address: field('网址', url, '网站的正式地址，以 https:// 开头，用于引用和订阅。'),
  publisher: field('主办单位', tellingLine, '对公开内容负责的机关全称。'),
  contact: field('联系方式', tellingLine, '读者报告错误或个人信息时使用的电话、邮箱或地址。'),
  description: field('说明', tellingText, '一两句话说明本站公开什么。'),
  licence: field('许可', tellingLine.optional(), '数据的使用许可，例如“政府信息，注明来源即可使用”。'),
  organiser: field('承办单位', tellingLine.optional(), '负责日常维护的单位。'),
  siteCode: field('网站标识码', line.optional(), '政府网站标识码。'),
  icp: field('备案号', line.optional(), 'ICP 备案号。'),
  police: field('公安备案号', line.optional(), '公安机关备案号。'),
  reportAddress: field(
    '找错链接',
    contactLink.optional(),
    '“报告错误或个人信息”的链接：网页（https://…）或邮箱（mailto:…）。邮件的主题和正文、网页的 page 参数自动填入读者所在页面的网址；网址要放在别处的，在那里写 {网址}。不填时显示联系方式。',
  ),
  redirects: field(
    '转址',
    redirects.optional(),
    '公开以后改了网址的页面，一行一个：“旧网址: 新网址”，例如 /moushi-2026/announcements/2026-03-02-old/: /moushi-2026/announcements/2026-03-02-new/。旧网址显示“已经改到新网址”并自动转去。',
  ),
  sample: field('示例', flag.optional(), 'true 表示全站内容都是示例数据。'),
  start: field(
    '起点',
    commit.optional(),
    '本站从 git 的哪个提交以后开始公开：那个提交和更早的内容（例如样例）没有公开过，可以删去。写提交的编号；公开以后不改。',
  ),
});
export type SiteFacts = z.infer<typeof siteSchema>;
