import type { Decision, Digest } from "../core/digest/index.js";
import type { Language, Office, Role } from "../core/office.js";
import { displayNo } from "../core/request.js";
import type { Option } from "../core/say.js";
import type { Capabilities, Log, OutboundFile } from "../port/index.js";
import type { Delivery } from "../store/types.js";
import { digestTongues } from "../text/digest/index.js";
import type { Digests } from "./digests.js";
import { type Edition, languageOf } from "./render.js";

/** A delivery, with its edition where it is one of the digest. */
export type Complete = Delivery & Readonly<{ edition?: Edition }>;

/** Fills a delivery of the digest with what it says; leaves every other as it is. Rejects while the database is away. */
export type Editions = (delivery: Delivery, can: Capabilities) => Promise<Complete>;

type Settings = Readonly<{
  digests: Digests;
  /** The picture and the tables of a digest. */
  paint: (digest: Digest, language: Language) => Promise<readonly OutboundFile[]>;
  /** The address that officials' phones reach; undefined where there is none. */
  publicUrl: string | undefined;
  office: () => Office;
  log: Log;
}>;

/** Makes editions: the ledger of deliveries keeps only which digest it was, since the digest itself is frozen. */
export function createEditions({ digests, paint, publicUrl, office, log }: Settings): Editions {
  return async (delivery, can) => {
    const { say, ...notice } = delivery.notice;
    if (say.kind !== "digest") return delivery;
    const { digest } = await digests.read(say.period, say.areas);
    const language = languageOf(delivery, office());
    const page = publicUrl === undefined ? undefined : `${publicUrl}/board/digest/${say.period}`;
    // Where each message counts, the words are worth more than a picture of them.
    const bare = digest.quiet || can.window !== undefined;
    const files = bare
      ? []
      : await paint(digest, language).catch((error: unknown) => {
          log.error({ err: error }, "the digest's picture could not be drawn; it goes without");
          return [];
        });
    const options = optionsOf(digest, office().staff.get(delivery.recipient)?.roles ?? [], language);
    return {
      ...delivery,
      notice: { ...notice, say, ...(options.length === 0 ? {} : { options }) },
      edition: { digest, page, files },
    };
  };
}

/** What each decision is done with: the acts that officials and coordinators have in chat anyway. */
function optionsOf({ decisions }: Digest, roles: readonly Role[], language: Language): readonly Option[] {
  const { settle } = digestTongues[language].names;
  return decisions
    .filter((decision) => roles.includes("official") || (roles.includes("coordinator") && !isForOfficials(decision)))
    .map((decision) => ({
      data: [actOf(decision), decision.id, ...meant(decision)].join(":"),
      label: { as: `${settle[decision.act]} ${displayNo(decision.no)}` },
    }));
}

/** T19, T25: only an official parks, hears an appeal, and settles what was not liked twice. */
function isForOfficials({ act, why }: Decision): boolean {
  return act === "park" || why === "appeal" || why === "unhappy-twice";
}

/** A digest may lie for days: its button decides of what was read there, and of nothing that was asked for since. */
function meant({ act, why }: Decision): readonly string[] {
  return act === "adjudicate" ? [] : why === "asked" ? [act] : [why];
}

function actOf({ act, why }: Decision): "decide" | "grant" | "exclude" {
  return act === "adjudicate" ? "decide" : why === "unhappy-twice" ? "exclude" : "grant";
}
