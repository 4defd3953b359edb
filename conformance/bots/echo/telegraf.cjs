// The echo on telegraf: the token is in BOT_TOKEN, its server in BOT_API_BASE.
const { Telegraf, Markup } = require("telegraf");
const { message } = require("telegraf/filters");
const texts = require("./texts.cjs");

const apiRoot = process.env.BOT_API_BASE ?? "https://api.telegram.org";
const bot = new Telegraf(process.env.BOT_TOKEN, { telegram: { apiRoot } });

const button = (count) =>
  Markup.inlineKeyboard([Markup.button.callback(texts.countLabel(count), `count:${count + 1}`)]);
const quoting = (ctx) => ({ reply_parameters: { message_id: ctx.message.message_id } });

bot.start((ctx) => ctx.replyWithHTML(texts.HELLO, { ...button(0), ...quoting(ctx) }));

bot.on(message("photo"), async (ctx) => {
  await ctx.replyWithPhoto(ctx.message.photo.at(-1).file_id, { caption: ctx.message.caption });
  await ctx.replyWithDocument({ source: Buffer.from(texts.RECEIPT), filename: "receipt.txt" });
});

bot.on(message("text"), (ctx) =>
  ctx.reply(ctx.message.text, { entities: ctx.message.entities, ...quoting(ctx) }),
);

bot.action(/^count:(\d+)$/, async (ctx) => {
  const count = Number(ctx.match[1]);
  await ctx.answerCbQuery();
  await ctx.editMessageText(texts.counted(count), button(count));
});

process.once("SIGTERM", () => process.exit(0));
bot.launch();
