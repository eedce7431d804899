import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hashOf } from '../../hash.ts';
import { forReaders, inJavaScript, programIn } from './engine.ts';
import { makeIndex } from './make.ts';

it('the program in JavaScript is that of this Pagefind; if not, npm run engine writes it anew', async () => {
  const files = new Map<string, Uint8Array>();
  await makeIndex({ key: 'engine', documents: '[]' }, (file, content) => files.set(file, content));
  const packed = files.get('pagefind/wasm.unknown.pagefind');
  expect(readFileSync(inJavaScript, 'utf8')).toContain(hashOf(programIn(packed ?? new Uint8Array())));
});

it('a pagefind.js that no change fits is refused', async () => {
  await expect(forReaders(new TextEncoder().encode('export {}'))).rejects.toThrow('pagefind.js no longer holds');
});
