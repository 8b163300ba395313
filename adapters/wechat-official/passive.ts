/** A text that waits to be carried by a response; `settle` says whether the platform took it. */
export type Rider = Readonly<{ text: string; settle(taken: boolean): void }>;

/** Responses that are still open, by chat, each with room for one text. */
export type Seats = Readonly<{
  /** Keeps a response open for up to `ms`; the text that came in time, if one did. */
  offer(chat: string, ms: number): Promise<Rider | undefined>;
  /** Sends the text with an open response to that chat; false where there is none, or the platform did not take it. */
  ride(chat: string, text: string): Promise<boolean>;
  /** Ends all waiting. */
  close(): void;
}>;

/** No response open yet. */
export function createSeats(): Seats {
  const open = new Map<string, Set<(rider: Rider | undefined) => void>>();
  const leave = (chat: string, seat: (rider: Rider | undefined) => void) => {
    const seats = open.get(chat);
    seats?.delete(seat);
    if (seats?.size === 0) open.delete(chat);
  };
  return {
    offer: (chat, ms) =>
      new Promise((resolve) => {
        const seat = (rider: Rider | undefined) => {
          clearTimeout(timer);
          leave(chat, seat);
          resolve(rider);
        };
        const timer = setTimeout(() => seat(undefined), Math.max(0, ms));
        open.set(chat, (open.get(chat) ?? new Set()).add(seat));
      }),
    ride: async (chat, text) => {
      const [seat] = open.get(chat) ?? [];
      if (seat === undefined) return false;
      return new Promise((settle) => seat({ text, settle }));
    },
    close: () => {
      for (const seats of open.values()) for (const seat of seats) seat(undefined);
    },
  };
}

/**
 * A response that tells whether it was taken: its body is made only when the server reads it, and counts as handed over when
 * the server has come back for more. One that nobody reads within `ms` is withdrawn, so that the text can go another way.
 */
export function handedOver(
  body: string,
  { ms, gone }: { ms: number; gone: AbortSignal },
  settle: Rider["settle"],
): Response {
  const bytes = Buffer.from(body);
  let state: "waiting" | "written" | "withdrawn" = "waiting";
  const withdraw = () => {
    state = "withdrawn";
    settle(false);
  };
  const timer = setTimeout(withdraw, Math.max(0, ms));
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        if (state === "withdrawn") return controller.error(new Error("read too late"));
        if (state === "waiting") {
          state = "written";
          return controller.enqueue(bytes);
        }
        clearTimeout(timer);
        settle(!gone.aborted);
        return controller.close();
      },
      cancel: () => {
        clearTimeout(timer);
        settle(false);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(stream, {
    headers: { "content-type": "text/xml; charset=utf-8", "content-length": String(bytes.byteLength) },
  });
}
