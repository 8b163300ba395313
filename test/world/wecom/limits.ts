/** At most so many in so long; what is more is dropped, and so is all that follows for as long again. */
type Limit = Readonly<{ count: number; ms: number; restMs: number }>;

/** The platform's limits on what one member gets. */
export const limits = {
  member: [
    { count: 30, ms: 60_000, restMs: 60_000 },
    { count: 1000, ms: 3600_000, restMs: 3600_000 },
  ],
  groups: [
    { count: 200, ms: 60_000, restMs: 60_000 },
    { count: 10_000, ms: 86_400_000, restMs: 86_400_000 },
  ],
  robot: [{ count: 20, ms: 60_000, restMs: 0 }],
} as const satisfies Record<string, readonly Limit[]>;

/** Counts what each key was sent, in sliding windows. */
export type Meter = Readonly<{
  /** Whether one more gets through. */
  passes(key: string): boolean;
}>;

/** Nothing sent yet. */
export function createMeter(rules: readonly Limit[], clock: () => number): Meter {
  const sent = new Map<string, number[]>();
  const resting = new Map<string, number>();
  return {
    passes: (key) => {
      const now = clock();
      if ((resting.get(key) ?? 0) > now) return false;
      const times = sent.get(key) ?? [];
      const broken = rules.find(({ count, ms }) => times.filter((at) => at > now - ms).length >= count);
      if (broken !== undefined) {
        resting.set(key, now + broken.restMs);
        return false;
      }
      sent.set(key, [...times.slice(-10_000), now]);
      return true;
    },
  };
}
