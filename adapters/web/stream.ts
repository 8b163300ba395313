import type { Line } from "./line.js";
import type { Transcript } from "./transcript.js";

/** Which lines a page follows: those after line `after`, of these chats, or of all where none are named. */
export type Following = Readonly<{ after: number; chats: readonly string[] }>;

/** An open event stream, and what ends it. */
export type Stream = Readonly<{ response: Response; end(): void }>;

const beatMs = 15_000;
/** A page that has this many events unread is gone, or will be better served by connecting anew. */
const mostUnread = 5000;

/** Server-sent events: what the page missed, then `live`, then each line as it is written. */
export function openStream(transcript: Transcript, { after, chats }: Following, onEnd: () => void): Stream {
  let leave = () => {};
  let end = () => {};
  const wanted = (line: Line) => chats.length === 0 || chats.includes(line.chat);
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const write = (text: string) => controller.enqueue(new TextEncoder().encode(text));
      // Nothing is awaited between the past and the watch, so that no line falls between them.
      write(`retry: 1000\n\n${transcript.after(after).filter(wanted).map(asEvent).join("")}event: live\ndata: {}\n\n`);
      const unwatch = transcript.watch((line) => {
        if (wanted(line)) write(asEvent(line));
        if ((controller.desiredSize ?? 0) < -mostUnread) end();
      });
      const beat = setInterval(() => write(": beat\n\n"), beatMs);
      leave = () => {
        unwatch();
        clearInterval(beat);
        onEnd();
      };
      end = () => {
        leave();
        controller.close();
      };
    },
    cancel: () => leave(),
  });
  const headers = { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" };
  return { response: new Response(body, { headers }), end: () => end() };
}

function asEvent(line: Line): string {
  return `id: ${line.n}\ndata: ${JSON.stringify(line)}\n\n`;
}
