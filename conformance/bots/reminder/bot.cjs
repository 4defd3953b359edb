// A Persian reminder on node-telegram-bot-api 0.66. Token in BOT_TOKEN, server in BOT_API_BASE.
// The package is installed under another name, as version 2 is a new library and has the old one's.
const http = require("node:http");
const TelegramBot = require("node-telegram-bot-api-0");

const timeout = Number(process.env.POLLING_TIMEOUT ?? 30);
const port = Number(process.env.WEBHOOK_PORT ?? 0);
const baseApiUrl = process.env.BOT_API_BASE ?? "https://api.telegram.org";
const bot = new TelegramBot(process.env.BOT_TOKEN, {
  baseApiUrl,
  polling: port ? false : { autoStart: false, params: { timeout } },
});

const reminders = new Map(); // by number: whose, what, and the timer
let last = 0;

const digits = (number) => Number(number).toLocaleString("fa", { useGrouping: false });
const latin = (text) => Number(text.replace(/[۰-۹]/g, (digit) => "۰۱۲۳۴۵۶۷۸۹".indexOf(digit)));
const menu = {
  keyboard: [["📋 یادآوری‌های من"], [{ text: "📱 شماره‌ی من", request_contact: true }, "❓ راهنما"]],
  resize_keyboard: true,
};
const HELP = "بنویسید: «۳ ثانیه دیگر: چای را بردار»\nیا: `/remind 3 چای را بردار`";

function cancel(number) {
  return { inline_keyboard: [[{ text: "🗑 پاک کن", callback_data: JSON.stringify({ do: "cancel", number }) }]] };
}

async function remind(message, seconds, what) {
  const number = ++last;
  const timer = setTimeout(() => ring(number), seconds * 1000);
  reminders.set(number, { chat: message.chat.id, message: message.message_id, what, timer });
  await bot.sendMessage(message.chat.id, `⏳ یادآوری ${digits(number)}: ${digits(seconds)} ثانیه دیگر`, {
    reply_markup: cancel(number),
    reply_to_message_id: message.message_id,
  });
}

async function ring(number) {
  const { chat, message, what } = reminders.get(number);
  reminders.delete(number);
  const quoting = { reply_to_message_id: message };
  try {
    await bot.sendMessage(chat, `⏰ <b>${what}</b>`, { parse_mode: "HTML", ...quoting });
  } catch (error) {
    if (!error.message.includes("can't parse entities")) throw error;
    await bot.sendMessage(chat, `⏰ ${what}`, quoting); // the words had a sign of HTML's in them
  }
}

bot.onText(/^\/start$/, (message) =>
  bot.sendMessage(message.chat.id, `سلام ${message.from.first_name}! کارهایتان را به یادتان می‌آورم.`, {
    reply_markup: menu,
  }),
);
bot.onText(/^❓ راهنما$/, (message) => bot.sendMessage(message.chat.id, HELP, { parse_mode: "Markdown" }));
bot.onText(/^\/remind (\d+) (.+)$/, (message, match) => remind(message, Number(match[1]), match[2]));
bot.onText(/^([۰-۹]+) ثانیه دیگر: (.+)$/, (message, match) => remind(message, latin(match[1]), match[2]));

bot.onText(/^📋 یادآوری‌های من$/, async (message) => {
  const own = [...reminders].filter(([, one]) => one.chat === message.chat.id);
  const rows = own.map(([number, one]) => `${digits(number)}. ${one.what}`);
  await bot.sendChatAction(message.chat.id, "typing");
  await bot.sendMessage(message.chat.id, rows.join("\n") || "چیزی در پیش نیست. 🌤");
});

bot.on("contact", (message) =>
  bot.sendMessage(message.chat.id, `شماره‌ی ${message.contact.phone_number} را به یاد سپردم.`),
);

bot.on("callback_query", async (query) => {
  const { number } = JSON.parse(query.data);
  const known = reminders.get(number);
  if (!known) return bot.answerCallbackQuery(query.id, { text: "دیر شد؛ به یادتان آوردم!", show_alert: true });
  clearTimeout(known.timer);
  reminders.delete(number);
  await bot.answerCallbackQuery(query.id, { text: "پاک شد." });
  await bot.editMessageText(`❌ یادآوری ${digits(number)} پاک شد.`, {
    chat_id: query.message.chat.id,
    message_id: query.message.message_id,
  });
});

const commands = [
  { command: "start", description: "آغاز" },
  { command: "remind", description: "یادآوری پس از چند ثانیه" },
];

async function main() {
  await bot.setMyCommands(commands);
  if (!port) return bot.startPolling();
  const server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      bot.processUpdate(JSON.parse(body));
      response.end("ok");
    });
  });
  server.listen(port, "127.0.0.1", () => bot.setWebHook(`http://127.0.0.1:${port}/yaadaavar`));
}

process.once("SIGTERM", () => process.exit(0));
main();
