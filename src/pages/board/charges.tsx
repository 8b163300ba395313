import { authorize } from "../../core/authorize.js";
import { type Breach, breaches } from "../../core/breach.js";
import type { Language } from "../../core/office.js";
import type { Charge, Request } from "../../core/request.js";
import { Chip } from "./chip.js";
import { seesPressure } from "./ledger/index.js";
import type { Telling } from "./tell.js";

type Shown = Readonly<{ telling: Telling; request: Request; version: number }>;

/** The suspected breaches of a request, with what an official does about each. */
export function Charges({ telling, request, version }: Shown) {
  const { t } = telling;
  const shown = chargesFor(telling, request.charges);
  if (shown.length === 0) return null;
  const mayJudge =
    authorize(telling.viewer, { is: "staff", id: telling.viewer.staff.id }, "judge", request) === undefined;
  return (
    <section aria-labelledby="charges">
      <h2 id="charges">{t("charges")}</h2>
      <ul class="plain-list">
        {shown.map((charge) => (
          <li class="charge">
            <ChargeLine telling={telling} charge={charge} />
            {mayJudge && isWaiting(charge) && charge.who !== telling.viewer.staff.id ? (
              <form method="post" action={`/board/request/${request.id}/judge`} class="row">
                <input type="hidden" name="version" value={String(version)} />
                <input type="hidden" name="code" value={charge.code} />
                <input type="hidden" name="who" value={charge.who} />
                {charge.state === "suspected" ? null : (
                  <button type="submit" name="confirmed" value="yes">
                    {t("confirmBreach")}
                  </button>
                )}
                <button type="submit" class="plain" name="confirmed" value="no">
                  {t("dismissBreach")}
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A breach in one line: code, person, what was seen, and how far it is. */
export function ChargeLine({ telling, charge }: Readonly<{ telling: Telling; charge: Charge }>) {
  const { t, who, time } = telling;
  return (
    <p>
      <Chip tone={charge.state}>{t(charge.state)}</Chip> <b>{breachNames[telling.viewer.language][charge.code]}</b>{" "}
      <span class="soft">
        {charge.code} · {who(charge.who)} · {time(charge.at)}
        {charge.state === "suspected" ? ` · ${t("explainUntil")} ${time(charge.until)}` : ""}
      </span>
    </p>
  );
}

/** Those a viewer may know of: above all; a cadre only what is held against themselves. */
export function chargesFor(telling: Telling, charges: readonly Charge[]): readonly Charge[] {
  const { view, staff } = telling.viewer;
  return charges
    .filter(({ who }) => view.all || who === staff.id)
    .filter(({ code }) => code !== "B20" || seesPressure(telling));
}

function isWaiting({ state }: Charge): boolean {
  return state === "suspected" || state === "explained" || state === "ripe";
}

/** What the breaches of `domain.md` §9 are called. */
const breachNames = {
  "zh-CN": {
    B01: "未登记",
    B02: "未告知姓名职责",
    B03: "推诿",
    B04: "逾期签收",
    B05: "逾期联系",
    B06: "逾期答复",
    B07: "移交未接收即失管",
    B08: "无依据退回",
    B09: "反复退转",
    B10: "不配合",
    B11: "迟报",
    B12: "漏报、不完全",
    B13: "瞒报、虚报",
    B14: "虚假办结",
    B15: "未一次性告知",
    B16: "承诺未兑现",
    B17: "AB 角同时离岗",
    B18: "未交接",
    B19: "泄露信息",
    B20: "压着撤单、代填评价",
    B21: "派给基层的部门事",
    B22: "督办未办",
    B23: "挂账失管",
  },
  en: breaches,
} as const satisfies Record<Language, Record<Breach, string>>;
