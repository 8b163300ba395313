import { AdapterError, type Log } from "../../src/port/index.js";
import type { Api } from "../tencent/api.js";
import { groupChat } from "./address.js";
import { faults } from "./faults.js";

/**
 * A group for the application to make. `id` (letters and digits, at most 32) is our own, so that asking twice makes one group;
 * `owner` is one of the members, of whom there are 2 to 2,000. The application's visible range must be the whole company.
 */
export type Group = Readonly<{ id: string; name: string; owner: string; members: readonly string[] }>;

/** Makes those that are not there yet. Never rejects: what cannot be made is told, and asked for again at the next start. */
export async function keepGroups(api: Api, groups: readonly Group[], log: Log): Promise<void> {
  for (const group of groups) {
    const { code, message } = await createGroup(api, group).then(
      () => ({ code: undefined, message: undefined }),
      (error: unknown) => (error instanceof AdapterError ? error : { code: undefined, message: "a bug" }),
    );
    if (message !== undefined) log.warn({ code }, `a WeCom group could not be made: ${message}`);
  }
}

/** Makes the group; its chat. The group shows up in the members' lists with its first message. */
export async function createGroup(api: Api, { id, name, owner, members }: Group): Promise<string> {
  const body = { chatid: id, name, owner, userlist: [...new Set([owner, ...members])] };
  try {
    const answer = await api.post("/cgi-bin/appchat/create", body);
    const chatId = "json" in answer ? answer.json.chatid : undefined;
    if (typeof chatId !== "string") throw faults.unreachable("a group without an id");
    return groupChat(chatId);
  } catch (error) {
    if (error instanceof AdapterError && error.code === "86215") return groupChat(id);
    throw error;
  }
}
