/** A change in a sentence of HTML: what was is struck through, what is now is marked. */
import type { Change } from '../../register/types.ts';
import { blankedChange } from './later-text.ts';
import { escapeHtml } from './prose-html.ts';

/** From what to what, or what was struck out. */
export function changeHtml(change: Change): string {
  const blanked = blankedChange(change);
  if (blanked !== undefined) return escapeHtml(blanked);
  const { label, was, becomes } = change;
  const [item, before, after] = [label, was, becomes].map(escapeHtml);
  if (becomes === '') return `“${item ?? ''}”删去“<del>${before ?? ''}</del>”。`;
  return `“${item ?? ''}”由${was === '' ? '（空）' : `“<del>${before ?? ''}</del>”`}改为“<ins>${after ?? ''}</ins>”。`;
}
