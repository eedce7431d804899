/**
 * Made content as a Hugo site: a page a case with the same text and facts, lists by region and type, and Pagefind's own
 * markup. Everything else is Hugo's usual way.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pageSize } from '../../../src/register/addresses.ts';
import { filesIn } from '../../../src/manifest/manifest.ts';

/** A case as its page shows it. */
export interface HugoCase {
  number: string;
  focus: boolean;
  batch: number;
  published: string;
  /** Labels and values of its table; a later one takes the place of an earlier one. */
  facts: Record<string, string>;
  /** Markdown, what came later at the end. */
  text: string;
}

/** A section of a made file: the number, the mark of a case in focus, the table of facts, the text. */
const section = /^(\S+?)(\*?)\n\n\| 项目 \| 内容 \|\n\| --- \| --- \|\n((?:\|.*\n)+)\n?([^]*)$/u;
const row = /^\| (\S+) \| (.*) \|$/gmu;

/** All cases of made content, with what was published later. */
export function casesOf(content: string): HugoCase[] {
  const cases = new Map<string, HugoCase>();
  const files = filesIn(content);
  const read = (name: string): { front: string; sections: RegExpExecArray[] } => {
    const [front = '', ...rest] = readFileSync(join(content, name), 'utf8').split(/^## /mu);
    const sections = rest.map((text) => section.exec(text));
    if (sections.includes(null)) throw new Error(`${name} holds a section that is not as makeContent writes it`);
    return { front, sections: sections.filter((one) => one !== null) };
  };
  const factsIn = (table = ''): Record<string, string> =>
    Object.fromEntries([...table.matchAll(row)].map(([, label = '', value = '']) => [label, value]));
  for (const name of files.filter((one) => one.includes('/batches/'))) {
    const { front, sections } = read(name);
    const batch = Number(/^批次: (\d+)$/mu.exec(front)?.[1]);
    for (const [, number = '', mark, table, text = ''] of sections)
      cases.set(number, { number, focus: mark === '*', batch, published: dayIn(front), facts: factsIn(table), text });
  }
  for (const name of files.filter((one) => one.includes('/follow-ups/'))) {
    const { front, sections } = read(name);
    for (const [, number = '', , table, text = ''] of sections) {
      const one = cases.get(number);
      if (!one) throw new Error(`${name} speaks of ${number}, which is nowhere`);
      const { 类型: kind = '', ...facts } = factsIn(table);
      Object.assign(one.facts, facts);
      const lines = Object.entries(facts).map(([label, value]) => `${label}：${value}\n\n`);
      one.text += `\n## ${kind}（${dayIn(front)}）\n\n${lines.join('')}${text}`;
    }
  }
  return [...cases.values()];
}

const dayIn = (front: string): string => /^公开日期: (\S+)$/mu.exec(front)?.[1] ?? '';

/** Writes the site. @returns how many cases it has */
export function writeHugoSite(content: string, folder: string): number {
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  for (const [name, text] of Object.entries(frame)) write(name, text);
  const cases = casesOf(content);
  for (const one of cases) write(`content/cases/${one.number}.md`, page(one));
  return cases.length;
}

const words = (value = ''): string[] => [...new Set(value.split('、').filter((word) => word !== ''))];

/** JSON is YAML, too. */
function page({ number, focus, batch, published, facts, text }: HugoCase): string {
  const { 行政区域: regions, 污染类型: types, ...others } = facts;
  const front = {
    title: number,
    date: published,
    batch,
    focus,
    regions: words(regions),
    types: words(types),
    facts: others,
  };
  return `---\n${Object.entries(front)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('')}---\n\n${text}`;
}

const base = `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} | {{ site.Title }}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">{{ site.Title }}</a> <a href="/cases/">信访件</a> <a href="/regions/">行政区域</a> <a href="/types/">污染类型</a></header>
{{ block "main" . }}{{ end }}
<footer>示例单位，全部内容由程序编造</footer>
</body>
</html>
`;

const single = `{{ define "main" }}
<main data-pagefind-body>
<h1>{{ .Title }}{{ if .Params.focus }}*{{ end }}</h1>
<table>
<tr><th>批次</th><td>第{{ .Params.batch }}批</td></tr>
<tr><th>公开日期</th><td>{{ .Date.Format "2006-01-02" }}</td></tr>
<tr><th>行政区域</th><td>{{ range .Params.regions }}<a href="/regions/{{ . }}/" data-pagefind-filter="行政区域">{{ . }}</a> {{ end }}</td></tr>
<tr><th>污染类型</th><td>{{ range .Params.types }}<a href="/types/{{ . }}/" data-pagefind-filter="污染类型">{{ . }}</a> {{ end }}</td></tr>
{{ range $label, $value := .Params.facts }}<tr><th>{{ $label }}</th><td data-pagefind-filter="{{ $label }}">{{ $value }}</td></tr>
{{ end }}</table>
{{ .Content }}
</main>
{{ end }}
`;

const list = `{{ define "main" }}
<main>
<h1>{{ .Title }}</h1>
{{ $pages := .Paginate .RegularPages ${String(pageSize)} }}
<ul>
{{ range $pages.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ delimit .Params.regions "、" }} {{ delimit .Params.types "、" }}</li>
{{ end }}</ul>
{{ with $pages }}{{ if .HasPrev }}<a href="{{ .Prev.URL }}">上一页</a>{{ end }} {{ if .HasNext }}<a href="{{ .Next.URL }}">下一页</a>{{ end }}{{ end }}
</main>
{{ end }}
`;

const terms = `{{ define "main" }}
<main>
<h1>{{ .Title }}</h1>
<ul>
{{ range .Data.Terms.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>
{{ end }}</ul>
</main>
{{ end }}
`;

const home = `{{ define "main" }}
<main>
<h1>{{ site.Title }}</h1>
<p>共 {{ len site.RegularPages }} 件。</p>
<ul>
{{ range first ${String(pageSize)} site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>
</main>
{{ end }}
`;

const frame: Readonly<Record<string, string>> = {
  'config.toml': `baseURL = 'https://example.org/'
languageCode = 'zh-Hans'
title = '测速用的示例站'

[taxonomies]
region = 'regions'
type = 'types'
`,
  'static/style.css': 'body { max-width: 40em; margin: auto; }\n',
  'layouts/_default/baseof.html': base,
  'layouts/_default/single.html': single,
  'layouts/_default/list.html': list,
  'layouts/_default/terms.html': terms,
  'layouts/index.html': home,
};
