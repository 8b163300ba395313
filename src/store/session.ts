import { createHash, randomBytes } from "node:crypto";
import type { Database } from "./connect.js";

/** Who is at the board: ways in that are used once, and browsers that came by one. Only hashes are kept. */
export interface Sessions {
  /** Makes a one-time way in for somebody; what it returns is said to them and kept nowhere. */
  link(staff: string): Promise<string>;
  /** Uses a link: the new session's secret, or undefined for one that is unknown, old or used. */
  open(token: string): Promise<string | undefined>;
  /** Whose session it is, if it still holds. */
  whose(secret: string): Promise<string | undefined>;
  close(secret: string): Promise<void>;
}

/** How long a link holds, ms. */
const LINK_MS = 10 * 60_000;
/** How long a session holds, ms. */
const SESSION_MS = 12 * 3_600_000;

/** Opens the sessions. */
export function openSessions(database: Database, clock: () => number): Sessions {
  return {
    async link(staff) {
      const token = secret();
      await database.link.deleteMany({ where: { until: { lt: new Date(clock() - SESSION_MS) } } });
      await database.link.create({ data: { hash: hashOf(token), staff, until: new Date(clock() + LINK_MS) } });
      return token;
    },
    async open(token) {
      const now = new Date(clock());
      // One statement uses it up: of two browsers that come at once, one is let in.
      const [used] = await database.link.updateManyAndReturn({
        where: { hash: hashOf(token), usedAt: null, until: { gt: now } },
        data: { usedAt: now },
      });
      if (used === undefined) return undefined;
      const session = secret();
      await database.session.deleteMany({ where: { until: { lt: now } } });
      await database.session.create({
        data: { hash: hashOf(session), staff: used.staff, until: new Date(clock() + SESSION_MS) },
      });
      return session;
    },
    async whose(session) {
      const row = await database.session.findUnique({ where: { hash: hashOf(session) } });
      return row !== null && row.until.getTime() > clock() ? row.staff : undefined;
    },
    async close(session) {
      await database.session.deleteMany({ where: { hash: hashOf(session) } });
    },
  };
}

function secret(): string {
  return randomBytes(32).toString("base64url");
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
