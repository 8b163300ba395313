/** A set that forgets the oldest when there are more than `most`. */
export function createLately(most: number): Pick<Set<string>, "has" | "add"> {
  const known = new Set<string>();
  return {
    has: (key) => known.has(key),
    add(key) {
      known.add(key);
      const [oldest] = known;
      if (known.size > most && oldest !== undefined) known.delete(oldest);
      return known;
    },
  };
}
