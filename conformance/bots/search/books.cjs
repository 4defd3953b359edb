// Books to share from any chat, on grammY. Token in BOT_TOKEN, server in BOT_API_BASE.
const { Bot, InlineKeyboard, InlineQueryResultBuilder } = require("grammy");

const BOOKS = [
  ["kalila", "Kalila and Dimna", "Ibn al-Muqaffa", 750],
  ["canon", "The Canon of Medicine", "Avicenna", 1025],
  ["shahnameh", "Shahnameh", "Ferdowsi", 1010],
  ["conference", "The Conference of the Birds", "Attar", 1177],
  ["gulistan", "The Rose Garden", "Saadi", 1258],
].map(([id, title, author, year]) => ({ id, title, author, year }));
const PAGE = 2;

const apiRoot = process.env.BOT_API_BASE ?? "https://api.telegram.org";
const bot = new Bot(process.env.BOT_TOKEN, { client: { apiRoot } });
const chosen = new Map(); // how often each book was shared

const card = ({ id, title, author, year }) =>
  InlineQueryResultBuilder.article(id, title, {
    description: `${author}, ${year}`,
    reply_markup: new InlineKeyboard().text("👍 0", `like:${id}:1`).url("More", `https://books.example/${id}`),
  }).text(`<b>${title}</b>\n<i>${author}</i>, ${year}`, { parse_mode: "HTML" });

bot.command("start", (ctx) =>
  ctx.reply(
    ctx.match ? `You came from a search (${ctx.match}).` : `Type @${ctx.me.username} and a word in any chat.`,
    { reply_markup: new InlineKeyboard().switchInline("Try it", "the").switchInlineCurrent("Here", "the") },
  ),
);

bot.command("top", (ctx) =>
  ctx.reply([...chosen].map(([id, count]) => `${count} × ${id}`).join("\n") || "Nobody has shared a book yet."),
);

bot.on("inline_query", async (ctx) => {
  const { query, offset } = ctx.inlineQuery;
  const found = BOOKS.filter(({ title, author }) => `${title} ${author}`.toLowerCase().includes(query.toLowerCase()));
  const from = Number(offset || 0);
  const next_offset = from + PAGE < found.length ? String(from + PAGE) : "";
  await ctx.answerInlineQuery(found.slice(from, from + PAGE).map(card), {
    cache_time: 0,
    is_personal: true,
    next_offset,
    button: found.length ? undefined : { text: "Suggest a book", start_parameter: "suggest" },
  });
});

bot.on("chosen_inline_result", (ctx) => {
  const { result_id } = ctx.chosenInlineResult;
  chosen.set(result_id, (chosen.get(result_id) ?? 0) + 1);
});

bot.callbackQuery(/^like:(\w+):(\d+)$/, async (ctx) => {
  const [, id, count] = ctx.match;
  const reply_markup = new InlineKeyboard().text(`👍 ${count}`, `like:${id}:${Number(count) + 1}`);
  await ctx.editMessageReplyMarkup({ reply_markup }); // by inline_message_id
  await ctx.answerCallbackQuery("Noted.");
});

const allowed_updates = ["message", "inline_query", "chosen_inline_result", "callback_query"];
process.once("SIGTERM", () => bot.stop().then(() => process.exit(0)));
bot.start({ allowed_updates, timeout: Number(process.env.POLLING_TIMEOUT ?? 30) });
