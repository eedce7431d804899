/** The results that the project keeps, as tables. */
import {
  changeLines,
  goalHead,
  goalRows,
  kindRows,
  machineText,
  takenHead,
  takenRows,
  type Result,
} from '../bench/result.ts';
import { keptResults } from '../bench/kept.ts';
import { bytesText } from '../../src/machine/figures.ts';
import { markdownTable } from './table.ts';

export const performanceMarkdown = (): string => {
  const results = keptResults();
  return results.length === 0 ? '还没有记下结果。' : results.map(resultMarkdown).join('\n\n');
};

export const resultMarkdown = (result: Result): string => {
  const { cases, site, peerSite } = result;
  const sizes = [
    `本站 ${site.files} 个文件，${bytesText(site.bytes)}，每件 ${(site.ofCases / cases).toFixed(2)} 个文件`,
  ];
  if (peerSite) sizes.push(`Hugo 加 Pagefind ${peerSite.files} 个文件，${bytesText(peerSite.bytes)}`);
  return [
    `### ${cases.toLocaleString('en')} 件`,
    `${machineText(result)}。`,
    markdownTable(
      goalHead,
      goalRows(result).map(({ what, measured, goal, verdict }) => [what, measured, goal, verdict]),
    ),
    markdownTable(takenHead, takenRows(result)),
    [`${sizes.join('；')}。`, ...changeLines(result).map((line) => `${line}。`)].map((line) => `- ${line}`).join('\n'),
    markdownTable(
      ['种类', '文件', '字节', '平均'],
      kindRows(result).map(([kind = '', ...rest]) => [`\`${kind}\``, ...rest]),
    ),
  ].join('\n\n');
};
