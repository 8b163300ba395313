import type { Fault } from "../../src/port/index.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";
import type { World } from "../world/world.js";
import { conform } from "./suite.js";

const refusals = {
  "400 Bad Request: chat not found": "gone",
  "400 Bad Request: PEER_ID_INVALID": "gone",
  "400 Bad Request: group chat was upgraded to a supergroup chat": "gone",
  "400 Bad Request: not enough rights to send text messages to the chat": "forbidden",
  "400 Bad Request: CHAT_WRITE_FORBIDDEN": "forbidden",
  "400 Bad Request: message is too long": "unfit",
  "400 Bad Request: something nobody has seen": "unfit",
  "401 Unauthorized": "forbidden",
  "403 Forbidden: user is deactivated": "gone",
  "403 Forbidden: bot was kicked from the supergroup chat": "gone",
  "404 Not Found": "forbidden",
  "500 Internal Server Error": "unreachable",
} as const satisfies Record<string, Fault>;

/** An adapter that gives up within seconds. */
const hasty = { timeoutMs: 3_000, longPollMs: 2_000 };

conform("telegram by long polling", (twist) => openTelegram({ ...twist, ...(twist.hasty && hasty) }), { refusals });
conform("telegram by webhook", (twist) => openTelegram({ webhook: true, ...twist, ...(twist.hasty && hasty) }), {
  refusals,
  signed: (world: World, url: string, body: string) => {
    // The suite hands back the world that was opened above.
    const { secret } = world as TelegramWorld;
    const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret };
    return new Request(url, { method: "POST", headers, body });
  },
});
