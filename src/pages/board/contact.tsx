import { displayNo, type Request } from "../../core/request.js";
import { Frame } from "./frame.js";
import type { Telling } from "./tell.js";

type Shown = Readonly<{
  telling: Telling;
  request: Request;
  contact: Readonly<{ name?: string; phone?: string }> | undefined;
}>;

/** The reporter's contact, once, under the viewer's name and the time (§11.3.5). */
export function ContactPage({ telling, request, contact }: Shown) {
  const { t, viewer, time } = telling;
  const mark = `${viewer.staff.name} ${viewer.staff.id} ${time(viewer.now)}`;
  return (
    <Frame viewer={viewer} title={t("contact")} here={undefined} path={`/board/request/${request.id}`}>
      <p class="crumb">
        <a href={`/board/request/${request.id}`}>← {displayNo(request.no)}</a>
      </p>
      <h1>
        <span class="no">{displayNo(request.no)}</span> {t("contact")}
      </h1>
      <section class="contact">
        <dl>
          <div>
            <dt>{t("name")}</dt>
            <dd>{contact?.name ?? t("notKnown")}</dd>
          </div>
          <div>
            <dt>{t("phone")}</dt>
            <dd>{contact?.phone ?? t("notKnown")}</dd>
          </div>
        </dl>
        <p class="soft">
          {t("revealed")} · {mark}
        </p>
        <div class="watermark" aria-hidden="true">
          {Array.from({ length: 24 }, () => (
            <span>{mark}</span>
          ))}
        </div>
      </section>
    </Frame>
  );
}
