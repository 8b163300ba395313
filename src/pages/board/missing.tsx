import { Frame } from "./frame.js";
import type { Telling } from "./tell.js";

/** Said of what there is not and of what is not to be seen, in the same words. */
export function MissingPage({ telling }: Readonly<{ telling: Telling }>) {
  const { t, viewer } = telling;
  return (
    <Frame viewer={viewer} title={t("notFound")} here={undefined} path="/board">
      <h1>{t("notFound")}</h1>
      <p>{t("notFoundText")}</p>
      <p>
        <a href="/board">← {t("requests")}</a>
      </p>
    </Frame>
  );
}
