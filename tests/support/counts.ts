/** How many of what a build names in a line, such as 合计, were taken over, and made. @param out what the build printed */
export function countsOf(out: string, step: string): [kept: number, made: number] {
  const [, kept, made] = new RegExp(`^${step} .*沿用 (\\d+)，新做 (\\d+)`, 'mu').exec(out) ?? [];
  return [Number(kept), Number(made)];
}
