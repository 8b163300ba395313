import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { type Env, readConfig } from "../../src/config.js";
import { examine, spellLine } from "../../src/doctor/index.js";
import { readOffice } from "../../src/office/index.js";
import { readFitness } from "../../src/store/fitness.js";
import { readDatabase } from "../../src/store/read.js";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { eventually } from "../support/eventually.js";
import { MONDAY, openStage, type Stage } from "../support/stage.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";
import { openWechatOfficial, type WechatOfficialWorld } from "../world/wechat-official/index.js";
import { openWecom } from "../world/wecom/index.js";
import type { World } from "../world/world.js";

describe("doctor", () => {
  let folder: string;
  let database: TestDatabase;
  let worlds: readonly World[];
  let telegram: TelegramWorld;
  let wechat: WechatOfficialWorld;
  let stage: Stage;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "shouwen-doctor-"));
    database = await freshDatabase();
    wechat = await openWechatOfficial();
    telegram = await openTelegram();
    worlds = [telegram, wechat, await openWecom()];
    stage = await openStage({ worlds, databaseUrl: database.url });
  });
  afterAll(async () => {
    await stage?.stop();
    for (const world of worlds ?? []) await world.stop();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const env = (): Record<string, string> => ({
    ...Object.assign({}, ...worlds.map((world) => world.env())),
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    PORT: new URL(stage.origin).port,
  });

  async function lines(given: Env, at = MONDAY): Promise<readonly string[]> {
    const config = readConfig(given);
    const fitness = () => readDatabase({ ...config, patienceMs: 100, log: () => {} }, (db) => readFitness(db, at));
    const all: string[] = [];
    for await (const line of examine({ config, loaded: await readOffice(config.officeFile), fitness, now: at }))
      all.push(spellLine(line));
    return all;
  }
  const faults = async (given: Env, at?: number) => (await lines(given, at)).filter((line) => line.startsWith("✗"));

  it("finds an office well: every channel, its token, the database, the roster, the calendar, the clock", async () => {
    const all = await lines(env());
    expect(all.filter((line) => line.startsWith("✗"))).toEqual([]);
    for (const part of [
      "telegram",
      "Telegram token",
      "webhook",
      "WeChat token",
      "WeCom token",
      "database",
      "roster",
      "calendar",
      "clock",
      "window",
      "undelivered",
      "queue",
      "reachable",
    ])
      expect(all.join("\n")).toContain(part);
    expect(all.every((line) => !line.includes("\n"))).toBe(true);
  });

  it("compares the menu of the service account with the office file", async () => {
    const office = parse(await readFile("examples/office.yaml", "utf8"));
    const file = join(folder, "with-menu.yaml");
    await writeFile(file, stringify({ ...office, menu: [{ name: "查进度", say: "进度" }] }));
    const given = { ...env(), OFFICE_FILE: file };
    expect((await faults(given)).join()).toMatch(/微信服务号菜单.*查进度.*启动一次程序/);
    const adapter = wechat.adapter({ menu: () => [{ name: "查进度", say: "进度" }] });
    await adapter.start(async () => ({ replies: 0 }));
    await eventually(async () => expect((await lines(given)).join("\n")).toMatch(/✓ .*微信服务号菜单/));
    await adapter.stop();
  });

  it("tells whether the bot may give requests topics of their own, in groups that have topics", async () => {
    const office = parse(await readFile("examples/office.yaml", "utf8"));
    const file = join(folder, "with-forum.yaml");
    office.groups = [telegram.group, telegram.forum].map((chat) => ({ platform: "telegram", chat, area: "shangzhen" }));
    await writeFile(file, stringify(office));
    const given = { ...env(), OFFICE_FILE: file };
    const topics = async () => (await lines(given)).filter((line) => line.includes("Telegram topics"));
    expect(await topics()).toEqual([expect.stringMatching(/^✓.*每件诉求一个话题/)]);
    telegram.topics.allow(false);
    expect(await topics()).toEqual([expect.stringMatching(/^✗.*管理话题/)]);
    telegram.topics.allow(true);
  });

  it("tells no token, whatever is wrong with it", async () => {
    const given = {
      ...env(),
      TELEGRAM_BOT_TOKEN: "77:wrong-token",
      WECHAT_APP_SECRET: "wrong-secret",
      WECOM_SECRET: "wrong-too",
    };
    const found = (await faults(given)).join("\n");
    expect(found).toMatch(/Telegram token.*401|Telegram token.*Unauthorized/);
    expect(found).toMatch(/WeChat token.*40125.*AppSecret/);
    expect(found).toMatch(/WeCom token.*4000/);
    expect(found).not.toMatch(/wrong/);
  });

  it("names days off that nobody has published yet", async () => {
    const november = Date.parse("2026-11-22T10:00:00+08:00");
    expect((await faults(env(), november)).join()).toMatch(/没有 2027 年的放假调休.*改法：.*holidays/);
  });

  it("names gaps of the roster, people without a channel, and what is wrong with the file, by its line", async () => {
    const file = join(folder, "gaps.yaml");
    // The example is ours, and a test of its own reads it with the real loader.
    const office = parse(await readFile("examples/office.yaml", "utf8")) as {
      duty: { area: string }[];
      people: { id: string; accounts?: object }[];
    };
    office.duty = office.duty.filter(({ area }) => area !== "xiaying");
    for (const person of office.people) if (person.id === "feng") person.accounts = { slack: "U1012" };
    await writeFile(file, stringify(office));
    const found = (await faults({ ...env(), OFFICE_FILE: file })).join("\n");
    expect(found).toMatch(/值班表 roster {2}第 \d+ 行 下营村有值班空档：全周/);
    expect(found).toMatch(/找得到人 reachable {2}冯大勇 没有/);
    await writeFile(file, "office: { id: zly, nmae: 镇 }");
    expect((await faults({ ...env(), OFFICE_FILE: file })).join("\n")).toMatch(/办公室文件.*第 1 行/);
  });

  it("names what did not arrive, what nobody could make anything of, and what waits too long", async () => {
    const db = new pg.Client({ connectionString: database.url });
    await db.connect();
    const at = new Date(MONDAY - 3_600_000).toISOString();
    await db.query(
      `INSERT INTO delivery (conversation, recipient, notice, weight, state, created_at, not_before) VALUES
        ('nowhere:liu', 'liu', '{}', 'need', 'failed', $1, NULL), ('telegram:9', 'reporter', '{}', 'need', 'queued', $1, $1)`,
      [at],
    );
    await db.query(
      "INSERT INTO inbox (platform, key, at, conversation, sender, body, fate) VALUES ('telegram', 'odd', $1, 'telegram:9', '9', '{}', 'stuck')",
      [at],
    );
    const found = (await faults(env())).join("\n");
    expect(found).toMatch(/undelivered {2}7 天内没送到：nowhere 1/);
    expect(found).toMatch(/queue {2}\d 条待发，最久的等了 60 分钟/);
    expect(found).toMatch(/inbox {2}7 天内 1 条消息/);
    await db.query("DELETE FROM delivery WHERE created_at = $1", [at]);
    await db.query("DELETE FROM inbox WHERE key = 'odd'");
    await db.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', now())",
    );
    expect((await faults(env())).join("\n")).toMatch(/database {2}里面有这个版本不认识的迁移：29990101000000_later/);
    await db.query("DELETE FROM _prisma_migrations WHERE id = 'x'");
    await db.end();
  });

  it("names a database that is away, a Redis that is away, a port that is another's, and goes on", async () => {
    const other = createServer((_, response) => response.end("hello")).listen(0, "127.0.0.1");
    await once(other, "listening");
    // A TCP server's address is an AddressInfo.
    const { port } = other.address() as AddressInfo;
    const given = {
      ...env(),
      DATABASE_URL: "postgresql://x:y@127.0.0.1:9/z",
      REDIS_URL: "redis://127.0.0.1:9",
      PORT: String(port),
    };
    const all = await lines(given);
    other.close();
    const found = all.filter((line) => line.startsWith("✗")).join("\n");
    expect(found).toMatch(/database .*nothing listens there/);
    expect(found).toMatch(/Redis/);
    expect(found).toMatch(/another program listens/);
    expect(all.at(-1)).toMatch(/^✓ 时钟/);
  });

  it("names what is wrong with the environment, a line each, and ends with 1", async () => {
    const child = spawn(process.execPath, ["src/shouwen.mjs", "doctor"], {
      env: { ...process.env, DATA_DIR: folder, PORT: "99999", SLACK_BOT_TOKEN: "xapp-1" },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [out, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
    expect(code).toBe(1);
    expect(out.trim().split("\n")).toEqual([
      expect.stringMatching(/^✗ 环境变量 environment {2}(PORT|SLACK_BOT_TOKEN)/),
      ...Array.from({ length: out.trim().split("\n").length - 1 }, () => expect.stringMatching(/^✗ 环境变量/)),
    ]);
    expect(out).toContain("PORT");
    expect(out).not.toContain("xapp-1");
  });
});
