// The program as it is, but told by its parent at which await it is to die or to wait. Everything else comes from the environment.

import { readConfig } from "../../src/config.js";
import { start } from "../../src/main.js";
import type { Order } from "./life.js";

let order: Order | undefined;
let goOn = () => {};

process.on("message", (told: Order | "go on") => {
  if (told === "go on") goOn();
  else order = told;
});

function at(point: string): void | Promise<void> {
  if (order?.point !== point) return;
  const { do: what } = order;
  order = undefined;
  if (what === "die") process.kill(process.pid, "SIGKILL");
  const waited = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  process.send?.({ at: point });
  return waited;
}

const starting = start({
  config: readConfig(process.env),
  at,
  say: () => {},
  onLost: (error) => {
    console.error(error.message);
    process.exit(1);
  },
});
process.once("SIGTERM", () => void starting.then(({ stop }) => stop()).then(() => process.exit(0)));
const { origin } = await starting;
process.send?.({ origin });
