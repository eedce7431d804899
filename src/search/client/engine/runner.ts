/** What browsers of 2018 lack: leave to run WebAssembly on a page with a content security policy, and a way to unpack files. */

/** What pagefind.js takes for WebAssembly; src/search/build/engine.ts has it ask for this. */
interface Runner {
  instantiate: (program: Uint8Array, imports: object) => Promise<object>;
  Instance: new (...all: never[]) => object;
  Module: new (...all: never[]) => object;
  /** Is the program there already? */
  isScript?: true;
}

declare global {
  interface Window {
    wasmRunner?: Runner;
  }
}

/** The program of the search in JavaScript. */
interface Script {
  memory: object;
  /** Of a function with two results, the second one. */
  second: { value: number };
  [name: string]: unknown;
}

/** Functions with two results. */
const twofold = ['search', 'filters', 'request_indexes', 'request_filter_indexes', 'request_all_filter_indexes'];

/** Has the search run as the browser lets it. @param load of the program in JavaScript, where it must be that */
export async function chooseRunner(load: () => Promise<object>): Promise<void> {
  self.wasmRunner ??= runsPrograms() ? (WebAssembly as unknown as Runner) : runnerOf((await load()) as Script);
}

/** Asked with the smallest program there is; a browser that may not run it says so by throwing. */
function runsPrograms(): boolean {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

function runnerOf(script: Script): Runner {
  const exports: Record<string, unknown> = { ...script, __wbindgen_start: () => undefined };
  for (const name of twofold) {
    const run = script[name] as (...all: number[]) => number;
    exports[name] = (...all: number[]) => [run(...all), script.second.value];
  }
  class Instance {
    exports = exports;
  }
  return { isScript: true, Instance, Module: Object, instantiate: () => Promise.resolve(new Instance()) };
}

/** The text in a packed file. @param bytes with gzip's header */
export async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (typeof DecompressionStream !== 'undefined')
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  const { gunzipSync } = await import('fflate');
  return new TextDecoder().decode(gunzipSync(bytes));
}
