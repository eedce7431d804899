/** What a part says of markup that not every program knows (ECMA-376, part 3): which of it does not show. */

/** The attributes by which a part says it, in the namespace of markup compatibility. */
export interface CompatibilityAttributes {
  ignorable: string;
  processContent: string;
}

interface Scope {
  /** Namespaces that a program passes over, unless it knows them. */
  ignorable: ReadonlySet<string>;
  /** Elements of these that still show what they hold: `namespace name`, or `namespace *` for all. */
  processed: ReadonlySet<string>;
}

/** The elements that are open, and what each of them and those around it declare. */
export class MarkupCompatibility {
  readonly #open: Scope[] = [];

  /** An element begins; `resolve` gives the namespace of a prefix. */
  begin(said: CompatibilityAttributes | undefined, resolve: (prefix: string) => string | undefined): void {
    const { ignorable, processed } = this.#scope;
    this.#open.push(
      said === undefined
        ? this.#scope
        : {
            ignorable: new Set([...ignorable, ...words(said.ignorable).map((prefix) => resolve(prefix) ?? prefix)]),
            processed: new Set([
              ...processed,
              ...words(said.processContent).map((name) => {
                const [prefix = '', local = ''] = name.split(':');
                return `${resolve(prefix) ?? prefix} ${local}`;
              }),
            ]),
          },
    );
  }

  /** The element ends. */
  end(): void {
    this.#open.pop();
  }

  /** What a program that does not know the namespace shows of an element: all, what it holds, or nothing. */
  shows(namespace: string, local: string): 'element' | 'content' | 'nothing' {
    const { ignorable, processed } = this.#scope;
    if (!ignorable.has(namespace)) return 'element';
    return processed.has(`${namespace} ${local}`) || processed.has(`${namespace} *`) ? 'content' : 'nothing';
  }

  get #scope(): Scope {
    return this.#open.at(-1) ?? nothingSaid;
  }
}

const nothingSaid: Scope = { ignorable: new Set(), processed: new Set() };

const words = (list: string): string[] => list.split(/\s+/u).filter((word) => word !== '');
