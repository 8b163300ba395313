import type { Actor } from "../world.js";
import { app, type Emulator } from "./emulator.js";

/** Someone of the workspace: as the tests know them, and as the emulator does. */
export type Member = Readonly<{ actor: Actor; seat: string; token: string; dm: string }>;

/** Everyone who has been seen, by their own id, and their private channels. */
export type Workspace = Readonly<{
  /** Seats them if they are new; a later name replaces an earlier one. */
  member(actor: Actor): Promise<Member>;
  /** Who is known by this id; anyone whose id begins as a person's is of the workspace. */
  find(id: string): Promise<Member | undefined>;
  /** Whose private channel this is. */
  ofDm(channel: string): string | undefined;
  name(id: string): string | undefined;
  /** An answer of the emulator's, with people's own ids in the place of their seats'. */
  unseated(answer: string): string;
}>;

type Seat = Omit<Member, "actor">;

/** A workspace on the emulator's seats; `people` are of it already. */
export function createWorkspace(emulator: Emulator, people: readonly Actor[]): Workspace {
  const actors = new Map(people.map((actor) => [actor.id, actor]));
  const seats = new Map<string, Promise<Seat>>();
  const dms = new Map<string, string>();
  const sitting = new Map<string, string>();
  const sit = async (id: string, index: number): Promise<Seat> => {
    const seat = emulator.seats[index];
    if (seat === undefined) throw new Error("the played workspace is full");
    const { channel } = await emulator.call(seat.token, "conversations.open", { users: app.botUserId });
    // conversations.open answers with an object that holds at least the id.
    const dm = (channel as { id: string }).id;
    dms.set(dm, id);
    sitting.set(seat.id, id);
    return { seat: seat.id, token: seat.token, dm };
  };
  const member = async (actor: Actor): Promise<Member> => {
    actors.set(actor.id, actor);
    const seated = seats.get(actor.id) ?? sit(actor.id, seats.size);
    seats.set(actor.id, seated);
    return { ...(await seated), actor };
  };
  return {
    member,
    find: async (id) => {
      const isPerson = /^[UW]/.test(id) && id !== app.botUserId;
      const actor = actors.get(id) ?? (isPerson ? { id, name: id } : undefined);
      return actor === undefined ? undefined : member(actor);
    },
    ofDm: (channel) => dms.get(channel),
    name: (id) => actors.get(id)?.name,
    unseated: (answer) => [...sitting].reduce((text, [seat, id]) => text.replaceAll(`"${seat}"`, `"${id}"`), answer),
  };
}
