type Waiting<I, O> = Readonly<{ item: I; resolve: (output: O) => void; reject: (error: unknown) => void }>;

/**
 * Runs many calls as few: what arrives while a run is under way goes together into the next one.
 * A run answers each item in its place; an answer that is an Error rejects that item alone. Runs begin `apartMs` from each
 * other at least: the first of a quiet time goes at once, and in a busy one many share a statement and its flush to the disk.
 */
export function createBatch<I, O>(
  run: (items: readonly I[]) => Promise<readonly (O | Error)[]>,
  limits: { most: number; atOnce: number; apartMs: number },
) {
  const waiting: Waiting<I, O>[] = [];
  let running = 0;
  let resting = false;

  async function next(): Promise<void> {
    if (resting || running >= limits.atOnce || waiting.length === 0) return;
    running++;
    rest();
    await runAll(run, waiting.splice(0, limits.most));
    running--;
    void next();
  }

  function rest(): void {
    resting = true;
    setTimeout(() => {
      resting = false;
      void next();
    }, limits.apartMs);
  }

  return (item: I): Promise<O> =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      queueMicrotask(next);
    });
}

async function runAll<I, O>(
  run: (items: readonly I[]) => Promise<readonly (O | Error)[]>,
  taken: readonly Waiting<I, O>[],
): Promise<void> {
  try {
    const answers = await run(taken.map(({ item }) => item));
    taken.forEach(({ resolve, reject }, index) => {
      const answer = answers[index];
      if (answer instanceof Error) reject(answer);
      // Every item has an answer in its place; undefined is one of them where O allows it.
      else resolve(answer as O);
    });
  } catch (error) {
    for (const { reject } of taken) reject(error);
  }
}
