import { AdapterError, type Log } from "../../src/port/index.js";
import type { Answer, Api } from "../tencent/api.js";

/** A key of the menu: what it says when it is touched, or the page that it opens. */
type Key = Readonly<{ name: string; say: string } | { name: string; url: string }>;

/** The menu as the office file has it: at most three entries, of at most five keys each. */
export type Menu = readonly (Key | Readonly<{ name: string; keys: readonly Key[] }>)[];

/** Makes the account's menu what it should be, where it is not: phones show a new one within five minutes, or a day. Never rejects. */
export async function keepMenu(api: Api, menu: Menu | undefined, log: Log): Promise<void> {
  if (menu === undefined) return;
  try {
    const wanted = menu.map(buttonOf);
    if (isSame(wanted, await current(api))) return;
    await api.post("/cgi-bin/menu/create", { button: wanted });
    log.info({ keys: wanted.length }, "the WeChat menu was made anew from the office file");
  } catch (error) {
    const { code, message } = error instanceof AdapterError ? error : { code: undefined, message: "a bug" };
    log.warn({ code }, `the WeChat menu could not be made: ${message}`);
  }
}

type Button = Readonly<Record<string, unknown>>;

function buttonOf(entry: Menu[number]): Button {
  if ("keys" in entry) return { name: entry.name, sub_button: entry.keys.map(buttonOf) };
  if ("url" in entry) return { type: "view", name: entry.name, url: entry.url };
  return { type: "click", name: entry.name, key: entry.say };
}

async function current(api: Api): Promise<readonly Button[]> {
  try {
    const answer: Answer = await api.get("/cgi-bin/menu/get", {});
    return "json" in answer ? buttonsIn(answer.json) : [];
  } catch (error) {
    // There is no menu yet.
    if (error instanceof AdapterError && error.code === "46003") return [];
    throw error;
  }
}

function buttonsIn({ menu }: Readonly<Record<string, unknown>>): readonly Button[] {
  const held = typeof menu === "object" && menu !== null && "button" in menu ? menu.button : undefined;
  return Array.isArray(held) ? held : [];
}

/** The platform gives back what it was given, with empty lists and fields of its own beside it. */
function isSame(wanted: readonly Button[], found: readonly Button[]): boolean {
  return JSON.stringify(wanted.map(bare)) === JSON.stringify(found.map(bare));
}

function bare({ type, name, key, url, sub_button: keys }: Button): unknown {
  const inner = Array.isArray(keys) && keys.length > 0 ? keys.map(bare) : undefined;
  return inner === undefined ? { type, name, key, url } : { name, inner };
}
