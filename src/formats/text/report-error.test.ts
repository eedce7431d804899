import { describe, expect, it } from 'vitest';
import { reportLink } from './report-error.ts';

const page = 'https://example.org/hjdc/lin/regions/%E9%BA%92/?a=1&b=2';
const letter = (report: string, subject = '报错'): { to: string; subject: string | null; body: string | null } => {
  const { pathname, searchParams } = new URL(reportLink(report, page, subject));
  return { to: pathname, subject: searchParams.get('subject'), body: searchParams.get('body') };
};

describe('a report', () => {
  it('goes to 联系方式 at the foot of the page unless site.yaml has a link', () => {
    expect(reportLink(undefined, page, '报错')).toBe('#contact');
  });

  it('by letter has its subject and the address of the page', () => {
    expect(letter('mailto:a@example.org')).toEqual({
      to: 'a@example.org',
      subject: '报错',
      body: `页面：${page}\r\n\r\n`,
    });
  });

  it.each(['“甲”&<b>\'"?#%+ = 乙', '换\r\n行\nBcc: x@example.org', ']]>😀', '\uD83D'])(
    'by letter takes any title: %j',
    (title) => {
      const link = reportLink('mailto:a@example.org', page, title);
      expect(link).toMatch(/^mailto:a@example\.org\?subject=[\w.~!*'()%-]+&body=[\w.~!*'()%-]+$/u);
      expect(new URL(link).searchParams.get('subject')).toBe(title.toWellFormed().replace(/\s+/gu, ' '));
    },
  );

  it('by letter keeps what site.yaml says', () => {
    expect(letter('mailto:a@example.org?subject=%E7%94%B2&cc=b@example.org')).toMatchObject({
      subject: '甲',
      body: `页面：${page}\r\n\r\n`,
    });
    expect(letter('mailto:a@example.org?BODY=x')).toMatchObject({ subject: '报错', body: null });
    expect(letter('mailto:a@example.org?body=x%20{网址}').body).toBe(`x ${page}`);
  });

  it.each([
    ['https://example.org/mend', `https://example.org/mend?page=${encodeURIComponent(page)}`],
    ['https://example.org/mend?a=1#f', `https://example.org/mend?a=1&page=${encodeURIComponent(page)}#f`],
    ['https://example.org/mend?', `https://example.org/mend?page=${encodeURIComponent(page)}`],
    ['https://example.org/mend?u={网址}&v=1', `https://example.org/mend?u=${encodeURIComponent(page)}&v=1`],
    ['https://example.org/#/mend/{网址}', `https://example.org/#/mend/${encodeURIComponent(page)}`],
  ])('by page: %s', (report, link) => {
    expect(reportLink(report, page, '报错')).toBe(link);
  });
});
