// Sells pictures for Stars, on telegraf. Token in BOT_TOKEN, server in BOT_API_BASE; with WEBHOOK_PORT it listens.
const http = require("node:http");
const { Telegraf, Markup, Input } = require("telegraf");
const { message } = require("telegraf/filters");

const GOODS = {
  dawn: { title: "Dawn", description: "A wallpaper of the morning.", price: 25, left: 1 },
  dusk: { title: "Dusk", description: "A wallpaper of the evening.", price: 40, left: 0 },
};
// The smallest GIF there is stands for the pictures.
const PICTURE = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

const apiRoot = process.env.BOT_API_BASE ?? "https://api.telegram.org";
const bot = new Telegraf(process.env.BOT_TOKEN, { telegram: { apiRoot } });
const charges = new Map(); // by person: the last payment

const invoice = (key) => ({
  title: GOODS[key].title,
  description: GOODS[key].description,
  payload: JSON.stringify({ good: key }),
  provider_token: "",
  currency: "XTR",
  prices: [{ label: GOODS[key].title, amount: GOODS[key].price }],
});

bot.start((ctx) =>
  ctx.reply("Wallpapers, for Stars:", Markup.keyboard(Object.values(GOODS).map(({ title }) => title)).resize()),
);

bot.hears(["Dawn", "Dusk"], (ctx) => ctx.replyWithInvoice(invoice(ctx.message.text.toLowerCase())));

bot.command("link", async (ctx) => {
  const link = await ctx.telegram.createInvoiceLink(invoice("dawn"));
  await ctx.reply("For a friend:", Markup.inlineKeyboard([Markup.button.url("Buy Dawn", link)]));
});

bot.on("pre_checkout_query", (ctx) => {
  const { good } = JSON.parse(ctx.preCheckoutQuery.invoice_payload);
  if (GOODS[good].left > 0) return ctx.answerPreCheckoutQuery(true);
  return ctx.answerPreCheckoutQuery(false, `${GOODS[good].title} is sold out.`);
});

bot.on(message("successful_payment"), async (ctx) => {
  const { invoice_payload, telegram_payment_charge_id, total_amount } = ctx.message.successful_payment;
  const { good } = JSON.parse(invoice_payload);
  GOODS[good].left -= 1;
  charges.set(ctx.from.id, telegram_payment_charge_id);
  await ctx.replyWithDocument(Input.fromBuffer(PICTURE, `${good}.gif`), { caption: `Thank you for ${total_amount} ⭐️` });
});

bot.command("balance", async (ctx) => {
  const { amount } = await ctx.telegram.callApi("getMyStarBalance", {});
  const { transactions } = await ctx.telegram.callApi("getStarTransactions", { limit: 10 });
  await ctx.reply(`${amount} ⭐️, ${transactions.length} transactions`);
});

bot.command("refund", async (ctx) => {
  const telegram_payment_charge_id = charges.get(ctx.from.id);
  if (!telegram_payment_charge_id) return ctx.reply("You have bought nothing.");
  try {
    await ctx.telegram.callApi("refundStarPayment", { user_id: ctx.from.id, telegram_payment_charge_id });
  } catch (error) {
    return ctx.reply(`That did not work: ${error.description}`);
  }
});

bot.on("message", (ctx) => (ctx.message.refunded_payment ? ctx.reply("Your Stars are back.") : undefined));

process.once("SIGTERM", () => process.exit(0));
const port = Number(process.env.WEBHOOK_PORT ?? 0);
if (port) {
  const listener = bot.webhookCallback("/stars", { secretToken: "dawn_and_dusk" });
  http.createServer(listener).listen(port, "127.0.0.1", () =>
    bot.telegram.setWebhook(`http://127.0.0.1:${port}/stars`, { secret_token: "dawn_and_dusk", max_connections: 5 }),
  );
} else {
  bot.launch();
}
