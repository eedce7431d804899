/** The package has no types of its own. */
declare module 'jsonld' {
  interface Loaded {
    contextUrl: null;
    documentUrl: string;
    document: object;
  }
  export function expand(
    document: object,
    options: { safe: boolean; documentLoader: (url: string) => Promise<Loaded> },
  ): Promise<Record<string, unknown>[]>;
}
