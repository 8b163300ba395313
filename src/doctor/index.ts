import { statfs } from "node:fs/promises";
import type { Config, ConfigError } from "../config.js";
import { type Loaded, spell } from "../office/index.js";
import type { Fitness } from "../store/fitness.js";
import { ask, knock } from "./ask.js";
import { judgeDatabase, judgeWork } from "./database.js";
import { ill, type Line, type Words, well } from "./line.js";
import { judgeCalendar, judgePeople } from "./office.js";
import { askPlatforms } from "./platforms.js";

export { type Line, spellLine } from "./line.js";

type Settings = Readonly<{
  config: Config;
  loaded: Loaded;
  /** Reads the database; rejects with what to mend where it cannot be had. */
  fitness: () => Promise<Fitness>;
  now: number;
}>;

/** Looks at everything that an office depends on, one line each, as soon as it is known. */
export async function* examine({ config, loaded, fitness, now }: Settings): AsyncGenerator<Line> {
  yield well(environment, ["都读得懂", "can be read"]);
  yield* judgeOffice(loaded, now);
  const office = "office" in loaded ? loaded.office : undefined;
  yield await judgeDisk(config.dataDir);
  const found = await fitness().catch((error: Error) => error);
  if (found instanceof Error)
    yield ill(
      database,
      ["用不了", `cannot be used: ${found.message.replaceAll(/\s+/g, " ")}`],
      ["核对 DATABASE_URL，或者 DATA_DIR 的权限", "look at DATABASE_URL, or at the rights on DATA_DIR"],
    );
  else {
    yield judgeDatabase(database, found);
    yield* judgeWork(found.work);
    if (office) yield* judgePeople(office, config, found.work?.bound ?? []);
  }
  yield* askProgram(config);
  if (config.redisUrl) yield await askRedis(config.redisUrl);
  yield* askPlatforms(config, office, now);
  yield await judgeClock(config, found instanceof Error ? 0 : found.skewMs);
}

/** What is wrong with the environment, where nothing else can be looked at. */
export function environmentLines({ faults }: ConfigError): readonly Line[] {
  return faults.map((fault) => ill(environment, [fault.name, fault.name], [fault.zh, fault.en]));
}

const environment: Words = ["环境变量", "environment"];
const database: Words = ["数据库", "database"];

function* judgeOffice(loaded: Loaded, now: number): Generator<Line> {
  const name: Words = ["办公室文件", "office file"];
  const faults = "faults" in loaded ? loaded.faults : loaded.warnings;
  for (const fault of faults) {
    const [zh, en] = [spell(fault, "zh-CN"), spell(fault, "en")];
    const duty = fault.code === "gap" || fault.code === "dutyOverlap";
    const at = fault.line === 0 ? ["", ""] : [`第 ${fault.line} 行 `, `line ${fault.line}: `];
    yield ill(duty ? ["值班表", "roster"] : name, [`${at[0]}${zh.what}`, `${at[1]}${en.what}`], [zh.mend, en.mend]);
  }
  if ("faults" in loaded) return;
  const { office } = loaded;
  if (!faults.some(({ code }) => code === "gap")) yield well(["值班表", "roster"], ["没有空档", "no gap"]);
  const { areas, posts, staff } = office;
  yield well(name, [
    `${office.name}，${areas.size} 个区域、${posts.size} 个岗位、${staff.size} 个人`,
    `${areas.size} areas, ${posts.size} posts, ${staff.size} people`,
  ]);
  yield judgeCalendar(office, now);
}

const LEAST_BYTES = 500_000_000;

async function judgeDisk(dataDir: string): Promise<Line> {
  const name: Words = ["磁盘", "disk"];
  const disk = await statfs(dataDir).catch(() => undefined);
  if (disk === undefined) return well(name, ["DATA_DIR 第一次启动时建", "DATA_DIR is made at the first start"]);
  const free = disk.bavail * disk.bsize;
  const gigabytes = (free / 1e9).toFixed(1);
  const says: Words = [`还有 ${gigabytes} GB`, `${gigabytes} GB are free`];
  return free > LEAST_BYTES ? well(name, says) : ill(name, says, ["腾出空间", "make room"]);
}

/** The program that runs here, if one does, says how its channels are; then the outside is asked for it too. */
async function* askProgram({ http: { host, port }, publicUrl }: Config): AsyncGenerator<Line> {
  const name: Words = ["程序", "program"];
  const here = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const ready = port === 0 ? undefined : await ask(`http://${here}:${port}/readyz`);
  if (ready?.status === undefined) return yield well(name, ["没有在运行", "does not run here now"]);
  const checks = ready.body?.checks;
  if (!Array.isArray(checks))
    return yield ill(
      name,
      [`${port} 端口上是别的程序`, `another program listens on port ${port}`],
      ["停掉那个程序，或者换一个 PORT", "stop it, or set another PORT"],
    );
  for (const { name: what, ok, detail } of checks) {
    const channel: Words = ["通道", String(what)];
    const says: Words = [ok ? "正常" : "不正常", String(detail)];
    yield ok
      ? well(channel, says)
      : ill(channel, says, ["看日志里这个通道的那几行", "see this channel's lines in the log"]);
  }
  if (publicUrl === undefined) return;
  const outside = await ask(`${publicUrl}/healthz`);
  yield outside.status === 200
    ? well(["外网网址", "PUBLIC_URL"], ["打得开", "answers"])
    : ill(
        ["外网网址", "PUBLIC_URL"],
        [`打不开（${outside.status ?? "-"}）`, `does not answer (${outside.status ?? "unreachable"})`],
        ["检查域名、证书、反向代理和防火墙", "look at the name, the certificate, the proxy and the firewall"],
      );
}

async function askRedis(redisUrl: string): Promise<Line> {
  const { hostname, port } = new URL(redisUrl);
  return (await knock(`${hostname}:${port === "" ? "6379" : port}`))
    ? well(["Redis", ""], ["连得上", "can be reached"])
    : ill(
        ["Redis", ""],
        ["连不上", "cannot be reached"],
        ["启动 Redis，核对 REDIS_URL", "start it, and look at REDIS_URL"],
      );
}

const MOST_SKEW_MS = 30_000;

/** Against the database's clock and against a platform's: platforms refuse what is signed minutes off. */
async function judgeClock({ telegram, slack }: Config, skewMs: number): Promise<Line> {
  const name: Words = ["时钟", "clock"];
  const address = slack?.apiUrl ?? telegram?.apiRoot;
  const asked = Date.now();
  const date = address === undefined ? undefined : (await ask(address)).date;
  // A Date header is whole seconds, and the answer was on its way.
  const skews = [skewMs, date === undefined ? 0 : date + 500 - (asked + Date.now()) / 2];
  const worst = Math.round(Math.max(...skews.map(Math.abs)) / 1000);
  const says: Words = [`相差 ${worst} 秒`, `${worst} s off`];
  return worst * 1000 <= MOST_SKEW_MS
    ? well(name, says)
    : ill(name, says, ["打开自动对时：timedatectl set-ntp true", "keep it by NTP: timedatectl set-ntp true"]);
}
