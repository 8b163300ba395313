/** What Slack tells the bot: an event, a press or a command. Events are delivered again until they are acknowledged. */
export type Delivery = Readonly<{
  kind: "events_api" | "interactive" | "slash_commands";
  payload: Readonly<Record<string, unknown>>;
}>;

/** A way to the bot. `deliver` resolves once it is acknowledged, or Slack has given up. */
export type Carrier = Readonly<{
  deliver(delivery: Delivery): Promise<void>;
  down(): void;
  up(): void;
  /** A connection goes half-open. */
  stall(): Promise<void>;
  stop(): Promise<void>;
}>;

/** How long Slack waits for an acknowledgement, and how often it tries an event again. */
export type Patience = Readonly<{ ackMs: number; tries: number; pauseMs: number }>;
