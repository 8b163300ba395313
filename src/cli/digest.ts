import { writeFile } from "node:fs/promises";
import { createDigests } from "../app/digests.js";
import { toBook } from "../app/people.js";
import { type Digest, lastWeek, scopeOf, spanNamed } from "../core/digest/index.js";
import type { Language, Office } from "../core/office.js";
import { digestSheet } from "../sheet/index.js";
import type { Connection } from "../store/connect.js";
import { openDigests } from "../store/digests.js";
import { readPeople } from "../store/people.js";
import { digestText } from "../text/digest/index.js";

type Shown = Readonly<{ digest: Digest; body: string; language: Language }>;

/** How a digest can be written; the bytes of each are the same whenever the same digest is written. */
const formats = {
  text: ({ digest, language }) => `${digestText(digest, language, Infinity).join("\n")}\n`,
  json: ({ body }) => `${body}\n`,
  xlsx: ({ digest, language }) => digestSheet(digest, { language }),
  png: async ({ digest, language }) => {
    // What draws charts takes longer to load than all the rest of a command.
    const { drawDigest } = await import("../picture/index.js");
    return drawDigest(digest, { language });
  },
} as const satisfies Record<string, (shown: Shown) => string | Uint8Array | Promise<Uint8Array>>;

/** The formats by name. */
export const digestFormats = Object.keys(formats);

/** What `shouwen digest` was asked for. */
export type DigestWish = Readonly<{
  week?: string;
  format: string;
  area?: string;
  lang?: string;
  out?: string;
}>;

/** Why a wish cannot be met, in words for whoever typed it; undefined where it can. */
export function faultOf({ format, lang, out, area, week }: DigestWish, office: Office): string | undefined {
  if (!digestFormats.includes(format)) return `--format: ${digestFormats.join(", ")}`;
  if (lang !== undefined && lang !== "en" && lang !== "zh-CN") return "--lang: zh-CN, en";
  if (area !== undefined && !office.areas.has(area)) return `--area: ${[...office.areas.keys()].join(", ")}`;
  if (week !== undefined && !isPeriod(office.zone, week)) return "--week: 2026-W47 (周), 2026-11 (考核月)";
  const binary = format === "xlsx" || format === "png";
  if (binary && out === undefined && process.stdout.isTTY)
    return `${format} 不能打在屏幕上，请加 --out 文件名。Add --out FILE: a ${format} is no text.`;
  return undefined;
}

function isPeriod(zone: string, name: string): boolean {
  try {
    return /^\d{4}-(W\d\d|\d\d)$/.test(name) && spanNamed(zone, name).name === name;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Writes a digest of the database: the frozen one where there is one, else it is made, and kept once its period is over. */
export async function writeDigest(
  connection: Connection,
  office: Office,
  wish: DigestWish,
  tell: (line: string) => void,
): Promise<void> {
  const now = Date.now();
  const book = toBook(await readPeople(connection.prisma, office.id, now));
  const digests = createDigests({
    store: openDigests(connection.pool),
    office: () => office,
    roster: () => book,
    clock: () => now,
  });
  const period = wish.week ?? lastWeek(office, now);
  const scope = wish.area === undefined ? [] : scopeOf(office, [wish.area]);
  const read = await digests.read(period, scope, (done, all) => tell(`${period} ${done} / ${all}`));
  const language = wish.lang === "en" || wish.lang === "zh-CN" ? wish.lang : office.language;
  // `faultOf` was asked before.
  const format = wish.format as keyof typeof formats;
  const bytes = await formats[format]({ ...read, language });
  if (wish.out !== undefined) await writeFile(wish.out, bytes);
  else await new Promise((resolve) => process.stdout.write(bytes, resolve));
  tell(
    read.provisional ? `${period} 还没有过完，数字会变。It is not over yet: figures will change.\n` : `✓ ${period}\n`,
  );
}
