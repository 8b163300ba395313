import { AdapterError } from "../../src/port/index.js";
import { readCapped } from "./body.js";
import type { Faults } from "./faults.js";
import { type AccessToken, createTokens } from "./token.js";

/** What a call brought: fields of JSON, or a file. */
export type Answer = Readonly<{ json: Readonly<Record<string, unknown>> }> | Readonly<{ file: Response }>;

type Query = Readonly<Record<string, string>>;

/** One call as it goes over the wire: path with query, and what `fetch` is told. */
type Reach = (path: string, query: Query, init?: RequestInit) => Promise<Answer>;

/** One of Tencent's HTTP APIs. Its methods reject with `AdapterError` alone. */
export type Api = Readonly<{
  /** Makes sure that there is an access token. */
  knock(): Promise<void>;
  post(path: string, body: object | FormData, query?: Query): Promise<Answer>;
  get(path: string, query: Query): Promise<Answer>;
  /** A call that needs no access token. */
  bare(path: string, body: object, query: Query): Promise<Answer>;
}>;

/** The account and its access token's keeper. */
export type ApiSettings = Readonly<{
  root: string;
  faults: Faults;
  clock: () => number;
  /** How long one call may take, ms; by default long enough to upload 10 MB from an office's line. */
  timeoutMs?: number | undefined;
  /** Asks for an access token; with `force`, the platform ends the earlier one where it can. */
  ask(reach: Reach, force: boolean): Promise<Answer>;
  /** Told of each attempt at an access token, and of messages that the account may not send: no error where it may. */
  onToken(error: AdapterError | undefined): void;
}>;

/** Opens the account's API. A token that the platform refuses is renewed once and the call made again. */
export function createApi(settings: ApiSettings): Api {
  const { clock, faults } = settings;
  const reach = createReach(settings);
  const tokens = createTokens((force) => askToken(settings, reach, force), clock);
  const call = async (path: string, query: Query, init?: RequestInit) => {
    const attempt = (access_token: string) => reach(path, { access_token, ...query }, init);
    const token = await tokens.current();
    try {
      return await attempt(token);
    } catch (error) {
      if (!(error instanceof AdapterError) || !faults.stale.has(Number(error.code))) throw error;
      return attempt(await tokens.renewed(token));
    }
  };
  const watched = watch(settings);
  return {
    knock: async () => void (await tokens.current()),
    post: (path, body, query = {}) => {
      const calling = call(path, query, {
        method: "POST",
        body: body instanceof FormData ? body : JSON.stringify(body),
      });
      return path.includes("/message/") ? watched(calling) : calling;
    },
    get: (path, query) => call(path, query),
    bare: (path, body, query) => reach(path, query, { method: "POST", body: JSON.stringify(body) }),
  };
}

/** A message that the account may not send shows on the channel's state, until the next one that it may. */
function watch({ onToken }: ApiSettings): (calling: Promise<Answer>) => Promise<Answer> {
  let barred = false;
  return async (calling) => {
    try {
      const answer = await calling;
      if (barred) onToken(undefined);
      barred = false;
      return answer;
    } catch (error) {
      if (error instanceof AdapterError && error.fault === "forbidden") {
        barred = true;
        onToken(error);
      }
      throw error;
    }
  };
}

async function askToken({ ask, clock, faults, onToken }: ApiSettings, reach: Reach, force: boolean) {
  try {
    const answer = await ask(reach, force);
    const { access_token: token, expires_in: seconds } = "json" in answer ? answer.json : {};
    if (typeof token !== "string" || typeof seconds !== "number") throw faults.unreachable("an answer without a token");
    onToken(undefined);
    const expiresAt = clock() + seconds * 1000 - Math.min(earlyMs, seconds * 100);
    return { token, expiresAt } satisfies AccessToken;
  } catch (error) {
    const fault = error instanceof AdapterError ? error : faults.unreachable("the token could not be read");
    onToken(fault);
    throw fault;
  }
}

/** Within its last five minutes the platform hands out the next token, while the earlier one still works. */
const earlyMs = 4 * 60_000;

function createReach({ root, faults, clock, timeoutMs = 30_000 }: ApiSettings): Reach {
  return async (path, query, init = {}) => {
    try {
      const url = `${root}${path}?${new URLSearchParams(query)}`;
      // A redirect is not followed: it would carry the token or the secret to another host.
      const response = await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
      if (!response.ok) throw faults.unreachable(`HTTP ${response.status}`);
      // An errcode comes as JSON, at times under the name of plain text.
      if (!/^(application\/json|text\/)/.test(response.headers.get("content-type") ?? "text/"))
        return { file: response };
      const bytes = await readCapped(response.body, 1024 * 1024);
      if (bytes === undefined) throw faults.unreachable("an answer of more than 1 MiB");
      return { json: accepted(JSON.parse(bytes.toString("utf8")), faults, clock()) };
    } catch (error) {
      throw error instanceof AdapterError ? error : faults.unreachable(nameOf(error));
    }
  };
}

/** The fields of an answer without an errcode; throws the refusal of one that has it. */
function accepted(answer: unknown, faults: Faults, now: number): Readonly<Record<string, unknown>> {
  if (typeof answer !== "object" || answer === null) throw faults.unreachable("an answer that is no object");
  if ("errcode" in answer && answer.errcode !== 0) throw faults.refusal(Number(answer.errcode), now);
  return { ...answer };
}

/** The system's short name of an error. Its message stays out: it may quote the address, and with it the token. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "an unknown error";
  const { cause } = error;
  return cause instanceof Error && "code" in cause ? String(cause.code) : error.name;
}
