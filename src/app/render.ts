import type { Digest } from "../core/digest/index.js";
import type { Language, Office } from "../core/office.js";
import type { Outbound, OutboundFile } from "../port/index.js";
import type { Delivery } from "../store/types.js";
import { formOf, render } from "../text/index.js";

/** Sealed material as it is passed to whoever is answerable. */
export type Passed = Readonly<{
  texts: readonly Readonly<{ kind: string; text?: string }>[];
  files: readonly OutboundFile[];
  reporter: Readonly<{ name?: string; phone?: string }> | undefined;
}>;

/** What a delivery of the digest carries beside its notice: the digest, its page on the board, and its files. */
export type Edition = Readonly<{ digest: Digest; page: string | undefined; files: readonly OutboundFile[] }>;

/** Nothing sealed goes along. */
export const nothing: Passed = { texts: [], files: [], reporter: undefined };

/** A need as the message that says it. `edit` and `under` are refs of earlier messages in the same chat. */
export function toOutbound(
  delivery: Delivery,
  about: Readonly<{
    office: Office;
    now: number;
    passed: Passed;
    edit: string | undefined;
    under: string | undefined;
    door: string | undefined;
    channels?: ReadonlyMap<string, string>;
    digest?: Edition;
  }>,
): Outbound {
  const { notice } = delivery;
  const { office, passed, digest } = about;
  const files = [...passed.files, ...(digest?.files ?? [])];
  const { text, buttons } = render(notice, {
    language: languageOf(delivery, office),
    zone: office.zone,
    now: about.now,
    group: delivery.kind === "group",
    materials: passed.texts,
    ...(passed.reporter === undefined ? {} : { reporter: passed.reporter }),
    ...(about.door === undefined ? {} : { door: about.door }),
    ...(about.channels === undefined ? {} : { channels: about.channels }),
    ...(digest === undefined ? {} : { digest }),
  });
  const form = delivery.kind === "private" ? formOf(notice.say, languageOf(delivery, office)) : undefined;
  return {
    chat: delivery.chat,
    text,
    ...(form === undefined ? {} : { form }),
    ...(buttons.length === 0 ? {} : { buttons }),
    ...(files.length === 0 ? {} : { files }),
    ...(about.edit === undefined ? {} : { edit: about.edit }),
    ...(about.under === undefined ? {} : { under: about.under }),
    ...(notice.say.kind === "topic" ? { topic: notice.say.state } : {}),
  };
}

/** The language of the chat, else the recipient's, else the office's. */
export function languageOf({ language, recipient }: Delivery, office: Office): Language {
  if (language === "en" || language === "zh-CN") return language;
  return office.staff.get(recipient)?.language ?? office.language;
}
