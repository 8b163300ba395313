import { authorize } from "../../core/authorize.js";
import { answerBy, displayNo, households, type Request } from "../../core/request.js";
import type { Whole } from "../../core/search.js";
import { situationOf } from "../../core/situation.js";
import { Charges } from "./charges.js";
import { Chip } from "./chip.js";
import { Acts } from "./forms.js";
import { Frame } from "./frame.js";
import { linesOf, reigns } from "./ledger/index.js";
import type { Telling } from "./tell.js";
import { Messages } from "./told.js";

type Shown = Readonly<{ telling: Telling; whole: Whole }>;

/** A request's page: where it stands, who answers and answered for it, and everything that the ledger says. */
export function RequestPage({ telling, whole, said }: Shown & Readonly<{ said: string | undefined }>) {
  const { viewer } = telling;
  const { request } = whole;
  const title = `${displayNo(request.no)} ${telling.category(request.matter.category)}`;
  return (
    <Frame viewer={viewer} title={title} here={undefined} path={`/board/request/${request.id}`}>
      <p class="crumb">
        <a href="/board">← {telling.t("requests")}</a>
      </p>
      <h1>
        <span class="no">{displayNo(request.no)}</span> {telling.category(request.matter.category)} ·{" "}
        {telling.area(request.matter.area)}
      </h1>
      {said === undefined ? null : (
        <p class="said" role="status">
          {said}
        </p>
      )}
      <div class="two">
        <div>
          <Summary telling={telling} whole={whole} />
          <Ledger telling={telling} whole={whole} />
        </div>
        <div>
          <Acts telling={telling} whole={whole} />
          <Charges telling={telling} request={request} version={whole.version} />
          <Promises telling={telling} request={request} />
          <Reigns telling={telling} whole={whole} />
          <Sealed telling={telling} whole={whole} />
          <Messages telling={telling} told={whole.told} />
        </div>
      </div>
    </Frame>
  );
}

function Summary({ telling, whole }: Shown) {
  const { t, who, time } = telling;
  const { request } = whole;
  const due = answerBy(request);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t("answerable"), who(request.accountable)],
    [t("firstAsked"), who(request.firstAsked)],
    [t("offered"), request.offer === undefined ? undefined : who(request.offer.to)],
    [t("lead"), request.lead === undefined ? undefined : telling.post(request.lead)],
    [t("assists"), request.assists.length === 0 ? undefined : telling.names.list(request.assists.map(telling.post))],
    [t("basis"), request.basis],
    [t("place"), request.matter.place],
    [t("registered"), request.registeredAt === undefined ? undefined : time(request.registeredAt)],
    [t("contactBy"), request.contacts.length > 0 || request.due === undefined ? undefined : time(request.due.contact)],
    [t("answerBy"), due === undefined ? undefined : time(due)],
  ];
  return (
    <section class="summary" aria-label={displayNo(request.no)}>
      <p class="chips">
        <Chip tone={situationOf(request)}>{telling.situation(situationOf(request))}</Chip>
        {flags(telling, request).map(([tone, text]) => (
          <Chip tone={tone}>{text}</Chip>
        ))}
      </p>
      <p class="matter">{request.matter.text}</p>
      <dl>
        {facts.map(([name, value]) =>
          value === undefined ? null : (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}

function flags({ t, names }: Telling, request: Request): readonly (readonly [string, string])[] {
  const { urgency } = request.matter;
  return [
    ...(urgency === "normal" ? [] : [[urgency, names.urgencies[urgency]] as const]),
    ...(request.sealed ? [["sealed", t("sealed")] as const] : []),
    ...(request.supervised === undefined ? [] : [["supervised", t("supervised")] as const]),
    ...(request.extended ? [["flag", t("extended")] as const] : []),
    ...(request.exclusion?.is === "granted" ? [["flag", t("excluded")] as const] : []),
    ...(request.children.length > 0 ? [["flag", `${households(request)} ${t("households")}`] as const] : []),
  ];
}

function Ledger({ telling, whole }: Shown) {
  const lines = linesOf(whole.events, whole.request, telling);
  return (
    <section
      id="ledger"
      aria-labelledby="ledger-title"
      hx-get={`/board/request/${whole.request.id}`}
      hx-select="#ledger"
      hx-swap="outerHTML"
      hx-trigger="every 20s"
    >
      <h2 id="ledger-title">{telling.t("ledger")}</h2>
      <ol class="ledger">
        {lines.map(({ at, who, text, is }) => (
          <li class={is}>
            <span class="at">{telling.time(at)}</span>
            <span class="by">{who}</span>
            <span class="fact">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Promises({ telling, request }: Readonly<{ telling: Telling; request: Request }>) {
  const { t, time, name } = telling;
  if (request.promises.length === 0) return null;
  const states = { open: t("pending"), kept: t("kept"), broken: t("broken") };
  return (
    <section aria-labelledby="promises">
      <h2 id="promises">{t("promises")}</h2>
      <ul class="plain-list">
        {request.promises.map((promise) => (
          <li>
            <Chip tone={promise.state}>{states[promise.state]}</Chip> {promise.text}
            <span class="soft">
              {" "}
              {name(promise.by)} · {time(promise.due)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reigns({ telling, whole }: Shown) {
  const { t, time, who } = telling;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t("history")}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("answerable")}</th>
            <th scope="col">{t("since")}</th>
            <th scope="col">{t("until")}</th>
          </tr>
        </thead>
        <tbody>
          {reigns(whole.events).map(({ staff, from, until }) => (
            <tr>
              <th scope="row">{who(staff)}</th>
              <td>{time(from)}</td>
              <td>{until === undefined ? t("today") : time(until)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What is sealed: how much there is of it, and the way to the contact for those who may. */
function Sealed({ telling, whole }: Shown) {
  const { t, viewer, names } = telling;
  const { request, materials, version } = whole;
  const kinds: Readonly<Record<string, string>> = { ...names.files, text: t("words"), place: t("place") };
  const able = authorize(viewer, { is: "staff", id: viewer.staff.id }, "reveal", request) === undefined;
  return (
    <section aria-labelledby="materials">
      <h2 id="materials">{t("materials")}</h2>
      <p>
        {names.list(Object.entries(materials).map(([kind, count]) => names.counted(kinds[kind] ?? kind, count))) || "—"}
      </p>
      <p class="soft">{t("sealedMaterials")}</p>
      <h2>{t("contact")}</h2>
      <p class="soft">{t("hidden")}</p>
      {able ? (
        <form method="post" action={`/board/request/${request.id}/reveal`} class="reveal">
          <input type="hidden" name="version" value={String(version)} />
          <label for="reason">{t("reason")}</label>
          <input id="reason" name="reason" required minlength={4} maxlength={200} autocomplete="off" />
          <button type="submit">{t("reveal")}</button>
        </form>
      ) : null}
    </section>
  );
}
