import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * A free port that stays one while whoever listens there is dead: below those that a system hands out by itself (32768 and
 * up on Linux), so that no other test is given it meanwhile.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(12_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
