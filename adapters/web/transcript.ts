import { appendFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Happening, Line, Said } from "./line.js";

/** How much is kept: the newest `lines` of each chat, of the `chats` that were last active. */
export type Keep = Readonly<{ lines: number; chats: number }>;

/** All chats of the playground, on disk and in memory. */
export type Transcript = Readonly<{
  /** Writes it down, then tells the watchers. The same `key` twice is written once; the first line comes back. */
  add(chat: string, happening: Happening): Promise<Line>;
  /** The message with this ref in this chat, if it is still kept. */
  said(chat: string, ref: string): Line<Said> | undefined;
  keyed(key: string): Line | undefined;
  /** What came after line `n`, oldest first. */
  after(n: number): readonly Line[];
  /** Tells of each new line; the answer ends it. */
  watch(watcher: (line: Line) => void): () => void;
}>;

/** Opens the transcript in this file, one JSON line each. A line that a crash tore is left out. */
export async function openTranscript(path: string, keep: Keep): Promise<Transcript> {
  await mkdir(dirname(path), { recursive: true });
  const memory = createMemory(keep);
  const stored = await readStored(path);
  for (const line of stored.lines) memory.push(line);
  const paper = createPaper(path, stored);
  const watchers = new Set<(line: Line) => void>();
  let turn: Promise<unknown> = Promise.resolve();

  const write = async (chat: string, happening: Happening): Promise<Line> => {
    const known = "key" in happening && happening.key !== undefined ? memory.keyed(happening.key) : undefined;
    if (known) return known;
    const at = Date.now();
    // Starting at the clock keeps refs new even where the file was thrown away and the bot's memory was not.
    const line: Line = { ...happening, n: Math.max(memory.last() + 1, at), chat, at };
    await paper.append(line);
    memory.push(line);
    for (const tell of watchers) tell(line);
    // The line is written whether or not the file can be shortened now: the next line tries again.
    if (paper.count() > 2 * memory.size() + 1000) await paper.rewrite(memory.after(0)).catch(() => {});
    return line;
  };
  return {
    add: (chat, happening) => {
      const done = turn.then(() => write(chat, happening));
      turn = done.catch(() => {});
      return done;
    },
    said: memory.said,
    keyed: memory.keyed,
    after: memory.after,
    watch: (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}

/** The file: `torn` when its last line has no end, so that the next one must not be joined to it. */
function createPaper(path: string, stored: { lines: readonly Line[]; torn: boolean }) {
  let { torn } = stored;
  let count = stored.lines.length;
  return {
    append: async (line: Line) => {
      const start = torn ? "\n" : "";
      torn = true;
      await appendFile(path, `${start}${JSON.stringify(line)}\n`);
      torn = false;
      count += 1;
    },
    rewrite: async (lines: readonly Line[]) => {
      await writeFile(`${path}.new`, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
      await rename(`${path}.new`, path);
      count = lines.length;
    },
    count: () => count,
  };
}

function createMemory(keep: Keep) {
  const chats = new Map<string, Line[]>();
  const keys = new Map<string, Line>();
  let last = 0;
  const forget = (line: Line | undefined) => {
    if (line && "key" in line && line.key !== undefined) keys.delete(line.key);
  };
  return {
    push: (line: Line) => {
      const chat = chats.get(line.chat) ?? [];
      chat.push(line);
      if (chat.length > keep.lines) forget(chat.shift());
      // Setting it anew makes it the newest: a Map remembers the order.
      chats.delete(line.chat);
      chats.set(line.chat, chat);
      if ("key" in line && line.key !== undefined) keys.set(line.key, line);
      last = Math.max(last, line.n);
      const [oldest] = chats.keys();
      if (chats.size > keep.chats && oldest !== undefined) {
        chats.get(oldest)?.forEach(forget);
        chats.delete(oldest);
      }
    },
    said: (chat: string, ref: string) =>
      chats.get(chat)?.find((line): line is Line<Said> => line.what === "said" && String(line.n) === ref),
    keyed: (key: string) => keys.get(key),
    after: (n: number) =>
      [...chats.values()]
        .flat()
        .filter((line) => line.n > n)
        .sort((a, b) => a.n - b.n),
    size: () => [...chats.values()].reduce((sum, { length }) => sum + length, 0),
    last: () => last,
  };
}

async function readStored(path: string): Promise<{ lines: readonly Line[]; torn: boolean }> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return { lines: text.split("\n").flatMap(parsed), torn: text !== "" && !text.endsWith("\n") };
}

function parsed(text: string): readonly Line[] {
  try {
    // Only this file writes these lines; a torn one does not parse.
    return text === "" ? [] : [JSON.parse(text) as Line];
  } catch {
    return [];
  }
}
