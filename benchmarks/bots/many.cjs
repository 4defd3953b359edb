// Many grammY bots in one process: each answers a text with a button, and counts when it is pressed.
// What they did is told on stdout, a JSON object a line, with the time at which it was accepted.
const { Bot, InlineKeyboard } = require("grammy");

const now = () => performance.timeOrigin + performance.now();
const tell = (event) => process.stdout.write(`${JSON.stringify({ ...event, at: now() / 1000 })}\n`);
const button = new InlineKeyboard().text("One more", "more");

process.env.BOT_TOKENS.split(" ").forEach((token, number) => {
  const bot = new Bot(token, { client: { apiRoot: process.env.BOT_API_BASE } });
  bot.on("message:text", async (ctx) => {
    const sent = await ctx.reply("Press it.", { reply_markup: button });
    tell({ number, event: "sent", message_id: sent.message_id });
  });
  bot.on("callback_query:data", async (ctx) => {
    const { chat, message_id } = ctx.callbackQuery.message;
    await ctx.api.editMessageText(chat.id, message_id, "Pressed.", { reply_markup: button });
    tell({ number, event: "edited" });
    await ctx.answerCallbackQuery();
  });
  bot.catch(({ error }) => tell({ number, event: "error", error: String(error) }));
  bot.start({ timeout: 20, onStart: () => tell({ number, event: "started" }) });
});
