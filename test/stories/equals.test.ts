import { afterAll, beforeAll, expect, it } from "vitest";
import { openTelegram } from "../world/telegram/index.js";
import { type Cast, openCast } from "./cast.js";

let cast: Cast;
beforeAll(async () => {
  cast = await openCast(
    () => openTelegram(),
    undefined,
    (office) => {
      office.posts = office.posts.map((post) =>
        post.id === "streets" ? { ...post, a: ["feng", "deng"], b: "qian" } : post,
      );
    },
  );
});
afterAll(() => cast?.leave());

/** Who is asked to take a new noise in the night. */
async function asked(who: string, place: string) {
  const no = await cast.registers(who, `${place}半夜施工太吵`);
  const [row] = await cast.rows<{ offeree: string }>(`SELECT offeree FROM request WHERE no = ${no}`);
  return { no, to: row?.offeree };
}

it("of two who share a post, each next matter is offered to whoever has the least open, and both may claim it (§8.2.7)", async () => {
  const first = await asked("1", "上镇村一组");
  expect(first.to).toBe("feng");
  expect((await asked("2", "上镇村二组")).to).toBe("deng");
  const third = await asked("3", "上镇村三组");
  expect(third.to).toBe("feng");
  // Whose it is decides a claim, whoever was asked: 邓晓东 takes one of 冯大勇's, and has more to do from then on.
  await cast.play("deng").says(`我办 ${third.no}`);
  await cast.play("deng").hears("现在由您负责");
  expect((await asked("4", "下营村一组")).to).toBe("feng");
});
