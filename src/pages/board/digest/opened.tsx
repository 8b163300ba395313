import type { Digest, Opened, Source } from "../../../core/digest/index.js";
import { unitName } from "../../../core/figures/index.js";
import type { Found } from "../../../core/search.js";
import { digestTongues, tenths } from "../../../text/digest/index.js";
import { Frame } from "../frame.js";
import { Row } from "../list.js";
import type { Telling } from "../tell.js";
import { numberHref, weekHref } from "./href.js";

type Props = Readonly<{
  telling: Telling;
  digest: Digest;
  opened: Opened;
  behind: readonly (Source & Readonly<{ hit: number }>)[];
  rows: readonly Found[];
}>;

/** The requests behind one number of a digest, with its one definition; of a rate, those that hold first. */
export function OpenedPage({ telling, digest, opened, behind, rows }: Props) {
  const { t, viewer } = telling;
  const { metrics } = digestTongues[viewer.language];
  const { name: week } = digest.period;
  const definition = opened.metric === "unreached" ? undefined : metrics[opened.metric];
  const hits = new Map(behind.map(({ id, hit }) => [id, hit]));
  const sorted = [...rows].sort(
    (one, other) => (hits.get(other.id) ?? 0) - (hits.get(one.id) ?? 0) || one.no - other.no,
  );
  const unseen = behind.length - rows.length;
  return (
    <Frame viewer={viewer} title={definition?.name ?? t("unreached")} here="digest" path={numberHref(week, opened)}>
      <p class="crumb">
        <a href={weekHref(week)}>
          {t("digest")} {week}
        </a>
      </p>
      <h1>
        {definition?.name ?? t("unreached")} <span class="soft">{placeOf(telling, opened)}</span>
      </h1>
      {definition === undefined ? null : <p class="means">{definition.means}</p>}
      <p class="sums">
        {t("requestsBehind")}: <b>{behind.length}</b>
        <Share behind={behind} opened={opened} digest={digest} />
      </p>
      <ol class="rows">
        {sorted.map((row) => (
          <Row telling={telling} row={row} />
        ))}
      </ol>
      {unseen > 0 ? (
        <p class="soft">
          + {unseen} {t("notYours")}
        </p>
      ) : null}
    </Frame>
  );
}

/** Of a rate: how many of its requests hold. */
function Share({ behind, opened, digest }: Pick<Props, "behind" | "opened" | "digest">) {
  if (opened.metric === "unreached" || digest.figures.full[opened.metric].unit !== "percent") return null;
  const hit = behind.reduce((sum, one) => sum + one.hit, 0);
  const of = behind.reduce(
    (sum, { parts }) => sum + (opened.metric === "unreached" ? 0 : (parts[opened.metric]?.[0] ?? 0)),
    0,
  );
  return (
    <span class="soft">
      {tenths(hit)} / {of}
    </span>
  );
}

/** The part of the breakdown that the number stands in, and under which basis. */
function placeOf({ viewer, area, category }: Telling, opened: Opened): string {
  const { unit, village, category: id, assessed } = opened;
  const { heads } = digestTongues[viewer.language].names;
  const unitWords = unit === undefined ? [] : [unitName(viewer.office, unit)];
  const villageWords = village === undefined ? [] : [area(village)];
  const categoryWords = id === undefined ? [] : [category(id)];
  return [...unitWords, ...villageWords, ...categoryWords, heads[assessed ? "assessed" : "full"]].join(" ");
}
