import type { Turn, Turned } from "../store/turn.js";
import type { World } from "./case.js";
import type { Directory } from "./directory.js";

/** What it takes to decide something that came by another way than a chat, by the same path. */
export type Turning = Readonly<{
  turn: Turn;
  world: () => World;
  directory: Directory;
  onTurned: (turned: Turned) => void;
}>;
