import { Bot } from "grammy";
import pg from "pg";
import { serve } from "./serve.js";

// The least that keeps a promise: a bot that says back what it was told once it is in the database, in a transaction of its own.

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query(
  "CREATE TABLE message (id bigserial PRIMARY KEY, at timestamptz DEFAULT now(), chat bigint, body jsonb)",
);
const bot = new Bot(process.env.TELEGRAM_BOT_TOKEN ?? "", { client: { apiRoot: process.env.TELEGRAM_API_ROOT ?? "" } });
bot.on("message:text", async (ctx) => {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("INSERT INTO message (chat, body) VALUES ($1, $2)", [ctx.chat.id, JSON.stringify(ctx.message)]);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
  await ctx.reply(ctx.message.text);
});
await serve(bot);
process.once("SIGTERM", () => void pool.end());
