import { openPlay, type Play } from "../support/play.js";
import { type Office, type Stage, type Talker, talker } from "../support/stage.js";
import { openSlackWorld } from "../world/slack/index.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWechat } from "../world/wechat/index.js";
import { openWechatOfficial } from "../world/wechat-official/index.js";
import type { Seen, World } from "../world/world.js";

/** One platform of each capability profile: with buttons and edits, and with numbered lines that stand as they were said. */
export const profiles: Readonly<Record<string, () => Promise<World>>> = {
  "telegram: buttons, edits": () => openTelegram(),
  "slack: buttons, edits, threads": () => openSlackWorld({ mode: "http" }),
  "wechat: numbers": () => openWechat("gateway"),
  "a wechat service account: numbers": () => openWechatOfficial({ aes: true }),
};

/** Everybody of the example office and some residents. */
export type Cast = Readonly<{
  stage: Stage;
  /** A member of staff by id, or a resident by a number. */
  play(who: string): Talker;
  rows: Play["rows"];
  /** Says a matter, confirms it, and gives its number. */
  registers(who: string, text: string): Promise<string>;
  /** Who is answerable for a request, and since registration first asked. */
  request(no: string): Promise<Record<string, unknown>>;
  /** Asks how it stands: whoever was held back by a window or the night hears it then. */
  learns(who: string, pattern: RegExp): Promise<Seen>;
  leave(): Promise<void>;
}>;

/** Puts the whole cast on stage; at an instant, else on an ordinary Monday morning. `change` is made to the example office. */
export async function openCast(
  open: () => Promise<World>,
  at?: number,
  change?: (office: Office) => void,
): Promise<Cast> {
  const world = await open();
  // A service account is for residents: it may write but five times until they do. Its cadres are elsewhere.
  const desk = world.platform === "wechat-official" ? await openTelegram() : world;
  const stage = await openPlay([...new Set([world, desk])], {
    office(office) {
      enrol(office, desk);
      change?.(office);
    },
    ...(at && { at }),
  });
  const play = players(world, desk);
  // WeChat knows nobody who has not written to the account.
  for (const who of staff) {
    await play(who).says("帮助");
    await play(who).hears("签收");
  }
  const { rows, leave } = stage;
  return {
    ...{ stage, play, rows, leave },
    async registers(who, text) {
      await play(who).says(text);
      await play(who).picks(await play(who).hears(/我记下的是[\s\S]*对吗/), /登记/);
      const { text: said } = await play(who).hears(/已登记 Q-/);
      return String(Number(/Q-(\d+)/.exec(said)?.[1]));
    },
    async request(no) {
      const [row] = await rows(`SELECT status, first_asked, accountable, state FROM request WHERE no = ${no}`);
      return row ?? {};
    },
    async learns(who, pattern) {
      await play(who).says("进度");
      return play(who).hears(pattern);
    },
  };
}

/** Whoever is called for has the same phone each time: residents on the one platform, cadres on theirs. */
function players(world: World, desk: World): Cast["play"] {
  const known = new Map<string, Talker>();
  return (who) => {
    const where = isResident(who) ? world : desk;
    const found = known.get(who) ?? talker(where, { id: accountOf(where, who), name: nameOf(who), language: "zh" });
    known.set(who, found);
    return found;
  };
}

const staff = ["liu", "wang", "zhao", "chen", "feng", "deng", "li", "sun", "zhang"] as const;

/** Accounts as the platforms write them: Slack's begin with U, wechaty's with o_. */
function accountOf({ platform }: World, who: string): string {
  return platform === "slack" ? `U${who.toUpperCase()}` : platform === "telegram" ? digits(who) : `o_${who}`;
}

function digits(who: string): string {
  return isResident(who) ? who : String([...who].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
}

function nameOf(who: string): string {
  return isResident(who) ? `居民${who}` : who;
}

function isResident(who: string): boolean {
  return /^\d+$/.test(who);
}

function enrol(office: Office, desk: World): void {
  for (const person of office.people) person.accounts = { [desk.platform]: accountOf(desk, person.id) };
}
