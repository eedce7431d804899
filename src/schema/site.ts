import { z } from 'zod';
import { field } from './field.ts';
import { contactLink, flag, line, text, url } from './values.ts';

/** site.yaml: who publishes, and the identifiers of the site. */
export const siteSchema = z.strictObject({
  title: field('标题', line, '网站名称，显示在每一页的页首。'),
  address: field('网址', url, '网站的正式地址，以 https:// 开头，用于引用和订阅。'),
  publisher: field('主办单位', line, '对公开内容负责的机关全称。'),
  contact: field('联系方式', line, '读者报告错误或个人信息时使用的电话、邮箱或地址。'),
  description: field('说明', text, '一两句话说明本站公开什么。'),
  licence: field('许可', line.optional(), '数据的使用许可，例如“政府信息，注明来源即可使用”。'),
  organiser: field('承办单位', line.optional(), '负责日常维护的单位。'),
  siteCode: field('网站标识码', line.optional(), '政府网站标识码。'),
  icp: field('备案号', line.optional(), 'ICP 备案号。'),
  police: field('公安备案号', line.optional(), '公安机关备案号。'),
  reportAddress: field(
    '找错链接',
    contactLink.optional(),
    '“报告错误或个人信息”的链接：网页（https://…）或邮箱（mailto:…）。邮件的主题和正文、网页的 page 参数自动填入读者所在页面的网址；网址要放在别处的，在那里写 {网址}。不填时显示联系方式。',
  ),
  sample: field('示例', flag.optional(), 'true 表示全站内容都是示例数据。'),
});
export type SiteFacts = z.infer<typeof siteSchema>;
