import { Bot } from "grammy";
import { serve } from "./serve.js";

// What grammY itself costs: a bot that says back what it was told, and keeps nothing.

const bot = new Bot(process.env.TELEGRAM_BOT_TOKEN ?? "", { client: { apiRoot: process.env.TELEGRAM_API_ROOT ?? "" } });
bot.on("message:text", (ctx) => ctx.reply(ctx.message.text));
await serve(bot);
