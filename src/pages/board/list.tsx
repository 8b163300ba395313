import { firstLevels } from "../../core/categories/levels.js";
import { categories } from "../../core/categories.js";
import { displayNo } from "../../core/request.js";
import type { Found, Tally } from "../../core/search.js";
import { Chip } from "./chip.js";
import { Frame } from "./frame.js";
import type { Asked } from "./query.js";
import { hrefOf } from "./query.js";
import { listedStates } from "./states.js";
import type { Telling } from "./tell.js";

/** One page of the list, with where it goes on. */
export type Listed = Readonly<{
  asked: Asked;
  rows: readonly Found[];
  newer: string | undefined;
  older: string | undefined;
  tally: readonly Tally[];
  path: string;
}>;

/** The list of requests with its filters; the list itself is fetched anew every twenty seconds where there is JavaScript. */
export function ListPage({ telling, listed }: Readonly<{ telling: Telling; listed: Listed }>) {
  const { t, viewer } = telling;
  return (
    <Frame viewer={viewer} title={t("requests")} here="requests" path={listed.path}>
      <h1>{t("requests")}</h1>
      <search aria-label={t("filters")}>
        <Filters telling={telling} asked={listed.asked} />
      </search>
      <Results telling={telling} listed={listed} />
    </Frame>
  );
}

function Filters({ telling, asked }: Readonly<{ telling: Telling; asked: Asked }>) {
  const { t } = telling;
  return (
    <form
      class="filters"
      method="get"
      action="/board"
      hx-get="/board"
      hx-target="#results"
      hx-select="#results"
      hx-swap="outerHTML"
      hx-push-url="true"
      hx-trigger="submit, change"
    >
      <p class="wide">
        <label for="q">{t("searchLabel")}</label>
        <input id="q" type="search" name="q" value={asked.q} placeholder={t("search")} autocomplete="off" />
      </p>
      <Choice id="state" label={t("state")} value={asked.state} options={stateOptions(telling)} />
      <Choice id="person" label={t("person")} value={asked.person} options={personOptions(telling)} />
      <p>
        <label for="category">{t("category")}</label>
        <select id="category" name="category">
          <option value="">{t("anyCategory")}</option>
          <Categories telling={telling} chosen={asked.category} />
        </select>
      </p>
      <Choice id="area" label={t("area")} value={asked.area} options={areaOptions(telling)} />
      <p class="check">
        <input id="late" type="checkbox" name="late" value="1" checked={asked.late} />
        <label for="late">{t("onlyLate")}</label>
      </p>
      <p class="go">
        <button type="submit">{t("apply")}</button>
        <a href="/board">{t("clear")}</a>
      </p>
    </form>
  );
}

type Options = readonly (readonly [value: string, label: string])[];

function Choice(props: Readonly<{ id: string; label: string; value: string; options: Options }>) {
  return (
    <p>
      <label for={props.id}>{props.label}</label>
      <select id={props.id} name={props.id}>
        {props.options.map(([value, label]) => (
          <option value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </p>
  );
}

function stateOptions({ t, situation }: Telling): Options {
  return [
    ["open", t("openState")],
    ["", t("anyState")],
    ...listedStates.map((code) => [code, situation(code)] as const),
  ];
}

function personOptions({ t, viewer }: Telling): Options {
  const able = [...viewer.office.staff.values()].filter(({ roles }) =>
    roles.some((role) => role === "cadre" || role === "coordinator" || role === "official"),
  );
  return [["", t("anyone")], ...able.map(({ id, name }) => [id, name] as const)];
}

function areaOptions({ t, viewer, area }: Telling): Options {
  const { all, areas } = viewer.view;
  const seen = [...viewer.office.areas.values()].filter(({ id, level }) => level > 1 && (all || areas.includes(id)));
  return [["", t("anywhere")], ...seen.map(({ id, level }) => [id, `${level === 3 ? "　" : ""}${area(id)}`] as const)];
}

function Categories({ telling, chosen }: Readonly<{ telling: Telling; chosen: string }>) {
  const english = telling.viewer.language === "en";
  return Object.entries(firstLevels).map(([l1, en]) => (
    <optgroup label={english ? en : l1}>
      <option value={l1} selected={chosen === l1}>
        {english ? `${en}: all` : `${l1}（全部）`}
      </option>
      {categories
        .filter((row) => row.l1 === l1)
        .map((row) => (
          <option value={row.id} selected={chosen === row.id}>
            {english ? row.en.l2 : row.l2}
          </option>
        ))}
    </optgroup>
  ));
}

function Results({ telling, listed }: Readonly<{ telling: Telling; listed: Listed }>) {
  const { t } = telling;
  const { rows, asked, tally } = listed;
  const sum = (of: "open" | "late") => tally.reduce((total, one) => total + one[of], 0);
  const fresh = hrefOf(asked);
  return (
    <section
      id="results"
      aria-label={t("list")}
      hx-get={fresh}
      hx-select="#results"
      hx-swap="outerHTML"
      hx-trigger="every 20s"
    >
      <p class="sums">
        <a href="/board">
          <b>{sum("open")}</b> {t("open")}
        </a>
        <a class={sum("late") > 0 ? "late" : ""} href="/board?late=1">
          <b>{sum("late")}</b> {t("late")}
        </a>
      </p>
      {rows.length === 0 ? <p class="empty">{t(asked.tooShort ? "shortWords" : "none")}</p> : null}
      <ol class="rows">
        {rows.map((row) => (
          <Row telling={telling} row={row} />
        ))}
      </ol>
      <nav class="pager" aria-label={t("pages")}>
        {listed.newer === undefined ? <span /> : <a href={listed.newer}>{t("newer")}</a>}
        {listed.older === undefined ? <span /> : <a href={listed.older}>{t("older")}</a>}
      </nav>
    </section>
  );
}

/** One request of a list. */
export function Row({ telling, row }: Readonly<{ telling: Telling; row: Found }>) {
  const { t, time, name } = telling;
  const late = row.running && row.answerDue !== undefined && row.answerDue < telling.viewer.now;
  return (
    <li class={late ? "late" : ""}>
      <a class="what" href={`/board/request/${row.id}`}>
        <span class="no">{displayNo(row.no)}</span>
        <span class="title">
          {telling.category(row.category)} · {telling.area(row.area)}
        </span>
      </a>
      <p class="text">{row.text}</p>
      <p class="chips">
        <Chip tone={row.situation}>{telling.situation(row.situation)}</Chip>
        {row.urgency === "normal" ? null : <Chip tone={row.urgency}>{telling.names.urgencies[row.urgency]}</Chip>}
        {row.sealed ? <Chip tone="sealed">{t("sealed")}</Chip> : null}
      </p>
      <p class="person">
        <span class="soft">{t("answerable")}</span> {name(row.accountable)}
        {row.firstAsked === row.accountable ? null : (
          <span class="first">
            {t("firstAsked")} {name(row.firstAsked)}
          </span>
        )}
      </p>
      <p class="due">
        <span class="soft">{late ? t("lateBy") : row.running ? t("answerBy") : t("registered")}</span>{" "}
        <span class={late ? "bad" : ""}>{time((row.running ? row.answerDue : undefined) ?? row.registeredAt)}</span>
      </p>
    </li>
  );
}
