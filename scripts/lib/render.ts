/** Astro renders the pages; nothing else of a build knows Astro. */
import { build, type AstroIntegration } from 'astro';

export interface Rendering {
  pages: number;
  milliseconds: {
    /** Vite puts programs and styles together, a fixed cost. */
    bundle: number;
    /** The pages themselves. */
    render: number;
  };
}

/** Renders the remembered site (see rememberSite) into a folder. */
export async function renderPages(root: string, outDir: string): Promise<Rendering> {
  const watch = stopwatch();
  const started = performance.now();
  await build({ root, outDir, logLevel: 'error', integrations: [watch.integration] });
  return {
    pages: watch.pages,
    milliseconds: { bundle: watch.from - started, render: watch.to - watch.from },
  };
}

/** Notes when the first page is asked for and when the last one is written. */
function stopwatch(): { integration: AstroIntegration; from: number; to: number; pages: number } {
  const watch = {
    from: 0,
    to: 0,
    pages: 0,
    integration: {
      name: 'stopwatch',
      hooks: {
        'astro:build:start': ({ setPrerenderer }) => {
          setPrerenderer((usual) => ({
            ...usual,
            getStaticPaths: () => {
              watch.from = performance.now();
              return usual.getStaticPaths();
            },
          }));
        },
        'astro:build:generated': () => {
          watch.to = performance.now();
        },
        'astro:build:done': ({ pages }) => {
          watch.pages = pages.length;
        },
      },
    } satisfies AstroIntegration,
  };
  return watch;
}
