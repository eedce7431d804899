import { describe, expect, it } from 'vitest';
import { withValues } from './fault.ts';
import { webAddressMend } from './web-address.ts';

describe('addresses that lead where they say', () => {
  it.each([
    'https://www.example.gov.cn',
    'http://example.gov.cn/',
    'HTTPS://Example.Gov.CN/a',
    'https://www.example.gov.cn:8443/art/2019/11/14/art_1_2.html?a=1&b=某#c',
    'http://10.1.2.3:8080/oa',
    'https://某市生态环境局.政务.cn/a',
    'https://www.某某.公益/',
    'https://example.org/某文件（1）.pdf',
    'https://example.org/a@b',
    'https://example.org/?to=x@y.cn',
    'https://example.org?a',
    'https://a-b.example.org/{网址}',
    'https://1688.example.org/',
    'https://example.org/%E6%9F%90%E6%96%87%E4%BB%B6.pdf?a=%20b%25',
    // 中 and 颅 in GBK, which has the bytes of a soft hyphen in it; an emoji with its joiner.
    'https://example.org/%D6%D0%C2%AD.htm',
    'https://example.org/%F0%9F%91%A9%E2%80%8D%F0%9F%92%BB',
    'https://example.org/100%',
  ])('%s', (address) => {
    expect(webAddressMend(address)).toBeUndefined();
    expect(URL.canParse(address)).toBe(true);
  });
});

describe('addresses that do not, or that a browser reads otherwise than people', () => {
  it.each([
    ['', '完整地址'],
    ['www.example.org', '完整地址'],
    ['//example.org', '完整地址'],
    ['javascript:alert(1)', '完整地址'],
    ['ftp://example.org', '完整地址'],
    ['https:example.org', '完整地址'],
    ['https:/example.org', '完整地址'],
    [' https://example.org', '完整地址'],
    ['https:///example.org', '域名'],
    ['https://', '域名'],
    ['https://gov.cn@evil.org', '「evil.org」'],
    ['https://www.gov.cn:443@evil.org/', '「evil.org」'],
    ['https://gov.cn%2F@evil.org', '「evil.org」'],
    ['https://a:b@c@evil.org', '「evil.org」'],
    ['https://gov.cn\\@evil.org', '不能有'],
    ['https://evil.org\\.gov.cn', '不能有'],
    ['https:\\\\evil.org', '完整地址'],
    ['https://exa mple.org', '不能有'],
    ['https://example.org/a b', '不能有'],
    ['https://example.org/\na', '不能有'],
    ['https://example.org/\t', '不能有'],
    ['https://example.org/\u202Egnp', '不能有'],
    ['https://exam\u200Bple.org', '不能有'],
    ['https://example.org/%E2%80%AEgnp', '「%E2%80%AE」是看不见的字符 U+202E（RIGHT-TO-LEFT OVERRIDE'],
    ['https://example.org/某%e2%80%8b.pdf', '「%E2%80%8B」是看不见的字符 U+200B'],
    ['https://example.org/a%00', '「%00」是看不见的字符 U+0000'],
    ['https://example.org/?a=%0d%0aSet-Cookie', '「%0A」是看不见的字符 U+000A'],
    ['https://example.org/%E6%9F%90%C2%AD', '「%C2%AD」是看不见的字符 U+00AD'],
    ['https://example.org/%FF%E2%80%AE', '「%E2%80%AE」是看不见的字符 U+202E'],
    ['https://example.org/#%F3%A0%81%81', '「%F3%A0%81%81」是看不见的字符 U+E0041'],
    ['https://example.org/<b>', '不能有'],
    ['https://gоv.cn', '域名'], // Cyrillic о
    ['https://ｇｏｖ.cn', '域名'],
    ['https://gov。cn', '域名'],
    ['https://xn--gv-fmc.cn', '域名'],
    ['https://gov.cn%E3%80%82evil.org', '域名'],
    ['https://gov.cn%00.evil.org', '域名'],
    ['https://gov_cn.org', '域名'],
    ['https://-gov.cn', '域名'],
    ['https://gov..cn', '域名'],
    ['https://gov.cn.', '域名'],
    ['https://localhost/', '域名'],
    ['https://2130706433/', '域名'],
    ['https://0x7f.1/', '域名'],
    ['https://127.1/', '域名'],
    ['https://0300.0250.0.1/', '域名'],
    ['https://256.1.1.1/', '域名'],
    ['https://[::1]/', '域名'],
    ['https://example.org:/', '端口'],
    ['https://example.org:0/', '端口'],
    ['https://example.org:99999/', '端口'],
    ['https://example.org:8o/', '域名'],
    [`https://example.org/${'a'.repeat(2000)}`, '太长'],
  ])('%j', (address, says) => {
    expect(withValues(webAddressMend(address) ?? '', (value) => value)).toContain(says);
  });
});
