// The market on node-telegram-bot-api 2: the token is in BOT_TOKEN, its server in BOT_API_BASE.
const { Bot } = require("node-telegram-bot-api");
const { TEXTS, fill, listed, number, shelf, till, total, verdict } = require("./texts.cjs");

const apiRoot = process.env.BOT_API_BASE ?? "https://api.telegram.org";
const bot = new Bot(process.env.BOT_TOKEN, { apiRoot });
const parse_mode = "HTML";

const baskets = new Map(); // by person
let back;

const basketOf = (user) => {
  if (!baskets.has(user.id)) baskets.set(user.id, {});
  return baskets.get(user.id);
};

bot.command("start", (ctx) =>
  ctx.reply(fill(TEXTS.hello, { name: ctx.message.from.first_name }), { parse_mode, reply_markup: shelf() }),
);

bot.command("here", (ctx) => {
  back = ctx.chatId;
  return ctx.reply(TEXTS.here);
});

bot.on("callback_query", async (ctx) => {
  const { from, data, message } = ctx.callbackQuery;
  const basket = basketOf(from);
  const place = { chat_id: message.chat.id, message_id: message.message_id };
  const [doing, what] = data.split(":");
  switch (doing) {
    case "add":
      basket[what] = (basket[what] ?? 0) + 1;
      return ctx.answerCallbackQuery({ text: TEXTS.added });
    case "basket":
      if (!Object.keys(basket).length) return ctx.answerCallbackQuery({ text: TEXTS.empty, show_alert: true });
      await ctx.api.editMessageText({ ...place, text: listed(basket), parse_mode, reply_markup: till() });
      return ctx.answerCallbackQuery();
    case "clear":
      baskets.delete(from.id);
      await ctx.api.editMessageText({ ...place, text: TEXTS.cleared });
      return ctx.answerCallbackQuery();
    case "pay": {
      const text = fill(TEXTS.card, { total: number(total(basket)) });
      await ctx.api.sendMessage({ chat_id: from.id, text, parse_mode });
      return ctx.answerCallbackQuery({ text: TEXTS.alert, show_alert: true });
    }
    default: {
      const approved = doing === "ok";
      await ctx.api.editMessageCaption({ ...place, caption: approved ? TEXTS.approved : TEXTS.rejected });
      await ctx.api.sendMessage({ chat_id: Number(what), text: approved ? TEXTS.sent : TEXTS.refused });
      return ctx.answerCallbackQuery();
    }
  }
});

bot.on("message", async (ctx) => {
  const { from, chat, photo } = ctx.message;
  const basket = basketOf(from);
  if (chat.type !== "private" || !photo || !Object.keys(basket).length) return;
  await ctx.reply(TEXTS.waiting);
  const caption = fill(TEXTS.receipt, { name: from.first_name, total: number(total(basket)) });
  await ctx.api.sendPhoto({ chat_id: back, photo: photo.at(-1).file_id, caption, reply_markup: verdict(from.id) });
  baskets.delete(from.id);
});

process.once("SIGTERM", () => process.exit(0));
bot.api.deleteWebhook().then(() => bot.startPolling());
