import { afterEach } from "vitest";
import type { Adapter, Inbound, Receipt, Route } from "../../src/port/index.js";
import { type Far, serveFar } from "../world/http.js";
import type { World } from "../world/world.js";

/** An account or an application of Tencent's that is open, on a server of its own. */
export type Open<W extends World, A extends Adapter> = Readonly<{
  world: W;
  adapter: A;
  route: Route;
  inbox: readonly Inbound[];
}>;

/** What is done with an inbound after it is kept; it says what becomes of it. */
export type Heard<A extends Adapter> = (inbound: Inbound, adapter: A) => Promise<Receipt>;

const open: { adapter: Adapter; front: Far; world: World }[] = [];

afterEach(async () => {
  for (const { adapter, front, world } of open.splice(0)) {
    await adapter.stop();
    await front.stop();
    await world.stop();
  }
});

/** Opens it; it is closed after the test. */
export async function openAt<W extends World, A extends Adapter>(
  world: W,
  adapter: A,
  heard: Heard<A> | undefined,
): Promise<Open<W, A>> {
  const [route] = adapter.routes;
  if (route === undefined) throw new Error("the adapter has no route");
  const front = await serveFar((request) => route.handle(request));
  world.deliverTo(front.origin);
  open.push({ adapter, front, world });
  const inbox: Inbound[] = [];
  await adapter.start(async (inbound) => {
    inbox.push(inbound);
    return (await heard?.(inbound, adapter)) ?? { replies: 0 };
  });
  return { world, adapter, route, inbox };
}
