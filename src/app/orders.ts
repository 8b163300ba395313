import type { OutsideReport, TakeOutside } from "./outside.js";

/** What became of a sheet of work orders: those that were registered now, and how many had been before. */
export type Taken = Readonly<{
  made: readonly Readonly<{ ref: string; no: number; firstAsked: string | undefined }>[];
  known: number;
}>;

/** Registers work orders of another hotline, one after the other; one that was registered before makes nothing (F7). */
export async function takeOrders(
  outside: TakeOutside,
  orders: readonly (Omit<OutsideReport, "key" | "at"> & Readonly<{ ref: string }>)[],
): Promise<Taken> {
  const made: Taken["made"][number][] = [];
  for (const { ref, ...report } of orders) {
    const { seen, no, firstAsked } = await outside({ ...report, key: `order/${ref}` });
    if (!seen) made.push({ ref, no, firstAsked });
  }
  return { made, known: orders.length - made.length };
}
