import { setTimeout as sleep } from "node:timers/promises";
import { freshDatabase } from "../support/database.js";
import { type Office, openStage, type Stage, type Talker, talker } from "../support/stage.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";

/** A running office with one resident on Telegram, and browsers without JavaScript that keep their cookies. */
export type Town = Readonly<{
  stage: Stage;
  world: TelegramWorld;
  resident: Talker;
  staff(id: keyof typeof people): Talker;
  /** Registers the resident's words; the number. */
  register(words: string): Promise<string>;
  /** Asks the bot for a way in. */
  linkFor(who: Talker): Promise<string>;
  enter(who: Talker): Promise<Visitor>;
  visitor(): Visitor;
  stop(): Promise<void>;
}>;

/** A browser without JavaScript: pages as text, forms by hand. */
export type Visitor = Readonly<{
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Page>;
  post(
    path: string,
    fields?: Readonly<Record<string, string>> | FormData,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Page>;
}>;

/** A page that was fetched. */
export type Page = Readonly<{ status: number; text: string; headers: Headers; path: string }>;

const people = {
  liu: ["1001", "刘德宏"],
  wang: ["1002", "王秀英"],
  zhao: ["1003", "赵国梁"],
  sun: ["1007", "孙建民"],
  zhang: ["1008", "张立新"],
  wu: ["1009", "吴静"],
  ma: ["1016", "马小燕"],
} as const;

/** Opens the town; `change` mends the office file first. */
export async function openTown(
  change: (office: Office) => void = () => {},
  env: Readonly<Record<string, string>> = {},
): Promise<Town> {
  const database = await freshDatabase();
  const world = await openTelegram();
  const stage = await openStage({ worlds: [world], databaseUrl: database.url, office: change, env });
  const resident = talker(world, { id: "9001", name: "居民甲", language: "zh" });
  const phones = phonesOn(world);
  const linkFor = async (who: Talker) => {
    await who.says("看板");
    return /https?:\S+/.exec((await who.hears("/board/login")).text)?.[0] ?? "";
  };
  return {
    stage,
    world,
    resident,
    staff: (id) => phones[id],
    async register(words) {
      await resident.says(words);
      await resident.picks(await resident.hears(/登记吗|对吗|确认/), /登记|对/);
      return /Q-\d+/.exec((await resident.hears(/已登记 Q-/)).text)?.[0] ?? "";
    },
    linkFor,
    async enter(who) {
      const visitor = visit(stage.origin);
      await visitor.get(await linkFor(who));
      return visitor;
    },
    visitor: () => visit(stage.origin),
    async stop() {
      await stage.stop();
      await world.stop();
      // The last writes of a stopping program are let through.
      await sleep(10);
      await database.drop();
    },
  };
}

function phonesOn(world: TelegramWorld): Readonly<Record<keyof typeof people, Talker>> {
  const phone = ([id, name]: readonly [string, string]) => talker(world, { id, name, language: "zh" });
  return {
    liu: phone(people.liu),
    wang: phone(people.wang),
    zhao: phone(people.zhao),
    sun: phone(people.sun),
    zhang: phone(people.zhang),
    wu: phone(people.wu),
    ma: phone(people.ma),
  };
}

/** Follows redirects by hand, so that cookies are kept as a browser keeps them. */
export function visit(origin: string): Visitor {
  const jar = new Map<string, string>();
  const go = async (path: string, init: RequestInit): Promise<Page> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...init.headers, ...(cookie === "" ? {} : { cookie }) };
    const response = await fetch(new URL(path, origin), { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    const to = response.headers.get("location");
    if (to !== null) return go(to, { method: "GET" });
    return { status: response.status, text: await response.text(), headers: response.headers, path };
  };
  return {
    get: (path, headers = {}) => go(path, { headers }),
    post: (path, fields = {}, headers = {}) => {
      const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
      return go(path, { method: "POST", body, headers });
    },
  };
}
