import type { Urgency } from "../core/office.js";
import type { Charge } from "../core/request.js";
import type { Found, Place, Search, View } from "../core/search.js";

/** A row of a list as the database gives it. */
export type Row = Readonly<{
  id: string;
  no: number;
  year: number;
  situation: string;
  category: string | null;
  area: string | null;
  urgency: Urgency;
  first_asked: string | null;
  accountable: string | null;
  registered_at: Date;
  answer_due: Date | null;
  sealed: boolean;
  text: string;
  place: string | null;
  running: boolean;
  charges: readonly Charge[] | null;
}>;

/** What is asked for as SQL over `request r`, with its values; the names of people and areas never stand in the text. */
export function conditions(office: string, search: Search, view: View) {
  const values: unknown[] = [];
  const $ = (value: unknown, type = "text") => {
    values.push(value);
    return `$${values.length}::${type}`;
  };
  const where = [`r.office = ${$(office)}`, "r.no > 0", ...sight(view, $), ...wanted(search, $), ...place(search, $)];
  const direction = search.after === undefined ? "DESC" : "ASC";
  const order = `ORDER BY r.registered_at ${direction}, r.id ${direction} LIMIT ${Math.trunc(search.most)}`;
  return { where: where.join(" AND "), order, values };
}

type Add = (value: unknown, type?: string) => string;

/** §15: those above see all; a cadre their own, and of their grid what is not sealed. Nobody sees what complains of them. */
function sight({ staff, all, areas }: View, $: Add): readonly string[] {
  const me = $(staff);
  const own = `r.accountable = ${me} OR r.first_asked = ${me} OR r.offeree = ${me}`;
  const grid = () => `(r.area IS NULL OR r.area = ANY (${$(areas, "text[]")}))`;
  return [
    ...(all ? [] : [`(${own} OR (${grid()} AND NOT coalesce((r.state->>'sealed')::boolean, false)))`]),
    `NOT coalesce(jsonb_exists(r.state->'subjects', ${me}), false)`,
  ];
}

function wanted(search: Search, $: Add): readonly string[] {
  const { no, ids, words, people, state, category, areas, lateAt, charged, chargedTo } = search;
  return [
    ...(no === undefined ? [] : [`r.no = ${$(no, "int")}`]),
    ...(ids === undefined ? [] : [`r.id = ANY (${$(ids, "text[]")})`]),
    ...(state === undefined ? [] : [state === "open" ? OPEN : `r.situation = ${$(state)}`]),
    ...(people === undefined ? [] : [`r.accountable = ANY (${$(people, "text[]")})`]),
    ...(category === undefined
      ? []
      : [`(r.category = ${$(category)} OR r.category LIKE ${$(`${likely(category)}/%`)})`]),
    ...(areas === undefined ? [] : [`r.area = ANY (${$(areas, "text[]")})`]),
    ...(lateAt === undefined
      ? []
      : [`${OPEN} AND ${RUNNING} AND r.answer_due < ${$(new Date(lateAt).toISOString(), "timestamptz")}`]),
    ...(charged === true ? [CHARGED] : []),
    ...(chargedTo === undefined ? [] : [`r.state->'charges' @> ${$(JSON.stringify([{ who: chargedTo }]), "jsonb")}`]),
    ...(words === undefined ? [] : [containing(words, $)]),
  ];
}

/** By the index of neighbouring characters first, then exactly. */
function containing(words: string, $: Add): string {
  const text = $(words.normalize("NFKC").toLowerCase());
  return `r.id IN (SELECT f.request FROM finding f WHERE grams(f.text) @> grams(${text}) AND strpos(f.text, ${text}) > 0)`;
}

function place({ before, after }: Search, $: Add): readonly string[] {
  const than = (one: Place, sign: "<" | ">") =>
    `(r.registered_at, r.id) ${sign} (${$(new Date(one.at).toISOString(), "timestamptz")}, ${$(one.id)})`;
  if (before !== undefined) return [than(before, "<")];
  return after === undefined ? [] : [than(after, ">")];
}

function likely(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

// As the partial indexes say it.
const OPEN = "r.status IN ('registered', 'claimed', 'answered')";
/** Its time runs: it waits for somebody of the office, and not for a review or for another request's answer. */
export const RUNNING = "r.status IN ('registered', 'claimed') AND r.situation NOT IN ('PARKED', 'MERGED')";
const CHARGED = `jsonb_path_exists(r.state, '$.charges[*] ? (@.state == "suspected" || @.state == "explained" || @.state == "ripe")')`;

/** A row as the board knows it. */
export function toFound(row: Row): Found {
  return {
    id: row.id,
    no: row.no,
    year: row.year,
    situation: row.situation,
    category: row.category ?? undefined,
    area: row.area ?? undefined,
    urgency: row.urgency,
    sealed: row.sealed,
    text: row.text,
    place: row.place ?? undefined,
    // I2: the database keeps it for whatever has a number.
    firstAsked: row.first_asked ?? "",
    accountable: row.accountable ?? undefined,
    registeredAt: row.registered_at.getTime(),
    answerDue: row.answer_due?.getTime(),
    running: row.running,
    charges: row.charges ?? [],
  };
}
