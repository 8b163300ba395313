import type pg from "pg";

/** What a card that stands in a chat can be changed with, until then (epoch ms); `msgid` is what it can be taken back by. */
export type Edit = Readonly<{ code?: string | undefined; until: number; msgid?: string | undefined }>;

/** What is known of cards, by ref: for all processes, and after a restart. */
export interface Edits {
  read(ref: string): Promise<Edit | undefined>;
  write(ref: string, edit: Edit): Promise<void>;
}

/** Opens the store of what cards can be changed with. What is over is swept away by the writes that follow. */
export function openEdits(pool: pg.Pool): Edits {
  return {
    async read(ref) {
      const { rows } = await pool.query<{ code: string | null; until: Date; msgid: string | null }>(READ, [ref]);
      const [row] = rows;
      return row && { code: row.code ?? undefined, until: row.until.getTime(), msgid: row.msgid ?? undefined };
    },
    async write(ref, { code, until, msgid }) {
      await pool.query(WRITE, [ref, code, new Date(until), msgid]);
    },
  };
}

const READ = "SELECT code, until, msgid FROM card WHERE ref = $1";

// The platform's time is the machine's, whatever the program's clock is: so is the end of a code.
const WRITE = `
WITH over AS (
  DELETE FROM card WHERE ref IN (
    SELECT ref FROM card WHERE until < now() AND ref <> $1 ORDER BY until LIMIT 20 FOR UPDATE SKIP LOCKED))
INSERT INTO card (ref, code, until, msgid) VALUES ($1, $2, $3, $4)
ON CONFLICT (ref) DO UPDATE SET code = excluded.code, until = excluded.until, msgid = excluded.msgid`;
