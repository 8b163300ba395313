import { z } from "zod";
import type { FileKind, Inbound, Quote } from "../../src/port/index.js";
import type { Line, Pressed, Said } from "./line.js";

const id = z.string().regex(/^[\p{L}\p{N}_.@:-]{1,64}$/u);
const person = z.object({ id, name: z.string().max(64) });
const base = {
  /** Made by the page, the same at each retry. */
  key: z.string().regex(/^[\w-]{8,64}$/),
  as: person.extend({ language: z.string().max(16).optional() }),
  /** A group; absent: the person's own chat with the bot. */
  chat: id.optional(),
};

/** What the page sends when a person says something. */
export const sayShape = z.object({
  ...base,
  text: z.string().max(20_000).default(""),
  place: z
    .object({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      label: z.string().max(200).optional(),
    })
    .optional(),
  mentions: z.array(person).max(20).optional(),
  under: z.string().max(32).optional(),
  event: z.enum(["started", "stopped"]).optional(),
});

/** What the page sends when a person presses a button. */
export const pressShape = z.object({ ...base, ref: z.string().max(32), data: z.string().max(64) });

/** A checked body of `/web/say`. */
export type Say = z.infer<typeof sayShape>;

/** A checked body of `/web/press`. */
export type Press = z.infer<typeof pressShape>;

/** A group of the office that lives in the playground. */
export type Group = Readonly<{ id: string; name: string }>;

/** What decoding must know of the playground: its groups, the bot's name there, and what a message answers. */
export type Around = Readonly<{ group: Group | undefined; bot: string; answered: Line<Said> | undefined }>;

/** What a person said, as the rest of the program takes it. */
export function decodeSay(say: Say, line: Line<Said>, { group, bot, answered }: Around): Inbound {
  const called = group !== undefined && line.text.includes(`@${bot}`);
  const quote = answered && quoteOf(answered);
  return {
    ...common(say, line, group),
    text: called ? line.text.replace(`@${bot}`, "").trim() : line.text,
    ref: String(line.n),
    addressed: group === undefined || called || quote?.fromBot === true,
    ...(line.files?.length ? { files: line.files } : {}),
    ...(line.place ? { place: line.place } : {}),
    ...(line.mentions?.length ? { mentions: line.mentions } : {}),
    ...(quote ? { quote } : {}),
  };
}

/** A button that a person pressed, as the rest of the program takes it. */
export function decodePress(press: Press, line: Line<Pressed>, group: Group | undefined): Inbound {
  return { ...common(press, line, group), text: "", press: { data: line.data, ref: line.ref }, addressed: true };
}

/** A chat that was opened or left; it is no line of the transcript. */
export function decodeEvent(say: Say, at: number): Inbound {
  return { ...common(say, { at }, undefined), text: "", addressed: true, ...(say.event ? { event: say.event } : {}) };
}

/** The kind of a file, by the type that the browser gave it. */
export function kindOf(mime: string): FileKind {
  const [family] = mime.split("/");
  return kinds[family ?? ""] ?? "file";
}

const kinds: Readonly<Record<string, FileKind>> = { image: "image", audio: "voice", video: "video" };

function common({ key, as }: Say | Press, { at }: { at: number }, group: Group | undefined) {
  const { id, name, language } = as;
  return {
    key,
    at,
    chat: group
      ? ({ id: group.id, kind: "group", name: group.name } as const)
      : ({ id, kind: "private", name } as const),
    from: { id, name, ...(language === undefined ? {} : { language }) },
  };
}

function quoteOf({ n, from, text }: Line<Said>): Quote {
  return { ref: String(n), fromBot: from === undefined, text, ...(from ? { from: from.id } : {}) };
}
