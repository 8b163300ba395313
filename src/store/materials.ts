import type { InboundFile } from "../port/index.js";
import type { Database } from "./connect.js";

/** A file that is to be fetched from its platform. */
export type Wanted = Readonly<{ id: string; request: string; platform: string; file: InboundFile; tries: number }>;

/** Sealed material as it is read back. */
export type Kept = Readonly<{
  id: string;
  kind: string;
  text: string | undefined;
  path: string | undefined;
  file: InboundFile | undefined;
  state: string;
}>;

/** The sealed store of residents' words and files. */
export interface Materials {
  /** Files to fetch now, oldest first. */
  wanted(now: number, most: number): Promise<readonly Wanted[]>;
  kept(id: string, where: Readonly<{ path: string; bytes: number }>): Promise<void>;
  /** Not fetched: again at `again`, or never. */
  missed(id: string, again: number | undefined): Promise<void>;
  /** All material of a request, or some of it, oldest first. */
  of(request: string, ids: "all" | readonly string[]): Promise<readonly Kept[]>;
  reporter(request: string): Promise<Readonly<{ name?: string; phone?: string }> | undefined>;
}

/** Opens the sealed store. */
export function openMaterials(database: Database): Materials {
  return {
    async wanted(now, most) {
      const rows = await database.material.findMany({
        where: { state: "wanted", OR: [{ nextTry: null }, { nextTry: { lte: new Date(now) } }] },
        orderBy: { at: "asc" },
        take: most,
      });
      return rows.map(toWanted);
    },
    async kept(id, { path, bytes }) {
      await database.material.update({ where: { id }, data: { state: "kept", path, bytes } });
    },
    async missed(id, again) {
      const next = again === undefined ? { state: "lost" } : { nextTry: new Date(again) };
      await database.material.update({ where: { id }, data: { ...next, tries: { increment: 1 } } });
    },
    async of(request, ids) {
      const which = ids === "all" ? await wordsOf(database, request) : { request, id: { in: [...ids] } };
      const rows = await database.material.findMany({ where: which, orderBy: { at: "asc" } });
      return rows.map(toKept);
    },
    async reporter(request) {
      const row = await database.request.findUnique({ where: { id: request }, select: { reporter: true } });
      const person = row === null ? null : await database.person.findUnique({ where: { id: row.reporter } });
      if (person === null) return undefined;
      return {
        ...(person.name === null ? {} : { name: person.name }),
        ...(person.phone === null ? {} : { phone: person.phone }),
      };
    },
  };
}

/** A request's own material, and the words that it was told in where they are kept with another (D6); not what was added there later. */
async function wordsOf(database: Database, request: string) {
  const row = await database.request.findUnique({ where: { id: request }, select: { state: true } });
  // The columns are JSON; these are the fields that `evolve` and `decide` write.
  const { beside = [] } = (row?.state ?? {}) as { beside?: readonly Readonly<{ id: string }>[] };
  if (beside.length === 0) return { request };
  const others = { request: { in: beside.map(({ id }) => id) } };
  const added = await database.event.findMany({
    where: { ...others, fact: { path: ["is"], equals: "supplemented" } },
    select: { fact: true },
  });
  // The statement above asked for facts that have materials; JSON columns know nothing of it.
  const later = added.flatMap(({ fact }) => (fact as unknown as { materials: readonly string[] }).materials);
  return { OR: [{ request }, { ...others, id: { notIn: later } }] };
}

type Row = Awaited<ReturnType<Database["material"]["findMany"]>>[number];

function toWanted({ id, request, platform, file, tries }: Row): Wanted {
  // Written by `commit` from an InboundFile, and by nothing else.
  return { id, request, platform: platform ?? "", file: file as unknown as InboundFile, tries };
}

function toKept({ id, kind, text, path, file, state }: Row): Kept {
  // Written by `commit` from an InboundFile, and by nothing else.
  const from = (file as unknown as InboundFile | null) ?? undefined;
  return { id, kind, text: text ?? undefined, path: path ?? undefined, file: from, state };
}
