import { expect, test } from 'vitest';
import { readSettings, SettingsError } from './settings.ts';

const root = '/project';
const noon = new Date('2019-11-14T04:00:00Z');
const read = (env: Record<string, string>, now = noon) => readSettings(env, root, now);

test('what is not set has a usual value', () => {
  expect(read({})).toEqual({
    contentDir: '/project/content',
    outDir: '/project/dist',
    hasOutDir: false,
    askLive: true,
    siteUrl: undefined,
    base: '/',
    today: '2019-11-14',
  });
});

test.each([
  ['CONTENT_DIR', '../other', 'contentDir', '/other'],
  ['CONTENT_DIR', '/data/content', 'contentDir', '/data/content'],
  ['CONTENT_DIR', ' ', 'contentDir', '/project/content'],
  ['OUT_DIR', 'public', 'outDir', '/project/public'],
  ['OUT_DIR', 'public', 'hasOutDir', true],
  ['SITE_URL', 'https://example.org/', 'siteUrl', 'https://example.org'],
  ['SITE_URL', 'http://localhost:4321/hjdc/', 'siteUrl', 'http://localhost:4321'],
  ['SITE_URL', 'https://group.example.io/project', 'siteUrl', 'https://group.example.io'],
  ['SITE_BASE', 'hjdc', 'base', '/hjdc/'],
  ['SITE_BASE', '/a/b/', 'base', '/a/b/'],
  ['BUILD_DATE', '2020-07-01', 'today', '2020-07-01'],
  ['BUILD_DATE', '2020年7月1日', 'today', '2020-07-01'],
] as const)('%s=%s', (name, value, setting, expected) => {
  expect(read({ [name]: value })[setting]).toBe(expected);
});

test.each([
  ['2019-11-14T15:59:59Z', '2019-11-14'],
  ['2019-11-14T16:00:00Z', '2019-11-15'],
])('at %s it is %s in Shanghai', (now, day) => {
  expect(read({}, new Date(now)).today).toBe(day);
});

test.each([
  ['BUILD_DATE', '2020-02-30', 'BUILD_DATE「2020-02-30」不是日期，请写成 2020-07-01'],
  ['SITE_URL', 'example.org', 'SITE_URL「example.org」不是网址，请写成 https://www.example.gov.cn'],
  ['BUILD_DATE', '0020-07-01', 'BUILD_DATE「0020-07-01」不是日期，请写成 2020-07-01'],
  [
    'SITE_URL',
    'https://gov.cn@example.org',
    'SITE_URL「https://g****@example.org」不是网址，请写成 https://www.example.gov.cn：网址里 @ 前面的不是网站，打开的其实是「example.org」；请删去 @ 和它前面的部分',
  ],
  [
    'SITE_URL',
    'https://g\u043ev.cn',
    'SITE_URL「https://g\u043ev.cn」不是网址，请写成 https://www.example.gov.cn：「g\u043ev.cn」不是网站的域名；域名用拉丁字母、数字、汉字和连字符，例如 www.example.gov.cn',
  ],
  [
    'SITE_URL',
    'https://[',
    'SITE_URL「https://[」不是网址，请写成 https://www.example.gov.cn：「[」不是网站的域名；域名用拉丁字母、数字、汉字和连字符，例如 www.example.gov.cn',
  ],
  ['SITE_BASE', '../a', 'SITE_BASE「/../a/」里不能有 . 或 ..，例如 /hjdc/'],
  ['SITE_BASE', 'a/.', 'SITE_BASE「/a/./」里不能有 . 或 ..，例如 /hjdc/'],
  ['SITE_BASE', '/督察/', 'SITE_BASE「/督察/」只能用字母、数字和连字符，例如 /hjdc/'],
])('%s=%s is refused', (name, value, message) => {
  expect(() => read({ [name]: value })).toThrow(new SettingsError(message));
});
