/** Elements of a page, and their attributes. */
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Dom } from 'parse5';

/** The value of an attribute. */
export const attribute = (element: Dom.Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

/** Gives an attribute a value. */
export function setAttribute(element: Dom.Element, name: string, value: string): void {
  element.attrs = [...element.attrs.filter((one) => one.name !== name), { name, value }];
}

/** All elements below a node, in order. */
export function everyElement(parent: Dom.ParentNode): Dom.Element[] {
  const found: Dom.Element[] = [];
  const visit = (node: Dom.ParentNode): void => {
    for (const child of node.childNodes)
      if (tree.isElementNode(child)) {
        found.push(child);
        visit(child);
      }
  };
  visit(parent);
  return found;
}
