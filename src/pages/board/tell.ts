import { category } from "../../core/categories.js";
import { areaName, titleOf } from "../../core/duty.js";
import type { Actor } from "../../core/request.js";
import { clock as enClock, names as enNames } from "../../text/en/names.js";
import { timeWords } from "../../text/time.js";
import { clock as zhClock, names as zhNames } from "../../text/zh/names.js";
import type { Viewer } from "./settings.js";
import { type Word, wordsIn } from "./words.js";

/** What pages say things with, for one viewer: words, times, names. */
export type Telling = Readonly<{
  viewer: Viewer;
  t(word: Word): string;
  time(at: number): string;
  /** Somebody with their post; an id for whoever left the office file. */
  who(staff: string | undefined): string;
  name(staff: string | undefined): string;
  actor(actor: Actor): string;
  category(id: string | undefined): string;
  area(id: string | undefined): string;
  post(id: string | undefined): string;
  situation(code: string): string;
  channel(platform: string): string;
  names: typeof zhNames;
}>;

/** Where the ledger puts what is for somebody who has no account anywhere. */
const NOWHERE = "nowhere";

/** The words of one viewer at one moment. */
export function tellingFor(viewer: Viewer): Telling {
  const { office, language, now } = viewer;
  const english = language === "en";
  const names = english ? enNames : zhNames;
  const t = wordsIn(language);
  const name = (staff: string | undefined) => (staff === undefined ? "—" : (office.staff.get(staff)?.name ?? staff));
  const situations: Readonly<Record<string, string>> = names.situations;
  return {
    viewer,
    t,
    names,
    time: (at) => timeWords(english ? enClock : zhClock, { zone: office.zone, now }, at),
    name,
    who(staff) {
      const title = staff === undefined ? "" : titleOf(office, staff);
      return title === "" ? name(staff) : names.noted(name(staff), title);
    },
    actor: (actor) => (actor.is === "staff" ? name(actor.id) : actor.is === "bot" ? t("bot") : t("resident")),
    category(id) {
      const row = id === undefined ? undefined : category(id);
      return row === undefined ? names.uncategorized : english ? row.en.l2 : row.l2;
    },
    area: (id) => areaName(office, id) ?? "—",
    post(id) {
      const post = id === undefined ? undefined : office.posts.get(id);
      return post === undefined ? (id ?? "—") : names.noted(post.title, post.a.map(name).join(english ? ", " : "、"));
    },
    situation: (code) => situations[code] ?? code,
    channel: (platform) => viewer.channel(platform) ?? (platform === NOWHERE ? t("nowhere") : platform),
  };
}
