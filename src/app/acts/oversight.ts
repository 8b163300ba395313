import { isBreach } from "../../core/breach.js";
import { areaName } from "../../core/duty.js";
import type { Post } from "../../core/office.js";
import type { Charge } from "../../core/request.js";
import { displayNo } from "../../core/request.js";
import type { ActName, Said } from "../../intent/acts.js";
import { normal } from "../../intent/normal.js";
import { leadingNumber } from "../../intent/number.js";
import type { Stored } from "../../store/types.js";
import { type Case, type Reply, say } from "../case.js";
import { dayIn } from "./asks.js";
import { findRequest } from "./find.js";
import { mergeInto, splitOff } from "./households.js";
import type { Handler } from "./resident.js";
import { act, run } from "./run.js";
import { personIn, withText } from "./words.js";

/** What coordinators and officials decide (T15–T19, T25, T29, T32, §9). */
export const oversightActs = {
  grant: (about, said) =>
    act(about, said, "grant", () => ({ do: "grant", to: personIn(about, said.text)?.staff.id, what: meantBy(said) })),
  refuse: (about, said) => act(about, said, "refuse", () => ({ do: "refuse", reason: said.text, what: meantBy(said) })),
  decide: (about, said) =>
    withText(about, said, "decide", () =>
      act(about, said, "decide", () => ({ do: "decide", ...rulingIn(about, said.text) })),
    ),
  supervise: (about, said) =>
    act(about, said, "supervise", ({ request }) => ({ do: "supervise", due: dayIn(about, said.text, request).at })),
  explain: (about, said) =>
    withText(about, said, "explain", () => act(about, said, "explain", () => ({ do: "explain", text: said.text }))),
  judge,
  merge: (about, said) =>
    withText(about, said, "merge", () => {
      const found = findRequest(about, said, "merge");
      if ("reply" in found) return found.reply;
      const into = leadingNumber(normal(said.text))?.no;
      return mergeInto(about, found.stored, into);
    }),
  split: (about, said) => {
    const found = findRequest(about, said, "split");
    return "reply" in found ? found.reply : splitOff(about, found.stored);
  },
} satisfies Partial<Record<ActName, Handler>>;

const decidable = ["return", "extend", "park", "refer", "exclude", "appeal"] as const;

/** What a button or the words named, as in 准挂账. */
function meantBy({ args }: Said): (typeof decidable)[number] | undefined {
  return decidable.find((what) => what === args[0]);
}

/** 主办 … 协办 … 依据 …: posts by id, by title, or by village and title. */
function rulingIn(about: Case, text: string): { lead: string; assists: readonly string[]; basis: string } {
  const parts = text.split(/(主办|协办|依据|\bleads?\b|\bassists?\b|\bbasis\b)[:： ]*/iu);
  const part = (names: RegExp) => {
    const at = parts.findIndex((word) => names.test(word));
    return at < 0 ? "" : (parts[at + 1] ?? "").replace(/^[\s,，;；]+|[\s,，;；]+$/gu, "");
  };
  const assists = part(/^(?:协办|assists?)$/iu).split(/[、,，和及]+|\s+|\band\b/u);
  return {
    lead: postIn(about, part(/^(?:主办|leads?)$/iu)) ?? "",
    assists: assists.flatMap((name) =>
      /^(?:无|没有|none)?$/iu.test(name.trim()) ? [] : [postIn(about, name) ?? name],
    ),
    basis: part(/^(?:依据|basis)$/iu),
  };
}

function postIn({ office }: Case, words: string): string | undefined {
  const said = normal(words).replace(/\s+/g, "");
  const names = (post: Post) =>
    [
      post.id,
      post.title,
      `${areaName(office, post.area) ?? ""}${post.title}`,
      `${office.areas.get(post.area)?.name ?? ""}${post.title}`,
    ].map((name) => normal(name).replace(/\s+/g, ""));
  const all = [...office.posts.values()];
  return (
    all.find((post) => names(post).includes(said))?.id ??
    all.find((post) => said !== "" && said.includes(names(post)[2] ?? ""))?.id
  );
}

/** 认定 31 B05: what is before the officials; which one, where there are several. */
function judge(about: Case, said: Said): Reply {
  const found = findRequest(about, said, "judge");
  if ("reply" in found) return found.reply;
  const { stored } = found;
  const how = said.args.at(-1) !== "no";
  const [code = said.text.toUpperCase().match(/B\d\d/)?.[0] ?? "", who] = said.args.length > 1 ? said.args : [];
  const open = stored.request.charges.filter(
    (charge) =>
      charge.state !== "confirmed" &&
      charge.state !== "dismissed" &&
      (code === "" || charge.code === code) &&
      (who === undefined || charge.who === who),
  );
  const [only, another] = open;
  if (another !== undefined) return whichCharge(stored, open, how);
  if (only !== undefined) return run(about, stored, { do: "judge", code: only.code, who: only.who, confirmed: how });
  return isBreach(code)
    ? run(about, stored, { do: "judge", code, who: who ?? "", confirmed: how })
    : say({ say: { kind: "refused", refused: "nothing-asked", no: stored.request.no } });
}

function whichCharge({ request }: Stored, open: readonly Charge[], how: boolean): Reply {
  return say({
    say: { kind: "choose", to: "judge", lines: [] },
    request: request.id,
    options: open.slice(0, 9).map(({ code, who }) => ({
      data: `judge:${request.id}:${code}:${who}:${how ? "yes" : "no"}`,
      label: { as: `${displayNo(request.no)} ${code} ${who}` },
    })),
  });
}
