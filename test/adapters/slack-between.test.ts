import { expect, it } from "vitest";
import { createSlack } from "../../adapters/slack/index.js";
import type { Log } from "../../src/port/index.js";
import { serveFar } from "../world/http.js";
import { app } from "../world/slack/emulator.js";

const nobody = () => undefined;
const log: Log = { debug: nobody, info: nobody, warn: nobody, error: nobody };

it.each([
  ["no code", { message: "API rate limit exceeded" }],
  ["a page in its place", { ok: false, error: "<html>Bad gateway for xoxb-1</html>" }],
  ["a figure in its place", { ok: false, error: 403 }],
])(
  "an answer with %s is not Slack's: what was to be said is tried again, and the answer not repeated",
  async (_, body) => {
    const between = await serveFar(async () => Response.json(body));
    const { botToken, appToken } = app;
    const adapter = createSlack({ botToken, appToken, apiUrl: `${between.origin}/api/`, log });
    try {
      await expect(adapter.send({ chat: "U0LI", text: "已登记" })).rejects.toMatchObject({
        fault: "unreachable",
        message: expect.stringMatching(/^what came back is no answer of Slack's \(\w+\); look at SLACK_API_URL$/),
      });
    } finally {
      await adapter.stop();
      await between.stop();
    }
  },
);
