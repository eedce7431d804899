import { expect, it } from 'vitest';
import { portablePage, portableSheet, wayTo } from './portable.ts';

it.each([
  ['/hjdc/', 'index.html', 'index.html'],
  ['/hjdc/', 'a/b/index.html', '../../index.html'],
  ['/hjdc/a/b/', 'a/c/index.html', '../b/index.html'],
  ['/hjdc/a/#c', 'a/index.html', 'index.html#c'],
  ['/hjdc/search/?q=%E6%9D%91', 'a/index.html', '../search/index.html?q=%E6%9D%91'],
  ['/hjdc/a/%E6%B0%B4/', 'a/麒麟区/index.html', '../%E6%B0%B4/index.html'],
  ['/hjdc/a/data.csv', 'index.html', 'a/data.csv'],
  ['https://example.org/hjdc/', 'index.html', undefined],
  ['/elsewhere/', 'index.html', undefined],
  ['#main', 'index.html', undefined],
])('%s from %s is %s', (address, file, way) => {
  expect(wayTo(address, file, '/hjdc/')).toBe(way);
});

it('with the site at the root, an address of another host stays', () => {
  expect(wayTo('//example.org/a/', 'index.html', '/')).toBeUndefined();
  expect(wayTo('/a/', 'b/index.html', '/')).toBe('../a/index.html');
});

it('links of a page lead from file to file, and its text stays as it is', () => {
  const text = '原文：href="/hjdc/x/" &lt;a href="/hjdc/y/"&gt;';
  const page = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self'"><p title='/hjdc/'>${text}</p><a class=b href=/hjdc/a/?p=1&amp;q=2>甲</a>`;
  expect(portablePage(page, 'c/index.html', '/hjdc/')).toBe(
    `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self' file:; object-src 'none'; base-uri 'none'"><p title='/hjdc/'>${text}</p><a class=b href="../a/index.html?p=1&amp;q=2">甲</a>`,
  );
});

it('pictures of a style sheet are found beside it', () => {
  const css = 'a{background:url(/hjdc/_astro/b.svg)}c{background:url("data:image/svg+xml,x")}';
  expect(portableSheet(css, '_astro/a.css', '/hjdc/')).toBe(
    'a{background:url(b.svg)}c{background:url("data:image/svg+xml,x")}',
  );
});
