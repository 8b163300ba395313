import type { Fitness, Work } from "../store/fitness.js";
import { ill, type Line, type Words, well } from "./line.js";

/** Whether the database fits this program. */
export function judgeDatabase(name: Words, { version, pending, strange }: Fitness): Line {
  if (strange.length > 0)
    return ill(
      name,
      [
        `里面有这个版本不认识的迁移：${strange.join("、")}`,
        `it holds migrations that this version does not know: ${strange.join(", ")}`,
      ],
      ["用更新的版本，或者恢复备份", "start the newer version, or restore a backup of this one"],
    );
  const todo: Words =
    pending === 0
      ? ["迁移齐全", "all migrations are applied"]
      : [`${pending} 个迁移下次启动时做`, `${pending} migrations are applied at the next start`];
  return well(name, [`PostgreSQL ${version}，${todo[0]}`, `PostgreSQL ${version}, ${todo[1]}`]);
}

const WAIT_MS = 600_000;

/** What waits, and what did not arrive. Nothing of it where there are no tables yet. */
export function* judgeWork(work: Work | undefined): Generator<Line> {
  if (work === undefined) return;
  yield judgeQueue(work);
  yield judgeFailed(work);
  yield well(
    ["微信窗口", "window"],
    [`${work.windowless} 条等居民再发消息`, `${work.windowless} messages wait until their person writes again`],
  );
  yield counted(["平台额度", "quota"], work.quota, {
    none: ["没有因此存着的", "nothing waits for it"],
    some: [
      `${work.quota} 条等平台恢复额度，每 15 分钟试一次`,
      `${work.quota} messages wait until the platform lets the account send again; it is asked every 15 minutes`,
    ],
    mend: [
      "北京时间零点自动恢复；急的请先打电话。要提前，只能由管理员在公众平台清零（每月有次数），程序不会自己清",
      "it returns at midnight in Beijing; what is urgent, say by phone. Only an administrator can clear the count on the account's page before that, a few times a month: the program never does",
    ],
  });
  yield counted(["时限钟", "clocks"], work.overdue, {
    none: ["没有落下的", "none is behind"],
    some: [`${work.overdue} 件到时没人处理`, `${work.overdue} requests are due and not looked at`],
    mend: ["启动一个 ROLE=all 或 worker 的程序", "start a program with ROLE=all or worker"],
  });
  yield counted(["收到的消息", "inbox"], work.stuck + work.lost, {
    none: ["都处理了", "all was understood"],
    some: [
      `7 天内 ${work.stuck} 条消息程序没处理成、${work.lost} 个文件没取到`,
      `in 7 days ${work.stuck} messages could not be made into anything, and ${work.lost} files were not fetched`,
    ],
    mend: [
      "看日志里 stuck、could not be fetched 的那几行",
      "see the lines with stuck and could not be fetched in the log",
    ],
  });
}

function judgeQueue({ queued, oldestMs }: Work): Line {
  const minutes = Math.round(oldestMs / 60_000);
  const says: Words = [
    `${queued} 条待发，最久的等了 ${minutes} 分钟`,
    `${queued} messages are due, the oldest for ${minutes} minutes`,
  ];
  return oldestMs < WAIT_MS
    ? well(["待发消息", "queue"], says)
    : ill(["待发消息", "queue"], says, [
        "启动一个 ROLE=all 或 worker 的程序，看它的通道是否都通",
        "start a program with ROLE=all or worker, and see whether its channels are up",
      ]);
}

function judgeFailed({ failed }: Work): Line {
  const all = failed.map(({ platform, count }) => `${platform} ${count}`).join("、");
  return counted(["没送到", "undelivered"], failed.length, {
    none: ["7 天内没有", "none in 7 days"],
    some: [`7 天内没送到：${all}`, `undelivered in 7 days: ${all}`],
    mend: [
      "nowhere 是没有账号的人：补上账号；其余在看板上打开那件诉求看原因",
      "nowhere means people without an account: add one; of the others the request's page on the board says why",
    ],
  });
}

function counted(
  name: Words,
  count: number,
  { none, some, mend }: Readonly<Record<"none" | "some" | "mend", Words>>,
): Line {
  return count === 0 ? well(name, none) : ill(name, some, mend);
}
