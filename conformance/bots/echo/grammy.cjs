// The echo on grammY: the token is in BOT_TOKEN, its server in BOT_API_BASE.
const { Bot, InlineKeyboard, InputFile } = require("grammy");
const texts = require("./texts.cjs");

const apiRoot = process.env.BOT_API_BASE ?? "https://api.telegram.org";
const bot = new Bot(process.env.BOT_TOKEN, { client: { apiRoot } });

const button = (count) => new InlineKeyboard().text(texts.countLabel(count), `count:${count + 1}`);
const quoting = (ctx) => ({ reply_parameters: { message_id: ctx.msg.message_id } });

bot.command("start", (ctx) =>
  ctx.reply(texts.HELLO, { parse_mode: "HTML", reply_markup: button(0), ...quoting(ctx) }),
);

bot.on("message:photo", async (ctx) => {
  await ctx.replyWithPhoto(ctx.msg.photo.at(-1).file_id, { caption: ctx.msg.caption });
  await ctx.replyWithDocument(new InputFile(Buffer.from(texts.RECEIPT), "receipt.txt"));
});

bot.on("message:text", (ctx) => ctx.reply(ctx.msg.text, { entities: ctx.msg.entities, ...quoting(ctx) }));

bot.callbackQuery(/^count:(\d+)$/, async (ctx) => {
  const count = Number(ctx.match[1]);
  await ctx.answerCallbackQuery();
  await ctx.editMessageText(texts.counted(count), { reply_markup: button(count) });
});

process.once("SIGTERM", () => bot.stop().then(() => process.exit(0)));
bot.start({ timeout: Number(process.env.POLLING_TIMEOUT ?? 30) });
