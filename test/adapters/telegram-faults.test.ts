import { GrammyError } from "grammy";
import { expect, it } from "vitest";
import { faultOf } from "../../adapters/telegram/faults.js";

it("a group that became a supergroup is gone, and the new id stands in the mend", () => {
  const refusal = {
    ok: false,
    error_code: 400,
    description: "Bad Request: group chat was upgraded to a supergroup chat",
    parameters: { migrate_to_chat_id: -1002000000002 },
  } as const;
  const { fault, message } = faultOf(new GrammyError("refused", refusal, "sendMessage", { text: "居民的话" }));
  expect({ fault, message }).toEqual({
    fault: "gone",
    message: "The group has a new id since it became a supergroup: put it into the office file. It is -1002000000002.",
  });
});
