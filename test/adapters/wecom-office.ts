import type { WecomAdapter, WecomSettings } from "../../adapters/wecom/index.js";
import { openWecom, type WecomOptions, type WecomWorld } from "../world/wecom/index.js";
import { type Heard, type Open, openAt } from "./tencent-office.js";

/** A cadre who writes to the application. */
export const liu = { id: "LiuDeHong", name: "刘德宏" };

/** An application that is open. */
export type Office = Open<WecomWorld, WecomAdapter>;

/** What a test gives the office. */
export type OfficeOptions = Omit<WecomOptions, "settings"> &
  Readonly<{ sink?: Heard<WecomAdapter>; settings?: Partial<WecomSettings> }>;

/** Opens an application; it is closed after the test. */
export async function openOffice({ sink, ...options }: OfficeOptions = {}): Promise<Office> {
  const world = await openWecom(options);
  return openAt(world, world.adapter(), sink);
}
