/** How the prose of an inspection finds its links and images. */
import { href } from '../components/href.ts';
import { inspectionContext, type ProseContext } from '../formats/text/prose-html.ts';
import { pageSize, pagesOf } from '../register/addresses.ts';
import type { Inspection } from '../register/types.ts';

/** @param folder the folder of the file in which the prose stands: batches, announcements … */
export const proseContext = (inspection: Inspection, folder: string): ProseContext =>
  inspectionContext(inspection, folder, href);

/** One static path an inspection. */
export const inspectionPaths = (inspections: readonly Inspection[]) =>
  inspections.map((inspection) => ({ params: { inspection: inspection.id }, props: { inspection } }));

/** Cuts a list into pages; an empty list has one empty page. */
export function paginate<T>(items: readonly T[]): { items: T[]; page: number; pages: number }[] {
  const pages = pagesOf(items.length);
  return Array.from({ length: pages }, (_, index) => ({
    items: items.slice(index * pageSize, (index + 1) * pageSize),
    page: index + 1,
    pages,
  }));
}
