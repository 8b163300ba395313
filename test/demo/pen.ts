import { styleText } from "node:util";
import type { Seen } from "../world/world.js";

/** How the conversation is laid out: the time, the platform, and what was said below. */
export type Pen = Readonly<{
  title(text: string): void;
  person(platform: string, name: string, words: string): void;
  /** A message of the bot, or its new first line where it was changed in place. */
  bot(platform: string, reader: string, seen: Seen): void;
  line(text: string): void;
}>;

type Settings = Readonly<{
  /** The office's time, as `周一 09:00`. */
  clock(): string;
  print(line: string): void;
  colours: boolean;
}>;

type Colour = "green" | "cyan" | "magenta" | "dim" | "bold";

/** What a platform is called, and how its lines are coloured on a terminal. */
export const platforms: Readonly<Record<string, Readonly<{ name: string; colour: Colour }>>> = {
  wechat: { name: "微信 WeChat", colour: "green" },
  telegram: { name: "Telegram", colour: "cyan" },
  slack: { name: "Slack", colour: "magenta" },
};

const TIME = 12;
const PLATFORM = 13;

/** A pen that writes lines; with colours only where somebody looks at a terminal. */
export function createPen({ clock, print, colours }: Settings): Pen {
  const paint = (colour: Colour, text: string) => (colours ? styleText(colour, text) : text);
  const head = (platform: string, words: string) => {
    const { name, colour } = platforms[platform] ?? { name: platform, colour: "dim" };
    print(`${paint("dim", padded(clock(), TIME))}${paint(colour, padded(name, PLATFORM))}${words}`);
  };
  const body = (text: string) => print(`${" ".repeat(TIME + PLATFORM + 2)}${text}`);
  return {
    title: (text) => print(`\n${paint("bold", `── ${text} ──`)}`),
    person: (platform, name, words) => head(platform, `${paint("bold", `${name}：`)}${words}`),
    bot: (platform, reader, { text, edits, files, buttons }) => {
      const [first = "", ...rest] = text.split("\n").filter((line) => line !== "");
      if (edits > 0) return head(platform, paint("dim", `→ ${reader}（原处改写 changed in place）：${first}`));
      head(platform, paint("dim", `→ ${reader}`));
      for (const line of first === "" ? rest : [first, ...rest]) body(line);
      for (const kind of files) body(`〔${kind}〕`);
      if (buttons.length > 0) body(buttons.map((label) => paint("bold", `[${label}]`)).join(" "));
    },
    line: print,
  };
}

/** A text filled with spaces up to a width in columns of a terminal, where Chinese takes two each. */
function padded(text: string, columns: number): string {
  const width = [...text].reduce((sum, char) => sum + (/\p{Script=Han}/u.test(char) ? 2 : 1), 0);
  return text + " ".repeat(Math.max(0, columns - width));
}
