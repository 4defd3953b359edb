// The market on grammY: the token is in BOT_TOKEN, its server in BOT_API_BASE; with WEBHOOK_PORT it listens.
const http = require("node:http");
const { Bot, session, webhookCallback } = require("grammy");
const { TEXTS, fill, listed, number, shelf, till, total, verdict } = require("./texts.cjs");

const apiRoot = process.env.BOT_API_BASE ?? "https://api.telegram.org";
const bot = new Bot(process.env.BOT_TOKEN, { client: { apiRoot } });
// A basket is a person's, wherever they press.
bot.use(session({ initial: () => ({ basket: {} }), getSessionKey: (ctx) => ctx.from?.id.toString() }));
const HTML = { parse_mode: "HTML" };
let back;

bot.command("start", (ctx) => ctx.reply(fill(TEXTS.hello, { name: ctx.from.first_name }), { ...HTML, reply_markup: shelf() }));

bot.chatType(["group", "supergroup"]).command("here", (ctx) => {
  back = ctx.chat.id;
  return ctx.reply(TEXTS.here);
});

bot.callbackQuery(/^add:(\w+)$/, (ctx) => {
  const { basket } = ctx.session;
  basket[ctx.match[1]] = (basket[ctx.match[1]] ?? 0) + 1;
  return ctx.answerCallbackQuery(TEXTS.added);
});

bot.callbackQuery("basket", async (ctx) => {
  const { basket } = ctx.session;
  if (!Object.keys(basket).length) return ctx.answerCallbackQuery({ text: TEXTS.empty, show_alert: true });
  await ctx.editMessageText(listed(basket), { ...HTML, reply_markup: till() });
  return ctx.answerCallbackQuery();
});

bot.callbackQuery("clear", async (ctx) => {
  ctx.session.basket = {};
  await ctx.editMessageText(TEXTS.cleared);
  await ctx.answerCallbackQuery();
});

bot.callbackQuery("pay", async (ctx) => {
  await ctx.api.sendMessage(ctx.from.id, fill(TEXTS.card, { total: number(total(ctx.session.basket)) }), HTML);
  await ctx.answerCallbackQuery({ text: TEXTS.alert, show_alert: true });
});

bot.callbackQuery(/^(ok|no):(\d+)$/, async (ctx) => {
  const approved = ctx.match[1] === "ok";
  await ctx.editMessageCaption({ caption: approved ? TEXTS.approved : TEXTS.rejected });
  await ctx.api.sendMessage(Number(ctx.match[2]), approved ? TEXTS.sent : TEXTS.refused);
  await ctx.answerCallbackQuery();
});

bot.chatType("private").on("message:photo", async (ctx) => {
  const { basket } = ctx.session;
  if (!Object.keys(basket).length) return;
  await ctx.reply(TEXTS.waiting);
  const caption = fill(TEXTS.receipt, { name: ctx.from.first_name, total: number(total(basket)) });
  await ctx.api.sendPhoto(back, ctx.msg.photo.at(-1).file_id, { caption, reply_markup: verdict(ctx.from.id) });
  ctx.session.basket = {};
});

const port = Number(process.env.WEBHOOK_PORT ?? 0);
if (port) {
  const secretToken = "bazaar-1405";
  process.once("SIGTERM", () => process.exit(0));
  http.createServer(webhookCallback(bot, "http", { secretToken })).listen(port, "127.0.0.1", () =>
    bot.api.setWebhook(`http://127.0.0.1:${port}/market`, { secret_token: secretToken }),
  );
} else {
  process.once("SIGTERM", () => bot.stop().then(() => process.exit(0)));
  bot.start({ timeout: Number(process.env.POLLING_TIMEOUT ?? 30) });
}
