import type { Answer as Served } from "../http.js";
import type { Mishaps, Refusal } from "../mishaps.js";
import { type Answer, app, type Emulator, uploadedBytes } from "./emulator.js";
import { refusal } from "./limits.js";
import type { Workspace } from "./people.js";
import type { Kept } from "./shown.js";

/** The bot's side of the played Web API: what it was asked, and what the bot has said through it. */
export type Api = Readonly<{
  answer(request: Request): Promise<Served>;
  kept: readonly Kept[];
  /** The forms that the bot opened, by the press that let it. */
  forms: ReadonlyMap<string, OpenedForm>;
  /** The bytes of a file that the bot uploaded. */
  bytes(file: string): Uint8Array;
}>;

/** A form as it stands before a person. */
export type OpenedForm = Readonly<{ callback_id: string; private_metadata: string; title: Readonly<{ text: string }> }>;

/** Around the emulator's API: its mishaps, its people, and how Socket Mode is opened. */
export type Surroundings = Readonly<{
  emulator: Emulator;
  workspace: Workspace;
  mishaps: Mishaps;
  /** A fresh address for Socket Mode; undefined where the app has it turned off. */
  socketUrl(): string | undefined;
  origin(): string;
}>;

type Args = Record<string, string>;

/** Calls that make something visible in a chat. */
const sending = ["chat.postMessage", "chat.update", "files.completeUploadExternal"];

/** The Web API in front of the emulator's: its own answers where `emulate` has none, Slack's limits, and every mishap. */
export function createApi(surroundings: Surroundings): Api {
  const { mishaps } = surroundings;
  const kept: Kept[] = [];
  const uploads = new Map<string, Uint8Array>();
  const forms = new Map<string, OpenedForm>();
  const method = createMethods(surroundings, kept, forms);
  const other = async (request: Request, path: string): Promise<Response> => {
    const file = /^\/upload\/v1\/(\w+)/.exec(path)?.[1];
    if (file === undefined) return surroundings.emulator.forward(request, path);
    const bytes = await uploadedBytes(request);
    uploads.set(file, bytes);
    return surroundings.emulator.forward(request, path, Buffer.from(bytes));
  };
  return {
    ...{ kept, forms },
    bytes: (file) => uploads.get(file) ?? new Uint8Array(),
    answer: (request) => {
      // Without the query: asked for a download, the emulator puts the name into a header that takes no Chinese.
      const { pathname } = new URL(request.url);
      const name = pathname.startsWith("/api/") ? pathname.slice("/api/".length) : undefined;
      if (name === undefined) {
        const names = pathname.startsWith("/files-pri/") ? ["fetch"] : [];
        return mishaps.meet({ names, take: () => other(request, pathname), refuse });
      }
      const names = sending.includes(name) ? [name, "send"] : [name];
      return mishaps.meet({ names, take: () => method(request, name), refuse });
    },
  };
}

type Method = (request: Request, name: string) => Promise<Response>;

function createMethods(
  { emulator, workspace, socketUrl, origin }: Surroundings,
  kept: Kept[],
  forms: Map<string, OpenedForm>,
): Method {
  const own: Record<string, (args: Args) => Promise<object>> = {
    "views.open": async ({ trigger_id = "", view = "{}" }) => {
      forms.set(trigger_id, JSON.parse(view));
      return { ok: true, view: { id: `V${forms.size}` } };
    },
    "users.info": async ({ user = "" }) => userInfo(await workspace.find(user)),
    "apps.connections.open": async () => {
      const url = socketUrl();
      return url === undefined ? { ok: false, error: "not_allowed_token_type" } : { ok: true, url };
    },
  };
  return async (request, name) => {
    const token = name === "apps.connections.open" ? app.appToken : app.botToken;
    if (request.headers.get("authorization") !== `Bearer ${token}`) return refused("invalid_auth");
    const args: Args = Object.fromEntries(new URLSearchParams(await request.text()));
    const mine = own[name];
    if (mine !== undefined) return Response.json(await mine(args));
    const limit = sending.includes(name) ? refusal(args) : undefined;
    if (limit !== undefined) return refused(limit);
    const seated = await seat(args, workspace);
    const response = await emulator.forward(request, `/api/${name}`, new URLSearchParams(seated));
    // The emulator answers every method with this shape.
    const answer = JSON.parse(workspace.unseated(await response.text()).replaceAll(emulator.url, origin())) as Answer;
    if (answer.ok) keep(kept, name, seated, answer);
    // Slack shares files after it has answered; files.info tells where once it is done.
    return Response.json(name === "files.completeUploadExternal" ? unshared(answer) : answer);
  };
}

/** The emulator knows people by their seats. */
async function seat(args: Args, workspace: Workspace): Promise<Args> {
  const seated = { ...args };
  for (const field of ["channel", "users"] as const) {
    const id = args[field];
    const member = id === undefined ? undefined : await workspace.find(id);
    if (member !== undefined) seated[field] = field === "channel" ? member.dm : member.seat;
  }
  return seated;
}

function unshared(answer: Answer): Answer {
  return { ...answer, files: (answer.files ?? []).map((file) => ({ ...file, shares: {} })) };
}

function keep(kept: Kept[], name: string, args: Args, answer: Answer): void {
  const blocks = args.blocks ? JSON.parse(args.blocks) : [];
  const at = Date.now();
  const base = {
    blocks,
    text: args.text ?? "",
    edits: 0,
    at,
    ...(args.thread_ts ? { thread_ts: args.thread_ts } : {}),
  };
  if (name === "chat.postMessage")
    kept.push({ ...base, channel: String(answer.channel), ts: answer.ts ?? "", files: [] });
  if (name === "files.completeUploadExternal") {
    const channel = args.channel_id ?? "";
    // The emulator's file objects have Slack's fields.
    const files = (answer.files ?? []) as readonly Readonly<{ id: string; name: string; shares: Shares }>[];
    const [share] = files[0]?.shares.private?.[channel] ?? files[0]?.shares.public?.[channel] ?? [];
    kept.push({ ...base, channel, ts: share?.ts ?? "", files });
  }
  if (name !== "chat.update") return;
  const index = kept.findIndex((one) => one.channel === args.channel && one.ts === args.ts);
  const before = kept[index];
  if (before !== undefined) kept[index] = { ...before, blocks, text: base.text, edits: before.edits + 1 };
}

type Shares = Readonly<Record<"public" | "private", Readonly<Record<string, readonly { ts: string }[]>> | undefined>>;

function userInfo(member: Awaited<ReturnType<Workspace["find"]>>): object {
  if (member === undefined) return { ok: false, error: "user_not_found" };
  const { id, name, language } = member.actor;
  const profile = { display_name: name, real_name: name };
  return { ok: true, user: { id, name: id.toLowerCase(), profile, ...(language ? { locale: language } : {}) } };
}

function refuse(as: Refusal): Response {
  if (as.kind === "refused") return refused(as.code);
  if (as.kind === "blocked") return refused("user_disabled");
  const headers = { "retry-after": String(Math.ceil(as.retryAfterMs / 1000)) };
  return Response.json({ ok: false, error: "ratelimited" }, { status: 429, headers });
}

function refused(error: string): Response {
  return Response.json({ ok: false, error });
}
