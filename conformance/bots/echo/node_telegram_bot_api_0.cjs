// The echo on node-telegram-bot-api 0: the token is in BOT_TOKEN, its server in BOT_API_BASE.
const TelegramBot = require("node-telegram-bot-api");
const texts = require("./texts.cjs");

const baseApiUrl = process.env.BOT_API_BASE ?? "https://api.telegram.org";
const timeout = Number(process.env.POLLING_TIMEOUT ?? 30);
const bot = new TelegramBot(process.env.BOT_TOKEN, { baseApiUrl, polling: { params: { timeout } } });

const button = (count) => ({ inline_keyboard: [[{ text: texts.countLabel(count), callback_data: `count:${count + 1}` }]] });
const quoting = (message) => ({ reply_to_message_id: message.message_id });

bot.on("message", async (message) => {
  const { chat, text, photo, caption, entities } = message;
  if (text === "/start") {
    return bot.sendMessage(chat.id, texts.HELLO, { parse_mode: "HTML", reply_markup: button(0), ...quoting(message) });
  }
  // Lists are not made JSON here, as later versions do.
  if (text) return bot.sendMessage(chat.id, text, { entities: JSON.stringify(entities ?? []), ...quoting(message) });
  await bot.sendPhoto(chat.id, photo[photo.length - 1].file_id, { caption });
  return bot.sendDocument(chat.id, Buffer.from(texts.RECEIPT), {}, { filename: "receipt.txt", contentType: "text/plain" });
});

bot.on("callback_query", async (query) => {
  const count = Number(query.data.replace("count:", ""));
  await bot.answerCallbackQuery(query.id);
  const { chat, message_id } = query.message;
  await bot.editMessageText(texts.counted(count), { chat_id: chat.id, message_id, reply_markup: button(count) });
});

process.once("SIGTERM", () => process.exit(0));
