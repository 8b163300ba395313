import type { Alert } from "../../core/duty.js";
import type { Viewer } from "./settings.js";
import type { Telling } from "./tell.js";

/** Who may declare an emergency (M80). */
export function mayDeclare({ staff }: Viewer): boolean {
  return staff.roles.some((role) => role === "official" || role === "coordinator");
}

/** The emergencies that are on, and for those above a form to declare or end one. */
export function Emergencies({ telling, said }: Readonly<{ telling: Telling; said: string | undefined }>) {
  const { t, viewer } = telling;
  const { now, roster } = viewer;
  const live = (roster.alerts ?? []).filter(({ from, until }) => from <= now && now < until);
  const able = mayDeclare(viewer);
  if (live.length === 0 && !able) return null;
  return (
    <section class="acts" aria-labelledby="emergency">
      <h2 id="emergency">{t("emergency")}</h2>
      {said === undefined ? null : (
        <p role="status" class="said">
          {said}
        </p>
      )}
      {live.length === 0 ? <p class="soft">{t("noEmergency")}</p> : null}
      {live.map((alert) => (
        <Live telling={telling} alert={alert} able={able} />
      ))}
      {able ? <Form telling={telling} /> : null}
    </section>
  );
}

function Form({ telling: { t } }: Readonly<{ telling: Telling }>) {
  return (
    <details>
      <summary>{t("declare")}</summary>
      <form method="post" action="/board/emergency">
        <p>
          <label for="emergency-text">{t("declareHow")}</label>
          <textarea id="emergency-text" name="text" rows={3} required maxlength={600} placeholder={t("declareLike")} />
        </p>
        <p>
          <button type="submit">{t("declare")}</button>
        </p>
      </form>
    </details>
  );
}

function Live({ telling, alert, able }: Readonly<{ telling: Telling; alert: Alert; able: boolean }>) {
  const { t, area, time } = telling;
  return (
    <div class="live">
      <p>
        <strong class="bad">{area(alert.area)}</strong>{" "}
        {alert.category === undefined ? "" : telling.category(alert.category)} · {t("until")} {time(alert.until)}
      </p>
      <p>{alert.text}</p>
      {able ? (
        <form method="post" action="/board/emergency">
          <input type="hidden" name="text" value={`关 ${area(alert.area)}`} />
          <button type="submit">{t("endEmergency")}</button>
        </form>
      ) : null}
    </div>
  );
}
