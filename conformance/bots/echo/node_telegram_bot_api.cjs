// The echo on node-telegram-bot-api 2: the token is in BOT_TOKEN, its server in BOT_API_BASE.
const { Bot, InlineKeyboardBuilder, InputFile } = require("node-telegram-bot-api");
const texts = require("./texts.cjs");

const apiRoot = process.env.BOT_API_BASE ?? "https://api.telegram.org";
const bot = new Bot(process.env.BOT_TOKEN, { apiRoot });

const button = (count) =>
  new InlineKeyboardBuilder().text(texts.countLabel(count), `count:${count + 1}`).build();
const quoting = (ctx) => ({ reply_parameters: { message_id: ctx.message.message_id } });

bot.command("start", (ctx) =>
  ctx.reply(texts.HELLO, { parse_mode: "HTML", reply_markup: button(0), ...quoting(ctx) }),
);

bot.on("callback_query", async (ctx) => {
  const count = Number(ctx.callbackQuery.data.replace("count:", ""));
  const { chat, message_id } = ctx.callbackQuery.message;
  await ctx.answerCallbackQuery();
  await ctx.api.editMessageText({
    chat_id: chat.id,
    message_id,
    text: texts.counted(count),
    reply_markup: button(count),
  });
});

bot.on("message", async (ctx) => {
  const { photo, caption, text, entities } = ctx.message;
  if (!photo) return ctx.reply(text, { entities, ...quoting(ctx) });
  await ctx.api.sendPhoto({ chat_id: ctx.chatId, photo: photo.at(-1).file_id, caption });
  const document = new InputFile(Buffer.from(texts.RECEIPT), { filename: "receipt.txt" });
  await ctx.api.sendDocument({ chat_id: ctx.chatId, document });
});

process.once("SIGTERM", () => process.exit(0));
bot.api.deleteWebhook().then(() => bot.startPolling());
