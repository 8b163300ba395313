/** A text that waits to be carried by a response; `settle` says whether the platform took it. */
export type Rider = Readonly<{ text: string; settle(taken: boolean): void }>;

/** The room for one text in a response that is still open. */
type Seat = Readonly<{
  /** The text that is there, or comes within `ms`; the seat is gone afterwards. */
  taken(ms: number): Promise<Rider | undefined>;
  /** Takes the seat away; a text on it goes another way. */
  close(): void;
}>;

/** Responses that are still open, by chat. */
export type Seats = Readonly<{
  /** Makes room in the response to that chat, for `ms` at most. */
  open(chat: string, ms: number): Seat;
  /** Sends the text with an open response to that chat; false where there is none, or the platform did not take it. */
  ride(chat: string, text: string): Promise<boolean>;
  close(): void;
}>;

type Place = Seat & Readonly<{ chat: string; free(): boolean; sit(rider: Rider): void }>;

/** No response open yet. */
export function createSeats(): Seats {
  const places = new Set<Place>();
  return {
    open: (chat, ms) => {
      const place = createPlace(chat, ms, () => places.delete(place));
      places.add(place);
      return place;
    },
    ride: async (chat, text) => {
      const place = [...places].find((one) => one.chat === chat && one.free());
      return place === undefined ? false : new Promise((settle) => place.sit({ text, settle }));
    },
    close: () => {
      for (const place of places) place.close();
    },
  };
}

function createPlace(chat: string, ms: number, leave: () => void): Place {
  let rider: Rider | undefined;
  let wake = () => {};
  const close = () => {
    leave();
    rider?.settle(false);
    rider = undefined;
    wake();
  };
  const end = setTimeout(close, ms);
  return {
    chat,
    close,
    free: () => rider === undefined,
    sit: (sitting) => {
      rider = sitting;
      wake();
    },
    taken: async (wait) => {
      if (rider === undefined && wait > 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, wait);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      clearTimeout(end);
      leave();
      return rider;
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
