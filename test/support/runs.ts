// How often a property is tried: seldom in `npm test`, as often as FUZZ_RUNS says before a release.

/** For fast-check. @param usual so many times in `npm test` */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: Number(process.env['FUZZ_RUNS'] ?? usual) };
}
