/** A file that the platform keeps. */
export type Kept = Readonly<{ kind: string; bytes: Uint8Array; mime: string; name: string }>;

/** A card as the member sees it. */
export type Card = Readonly<{ task: string; buttons: readonly Readonly<{ text: string; key: string }>[] }>;

/** What a person will see of a message. */
export type Content = Readonly<{ text: string; media?: Kept; card?: Card }>;

type Fields = Readonly<Record<string, unknown>>;

const most: Readonly<Record<string, number>> = { text: 2048, markdown: 2048 };

/** Reads a message's body: what will be seen of it, or the errcode that refuses it. `board`: a group, which shows no cards. */
export function contentOf(body: Fields, media: ReadonlyMap<string, Kept>, board = false): Content | number {
  const kind = String(body.msgtype);
  const fields = fieldsOf(body[kind]);
  switch (kind) {
    case "text":
    case "markdown": {
      const text = String(fields.content ?? "");
      if (text === "") return 44004;
      return Buffer.byteLength(text) > (most[kind] ?? 0) ? 45002 : { text };
    }
    case "image":
    case "voice":
    case "video":
    case "file": {
      if (board && kind === "image" && typeof fields.base64 === "string") return inline(fields.base64);
      const file = media.get(String(fields.media_id));
      return file === undefined || file.kind !== kind ? 40007 : { text: "", media: file };
    }
    case "template_card":
      return board ? 40008 : cardOf(fields);
    default:
      return 40008;
  }
}

/** Reads a card; `task` is that of the card which it replaces. */
export function cardOf(fields: Fields, task = String(fields.task_id ?? "")): Content | number {
  const { title } = fieldsOf(fields.main_title);
  const list: unknown = fields.button_list;
  if (fields.card_type !== "button_interaction" || typeof title !== "string" || title === "") return 40058;
  if (!/^[\w@-]{1,128}$/.test(task)) return 42014;
  if (!Array.isArray(list) || list.length > 6) return 40058;
  const buttons = list.map((one) => ({ text: String(fieldsOf(one).text), key: String(fieldsOf(one).key) }));
  if (new Set(buttons.map(({ key }) => key)).size < buttons.length) return 40058;
  if (buttons.some(({ key }) => Buffer.byteLength(key) > 1024)) return 40058;
  const body = typeof fields.sub_title_text === "string" ? [fields.sub_title_text] : [];
  return { text: [title, ...body].join("\n"), card: { task, buttons } };
}

/** The fields of what should be an object. */
export function fieldsOf(value: unknown): Fields {
  return { ...(typeof value === "object" ? value : {}) };
}

function inline(base64: string): Content {
  const bytes = new Uint8Array(Buffer.from(base64, "base64"));
  return { text: "", media: { kind: "image", bytes, mime: "image/png", name: "image" } };
}
