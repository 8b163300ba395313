import { connect } from "node:net";

/** A platform's answer: its status, undefined where it could not be reached, and what it said as far as that is JSON. */
export type Answer = Readonly<{
  status: number | undefined;
  body: (Record<string, unknown> & Readonly<{ result?: Record<string, unknown> }>) | undefined;
  /** The other side's clock, epoch ms. */
  date: number | undefined;
}>;

const PATIENCE_MS = 8_000;

/** Asks over HTTP, once. Never throws, and tells nothing of what it was asked with. */
export async function ask(
  url: string,
  { bearer, json }: Readonly<{ bearer?: string; json?: object }> = {},
): Promise<Answer> {
  try {
    const post = json === undefined ? {} : { body: JSON.stringify(json), method: "POST" };
    const response = await fetch(url, {
      ...post,
      ...(bearer === undefined ? {} : { method: "POST" }),
      headers: {
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(json === undefined ? {} : { "content-type": "application/json" }),
      },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const date = Date.parse(response.headers.get("date") ?? "");
    // Whatever is read of it is looked at again where it is read.
    const body = (await response.json().catch(() => undefined)) as Answer["body"];
    return { status: response.status, body, date: Number.isNaN(date) ? undefined : date };
  } catch {
    return { status: undefined, body: undefined, date: undefined };
  }
}

/** Whether something listens at `host:port`. */
export function knock(endpoint: string): Promise<boolean> {
  const cut = endpoint.lastIndexOf(":");
  return new Promise((resolve) => {
    const socket = connect({ host: endpoint.slice(0, cut), port: Number(endpoint.slice(cut + 1)) });
    const end = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.setTimeout(PATIENCE_MS, () => end(false));
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}
