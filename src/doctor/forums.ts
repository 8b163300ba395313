import type { Office } from "../core/office.js";
import { ask } from "./ask.js";
import { ill, type Line, type Words, well } from "./line.js";

const name: Words = ["Telegram 话题", "Telegram topics"];

/** Of each claim group that is a forum, whether the bot may give every request a topic of its own there. */
export async function* askForums(
  { root, bot }: Readonly<{ root: string; bot: unknown }>,
  office: Office | undefined,
): AsyncGenerator<Line> {
  for (const { platform, chat } of office?.groups ?? []) {
    if (platform !== "telegram" || chat.includes("/")) continue;
    const group = (await ask(`${root}/getChat`, { json: { chat_id: chat } })).body?.result;
    if (group?.is_forum !== true) continue;
    const me = (await ask(`${root}/getChatMember`, { json: { chat_id: chat, user_id: bot } })).body?.result;
    yield me?.can_manage_topics === true
      ? well(name, [`${chat}：每件诉求一个话题`, `${chat}: a topic for each request`])
      : ill(
          name,
          [`${chat} 开了话题，机器人没有权限`, `${chat} has topics, and the bot may not manage them`],
          [
            "把机器人设为管理员并给它“管理话题”；不给也行，进展会回复在卡片下面",
            "make the bot an administrator who may manage topics; else what follows stands under the card",
          ],
        );
  }
}
