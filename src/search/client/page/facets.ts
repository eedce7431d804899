/** The filters beside the results: what can be ticked, how many pages each would leave, what is ticked. */
import { filterKeys, type FilterKey, type Kind } from '../../shared/fields.ts';
import type { Answer } from '../engine/engine.ts';
import type { Asked } from '../engine/asked.ts';
import { writeAddress } from './address.ts';
import { askLink, element, fill } from './view.ts';

/** How many values stand there before a reader asks for the others. */
const open = 6;

type Value = Answer['facets'][FilterKey][number];

/** A filter's value as people read it. */
function valueName(key: FilterKey, value: string, inspections: ReadonlyMap<string, string>): string {
  if (key === 'inspection') return inspections.get(value) ?? value;
  return key === 'batch' ? `第${value}批` : key === 'year' ? `${value}年` : value;
}

/** Those chosen are there even if nothing has them; batches and years come newest first, others as often as found. */
export function ordered(key: FilterKey, values: readonly Value[], chosen: readonly string[]): Value[] {
  const known = new Set(values.map(({ value }) => value));
  const all = [...values, ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, count: 0 }))];
  const number = ({ value }: Value): number => Number.parseInt(value, 10);
  return all
    .filter(({ value, count }) => count > 0 || chosen.includes(value))
    .sort((a, b) => (key === 'batch' || key === 'year' ? number(b) - number(a) : b.count - a.count));
}

/** An item for each value that is chosen, with a link to the same question without it. */
function chosenFilters(asked: Asked, inspections: ReadonlyMap<string, string>): HTMLElement[] {
  const chosen = Object.entries(asked.filters).flatMap(([key, values]) =>
    values.map((value) => ({ key: key as FilterKey, value, others: values.filter((one) => one !== value) })),
  );
  return chosen.map(({ key, value, others }) => {
    const name = valueName(key, value, inspections);
    const search = writeAddress({ ...asked, filters: { ...asked.filters, [key]: others } });
    return element('li', '', askLink(search, `${name} ×`, `去掉筛选：${name}`));
  });
}

/** Shows which kinds, order and filters a question has; the links carry the rest of it on. */
export function showAsked(app: HTMLElement, asked: Asked, inspections: ReadonlyMap<string, string>): void {
  for (const link of app.querySelectorAll<HTMLAnchorElement>('a[data-kind]')) {
    const kind = link.dataset['kind'] as Kind;
    link.search = writeAddress({ ...asked, kinds: [kind] });
    link.setAttribute('aria-current', String(asked.kinds.includes(kind)));
  }
  const sort = app.querySelector<HTMLSelectElement>('[data-part="sort"]');
  if (sort) sort.value = asked.sort;
  const chips = chosenFilters(asked, inspections);
  const clear = element('li', '', askLink(writeAddress({ ...asked, filters: {} }), '清除筛选'));
  const list = app.querySelector<HTMLElement>('[data-part="chips"]');
  if (list) {
    fill(list, ...chips, clear);
    list.hidden = chips.length === 0;
  }
  const chosen = app.querySelector('[data-part="chosen"]');
  if (chosen) chosen.textContent = chips.length > 0 ? `（已选 ${chips.length} 项）` : '';
}

/** Shows how many there are of each kind. */
export function showCounts(app: HTMLElement, counts: Answer['kinds']): void {
  for (const count of app.querySelectorAll<HTMLElement>('[data-count]'))
    count.textContent = String(counts[count.parentElement?.dataset['kind'] as Kind]);
}

/** On a telephone the filters wait behind their heading. */
export function openWhereWide(panel: HTMLDetailsElement): void {
  const wide = window.matchMedia('(min-width: 60rem)');
  const fit = (): void => void (panel.open = wide.matches);
  // Safari 13 and older know no listeners here.
  wide.onchange = fit;
  fit();
}

/** Fills the groups of checkboxes; the one that has the focus keeps it. @returns whether there is anything to choose */
export function showFacets(
  root: HTMLElement,
  facets: Answer['facets'],
  { filters }: Pick<Asked, 'filters'>,
  inspections: ReadonlyMap<string, string>,
): boolean {
  const focused = document.activeElement;
  const [focusedKey, focusedValue] =
    focused instanceof HTMLInputElement && root.contains(focused) ? [focused.name, focused.value] : [];
  for (const key of filterKeys) {
    const group = root.querySelector<HTMLElement>(`[data-facet="${key}"]`);
    const [first, rest] = group?.querySelectorAll<HTMLElement>('[data-values]') ?? [];
    const details = group?.querySelector('details');
    if (!group || !first || !rest || !details) continue;
    const chosen = filters[key] ?? [];
    const values = ordered(key, facets[key], chosen);
    const boxes = values.map(({ value, count }, i) => {
      const input = document.createElement('input');
      input.type = 'checkbox';
      input.name = key;
      input.value = value;
      input.checked = chosen.includes(value);
      const name = element('span', 'facet__name', valueName(key, value, inspections));
      const box = element('label', 'facet__value', input, name, ' ', element('span', 'facet__count', String(count)));
      return { box, input, stands: i < open || input.checked };
    });
    fill(first, ...boxes.filter(({ stands }) => stands).map(({ box }) => box));
    fill(rest, ...boxes.filter(({ stands }) => !stands).map(({ box }) => box));
    details.hidden = rest.childElementCount === 0;
    const summary = details.querySelector('summary');
    if (summary) summary.textContent = `其余 ${rest.childElementCount} 项`;
    // One value that every result has narrows nothing.
    group.hidden = values.length < 2 && chosen.length === 0;
    if (key === focusedKey) boxes.find(({ input }) => input.value === focusedValue)?.input.focus();
  }
  return root.querySelector('[data-facet]:not([hidden])') !== null;
}

/** The filters that are ticked. */
export function ticked(root: HTMLElement): Asked['filters'] {
  const filters: Asked['filters'] = {};
  for (const key of filterKeys) {
    const inputs = root.querySelectorAll<HTMLInputElement>(`[data-facet="${key}"] input:checked`);
    if (inputs.length > 0) filters[key] = [...inputs].map(({ value }) => value);
  }
  return filters;
}
