import { afterEach } from "vitest";
import type { WechatOfficialSettings } from "../../adapters/wechat-official/index.js";
import type { Adapter, Inbound, Route, Sink } from "../../src/port/index.js";
import { type Far, serveFar } from "../world/http.js";
import {
  openWechatOfficial,
  type WechatOfficialOptions,
  type WechatOfficialWorld,
} from "../world/wechat-official/index.js";

/** A resident who writes to the account. */
export const li = { id: "o6_bmjrPTlm6_2sgVt7hMZOPfL2M", name: "李秀英" };

/** An account that is open, on a server of its own. */
export type Office = Readonly<{
  world: WechatOfficialWorld;
  adapter: Adapter;
  route: Route;
  inbox: readonly Inbound[];
}>;

/** What a test gives the office; `sink` is done after the inbound is kept, and says what becomes of it. */
export type OfficeOptions = WechatOfficialOptions &
  Readonly<{
    sink?: (inbound: Inbound, adapter: Adapter) => ReturnType<Sink>;
    settings?: Partial<WechatOfficialSettings>;
  }>;

const open: { adapter: Adapter; front: Far; world: WechatOfficialWorld }[] = [];

afterEach(async () => {
  for (const { adapter, front, world } of open.splice(0)) {
    await adapter.stop();
    await front.stop();
    await world.stop();
  }
});

/** Opens an account; it is closed after the test. */
export async function openOffice({ sink, settings = {}, ...options }: OfficeOptions = {}): Promise<Office> {
  const world = await openWechatOfficial(options);
  const adapter = world.adapter(settings);
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
