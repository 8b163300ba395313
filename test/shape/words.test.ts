import { describe, expect, it } from "vitest";
import { parse, withoutComments } from "./syntax.js";
import { files, find, read, sources } from "./tree.js";

const inRooms = (...rooms: readonly string[]) =>
  sources.filter(({ path }) => rooms.some((room) => path.startsWith(`src/${room}/`)));

const bare = (room: string) => inRooms(room).map((source) => ({ ...source, text: withoutComments(parse(source)) }));

describe("the rooms that every platform shares", () => {
  it.each(["core", "intent", "text", "app"])("name no platform in %s", (room) => {
    const named = /telegram|slack|wechat|we_?com\b|weixin|grammy|\bbolt\b|wechaty|公众号|企业微信/gi;
    expect(bare(room).flatMap((source) => find(source, named))).toEqual([]);
  });
});

describe("the pure rooms", () => {
  it.each(["core", "intent", "text"])("have no clock, no chance and no world in %s", (room) => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.|\bset(Timeout|Interval|Immediate)\b|\bcrypto\.|\bprocess\.|\bconsole\.|\bfetch\(|\basync\b|\bawait\b/g;
    expect(bare(room).flatMap((source) => find(source, impure))).toEqual([]);
  });
});

describe("the settings", () => {
  it("are read in src/config.ts alone; elsewhere the environment is only handed on to a child process", () => {
    const reads = /\bprocess\.env(?!\b[,\s]|,)(?=\.|\[)/g;
    const others = sources.filter(({ path }) => /^(src|adapters|prisma)\//.test(path) && path !== "src/config.ts");
    expect(others.flatMap((source) => find(source, reads))).toEqual([]);
  });
});

describe("the code", () => {
  it("leaves nothing open", () => {
    // The words that must stand nowhere else: they are looked for, and leave nothing open here.
    const open = /\b(TODO|FIXME|XXX|HACK)\b|\.(skip|only|todo)\(|@ts-(ignore|nocheck)|not implemented/g;
    expect(sources.filter(({ path }) => !path.startsWith("test/shape/")).flatMap((s) => find(s, open))).toEqual([]);
  });

  it("gives the reason wherever it silences a check", () => {
    // A silenced check without a reason behind its name; this only looks for them.
    const silent = /biome-ignore(?! [\w/]+: \S{2,})|@ts-expect-error(?!: ?\S{2,}| \S{2,})/g;
    expect(sources.filter(({ path }) => !path.startsWith("test/shape/")).flatMap((s) => find(s, silent))).toEqual([]);
  });
});

describe("the project's files", () => {
  const told = files.filter((path) => !/\.(png|jpe?g|gif|ico|woff2?|silk|amr|mp3|xlsx)$/.test(path)).map(read);

  it("name no place on the machine that they were written on", () => {
    const places = /(?<![\w.:/)}\]])\/(home|Users|work|mnt)\/\w[\w./-]*/g;
    expect(told.flatMap((source) => find(source, places))).toEqual([]);
  });

  it("name no package registry's host, the lock file aside", () => {
    const hosts = /\bregistry\.(npmjs|npmmirror|yarnpkg)\b|\bnpmmirror\.com\b|\bdeb\.debian\b/g;
    const others = told.filter(({ path }) => path !== "package-lock.json" && !path.startsWith("test/shape/"));
    expect(others.flatMap((source) => find(source, hosts))).toEqual([]);
  });
});
