import { displayNo } from "../../core/request.js";
import type { Found } from "../../core/search.js";
import { ChargeLine, chargesFor } from "./charges.js";
import { Frame } from "./frame.js";
import type { Telling } from "./tell.js";

/** Every suspected breach that waits: for officials to settle, for auditors to read, for each person to explain (§9). */
export function BreachesPage({ telling, rows }: Readonly<{ telling: Telling; rows: readonly Found[] }>) {
  const { t, viewer } = telling;
  const shown = rows
    .map((row) => ({ row, charges: chargesFor(telling, row.charges) }))
    .filter(({ charges }) => charges.length > 0);
  return (
    <Frame viewer={viewer} title={t("breaches")} here="breaches" path="/board/breaches">
      <h1>{t("breaches")}</h1>
      {shown.length === 0 ? <p class="empty">{t("noBreaches")}</p> : null}
      <ol class="breaches">
        {shown.map(({ row, charges }) => (
          <li>
            <a class="what" href={`/board/request/${row.id}#charges`}>
              <span class="no">{displayNo(row.no)}</span>{" "}
              <span class="title">
                {telling.category(row.category)} · {telling.area(row.area)}
              </span>
            </a>
            {charges.map((charge) => (
              <ChargeLine telling={telling} charge={charge} />
            ))}
          </li>
        ))}
      </ol>
    </Frame>
  );
}
