import { expect, test } from 'vitest';
import { faultPage } from './fault-page.ts';
import { error } from './schema/fault.ts';

test('lists each error with its place, and nothing of it is markup', () => {
  const faults = [
    error({ file: 'content/a b/01.md', line: 3, column: 7 }, 'format/html', '不能使用 HTML「<script>」'),
    error({ file: 'content/site.yaml', line: 1, column: 1 }, 'format/missing', '缺少「标题」，请补上'),
  ];
  const html = faultPage(faults, '/@vite/client');
  expect(html).toContain('<h1>内容有 2 个错误</h1>');
  expect(html).toContain('<li><code>content/a b/01.md:3:7</code> 错误 不能使用 HTML「&#60;script&#62;」</li>');
  expect(html).toContain('<li><code>content/site.yaml:1:1</code> 错误 缺少「标题」，请补上</li>');
  expect(html.match(/<script/gu)).toEqual(['<script']);
});
