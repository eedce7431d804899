/** Texts that say nearly the same, found without comparing each with each. */

/** Length of the stretches that two texts are compared by. */
const stretch = 3;
/** So many of the smallest hashes stand for a text; two texts that share two neighbours among them are compared. */
const sketchSize = 12;
/** The share of equal stretches that makes a duplicate. */
const sameShare = 0.8;
/** Shorter texts are alike by chance. */
const shortest = 20;
/** What so many texts share is common speech: no more of them are kept for it. */
const commonest = 12;

/** Pairs `[earlier, later]` of positions: each text with the one before it that is most like it. */
export function findDuplicates(texts: readonly string[]): [earlier: number, later: number][] {
  const holders = new Map<number, number[]>();
  const hashes = texts.map(hashesOf);
  return hashes.flatMap((mine, later): [number, number][] => {
    const candidates = new Set<number>();
    for (const key of new Set(keysOf(mine))) {
      const known = holders.get(key);
      for (const one of known ?? []) candidates.add(one);
      if (!known) holders.set(key, [later]);
      else if (known.length < commonest) known.push(later);
    }
    let best: { index: number; share: number } | undefined;
    for (const index of candidates) {
      const share = shareOf(hashes[index] ?? none, mine);
      if (share >= sameShare && share > (best?.share ?? 0)) best = { index, share };
    }
    return best ? [[best.index, later]] : [];
  });
}

const none = new Uint32Array();

/** The hashes of all stretches, the smallest first; marks and spaces do not count. */
function hashesOf(text: string): Uint32Array {
  const plain = text.replace(/[^\p{L}\p{N}]+/gu, '');
  if (plain.length < shortest) return none;
  const hashes = new Uint32Array(plain.length - stretch + 1);
  for (let at = 0; at < hashes.length; at++) {
    let hash = 0x811c9dc5;
    for (let i = at; i < at + stretch; i++) hash = Math.imul(hash ^ plain.charCodeAt(i), 0x01000193);
    // Spreads the last character over all bits: the smallest hashes are to be a fair sample.
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hashes[at] = hash ^ (hash >>> 12);
  }
  return hashes.sort();
}

/** Neighbours among the smallest hashes, each pair as one number. */
const keysOf = (hashes: Uint32Array): number[] =>
  Array.from(hashes.subarray(1, sketchSize), (hash, i) => Math.imul(hash, 0x01000193) ^ (hashes[i] ?? 0));

/** Equal stretches among all stretches of both; 0 as soon as it is clear that too few are. */
function shareOf(a: Uint32Array, b: Uint32Array): number {
  const shareIf = (equal: number): number => equal / (a.length + b.length - equal);
  let same = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const one = a[i] ?? 0;
    const other = b[j] ?? 0;
    if (one === other) same += 1;
    else if (shareIf(same + Math.min(a.length - i, b.length - j)) < sameShare) return 0;
    if (one <= other) i += 1;
    if (other <= one) j += 1;
  }
  return shareIf(same);
}
