import type { NoticeForm, Office } from "../core/office.js";
import { AdapterError, noticeSlot, type Opening, type Report } from "../port/index.js";
import type { Deliveries } from "../store/deliveries.js";
import type { Fate } from "../store/fate.js";
import type { Delivery } from "../store/types.js";
import { noticeWords } from "../text/index.js";
import { type Attempting, afterFault } from "./attempt.js";
import { otherChat } from "./elsewhere.js";
import { lastMoment } from "./lasting.js";
import type { Reach } from "./plan.js";
import { languageOf } from "./render.js";

/** The form that a platform's notices of this leave are made by, if the office has one. */
export function formFor(office: Office, platform: string, leave: "standing" | "once"): NoticeForm | undefined {
  return office.notices?.find((form) => form.platform === platform && (form.kind === "once") === (leave === "once"));
}

/** Which notices may be sent to a chat: what was agreed to stands among its openings. */
export function leaveFor(
  { office, clock }: Pick<Attempting, "office" | "clock">,
  { platform }: Delivery,
  openings: readonly Opening[],
): Pick<Reach, "standing" | "once"> {
  const standing = formFor(office(), platform, "standing");
  const once = formFor(office(), platform, "once");
  const left = (form: NoticeForm | undefined) =>
    openings
      .filter(({ slot, until }) => form !== undefined && slot === noticeSlot(form.template) && until > clock())
      .reduce((sum, { count }) => sum + count, 0);
  return { standing: standing?.kind === "template" || left(standing) > 0, once: left(once) };
}

/** Where a resident is asked to agree, with the acknowledgement of what they reported; undefined where they have. */
export function askFor(
  office: Office,
  { platform, notice }: Delivery,
  openings: readonly Opening[],
): string | undefined {
  if (notice.say.kind !== "registered") return undefined;
  const agreed = (template: string) => openings.some(({ slot, count }) => slot === noticeSlot(template) && count > 0);
  return office.notices?.find(
    ({ ask, ...form }) => form.platform === platform && ask !== undefined && !agreed(form.template),
  )?.ask;
}

type Knock = Readonly<{ delivery: Delivery; form: NoticeForm; seen: number }>;

/** Sends a notice of what waits: it brings the person back, and only then is the need itself said, and asked. Never rejects. */
export async function notify(settings: Attempting, knock: Knock, stopping: AbortSignal): Promise<Fate> {
  const { adapters, pace, clock } = settings;
  const { delivery, form, seen } = knock;
  const { id, conversation } = delivery;
  const adapter = adapters.get(delivery.platform);
  const slot = noticeSlot(form.template);
  if (adapter === undefined)
    return { id, state: "queued", at: clock() + 60_000, error: "the channel is not open", pieces: 0 };
  try {
    const { ref } = await pace.run({ ...delivery, stopping }, () => adapter.send(outboundOf(settings, knock)));
    const at = lastMoment(delivery, clock()) + 1;
    return { id, state: "noticed", at, ref, slot, spends: form.kind === "once", conversation, seen };
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    return afterFault(settings, { adapter, bundle: { delivery, also: [], seen }, error, pieces: 0, slot });
  }
}

function outboundOf({ office, clock }: Attempting, { delivery, form }: Knock) {
  const { template, kind, fields } = form;
  const { name, zone } = office();
  const words = noticeWords(delivery.notice, {
    language: languageOf(delivery, office()),
    zone,
    now: clock(),
    office: name,
  });
  const filled = Object.entries(fields).map(([field, value]) => [field, words[value]]);
  const notice = { template, consent: kind !== "template", fields: Object.fromEntries(filled) };
  return { chat: delivery.chat, text: "", notice };
}

type Hearing = Pick<Attempting, "adapters" | "clock"> & Readonly<{ deliveries: Deliveries; onFailed: () => void }>;

/** What the platform says later of a notice: one that its person does not want ends there, or is said in another chat of theirs. */
export async function heed(settings: Hearing, platform: string, { chat, ref, outcome }: Report): Promise<boolean> {
  const { deliveries, clock } = settings;
  const conversation = `${platform}:${chat}`;
  const row = await deliveries.reported({ conversation, ref, outcome }, clock());
  if (row === undefined || outcome !== "refused") return row !== undefined;
  const to = otherChat(settings, await deliveries.others(conversation));
  const refused = "gone: the platform says that this person blocks its notices: reach them another way";
  await deliveries.mark(
    [to === undefined ? { id: row.id, state: "failed", error: refused } : { id: row.id, state: "moved", to }],
    clock(),
  );
  settings.onFailed();
  return true;
}
