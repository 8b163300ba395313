/** An exact fraction; `d` is above zero. Rates are added and averaged as these and rounded once, when they are shown. */
export type Ratio = Readonly<{ n: bigint; d: bigint }>;

/** The fraction n / d of two whole numbers. Throws RangeError where d is not above zero. */
export function ratio(n: number, d: number): Ratio {
  return reduce(BigInt(n), BigInt(d));
}

/** The sum of fractions; zero for none. */
export function sum(ratios: readonly Ratio[]): Ratio {
  return ratios.reduce((a, b) => reduce(a.n * b.d + b.n * a.d, a.d * b.d), { n: 0n, d: 1n });
}

/** The product of two fractions. */
export function times(a: Ratio, b: Ratio): Ratio {
  return reduce(a.n * b.n, a.d * b.d);
}

/** The arithmetic mean; undefined of none. */
export function mean(ratios: readonly Ratio[]): Ratio | undefined {
  return ratios.length === 0 ? undefined : times(sum(ratios), ratio(1, ratios.length));
}

/** The nearest whole number, half up (away from zero): with a fraction of tenths, one decimal. */
export function rounded({ n, d }: Ratio): number {
  const size = n < 0n ? -n : n;
  const whole = Number((2n * size + d) / (2n * d));
  return n < 0n ? 0 - whole : whole;
}

function reduce(n: bigint, d: bigint): Ratio {
  if (d <= 0n) throw new RangeError("a fraction needs a denominator above zero");
  const by = divisor(n < 0n ? -n : n, d);
  return { n: n / by, d: d / by };
}

function divisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a, b];
  while (small !== 0n) [large, small] = [small, large % small];
  return large;
}
