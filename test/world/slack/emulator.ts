import { createEmulator } from "emulate";
import { readForm } from "../form.js";

/** The played app's credentials and identity. */
export const app = {
  botToken: "xoxb-played-0123456789-bot",
  appToken: "xapp-1-PLAYED-0123456789-app",
  signingSecret: "5f2d8c1b9a7e4d3c6b0f1a2e3d4c5b6a",
  id: "A0SHOUWEN",
  botUserId: "U0SHOUWEN",
  botId: "B0SHOUWEN",
  team: "T000000001",
  /** The channel that every workspace of `emulate` begins with. */
  group: "C000000001",
} as const;

/** What README asks an operator to grant; the emulator refuses what needs more. */
const scopes = [
  ...["app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "files:read", "files:write"],
  ...["groups:history", "groups:read", "im:history", "im:read", "im:write", "mpim:history", "users:read"],
];
/** `emulate` answers 5,000 calls an hour for each token: the bot has as many tokens behind its own as a long soak needs. */
const botTokens = Array.from({ length: 20 }, (_, index) => `${app.botToken}-${index}`);
/** With which the bot comes into its group, as if it had been invited there. */
const invitation = "xoxb-played-invitation";
const everything = [
  ...["chat:write", "files:read", "files:write", "im:write", "im:read", "im:history", "users:read"],
  ...["channels:history", "channels:read", "groups:history", "groups:read"],
];

/** `emulate`'s Slack Web API, with a workspace of free seats: a person of a test sits down on one. */
export type Emulator = Readonly<{
  url: string;
  /** The ids and tokens of the free seats. */
  seats: readonly Readonly<{ id: string; token: string }>[];
  /** Calls a method with this token; rejects where the answer is not ok. */
  call(token: string, method: string, args: Readonly<Record<string, string>>): Promise<Answer>;
  /** Brings a request of the bot's here; its answer is the emulator's own. */
  forward(request: Request, path: string, body?: BodyInit): Promise<Response>;
  close(): Promise<void>;
}>;

/** An answer of the Web API; only what is used. */
export type Answer = Readonly<{
  ok: boolean;
  error?: string;
  ts?: string;
  channel?: unknown;
  message?: Readonly<Record<string, unknown>>;
  members?: readonly Readonly<{ id: string; name: string }>[];
  upload_url?: string;
  file_id?: string;
  files?: readonly Readonly<Record<string, unknown>>[];
}>;

/** Starts `emulate`'s Slack with the bot installed, and room for so many people. */
export async function startEmulator(seats = 200): Promise<Emulator> {
  const emulator = await createEmulator({ service: "slack", port: 0, seed: { slack: workspace(seats) } });
  const call: Emulator["call"] = async (token, method, args) => {
    const headers = { Authorization: `Bearer ${token}` };
    const body = new URLSearchParams(args);
    const response = await fetch(`${emulator.url}/api/${method}`, { method: "POST", headers, body });
    // The emulator answers every method with this shape.
    const answer = (await response.json()) as Answer;
    if (!answer.ok) throw new Error(`the emulator refused ${method}: ${answer.error}`);
    return answer;
  };
  await call(invitation, "conversations.join", { channel: app.group });
  const { members = [] } = await call("xoxp-seat-0", "users.list", { limit: String(seats + 100) });
  const free = members.filter(({ name }) => name.startsWith("seat-"));
  let calls = 0;
  return {
    url: emulator.url,
    seats: free.map(({ id, name }) => ({ id, token: `xoxp-${name}` })),
    call,
    forward(request, path, body) {
      calls += 1;
      const own = request.headers.get("authorization") ?? "";
      const authorization = own.replace(app.botToken, botTokens[calls % botTokens.length] ?? "");
      const headers = { authorization };
      return fetch(emulator.url + path, { method: request.method, headers, ...(body === undefined ? {} : { body }) });
    },
    close: () => emulator.close(),
  };
}

function workspace(seats: number) {
  const names = Array.from({ length: seats }, (_, index) => `seat-${index}`);
  return {
    users: names.map((name) => ({ name })),
    strict_scopes: true,
    oauth_apps: [
      {
        ...{ app_id: app.id, client_id: "1.2", client_secret: "unused", name: "首问", redirect_uris: [] },
        ...{ bot_id: app.botId, bot_user_id: app.botUserId, bot_name: "shouwen", scopes },
      },
    ],
    tokens: [
      ...botTokens.map((token) => {
        return { token, user: app.botUserId, bot_id: app.botId, bot_user_id: app.botUserId, scopes };
      }),
      { token: invitation, user: app.botUserId, scopes: ["channels:join"] },
      ...names.map((name) => ({ token: `xoxp-${name}`, user: name, scopes: everything })),
    ],
  };
}

/** The bytes of an upload, which the SDK sends as a form and others send bare. */
export async function uploadedBytes(request: Request): Promise<Uint8Array> {
  const isForm = request.headers.get("content-type")?.startsWith("multipart/");
  if (!isForm) return new Uint8Array(await request.arrayBuffer());
  return (await readForm(request)).files[0]?.bytes ?? new Uint8Array();
}
