import { mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeBackup } from "../../src/store/backup.js";
import { readDatabase } from "../../src/store/read.js";
import { restore } from "../../src/store/restore.js";
import { verifyLedger } from "../../src/store/verify.js";
import { emptyDatabase, freshDatabase, type TestDatabase } from "../support/database.js";
import { eventually } from "../support/eventually.js";
import { openStage, type Stage, talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";

describe("a backup", () => {
  let database: TestDatabase;
  let stage: Stage;
  let close: () => Promise<void>;
  let folder: string;
  const file = () => join(folder, "office.backup");

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "shouwen-backup-"));
    database = await freshDatabase();
    const world = await openTelegram();
    stage = await openStage({ worlds: [world], databaseUrl: database.url });
    for (const [index, group] of ["一", "二"].entries()) {
      const resident = talker(world, { id: String(9001 + index), name: `居民${group}`, language: "zh" });
      await resident.says(`上镇村${group}组的路灯坏了三天`);
      await resident.picks(await resident.hears("路灯"), /登记/);
      await resident.hears("首问责任人");
      if (index === 0)
        await resident.says("补充 1 拍了照片", {
          file: { kind: "image", name: "灯.jpg", bytes: new Uint8Array(3000).fill(7) },
        });
    }
    await kept(database.url);
    close = async () => {
      await stage.stop();
      await world.stop();
      await database.drop();
    };
    // The program runs meanwhile: an office is not stopped for its backup.
    await readDatabase({ databaseUrl: database.url, dataDir: folder, log: () => {} }, (db) =>
      writeBackup(db, { file: file(), folder: join(stage.dataDir, "files"), onRow: () => {} }),
    );
  });
  afterAll(async () => {
    await close?.();
    await rm(folder, { recursive: true, force: true });
  });

  const into = (url: string | undefined, name: string, from = file()) =>
    restore({
      file: from,
      databaseUrl: url,
      dataDir: join(folder, name),
      folder: join(folder, name, "files"),
      onRow: () => {},
    });

  it("comes back row for row in a fresh place, with a whole ledger, the files, and ids that go on", async () => {
    const fresh = await emptyDatabase();
    const { rows, files, lost, verdict } = await into(fresh.url, "fresh");
    expect({ files, lost, faults: verdict.faults }).toEqual({ files: 1, lost: 0, faults: [] });
    expect(verdict.requests).toBe(2);
    const before = await contents(database.url);
    expect(await contents(fresh.url)).toEqual(before);
    expect(rows).toBe(Object.values(before).reduce((sum, all) => sum + all.length, 0));
    await using(fresh.url, async (db) => {
      const {
        rows: [path],
      } = await db.query<{ path: string }>("SELECT path FROM material WHERE state = 'kept'");
      expect((await readFile(join(folder, "fresh/files", path?.path ?? ""))).length).toBe(3000);
      const {
        rows: [next],
      } = await db.query<{ fits: boolean }>(
        "SELECT nextval(pg_get_serial_sequence('delivery', 'id')) > (SELECT max(id) FROM delivery) AS fits",
      );
      expect(next?.fits).toBe(true);
      await expect(db.query("DELETE FROM event")).rejects.toThrow(/append-only/);
    });
    await fresh.drop();
  });

  it("fills a fresh DATA_DIR with its own PostgreSQL, on which the ledger is verified", async () => {
    await into(undefined, "private");
    const verdict = await readDatabase(
      { databaseUrl: undefined, dataDir: join(folder, "private"), log: () => {} },
      (db) => verifyLedger(db, () => {}),
    );
    expect(verdict).toMatchObject({ requests: 2, faults: [] });
  });

  it("is for its owner's eyes alone", async () => {
    expect((await stat(file())).mode & 0o077).toBe(0);
  });

  it("names what was changed in it by hand", async () => {
    const forged = join(folder, "forged");
    const lines = gunzipSync(await readFile(file()))
      .toString()
      .replaceAll('"urged"', '"asked"');
    await writeFile(forged, gzipSync(lines.replace('"is": "registered"', '"is": "registered", "x": 1')));
    const fresh = await emptyDatabase();
    const { verdict } = await into(fresh.url, "forged-in", forged);
    expect(verdict.faults.map(({ kind }) => kind)).toEqual(["changed"]);
    await fresh.drop();
  });

  it("is refused where there is data, and where it breaks off, and then nothing of it stays", async () => {
    await expect(into(database.url, "full")).rejects.toThrow(/only an empty database/);
    const fresh = await emptyDatabase();
    const torn = join(folder, "torn");
    await writeFile(torn, await readFile(file()));
    await truncate(torn, Math.floor((await stat(torn)).size * 0.7));
    await expect(into(fresh.url, "torn-in", torn)).rejects.toThrow(/breaks off/);
    const all = gunzipSync(await readFile(file()))
      .toString()
      .trimEnd()
      .split("\n");
    const short = join(folder, "short");
    await writeFile(short, gzipSync(`${all.slice(0, -1).join("\n")}\n`));
    await expect(into(fresh.url, "short-in", short)).rejects.toThrow(/breaks off/);
    expect(Object.values(await contents(fresh.url)).flat()).toEqual([]);
    await into(fresh.url, "whole-in");
    await fresh.drop();
  });

  it("is not what another file is, nor one of a newer version", async () => {
    const odd = join(folder, "odd");
    await writeFile(odd, "office: {}");
    await expect(into(undefined, "odd-in", odd)).rejects.toThrow(/no whole backup/);
    const [head = "", ...rest] = gunzipSync(await readFile(file()))
      .toString()
      .split("\n");
    const newer = JSON.stringify({ ...JSON.parse(head), migrations: ["29990101000000_later"] });
    await writeFile(odd, gzipSync([newer, ...rest].join("\n")));
    await expect(into(undefined, "odd-in", odd)).rejects.toThrow(/newer version/);
  });
});

async function using<T>(url: string, work: (db: pg.Client) => Promise<T>): Promise<T> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    return await work(db);
  } finally {
    await db.end();
  }
}

/** Waits until the photo has been fetched and nothing is on its way. */
async function kept(url: string): Promise<void> {
  await using(url, async (db) => {
    const busy =
      "SELECT FROM material WHERE state = 'wanted' UNION ALL SELECT FROM delivery WHERE state = 'queued' AND not_before IS NULL";
    await eventually(async () => expect((await db.query(busy)).rowCount).toBe(0));
    expect((await db.query("SELECT FROM material WHERE state = 'kept'")).rowCount).toBe(1);
  });
}

/** Every table's rows as text, in an order of their own. */
function contents(url: string): Promise<Record<string, readonly string[]>> {
  return using(url, async (db) => {
    const { rows } = await db.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations' ORDER BY 1",
    );
    const all: Record<string, readonly string[]> = {};
    for (const { name } of rows) {
      const { rows: lines } = await db.query<{ line: string }>(`SELECT t::text AS line FROM "${name}" t ORDER BY 1`);
      all[name] = lines.map(({ line }) => line);
    }
    return all;
  });
}
