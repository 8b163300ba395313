import { raw } from "hono/html";
import { Frame } from "./frame.js";
import type { Channel } from "./settings.js";
import type { Telling } from "./tell.js";

type Row = Channel & Readonly<{ code: string | undefined }>;

/** Each channel: whether it works, since when, and what to do; a code to scan where a phone must log in. */
export function ChannelsPage({ telling, rows }: Readonly<{ telling: Telling; rows: readonly Row[] }>) {
  const { t, time, viewer } = telling;
  return (
    <Frame viewer={viewer} title={t("channels")} here="channels" path="/board/channels">
      <h1>{t("channels")}</h1>
      <p class="soft">{t("channelsText")}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("channel")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col">{t("lasting")}</th>
            <th scope="col">{t("detail")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">{row.platform}</th>
              <td class={row.up ? "" : "bad"}>{t(row.up ? "works" : "down")}</td>
              <td>{time(row.since)}</td>
              <td>{row.detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.map(({ code }) =>
        code === undefined ? null : (
          <figure class="scan">
            <div role="img" aria-label={t("scan")}>
              {raw(code)}
            </div>
            <figcaption>{t("scan")}</figcaption>
          </figure>
        ),
      )}
    </Frame>
  );
}
