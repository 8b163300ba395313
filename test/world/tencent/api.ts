import { serveFar } from "../http.js";
import { createMishaps, type Refusal } from "../mishaps.js";

/** What answers one call of the bot. */
export type Handler = (call: Call) => Promise<Response> | Response;

/** A call of the bot. */
export type Call = Readonly<{ path: string; query: URLSearchParams; request: Request }>;

type Settings = Readonly<{
  answer: Handler;
  /** What mishaps may call a call at this path. */
  namesOf(path: string): readonly string[];
  refuse(as: Refusal): Response;
}>;

/** Serves an API of Tencent's, with its mishaps and a count of its calls. */
export async function serveApi({ answer, namesOf, refuse }: Settings) {
  const mishaps = createMishaps();
  const called: string[] = [];
  const far = await serveFar(async (request) => {
    const { pathname: path, searchParams: query } = new URL(request.url);
    called.push(path);
    return mishaps.meet({ names: namesOf(path), take: async () => answer({ path, query, request }), refuse });
  });
  return { far, mishap: mishaps.add, calls: (path: string) => called.filter((one) => one === path).length };
}
