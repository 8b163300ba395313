import { raw } from "hono/html";
import { Frame } from "./frame.js";
import type { Channel } from "./settings.js";
import type { Telling } from "./tell.js";

type Row = Channel & Readonly<{ code: string | undefined }>;

/** Each channel: whether it works, since when, and what to do; a code to scan where a phone must log in; what was missed. */
export function ChannelsPage({
  telling,
  rows,
  missed,
}: Readonly<{ telling: Telling; rows: readonly Row[]; missed: string | undefined }>) {
  const { t, time, channel, viewer } = telling;
  return (
    <Frame viewer={viewer} title={t("channels")} here="channels" path="/board/channels">
      <h1>{t("channels")}</h1>
      <p class="soft">{t("channelsText")}</p>
      <table>
        <thead>
          <tr>
            {(["channel", "state", "lasting", "detail"] as const).map((name) => (
              <th scope="col">{t(name)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">{channel(row.platform)}</th>
              <td class={row.up ? "" : "bad"}>{t(row.up ? "works" : "down")}</td>
              <td>{time(row.since)}</td>
              <td>{row.detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {missed === undefined ? null : (
        <p>
          {t("missed")} {missed}
        </p>
      )}
      {rows.map(({ code }) => (code === undefined ? null : <Scan code={code} t={t} />))}
    </Frame>
  );
}

function Scan({ code, t }: Readonly<{ code: string; t: Telling["t"] }>) {
  return (
    <figure class="scan">
      <div role="img" aria-label={t("scan")}>
        {raw(code)}
      </div>
      <figcaption>{t("scan")}</figcaption>
    </figure>
  );
}
