/**
 * `npm run engine`: writes the program of Pagefind's search in JavaScript, for browsers that run no WebAssembly on a page
 * with a content security policy (Chromium before 97, Safari before 16). It is run when Pagefind has changed, which a test
 * tells. Binaryen translates; it is large and seldom needed, so npm fetches it for the run.
 */
import '../src/machine/working-folder.ts';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { smallScript } from '../src/baseline.ts';
import { saidPath } from '../src/schema/fault.ts';
import { hashOf } from '../src/hash.ts';
import { command } from '../src/command.ts';
import { exitCodes, root } from '../src/machine/process.ts';
import { inJavaScript, programIn } from '../src/search/build/engine.ts';
import { makeIndex } from '../src/search/build/make.ts';

const binaryen = 'binaryen@132.0.0';

/**
 * The program as JavaScript has it: no table of foreign objects, which it only makes and never uses, and of two results
 * the second one in `second`.
 * @param text of the program, as wasm-dis writes it
 */
function withSingleResults(text: string): string {
  const lines = text.split('\n').filter((line) => !/externref|__wbindgen_start/u.test(line));
  const single = lines.join('\n').replaceAll('(result i32 i32)\n', '(result i32)\n  (local $first i32)\n');
  const tuple = '(tuple.make 2';
  let made = '';
  let rest = single.replaceAll('(result i32 i32)', '(result i32)');
  for (let at = rest.indexOf(tuple); at >= 0; at = rest.indexOf(tuple)) {
    const first = expressionFrom(rest, at + tuple.length);
    const second = expressionFrom(rest, first.end);
    const keep = `(local.set $first ${first.code}) (global.set $second ${second.code}) (local.get $first)`;
    made += `${rest.slice(0, at)}(block (result i32) ${keep}`;
    rest = rest.slice(second.end);
  }
  const global = ' (global $second (mut i32) (i32.const 0))\n (export "second" (global $second))\n';
  return (made + rest).replace(/^ \(global /mu, (begin) => global + begin);
}

/** The next expression in brackets. */
function expressionFrom(wat: string, from: number): { code: string; end: number } {
  const start = wat.indexOf('(', from);
  let depth = 0;
  for (let at = start; at < wat.length; at++) {
    if (wat[at] === '(') depth++;
    if (wat[at] === ')' && --depth === 0) return { code: wat.slice(start, at + 1), end: at + 1 };
  }
  throw new Error('an expression has no end');
}

function run(folder: string, tool: string, ...options: string[]): void {
  const call = ['exec', '--yes', `--package=${binaryen}`, '--', tool, ...options];
  const { status, stderr } = spawnSync('npm', call, {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${tool}: ${stderr}`);
}

/** Pagefind's own program. */
async function program(): Promise<Uint8Array> {
  const files = new Map<string, Uint8Array>();
  await makeIndex({ key: '', documents: '' }, (file, content) => files.set(file, content));
  const packed = files.get('pagefind/wasm.unknown.pagefind');
  if (!packed) throw new Error('Pagefind has made no program');
  return programIn(packed);
}

const usage = `用法：npm run engine
  Pagefind 换了版本以后，重新写出 ${relative(root, fileURLToPath(inJavaScript))}：不能运行 WebAssembly 的旧浏览器用的搜索程序。
  需要联网：npm 会临时下载 ${binaryen}。`;

await command(usage, {}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'engine-'));
  try {
    const wasm = await program();
    writeFileSync(join(folder, 'program.wasm'), wasm);
    run(folder, 'wasm-dis', 'program.wasm', '--all-features', '-o', 'program.wat');
    writeFileSync(join(folder, 'single.wat'), withSingleResults(readFileSync(join(folder, 'program.wat'), 'utf8')));
    run(folder, 'wasm2js', 'single.wat', '--all-features', '-Os', '-o', 'program.js');
    const { code } = await transform(readFileSync(join(folder, 'program.js'), 'utf8'), smallScript);
    const head = `/* The program ${hashOf(wasm)} of Pagefind (MIT) in JavaScript, written by npm run engine. */\n`;
    writeFileSync(inJavaScript, head + code);
    console.log(`已写入 ${saidPath(fileURLToPath(inJavaScript))}`);
    return exitCodes.well;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
