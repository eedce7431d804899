/** What official text may not hold: HTML, programs, components that the site does not have. */
import type { Nodes } from 'mdast';
import { error, quote } from '../../schema/fault.ts';
import { proseComponents, type Block } from '../../schema/prose.ts';
import { suggest } from '../complaints.ts';
import { placeOf, type Source } from './source.ts';

/** Blames HTML. */
export function rawHtml(node: Extract<Nodes, { type: 'html' }>, source: Source): void {
  const [line = ''] = node.value.split('\n', 1);
  const tag = line.trimStart();
  const { file, line: number, column } = placeOf(node, source.file);
  const place = { file, line: number, column: column + line.search(/\S/u) };
  source.faults.push(error(place, 'format/html', `不能使用 HTML${quote(tag)}；如果 < 是正文，请写成 \\<`));
}

type MdxNode = Extract<Nodes, { type: `mdx${string}` }>;

/** A component of the site; blames everything else that MDX knows. */
export function readMdx(node: MdxNode, source: Source): Block[] {
  const place = placeOf(node, source.file);
  const blame = (message: string): Block[] => {
    source.faults.push(error(place, 'format/mdx', message));
    return [];
  };
  if (node.type === 'mdxjsEsm') return blame('不能使用 import 或 export，请删除这一行');
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression')
    return blame('不能使用 {…} 表达式；如果花括号是正文，请写成 \\{');
  const typed = node.name ?? '';
  const name = proseComponents.find((one) => one === typed);
  const known = proseComponents.map((one) => `<${one} />`);
  if (!name) return blame(`未知的组件${quote(`<${typed}>`)}${suggest(`<${typed} />`, known)}`);
  if (node.attributes.length > 0 || node.children.length > 0)
    return blame(`组件 <${name} /> 不带参数，也不包含内容，请只写 <${name} />`);
  if (node.type === 'mdxJsxTextElement') return blame(`组件 <${name} /> 要单独成段，请在它前后各空一行`);
  return [{ kind: 'component', name }];
}
