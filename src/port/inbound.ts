/** A chat on a platform. A private chat's id is the other person's own id, so that both directions share one key. */
export type Chat = Readonly<{ id: string; kind: "private" | "group"; name?: string }>;

/**
 * Who sent it, as the platform knows them. `language` is a BCP 47 tag where the platform tells it. Whoever is `anonymous` speaks as
 * a chat, and has no private one: nothing of what is said in private may be sent to that id.
 */
export type Sender = Readonly<{ id: string; name?: string; language?: string; anonymous?: true }>;

/** A person named in a message with the platform's own mention, the bot left out. */
export type Mention = Readonly<{ id: string; name?: string }>;

/** A place shared from a phone: WGS-84 degrees, with the label the platform gives. */
export type Place = Readonly<{ latitude: number; longitude: number; label?: string }>;

/** The kinds of file a chat carries. */
export type FileKind = "image" | "voice" | "video" | "file" | "sticker";

/** A file that came with a message. `id` is opaque: only the adapter's `fetch` understands it. */
export type InboundFile = Readonly<{
  id: string;
  kind: FileKind;
  name?: string;
  mime?: string;
  bytes?: number;
  /** What the platform's own speech recognition heard. */
  transcript?: string;
}>;

/** A button that was pressed: `data` as the button carried it, `ref` of the message it sat on. */
export type Press = Readonly<{ data: string; ref?: string }>;

/** The message this one answers, or whose thread it stands in. */
export type Quote = Readonly<{ ref: string; fromBot: boolean; from?: string; text?: string }>;

/** What happened to the chat itself, where no words were said. */
export type ChatEvent = "started" | "stopped" | "joined" | "left" | "entered" | "agreed";

/**
 * Leave to write that a message opens, as the platform counts it: `count` messages of `slot` until `until` (epoch ms).
 * A platform that always lets the bot write opens none.
 */
export type Opening = Readonly<{
  slot: string;
  count: number;
  until: number;
  /** It is added to what is left of its slot, and does not take its place. With no count, nothing is left of it. */
  adds?: true;
}>;

/** One thing a person did, in one form for every platform. */
export type Inbound = Readonly<{
  /** The platform's own id of this message, unique for ever within the platform; a redelivery has the same. */
  key: string;
  /** When the platform says it was sent, epoch ms. */
  at: number;
  chat: Chat;
  from: Sender;
  /** The words, without the mention of the bot; empty where there are none. */
  text: string;
  /** The message's own ref, as `Sent.ref` would name it, so that it can be replied to. */
  ref?: string;
  press?: Press;
  files?: readonly InboundFile[];
  place?: Place;
  mentions?: readonly Mention[];
  /** True in a private chat, and in a group when the bot was mentioned, replied to, or its button pressed. */
  addressed: boolean;
  quote?: Quote;
  event?: ChatEvent;
  /** Ties the parts of one album together. */
  album?: string;
  opens?: readonly Opening[];
}>;
