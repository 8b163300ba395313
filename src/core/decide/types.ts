import type { Command } from "../command.js";
import type { Event, Fact } from "../event.js";
import type { Circumstance } from "../relation.js";
import type { Actor, Request } from "../request.js";
import type { Notice, Refusal } from "../say.js";

/** What a command comes to: the facts, the request after them, and who must be told what. */
export type Decision = Readonly<{ events: readonly Event[]; request: Request; notices: readonly Notice[] }>;

/** One command with all that may be known: deciding reads nothing else. */
export type Given<C extends Command = Command> = Circumstance &
  Readonly<{ actor: Actor; command: C; request: Request | undefined }>;

/** The facts a command makes, or why it makes none. */
export type Decider<C extends Command> = (
  given: Given<C> & Readonly<{ request: Request }>,
) => readonly Fact[] | Refusal;

/** One decider for every command but `draft`, which has no request yet. */
export type Deciders = { [K in Command["do"] as K extends "draft" ? never : K]: Decider<Extract<Command, { do: K }>> };
