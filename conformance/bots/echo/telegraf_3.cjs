// The echo on telegraf 3: the token is in BOT_TOKEN, its server in BOT_API_BASE.
const Telegraf = require("telegraf");
const texts = require("./texts.cjs");

const apiRoot = process.env.BOT_API_BASE ?? "https://api.telegram.org";
const bot = new Telegraf(process.env.BOT_TOKEN, { telegram: { apiRoot } });

const button = (count) => ({ inline_keyboard: [[{ text: texts.countLabel(count), callback_data: `count:${count + 1}` }]] });
const quoting = (ctx) => ({ reply_to_message_id: ctx.message.message_id });

bot.start((ctx) => ctx.reply(texts.HELLO, { parse_mode: "HTML", reply_markup: button(0), ...quoting(ctx) }));

bot.on("photo", async (ctx) => {
  await ctx.replyWithPhoto(ctx.message.photo[ctx.message.photo.length - 1].file_id, { caption: ctx.message.caption });
  await ctx.replyWithDocument({ source: Buffer.from(texts.RECEIPT), filename: "receipt.txt" });
});

bot.on("text", (ctx) => ctx.reply(ctx.message.text, { entities: ctx.message.entities, ...quoting(ctx) }));

bot.action(/^count:(\d+)$/, async (ctx) => {
  const count = Number(ctx.match[1]);
  await ctx.answerCbQuery();
  await ctx.editMessageText(texts.counted(count), { reply_markup: button(count) });
});

process.once("SIGTERM", () => process.exit(0));
bot.launch({ polling: { timeout: Number(process.env.POLLING_TIMEOUT ?? 30) } });
