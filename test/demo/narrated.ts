import type { Talker } from "../support/stage.js";
import type { Seen, World } from "../world/world.js";
import type { Script } from "./script.js";

/** A talker whose every word and press is printed, and before it whatever the bot said meanwhile. */
export function narrated(talker: Talker, { platform }: World, script: Script): Talker {
  const told = (words: string) => script.said(platform, talker.actor.name, words);
  return {
    ...talker,
    says: async (text, more) => {
      told(text);
      return talker.says(text, more);
    },
    does: async (act) => {
      told([act.file && `〔${act.file.kind}〕`, act.text].filter(Boolean).join(" "));
      return talker.does(act);
    },
    hears: async (pattern, where) => {
      const message = await talker.hears(pattern, where);
      script.catchUp();
      return message;
    },
    picks: async (message, label) => {
      told(chosen(message, label));
      await talker.picks(message, label);
    },
  };
}

/** What is pressed, as a button, or typed, as its number and what that means. */
function chosen({ buttons, text }: Seen, label: RegExp | string): string {
  const fits = (words: string) => (typeof label === "string" ? words.includes(label) : label.test(words));
  const button = buttons.find(fits);
  if (button !== undefined) return `[${button}]`;
  const numbered = text.split("\n").find((line) => /^\d+\. /.test(line) && fits(line)) ?? "";
  return numbered.replace(/^(\d+)\. (.*)$/, "$1（$2）");
}
