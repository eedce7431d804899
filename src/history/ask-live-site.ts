/**
 * Asks a site on the web for the head of its manifest.json. A program of its own, since a process that waits for a name
 * server or a slow answer can be ended from outside alone (see live-site.ts). Prints one line of JSON: a LiveReport.
 */
import { networkMend } from '../machine/network.ts';

/** What came of the question: the first fields of the manifest as they were sent, or why there are none, for people. */
export type LiveReport = { head: unknown } | { why: string };

/** A manifest names its commit before its files; of those there may be a hundred thousand. */
const headBytes = 65_536;
const mostRedirects = 5;

/** @param manifest address of the file */
async function ask(manifest: string): Promise<LiveReport> {
  let url = new URL(manifest);
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const response = await fetch(url, { redirect: 'manual', headers: { 'Cache-Control': 'no-cache' } });
    if (response.status >= 300 && response.status < 400) {
      const to = new URL(response.headers.get('location') ?? '', url);
      if (to.hostname !== url.hostname) return { why: `它转到了别的网站 ${to.hostname || to.protocol}` };
      url = to;
      continue;
    }
    if (response.status === 404 || response.status === 410) return { why: '那里没有 manifest.json' };
    if (!response.ok) return { why: `服务器回答 ${String(response.status)}` };
    return readHead(await textOf(response));
  }
  return { why: '它一再转址' };
}

/** The beginning of an answer; `isWhole` if there is no more of it. */
async function textOf({ body }: Response): Promise<{ text: string; isWhole: boolean }> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    text += decoder.decode(chunk, { stream: true });
    if (bytes > headBytes) return { text, isWhole: false };
  }
  return { text: text + decoder.decode(), isWhole: true };
}

function readHead({ text, isWhole }: { text: string; isWhole: boolean }): LiveReport {
  if (/^\s*</u.test(text)) return { why: '那里的 manifest.json 是一张网页' };
  const beforeFiles = `${text.replace(/,?\s*"files"\s*:[^]*$/u, '')}}`;
  try {
    return { head: JSON.parse(isWhole ? text : beforeFiles) as unknown };
  } catch {
    return { why: '那里的 manifest.json 不是本项目的文件清单' };
  }
}

const report = await ask(process.argv[2] ?? '').catch((cause: unknown): LiveReport => ({ why: networkMend(cause) }));
// An answer that is not read to its end would keep the process waiting.
process.stdout.write(JSON.stringify(report), () => process.exit());
