/** A map that forgets what was used longest ago. */
export type Bounded<V> = Readonly<{ get(key: string): V | undefined; set(key: string, value: V): void }>;

/** An empty map of at most `max` entries. */
export function createBounded<V>(max: number): Bounded<V> {
  const entries = new Map<string, V>();
  const set = (key: string, value: V) => {
    entries.delete(key);
    entries.set(key, value);
    const [oldest] = entries.keys();
    if (entries.size > max && oldest !== undefined) entries.delete(oldest);
  };
  return {
    set,
    get: (key) => {
      const value = entries.get(key);
      if (value !== undefined) set(key, value);
      return value;
    },
  };
}
