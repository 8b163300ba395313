import { randomInt } from "node:crypto";
import { listen } from "./listen.js";

/** A process as the others see it: the number it leases with, alive as long as its advisory lock is. */
export type Worker = Readonly<{ number: number; close(): Promise<void> }>;

/** The class of the locks that say a worker lives; the ledger's claim statement looks for it. */
const CLASS = 7001;

/** Takes a worker's number and its lock on a connection of its own, and calls the ear of each channel when others wrote: what is owed, or who is there. */
export async function openWorker(
  url: string,
  ears: Readonly<Record<"delivery" | "people", () => void>>,
): Promise<Worker> {
  const listener = await listen(url, Object.keys(ears), {
    onNotify: (channel) => (channel === "people" ? ears.people() : ears.delivery()),
    onReconnect() {
      ears.delivery();
      ears.people();
    },
  });
  let number = randomInt(1, 2 ** 31);
  while (!(await listener.lock(CLASS, number))) number = randomInt(1, 2 ** 31);
  return { number, close: () => listener.close() };
}
