import type { WechatOfficialSettings } from "../../adapters/wechat-official/index.js";
import type { Adapter } from "../../src/port/index.js";
import {
  openWechatOfficial,
  type WechatOfficialOptions,
  type WechatOfficialWorld,
} from "../world/wechat-official/index.js";
import { type Heard, type Open, openAt } from "./tencent-office.js";

/** A resident who writes to the account. */
export const li = { id: "o6_bmjrPTlm6_2sgVt7hMZOPfL2M", name: "李秀英" };

/** An account that is open. */
export type Office = Open<WechatOfficialWorld, Adapter>;

/** What a test gives the office. */
export type OfficeOptions = WechatOfficialOptions &
  Readonly<{ sink?: Heard<Adapter>; settings?: Partial<WechatOfficialSettings> }>;

/** Opens an account; it is closed after the test. */
export async function openOffice({ sink, settings = {}, ...options }: OfficeOptions = {}): Promise<Office> {
  const world = await openWechatOfficial(options);
  return openAt(world, world.adapter(settings), sink);
}
