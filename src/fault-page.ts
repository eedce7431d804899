/** What the browser shows in dev while the content is at fault. */
import { faultLine, gathered, type Fault } from './schema/fault.ts';

const escape = (text: string): string => text.replace(/[&<>"]/gu, (one) => `&#${String(one.charCodeAt(0))};`);

/**
 * A whole HTML page that lists errors.
 * @param client address of Vite's client script, which reloads the page once they are mended
 */
export function faultPage(errors: readonly Fault[], client: string): string {
  const items = gathered(errors).map((fault) => {
    const place = `${fault.file}:${String(fault.line)}:${String(fault.column)}`;
    return `<li><code>${escape(place)}</code>${escape(faultLine(fault).slice(place.length))}</li>`;
  });
  return `<!doctype html>
<html lang="zh-Hans">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>内容有 ${String(errors.length)} 个错误</title>
<script type="module" src="${escape(client)}"></script>
<style>
  body { font: 1rem/1.8 sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
  li { margin: .75rem 0 }
  code { background: #eee; padding: .1em .3em; overflow-wrap: anywhere }
</style>
<h1>内容有 ${String(errors.length)} 个错误</h1>
<p>改好并保存以后，这一页会自动更新。</p>
<ol>
${items.join('\n')}
</ol>
</html>
`;
}
