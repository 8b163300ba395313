import type { Inbound, Log, Sink } from "../../src/port/index.js";
import {
  decodeEvent,
  decodePress,
  decodeSay,
  type Group,
  kindOf,
  type Press,
  pressShape,
  type Say,
  sayShape,
} from "./decode.js";
import { codeOf, noSuchChat } from "./faults.js";
import type { Files } from "./files.js";
import { Refusal, readPost, type Upload } from "./form.js";
import type { Attached, Line, Pressed, Said } from "./line.js";
import { openStream, type Stream } from "./stream.js";
import type { Transcript } from "./transcript.js";

/** What is open between `start` and `stop`. */
export type Open = Readonly<{ transcript: Transcript; files: Files; sink: Sink }>;

/** What the desk needs to know; `open` is undefined while the playground is shut. */
export type DeskSettings = Readonly<{
  groups(): readonly Group[];
  bot: string;
  log: Log;
  open(): Open | undefined;
}>;

/** The browser's side of the playground: what each of its paths does, and how to see the last visitors out. */
export type Desk = Readonly<{
  say(request: Request): Promise<Response>;
  press(request: Request): Promise<Response>;
  stream(request: Request): Promise<Response>;
  file(request: Request): Promise<Response>;
  /** Ends the streams, and waits for inbounds in hand. */
  clear(): Promise<void>;
}>;

/** Makes the desk. */
export function createDesk(settings: DeskSettings): Desk {
  const inHand = new Set<Promise<unknown>>();
  // What is being stored; a post that breaks off in the middle must not hold up the end of the program.
  const hold = <T>(storing: Promise<T>): Promise<T> => {
    inHand.add(storing);
    return storing.finally(() => inHand.delete(storing));
  };
  const streams = new Set<Stream>();
  const whileOpen = (handle: (request: Request, open: Open) => Promise<Response>) => (request: Request) => {
    const open = settings.open();
    if (open === undefined) return Promise.resolve(refuse(new Refusal(503, "the playground is not open")));
    return handle(request, open).catch((error: unknown) => refuse(error, settings.log));
  };
  return {
    say: whileOpen(async (request, open) => {
      const post = await readPost(request, sayShape);
      return hold(say(post, open, settings));
    }),
    press: whileOpen(async (request, open) => {
      const { body } = await readPost(request, pressShape);
      return hold(press(body, open, settings));
    }),
    stream: whileOpen(async (request, { transcript }) => {
      const stream: Stream = openStream(transcript, followed(request), () => streams.delete(stream));
      streams.add(stream);
      return stream.response;
    }),
    file: whileOpen(showFile),
    clear: async () => {
      for (const stream of streams) stream.end();
      await Promise.all(inHand);
    },
  };
}

type SayPost = Readonly<{ body: Say; uploads: readonly Upload[] }>;

async function say(
  { body, uploads }: SayPost,
  { transcript, files, sink }: Open,
  settings: DeskSettings,
): Promise<Response> {
  const group = groupOf(body, settings);
  if (body.event !== undefined) return taken(sink, decodeEvent(body, Date.now()));
  const chat = group?.id ?? body.as.id;
  // A retry finds its line already written, with its files.
  const line = transcript.keyed(body.key) ?? (await transcript.add(chat, spoken(body, await putAway(files, uploads))));
  if (line.what !== "said") throw new Refusal(409, "this key was used for something else");
  const answered = line.under === undefined ? undefined : transcript.said(chat, line.under);
  return taken(sink, decodeSay(body, line, { group, bot: settings.bot, answered }));
}

async function press(body: Press, { transcript, sink }: Open, settings: DeskSettings): Promise<Response> {
  const group = groupOf(body, settings);
  const { key, ref, data, as } = body;
  const pressed: Pressed = { what: "pressed", key, ref, data, by: { id: as.id, name: as.name } };
  const line = await transcript.add(group?.id ?? as.id, pressed);
  if (line.what !== "pressed") throw new Refusal(409, "this key was used for something else");
  return taken(sink, decodePress(body, line, group));
}

async function taken(sink: Sink, inbound: Inbound): Promise<Response> {
  const { replies } = await sink(inbound).catch((error: unknown) => {
    throw new Refusal(503, "not stored: send it again", error);
  });
  return Response.json({ ref: inbound.ref, replies });
}

function groupOf({ as, chat }: Say | Press, { groups }: DeskSettings): Group | undefined {
  if (chat === undefined || chat === as.id) return undefined;
  const group = groups().find(({ id }) => id === chat);
  if (group === undefined) throw new Refusal(404, noSuchChat().message);
  return group;
}

function spoken({ key, as, text, place, mentions, under }: Say, files: readonly Attached[]): Said {
  return {
    what: "said",
    key,
    from: { id: as.id, name: as.name },
    text,
    ...(files.length ? { files } : {}),
    ...(place ? { place: labelled(place) } : {}),
    ...(mentions?.length ? { mentions } : {}),
    ...(under === undefined ? {} : { under }),
  };
}

function labelled({ latitude, longitude, label }: NonNullable<Say["place"]>) {
  return { latitude, longitude, ...(label ? { label } : {}) };
}

function putAway(files: Files, uploads: readonly Upload[]): Promise<readonly Attached[]> {
  return Promise.all(
    uploads.map(async ({ name, mime, bytes }) => ({
      id: await files.put(bytes),
      kind: kindOf(mime),
      name,
      mime,
      bytes: bytes.length,
    })),
  );
}

function followed(request: Request) {
  const { searchParams } = new URL(request.url);
  const after = Number(request.headers.get("last-event-id") ?? searchParams.get("after") ?? 0);
  return { after: Number.isFinite(after) ? after : 0, chats: searchParams.getAll("chat") };
}

async function showFile(request: Request, { transcript, files }: Open): Promise<Response> {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  const file = transcript
    .after(0)
    .flatMap(filesOf)
    .find((one) => one.id === id);
  const bytes = file && (await files.get(id).catch(() => undefined));
  if (file === undefined || bytes === undefined) throw new Refusal(404, "no such file");
  // Only what cannot run as a page is shown in place; the rest is a download.
  const shown = /^(image\/(png|jpeg|gif|webp|avif)|audio\/[\w.+-]+|video\/[\w.+-]+)$/.test(file.mime);
  return new Response(bytes, {
    headers: {
      "content-type": shown ? file.mime : "application/octet-stream",
      "content-disposition": `${shown ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "cache-control": "private, max-age=31536000, immutable",
    },
  });
}

function filesOf(line: Line): readonly Attached[] {
  return line.what === "pressed" ? [] : (line.files ?? []);
}

function refuse(error: unknown, log?: Log): Response {
  if (error instanceof Refusal) {
    if (error.cause !== undefined) log?.warn({ err: error.cause }, "the playground's message was not stored");
    return Response.json({ error: error.message }, { status: error.status });
  }
  log?.error({ code: codeOf(error) }, "the playground's folder failed");
  return Response.json({ error: "not stored: send it again" }, { status: 503 });
}
