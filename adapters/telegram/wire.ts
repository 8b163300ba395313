import type { ApiClientOptions } from "grammy";
import { Agent, request } from "undici";

type Fetch = NonNullable<ApiClientOptions["fetch"]>;

/**
 * What grammY sends its calls with: undici's own client, at half of what the fetch of grammY costs. The time that a call may take is
 * grammY's to keep, by its signal; nothing is tried again here, since that is the delivery ledger's to decide.
 */
export function createFetch(): Fetch {
  // Longer than the longest poll: the signal is always first.
  const dispatcher = new Agent({ headersTimeout: 300_000, bodyTimeout: 300_000 });
  const call = async (url: string, { method, headers, body, signal }: Asked) => {
    const answer = await request(url, { dispatcher, method, headers, body, signal });
    return { status: answer.statusCode, json: () => answer.body.json() };
  };
  // grammY asks with exactly these, and reads nothing of the answer but its JSON.
  return call as unknown as Fetch;
}

type Options = Required<NonNullable<Parameters<typeof request>[1]>>;

/** What grammY asks with, always: a POST of JSON as text, or of an upload as a stream. */
type Asked = Pick<Options, "method" | "headers" | "body" | "signal">;
