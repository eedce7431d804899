/** What every file that is published may say of itself. */
import { z } from 'zod';
import { field } from '../field.ts';
import { flag, listOf, tellingLine, text, url } from '../values.ts';

/** One passage that the privacy rules would stop, and the reason why it may stand. */
const privacyException = z.strictObject({
  passage: field('原文', text, '允许保留的原文。'),
  reason: field('理由', text, '为什么可以公开。'),
});

/** What the front matter of every publication may say besides its own fields. */
export const publicationFields = {
  origin: field('来源', tellingLine.optional(), '原表或原文从哪里来。'),
  originAddress: field('来源网址', url.optional(), '原表或原文的网址。'),
  privacyExceptions: field(
    '隐私例外',
    listOf(privacyException).optional(),
    '经审核可以保留、但会触发个人信息检查的原文。',
  ),
  sample: field('示例', flag.optional(), 'true 表示本文件是示例数据。'),
};
