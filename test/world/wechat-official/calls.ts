import { readForm } from "../form.js";
import type { Call, Handler } from "../tencent/api.js";
import type { Chats } from "./chat.js";
import { errcode, json } from "./codes.js";
import type { FarTokens } from "./tokens.js";

/** Notices: sent with a template, as the platform took them. */
type Notice = Readonly<{ openid: string; template: string; data: unknown }>;

/** What the account has on the platform besides its chats. */
export type Account = Readonly<{
  notices: Notice[];
  /** One entry for each consent that is still unused, `openid template`, and those that last. */
  consents: string[];
  standing: Set<string>;
  menus: unknown[];
}>;

const call = "/cgi-bin/message/custom/send";

/** The names by which mishaps know a call. */
export function namesOf(path: string): readonly string[] {
  if (path === call) return [path, "send"];
  return path === "/cgi-bin/media/get" ? [path, "fetch"] : [path];
}

/** The API's answer to a call: tokens for the asking, all else for a good token. */
export function createCalls(tokens: FarTokens, chats: Chats, account: Account): Handler {
  const open: Readonly<Record<string, Handler>> = {
    "/cgi-bin/token": ({ query }) => tokens.plain(query),
    "/cgi-bin/stable_token": async ({ request }) => tokens.stable(await fieldsOf(request)),
    "/film": ({ query }) => fileOf(chats, query.get("id")),
  };
  const closed: Readonly<Record<string, Handler>> = { ...messages(chats, account), ...media(chats) };
  return (one) => {
    const free = open[one.path];
    if (free !== undefined) return free(one);
    const handler = closed[one.path];
    if (handler === undefined) return new Response("no such interface", { status: 404 });
    const refused = tokens.check(one.query.get("access_token"));
    return refused === undefined ? handler(one) : errcode(refused);
  };
}

function messages(chats: Chats, account: Account): Readonly<Record<string, Handler>> {
  const notice = async ({ request }: Call, needsConsent: boolean) => {
    const { touser, template_id: template, data } = await fieldsOf(request);
    const consent = account.consents.indexOf(`${touser} ${template}`);
    const lasts = account.standing.has(`${touser} ${template}`);
    if (needsConsent && !lasts && consent < 0) return errcode(43101);
    if (needsConsent && !lasts) account.consents.splice(consent, 1);
    if (tooLong(data)) return errcode(47003);
    account.notices.push({ openid: String(touser), template: String(template), data });
    return errcode(0, { msgid: account.notices.length });
  };
  return {
    [call]: async ({ request }) => chats.take(await fieldsOf(request)),
    "/cgi-bin/message/custom/typing": () => errcode(0),
    "/cgi-bin/message/template/send": (one) => notice(one, false),
    "/cgi-bin/message/subscribe/bizsend": (one) => notice(one, true),
    "/cgi-bin/menu/create": async ({ request }) => {
      account.menus.push(await fieldsOf(request));
      return errcode(0);
    },
    "/cgi-bin/menu/get": () => {
      const made = account.menus.at(-1);
      return made === undefined ? errcode(46003) : json({ menu: made });
    },
    "/cgi-bin/user/info": ({ query }) => {
      const openid = query.get("openid") ?? "";
      return json({ subscribe: chats.unfollowed.has(openid) ? 0 : 1, openid, language: "zh_CN" });
    },
  };
}

/** What is longer than its field takes is refused. */
function tooLong(data: unknown): boolean {
  return Object.entries(typeof data === "object" && data !== null ? data : {}).some(
    ([field, held]) => /^thing/.test(field) && [...String(held?.value ?? "")].length > 20,
  );
}

function media(chats: Chats): Readonly<Record<string, Handler>> {
  return {
    "/cgi-bin/media/upload": async ({ query, request }) => {
      const kind = query.get("type") ?? "";
      const [file] = (await readForm(request)).files.filter(({ part }) => part === "media");
      if (file === undefined) return errcode(41005);
      const { bytes, mime, name } = file;
      return json({
        type: kind,
        media_id: chats.keep({ kind, bytes, mime, name }),
        created_at: Math.floor(Date.now() / 1000),
      });
    },
    "/cgi-bin/media/get": ({ query, request }) => {
      const id = query.get("media_id") ?? "";
      const film = chats.media.get(id)?.kind === "video";
      return film ? json({ video_url: `${new URL(request.url).origin}/film?id=${id}` }) : fileOf(chats, id);
    },
  };
}

function fileOf(chats: Chats, id: string | null): Response {
  const file = chats.media.get(id ?? "");
  if (file === undefined) {
    const refused = errcode(40007);
    refused.headers.set("content-type", "text/plain");
    return refused;
  }
  // A copy: a view on a shared buffer is no body.
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": file.mime,
      "content-disposition": `attachment; filename="${encodeURIComponent(file.name)}"`,
    },
  });
}

async function fieldsOf(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await request.json();
  return { ...(typeof body === "object" ? body : {}) };
}
