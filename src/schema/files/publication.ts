/** What every file that is published may say of itself. */
import { z } from 'zod';
import { field } from '../field.ts';
import { facsimileNameMend, lookedAtMend } from './facsimile.ts';
import { quote } from '../fault.ts';
import { complain, flag, line, listOf, outputs, tellingLine, tellingText, text, url } from '../values.ts';

/** One passage that the privacy rules would stop, and the reason why it may stand. */
const privacyException = z.strictObject({
  passage: field('原文', text, '允许保留的原文。'),
  reason: field('理由', text, '为什么可以公开。'),
});

/** The name of a file that is offered as it is. */
const facsimileName = line
  .transform((raw, ctx) => {
    const name = raw.trim().normalize('NFC');
    const mend = facsimileNameMend(name);
    return mend === undefined
      ? name
      : complain(ctx, { rule: 'format/facsimile', mend: `${quote(name)}不能用作原件：${mend}` });
  })
  .meta(outputs.line);

/** That somebody has looked at it, in their own words. */
const lookedAt = tellingText
  .transform((raw, ctx) => {
    const mend = lookedAtMend(raw);
    return mend === undefined ? raw : complain(ctx, { rule: 'format/facsimile-unread', mend });
  })
  .meta(outputs.line);

/** What the front matter of every publication may say besides its own fields. */
export const publicationFields = {
  origin: field('来源', tellingLine.optional(), '原表或原文从哪里来。'),
  originAddress: field('来源网址', url.optional(), '原表或原文的网址。'),
  facsimiles: field(
    '原件',
    listOf(facsimileName).optional(),
    '官方文件的扫描件、PDF 或表格，放在同一个文件夹，写文件名；读者可以下载。',
  ),
  facsimileChecked: field(
    '原件已核对',
    lookedAt.optional(),
    '写了原件的必填：有人逐页看过，没有个人信息；只给本单位看，不公开。',
  ),
  privacyExceptions: field(
    '隐私例外',
    listOf(privacyException).optional(),
    '经审核可以保留、但会触发个人信息检查的原文。',
  ),
  sample: field('示例', flag.optional(), 'true 表示本文件是示例数据。'),
};
