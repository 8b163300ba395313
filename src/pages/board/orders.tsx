import { displayNo } from "../../core/request.js";
import { Frame } from "./frame.js";
import type { OrdersOutcome } from "./settings.js";
import type { Telling } from "./tell.js";

type Props = Readonly<{ telling: Telling; outcome?: OrdersOutcome }>;

/** Work orders of 12345 as a sheet: what to choose, and what became of it. */
export function OrdersPage({ telling, outcome }: Props) {
  const { t, viewer } = telling;
  return (
    <Frame viewer={viewer} title={t("orders")} here="orders" path="/board/orders">
      <h1>{t("orders")}</h1>
      {outcome === undefined ? null : <Outcome telling={telling} outcome={outcome} />}
      <section class="acts" aria-label={t("ordersTake")}>
        <p class="soft">{t("ordersText")}</p>
        <form method="post" action="/board/orders" enctype="multipart/form-data">
          <p>
            <label for="sheet">{t("ordersFile")}</label>
            <input id="sheet" name="sheet" type="file" accept=".xlsx,.csv" required />
          </p>
          <p>
            <button type="submit">{t("ordersTake")}</button>
          </p>
        </form>
      </section>
    </Frame>
  );
}

function Outcome({ telling, outcome }: Readonly<{ telling: Telling; outcome: OrdersOutcome }>) {
  const { t, who } = telling;
  if ("unreadable" in outcome)
    return (
      <p role="alert" class="said bad">
        {t("ordersUnreadable")}
      </p>
    );
  if ("bad" in outcome)
    return (
      <div role="alert" class="said">
        <p class="bad">{t("ordersBad")}</p>
        <ul>
          {outcome.bad.map(({ row, fault }) => (
            <li>
              {t("ordersRow")} {row}: {t(`orders-${fault}`)}
            </li>
          ))}
        </ul>
      </div>
    );
  return (
    <div role="status" class="said">
      <p>
        {t("ordersMade")} {outcome.made.length} · {t("ordersKnown")} {outcome.known}
      </p>
      <ul>
        {outcome.made.map(({ ref, no, firstAsked }) => (
          <li>
            {ref} → <a href={`/board?q=${displayNo(no)}`}>{displayNo(no)}</a>
            {firstAsked === undefined ? "" : ` · ${who(firstAsked)}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
