import { AdapterError } from "../../src/port/index.js";
import { readCapped } from "./body.js";
import { refusal, staleToken, unreachable } from "./faults.js";
import { type AccessToken, createTokens, type TokenStore } from "./token.js";

/** What a call brought: fields of JSON, or a file. */
type Answer = Readonly<{ json: Readonly<Record<string, unknown>> } | { file: Response }>;

/** WeChat's HTTP API. Its methods reject with `AdapterError` alone. */
export type Api = Readonly<{
  /** Makes sure that there is an access token. */
  knock(): Promise<void>;
  post(path: string, body: object | FormData, query?: Readonly<Record<string, string>>): Promise<Answer>;
  get(path: string, query: Readonly<Record<string, string>>): Promise<Answer>;
}>;

/** The account and its access token's keeper. */
export type ApiSettings = Readonly<{
  root: string;
  appId: string;
  appSecret: string;
  tokens: TokenStore;
  clock: () => number;
  /** Told of each attempt at an access token: no error where it was had. */
  onToken(error: AdapterError | undefined): void;
}>;

/** Opens the account's API. A token that the platform refuses is renewed once and the call made again. */
export function createApi(settings: ApiSettings): Api {
  const { root, clock } = settings;
  const tokens = createTokens((force) => askToken(settings, force), settings.tokens, clock);
  const call = async (path: string, query: Readonly<Record<string, string>>, init: RequestInit) => {
    const attempt = (token: string) =>
      reach(`${root}${path}?${new URLSearchParams({ access_token: token, ...query })}`, init, clock);
    const token = await tokens.current();
    try {
      return await attempt(token);
    } catch (error) {
      if (!(error instanceof AdapterError) || !staleToken.has(Number(error.code))) throw error;
      return attempt(await tokens.renewed(token));
    }
  };
  return {
    knock: async () => void (await tokens.current()),
    post: (path, body, query = {}) =>
      call(path, query, { method: "POST", body: body instanceof FormData ? body : JSON.stringify(body) }),
    get: (path, query) => call(path, query, {}),
  };
}

/** Asks for a stable token: unlike the older kind, another asker does not end it. */
async function askToken(settings: ApiSettings, force: boolean): Promise<AccessToken> {
  const { root, appId: appid, appSecret: secret, clock, onToken } = settings;
  try {
    const body = JSON.stringify({ grant_type: "client_credential", appid, secret, force_refresh: force });
    const answer = await reach(`${root}/cgi-bin/stable_token`, { method: "POST", body }, clock);
    const { access_token: token, expires_in: seconds } = "json" in answer ? answer.json : {};
    if (typeof token !== "string" || typeof seconds !== "number") throw unreachable("an answer without a token");
    onToken(undefined);
    return { token, expiresAt: clock() + seconds * 1000 - Math.min(earlyMs, seconds * 100) };
  } catch (error) {
    const fault = error instanceof AdapterError ? error : unreachable("the token could not be read");
    onToken(fault);
    throw fault;
  }
}

/** Within its last five minutes the platform hands out the next token, while the earlier one still works. */
const earlyMs = 4 * 60_000;

/** Long enough to upload 10 MB from an office's line. */
const patienceMs = 30_000;

async function reach(url: string, init: RequestInit, clock: () => number): Promise<Answer> {
  try {
    // A redirect is not followed: it would carry the token or the secret to another host.
    const response = await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(patienceMs) });
    if (!response.ok) throw unreachable(`HTTP ${response.status}`);
    // An errcode comes as JSON, at times under the name of plain text.
    if (!/^(application\/json|text\/)/.test(response.headers.get("content-type") ?? "text/")) return { file: response };
    return { json: accepted(JSON.parse(await small(response)), clock()) };
  } catch (error) {
    throw error instanceof AdapterError ? error : unreachable(nameOf(error));
  }
}

/** The fields of an answer without an errcode; throws the refusal of one that has it. */
function accepted(answer: unknown, now: number): Readonly<Record<string, unknown>> {
  if (typeof answer !== "object" || answer === null) throw unreachable("an answer that is no object");
  if ("errcode" in answer && answer.errcode !== 0) throw refusal(Number(answer.errcode), now);
  return { ...answer };
}

async function small(response: Response): Promise<string> {
  const bytes = await readCapped(response.body, 1024 * 1024);
  if (bytes === undefined) throw unreachable("an answer of more than 1 MiB");
  return bytes.toString("utf8");
}

/** The system's short name of an error. Its message stays out: it may quote the address, and with it the token. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "an unknown error";
  const { cause } = error;
  return cause instanceof Error && "code" in cause ? String(cause.code) : error.name;
}
