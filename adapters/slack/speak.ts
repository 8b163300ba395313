import type { webApi } from "@slack/bolt";
import { AdapterError, type Outbound, type Sent } from "../../src/port/index.js";
import { createBounded } from "./bounded.js";
import { isPerson, toBody, toTarget } from "./encode.js";
import { asFault } from "./faults.js";
import { upload } from "./files.js";
import type { Forms } from "./form.js";
import { fromRef, toRef } from "./ref.js";

/** Sends one message through the Web API: posted, edited, or with files. Rejects only with `AdapterError`. */
export function createMouth(client: webApi.WebClient, forms: Forms): (outbound: Outbound) => Promise<Sent> {
  const privates = createBounded<string>(5000);
  const channelOf = async (chat: string): Promise<string> => {
    const known = privates.get(chat);
    if (known !== undefined || !isPerson(chat)) return known ?? chat;
    const { channel } = await client.conversations.open({ users: chat });
    if (!channel?.id) throw new AdapterError("unreachable", "Slack opened no chat with this person; try again");
    privates.set(chat, channel.id);
    return channel.id;
  };
  const withFiles = async (outbound: Outbound): Promise<Sent> => {
    const target = toTarget(outbound);
    // The words of an edit stand in the edited message already.
    const blocks = outbound.edit === undefined ? toBody(outbound).blocks : [];
    // Files go to channels only, unlike words, which a person's id is good enough for.
    return upload(client, { ...target, channel: await channelOf(target.channel), blocks, files: outbound.files ?? [] });
  };
  return async (outbound) => {
    try {
      const edited = outbound.edit === undefined ? undefined : await edit(client, outbound, outbound.edit);
      const shared = outbound.files?.length ? await withFiles(outbound) : undefined;
      const sent = edited ?? shared ?? (await post(client, outbound));
      if (outbound.form !== undefined) await forms.open(outbound.chat, outbound.form);
      return sent;
    } catch (error) {
      throw asFault(error, outbound.edit === undefined ? "send" : "edit");
    }
  };
}

async function post(client: webApi.WebClient, outbound: Outbound): Promise<Sent> {
  const target = toTarget(outbound);
  const { channel, ts } = await client.chat.postMessage({
    ...target,
    ...toBody(outbound),
    unfurl_links: false,
    unfurl_media: false,
  });
  return channel && ts ? { ref: toRef(channel, ts, target.thread_ts) } : {};
}

async function edit(client: webApi.WebClient, outbound: Outbound, ref: string): Promise<Sent> {
  const spot = fromRef(ref);
  if (spot === undefined) throw new AdapterError("unfit", "the message to edit is none of Slack's");
  await client.chat.update({ channel: spot.channel, ts: spot.ts, ...toBody(outbound) });
  return { ref };
}
