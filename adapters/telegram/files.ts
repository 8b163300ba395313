import { AdapterError, type Fetched, type InboundFile } from "../../src/port/index.js";
import { largestFile } from "./facts.js";
import { faultOf } from "./faults.js";
import type { Clients } from "./send.js";

/** Where a bot's files are, and how long one may take (ms). */
export type Shelf = Readonly<{ apiRoot: string; token: string; timeoutMs: number }>;

/** Fetches a file that came in; at most 20 MiB. Rejects only with `AdapterError`. */
export async function fetchFile({ quick }: Clients, shelf: Shelf, file: InboundFile): Promise<Fetched> {
  if ((file.bytes ?? 0) > largestFile) throw tooLarge();
  const { file_path: path } = await quick.getFile({ file_id: file.id }).catch((error: unknown) => {
    throw faultOf(error);
  });
  if (path === undefined) throw new AdapterError("unfit", "The Bot API has no path for this file.");
  if (/^([/\\]|[A-Za-z]:)/.test(path)) {
    throw new AdapterError("unfit", "The Bot API server keeps files on its own disk: start it without --local.");
  }
  const bytes = await download(shelf, path);
  return {
    bytes,
    ...(file.mime !== undefined && { mime: file.mime }),
    name: file.name ?? path.slice(path.lastIndexOf("/") + 1),
  };
}

async function download({ apiRoot, token, timeoutMs }: Shelf, path: string): Promise<Uint8Array> {
  const response = await fetch(`${apiRoot}/file/bot${token}/${path}`, { signal: AbortSignal.timeout(timeoutMs) }).catch(
    unreachable,
  );
  if (response.status >= 500) return unreachable();
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new AdapterError("unfit", "The platform no longer has this file.", { code: String(response.status) });
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const reader = response.body.getReader();
    for (let { value } = await reader.read(); value; { value } = await reader.read()) {
      size += value.length;
      if (size > largestFile) throw tooLarge();
      chunks.push(value);
    }
  } catch (error) {
    if (error instanceof AdapterError) throw error;
    return unreachable();
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function tooLarge(): AdapterError {
  return new AdapterError("unfit", "The file is larger than the 20 MiB that a bot may fetch.");
}

/** The reason is left behind: a network error's text holds the URL with the token. */
function unreachable(): never {
  throw new AdapterError(
    "unreachable",
    "The file could not be fetched: check the network and TELEGRAM_API_ROOT; it is tried again.",
  );
}
