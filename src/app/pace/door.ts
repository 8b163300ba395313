/** Lets so many in at once, and of those who wait the weightiest first; each `through` resolves or rejects as its work does. */
export type Door = <T>(rank: number, work: () => Promise<T>) => Promise<T>;

/**
 * A door for `most` at once. Not a limiter's own priorities: those let a job into the line one turn of the event loop after
 * the other, so that whoever comes during a campaign would wait behind all of it for the right to be first.
 */
export function createDoor(most: number): Door {
  const lines = new Map<number, (() => void)[]>();
  let inside = 0;
  const line = (rank: number) => {
    const waiting = lines.get(rank) ?? [];
    lines.set(rank, waiting);
    return waiting;
  };
  const next = () => {
    for (const rank of [...lines.keys()].sort((a, b) => a - b)) {
      const enter = lines.get(rank)?.shift();
      if (enter !== undefined) return enter();
    }
    inside -= 1;
  };
  return async (rank, work) => {
    if (inside < most) inside += 1;
    else await new Promise<void>((enter) => line(rank).push(enter));
    try {
      return await work();
    } finally {
      next();
    }
  };
}
