import { Hono } from "hono";
import { getCookie } from "hono/cookie";
import type { Language, Office } from "../../core/office.js";
import type { Outcomes, PublicFigures } from "../../core/search.js";
import type { Route } from "../../port/index.js";
import { document, policy } from "../board/frame.js";
import { OpenPage } from "./page.js";

/** What the public page shows, as main.ts hands it over. */
export type OpenSettings = Readonly<{
  office(): Office;
  now(): number;
  figures(office: string, now: number, from: number): Promise<PublicFigures>;
  outcomes(office: string, most: number): Promise<Outcomes>;
}>;

/** How many days the figures are of. */
const DAYS = 30;
/** How many outcomes are shown. */
const MOST = 50;
/** How long the public sees the same figures, ms: anybody may ask, and the database should not notice. */
const STALE_MS = 60_000;

/** What the office chooses to publish, at `/open`; nothing, and then it is not there. */
export function openRoutes(settings: OpenSettings): readonly Route[] {
  const published = kept(settings);
  const app = new Hono().get("/open", async (c) => {
    const { office, figures, outcomes } = await published();
    if (figures === undefined && outcomes === undefined) return c.text("not found", 404);
    const asked = c.req.query("lang") ?? getCookie(c, "shouwen_lang");
    const language: Language = asked === "en" || asked === "zh-CN" ? asked : office.language;
    c.header("content-security-policy", policy);
    return c.html(document(OpenPage({ office, language, now: settings.now(), days: DAYS, figures, outcomes })));
  });
  return [{ path: "/open", handle: async (request) => app.fetch(request) }];
}

/** The figures of the last minute, as much as the office file lets out now. */
function kept({ office, now, figures, outcomes }: OpenSettings) {
  let last: Readonly<{ at: number; figures: PublicFigures; outcomes: Outcomes }> | undefined;
  return async () => {
    const here = office();
    const { publish } = here;
    if (publish?.figures !== true && publish?.outcomes !== true)
      return { office: here, figures: undefined, outcomes: undefined };
    const at = now();
    if (last === undefined || at - last.at > STALE_MS) {
      const from = at - DAYS * 86_400_000;
      const [sums, ended] = await Promise.all([figures(here.id, at, from), outcomes(here.id, MOST)]);
      last = { at, figures: sums, outcomes: ended };
    }
    return {
      office: here,
      figures: publish.figures ? last.figures : undefined,
      outcomes: publish.outcomes ? last.outcomes : undefined,
    };
  };
}
