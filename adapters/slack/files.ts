import type { types, webApi } from "@slack/bolt";
import { AdapterError, type Fetched, type InboundFile, type OutboundFile, type Sent } from "../../src/port/index.js";
import { fileMaxBytes, fileTimeoutMs } from "./facts.js";
import { asFault, httpFault } from "./faults.js";
import { toRef } from "./ref.js";

/** Where the bot's token may be shown: Slack's own file host, and the host of the Web API. */
export type Gate = Readonly<{ token: string; apiUrl: string }>;

/** A message with files: where it goes, with its words and buttons as blocks; none where it says nothing. */
export type Parcel = Readonly<{
  channel: string;
  thread_ts?: string;
  blocks: types.KnownBlock[];
  files: readonly OutboundFile[];
}>;

type Share = Readonly<{ ts?: string; thread_ts?: string }>;
type Shares = Readonly<{ public?: Record<string, Share[]>; private?: Record<string, Share[]> }>;

const slackFiles = "files.slack.com";

/** Fetches a file that came in, with the bot's token, from Slack's hosts only. Throws `AdapterError`. */
export async function download(client: webApi.WebClient, gate: Gate, file: InboundFile): Promise<Fetched> {
  if ((file.bytes ?? 0) > fileMaxBytes) throw tooLarge();
  try {
    const url = await addressOf(client, file.id);
    if (!isSlacks(url, gate))
      throw new AdapterError("unfit", "this file is not kept by Slack; ask for it in another way");
    const signal = AbortSignal.timeout(fileTimeoutMs);
    const headers = { Authorization: `Bearer ${gate.token}` };
    // A redirect leads to a page for logging in, or to a stranger: the token goes to neither.
    const response = await fetch(url, { headers, signal, redirect: "manual" });
    if (response.status >= 300 && response.status < 400) throw notAllowed();
    if (!response.ok) throw httpFault(response.status, "fetch a file");
    const mime = response.headers.get("content-type")?.split(";")[0];
    if (mime === "text/html" && file.mime !== "text/html") throw notAllowed();
    const known = file.mime ?? mime;
    return {
      bytes: await readAll(response),
      ...(known ? { mime: known } : {}),
      ...(file.name === undefined ? {} : { name: file.name }),
    };
  } catch (error) {
    throw asFault(error, "fetch a file");
  }
}

/**
 * Sends files with their words and buttons as one message, so that nothing stands twice when it is tried again. Slack shares
 * files after it has answered: the ref is asked for a few times, and goes untold if it is not there by then.
 */
export async function upload(client: webApi.WebClient, { channel, thread_ts, blocks, files }: Parcel): Promise<Sent> {
  const done = await client.files.uploadV2({
    channel_id: channel,
    file_uploads: files.map(({ bytes, name }) => ({ file: Buffer.from(bytes), filename: name })),
    ...(thread_ts === undefined ? {} : { thread_ts }),
    ...(blocks.length ? { blocks } : {}),
  });
  // The SDK's typings of uploadV2 end at the generic answer; what it resolves to are the answers of completeUploadExternal.
  const [first] = (done as { files?: webApi.FilesCompleteUploadExternalResponse[] }).files?.[0]?.files ?? [];
  for (const waitMs of [0, 300, 700, 1500]) {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    const share = shareIn(waitMs === 0 ? first?.shares : await sharesNow(client, first?.id), channel);
    if (share?.ts !== undefined) return { ref: toRef(channel, share.ts, share.thread_ts ?? thread_ts) };
  }
  return {};
}

function shareIn(shares: Shares | undefined, channel: string): Share | undefined {
  return (shares?.private?.[channel] ?? shares?.public?.[channel])?.[0];
}

/** The files are sent by now: that this look fails must not say otherwise. */
async function sharesNow(client: webApi.WebClient, file: string | undefined): Promise<Shares | undefined> {
  if (file === undefined) return undefined;
  const info = await client.files.info({ file }).catch(() => undefined);
  return info?.file?.shares;
}

async function addressOf(client: webApi.WebClient, id: string): Promise<string> {
  if (URL.canParse(id)) return id;
  const { file } = await client.files.info({ file: id });
  const url = file?.url_private_download ?? file?.url_private;
  if (url === undefined) throw new AdapterError("unfit", "Slack no longer has this file; ask for it again");
  return url;
}

function isSlacks(address: string, { apiUrl }: Gate): boolean {
  const url = new URL(address);
  return (url.protocol === "https:" && url.host === slackFiles) || url.origin === new URL(apiUrl).origin;
}

async function readAll(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const reader = response.body?.getReader();
  let size = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    size += part.value.length;
    if (size > fileMaxBytes) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): AdapterError {
  return new AdapterError("unfit", "the file is larger than 20 MiB; ask for a smaller one");
}

function notAllowed(): AdapterError {
  return new AdapterError("forbidden", "Slack does not show the bot this file; add the scope files:read", {
    code: "missing_scope",
  });
}
