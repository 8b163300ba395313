import { readForm } from "../form.js";
import type { Handler } from "../tencent/api.js";
import type { Chats } from "./chats.js";
import { errcode } from "./codes.js";
import type { Company } from "./company.js";
import { contentOf, fieldsOf } from "./content.js";
import { createMeter, limits } from "./limits.js";
import type { FarTokens } from "./tokens.js";

/** What the API acts on. */
export type Far = Readonly<{
  tokens: FarTokens;
  chats: Chats;
  company: Company;
  agentId: number;
  clock: () => number;
}>;

const sends = ["/cgi-bin/message/send", "/cgi-bin/appchat/send", "/cgi-bin/webhook/send"];

/** The names by which mishaps know a call. */
export function namesOf(path: string): readonly string[] {
  if (sends.includes(path)) return [path, "send"];
  return path === "/cgi-bin/media/get" ? [path, "fetch"] : [path];
}

/** The API's answer to a call: tokens and robots for the asking, all else for a good token. */
export function createCalls(far: Far): Handler {
  const open: Readonly<Record<string, Handler>> = {
    "/cgi-bin/gettoken": ({ query }) => far.tokens.get(query),
    "/cgi-bin/webhook/send": robot(far),
  };
  const closed: Readonly<Record<string, Handler>> = { ...messages(far), ...groups(far), ...media(far.chats) };
  return (one) => {
    const free = open[one.path];
    if (free !== undefined) return free(one);
    const handler = closed[one.path];
    if (handler === undefined) return new Response("no such interface", { status: 404 });
    const refused = far.tokens.check(one.query.get("access_token"));
    return refused === undefined ? handler(one) : errcode(refused);
  };
}

function messages({ chats, company, agentId, clock }: Far): Readonly<Record<string, Handler>> {
  const meter = createMeter(limits.member, clock);
  return {
    "/cgi-bin/message/send": async ({ request }) => {
      const body = fieldsOf(await request.json());
      const member = String(body.touser);
      if (body.agentid !== agentId) return errcode(301002);
      if (member === "@all" || member.includes("|")) throw new Error("a message for several people left the program");
      if (company.strangers.has(member)) return errcode(81013, { invaliduser: member });
      if (company.unlicensed.has(member)) return errcode(0, { unlicenseduser: member, msgid: "none" });
      const content = contentOf(body, chats.media);
      if (typeof content === "number") return errcode(content);
      if (content.card !== undefined && chats.had(content.card.task)) return errcode(42014);
      if (!meter.passes(member.toLowerCase())) {
        company.dropped += 1;
        return errcode(0, { msgid: "dropped" });
      }
      const { msgid, code } = chats.show(member, content);
      return errcode(0, { msgid, ...(code === undefined ? {} : { response_code: code }) });
    },
    "/cgi-bin/message/update_template_card": async ({ request }) => {
      const { agentid, response_code: code, template_card: card } = fieldsOf(await request.json());
      return errcode(agentid === agentId ? chats.update(String(code), fieldsOf(card)) : 301002);
    },
    "/cgi-bin/message/recall": async ({ request }) => {
      const { msgid } = fieldsOf(await request.json());
      return errcode(chats.recall(String(msgid)) ? 0 : 40058);
    },
  };
}

function groups({ chats, company, clock }: Far): Readonly<Record<string, Handler>> {
  const meter = createMeter(limits.groups, clock);
  return {
    "/cgi-bin/appchat/create": async ({ request }) => {
      const { chatid, owner, userlist } = fieldsOf(await request.json());
      if (!Array.isArray(userlist) || userlist.length < 2 || !userlist.includes(owner)) return errcode(40058);
      const id = String(chatid ?? `wrkSFfCgAA${company.groups.size}`);
      if (!/^[0-9a-zA-Z]{1,32}$/.test(id)) return errcode(86001);
      if (company.groups.has(id)) return errcode(86215);
      company.groups.set(id, userlist.map(String));
      return errcode(0, { chatid: id });
    },
    "/cgi-bin/appchat/send": async ({ request }) => {
      const body = fieldsOf(await request.json());
      const members = company.groups.get(String(body.chatid));
      if (members === undefined) return errcode(86001);
      const content = contentOf(body, chats.media, true);
      if (typeof content === "number") return errcode(content);
      const through = members.filter((member) => meter.passes(member)).length;
      if (through < members.length) company.dropped += 1;
      if (through > 0) chats.show(`group:${body.chatid}`, content);
      return errcode(0);
    },
  };
}

function robot({ chats, company, clock }: Far): Handler {
  const meter = createMeter(limits.robot, clock);
  return async ({ query, request }) => {
    const key = query.get("key") ?? "";
    if (!company.robots.has(key)) return errcode(93000);
    const content = contentOf(fieldsOf(await request.json()), chats.media, true);
    if (typeof content === "number") return errcode(content);
    if (!meter.passes(key)) return errcode(45009);
    chats.show(`robot:${key}`, content);
    return errcode(0);
  };
}

function media(chats: Chats): Readonly<Record<string, Handler>> {
  return {
    "/cgi-bin/media/upload": async ({ query, request }) => {
      const kind = query.get("type") ?? "";
      const [file] = (await readForm(request)).files.filter(({ part }) => part === "media");
      if (file === undefined || file.bytes.byteLength <= 5) return errcode(40006);
      const { bytes, mime, name } = file;
      return errcode(0, { type: kind, media_id: chats.keep({ kind, bytes, mime, name }), created_at: "1380000000" });
    },
    "/cgi-bin/media/get": ({ query }) => {
      const file = chats.media.get(query.get("media_id") ?? "");
      if (file === undefined) return errcode(40007);
      // A copy: a view on a shared buffer is no body.
      return new Response(new Uint8Array(file.bytes), { headers: { "content-type": file.mime } });
    },
  };
}
