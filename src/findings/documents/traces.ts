/** What documents give away beside their text: what can be taken out, and what only people can. */

/** One thing that a document holds and readers are not meant to have. */
export interface Trace {
  /** As people know it: `作者等属性`. */
  what: string;
  /** Can the program take it out and leave everything else as it is? */
  removable: boolean;
}

/** A document, as far as this room knows it. */
export interface Inspected {
  traces: Trace[];
  /** The same document without what can be taken out. */
  clean: () => Promise<Buffer>;
}

/** A document that can't be looked into; the message says why and what to do. */
export class UnreadableDocument extends Error {}

/** Each thing once, in the order in which it was found. */
export function once(traces: readonly Trace[]): Trace[] {
  return [...new Map(traces.map((one) => [one.what, one])).values()];
}
