import type { Language, Office } from "../../core/office.js";
import { Head, Seal } from "./frame.js";

const texts = {
  "zh-CN": {
    title: "登录看板",
    used: "这个链接已经用过，或者过期了。",
    out: "您还没有登录，或者登录已经过期。",
    left: "您已经退出。",
    how: "请在聊天里给首问机器人发",
    word: "看板",
    after: "它会给您一个新的链接，10 分钟内有效，只能用一次。没有密码，也请不要把链接转发给别人。",
    notice: "看板给本单位的干部、值班主任、领导和监督人员使用。",
  },
  en: {
    title: "Log in to the board",
    used: "This link was used already, or it is too old.",
    out: "You are not logged in, or your session has ended.",
    left: "You are logged out.",
    how: "In your chat with the Shouwen bot, write",
    word: "board",
    after:
      "It sends you a new link that holds for 10 minutes and works once. There is no password; please do not forward the link.",
    notice: "The board is for the office's cadres, coordinators, officials and auditors.",
  },
} as const satisfies Record<Language, object>;

/** Why somebody stands before the door. */
export type Before = "used" | "out" | "left";

/** The page before the door: why it is closed, and how to get in. */
export function Door({ office, language, why }: Readonly<{ office: Office; language: Language; why: Before }>) {
  const text = texts[language];
  return (
    <html lang={language}>
      <Head title={`${text.title} · ${office.name}`} />
      <body class="door">
        <main id="main">
          <Seal />
          <h1>{text.title}</h1>
          <p class="office">{office.name}</p>
          <p role="status">{text[why]}</p>
          <p>
            {text.how} <kbd>{text.word}</kbd>
          </p>
          <p>{text.after}</p>
          <p class="soft">{text.notice}</p>
        </main>
      </body>
    </html>
  );
}
