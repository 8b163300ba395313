import { afterEach } from "vitest";
import type { WecomAdapter, WecomSettings } from "../../adapters/wecom/index.js";
import type { Inbound, Route, Sink } from "../../src/port/index.js";
import { type Far, serveFar } from "../world/http.js";
import { openWecom, type WecomOptions, type WecomWorld } from "../world/wecom/index.js";

/** A cadre who writes to the application. */
export const liu = { id: "LiuDeHong", name: "刘德宏" };

/** An application that is open, on a server of its own. */
export type Office = Readonly<{
  world: WecomWorld;
  adapter: WecomAdapter;
  route: Route;
  inbox: readonly Inbound[];
}>;

/** What a test gives the office; `sink` is done after the inbound is kept, and says what becomes of it. */
export type OfficeOptions = Omit<WecomOptions, "settings"> &
  Readonly<{ sink?: (inbound: Inbound, adapter: WecomAdapter) => ReturnType<Sink>; settings?: Partial<WecomSettings> }>;

const open: { adapter: WecomAdapter; front: Far; world: WecomWorld }[] = [];

afterEach(async () => {
  for (const { adapter, front, world } of open.splice(0)) {
    await adapter.stop();
    await front.stop();
    await world.stop();
  }
});

/** Opens an application; it is closed after the test. */
export async function openOffice({ sink, ...options }: OfficeOptions = {}): Promise<Office> {
  const world = await openWecom(options);
  const adapter = world.adapter();
  const [route] = adapter.routes;
  if (route === undefined) throw new Error("the adapter has no route");
  const front = await serveFar((request) => route.handle(request));
  world.deliverTo(front.origin);
  open.push({ adapter, front, world });
  const inbox: Inbound[] = [];
  await adapter.start(async (inbound) => {
    inbox.push(inbound);
    return (await sink?.(inbound, adapter)) ?? { replies: 0 };
  });
  return { world, adapter, route, inbox };
}
