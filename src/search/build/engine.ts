/** Pagefind's search engine, as it is served to readers' browsers. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { transform } from 'esbuild';
import { smallScript } from '../../baseline.ts';

/** Its program in JavaScript, for browsers that run no WebAssembly; `npm run engine` writes it. */
export const inJavaScript = new URL('./engine-in-javascript.js', import.meta.url);

/** What is served beside pagefind.js for them. */
export const scriptForOld = (): Uint8Array => readFileSync(inJavaScript);

/** What Pagefind's packed files begin with. */
const mark = 'pagefind_dcd';

/** The program itself. @param file wasm.unknown.pagefind */
export const programIn = (file: Uint8Array): Uint8Array => gunzipSync(file).subarray(mark.length);

/**
 * What is changed in pagefind.js of Pagefind 1.6.0. What runs its program is for the page to choose, and stands in
 * `wasmRunner` (see src/search/client/engine/runner.ts).
 */
const changes: readonly (readonly [was: string, is: string])[] = [
  // It goes on without a chunk that it could not load, and finds nothing; the search must fail instead.
  ['"load_index_chunk")).catch(()=>{})', '"load_index_chunk"))'],
  // Memory of JavaScript is not taken away when it grows: what tells is that there is another one.
  ['cachedUint8ArrayMemory0.byteLength===0', 'cachedUint8ArrayMemory0.buffer!==wasm.memory.buffer'],
  // A program in JavaScript is there already.
  [
    'async loadWasm(language){try{',
    'async loadWasm(language){try{if(WebAssembly.isScript){this.wasm=await this.backend({module_or_path:new Uint8Array()});return}',
  ],
];

/** pagefind.js for the browsers of the baseline. @throws if it is not the one that the changes are for */
export async function forReaders(script: Uint8Array): Promise<Uint8Array> {
  let text = new TextDecoder().decode(script);
  for (const [was, is] of changes) {
    if (!text.includes(was)) throw new Error(`pagefind.js no longer holds ${was}`);
    text = text.replace(was, is);
  }
  const { code } = await transform(text, { ...smallScript, define: { WebAssembly: 'self.wasmRunner' } });
  return new TextEncoder().encode(code);
}
