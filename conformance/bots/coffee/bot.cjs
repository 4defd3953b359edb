// A roaster on grammY: a menu, a basket, an invoice of a payment provider's with shipping. Token in BOT_TOKEN.
const { Bot, InlineKeyboard, Keyboard, session } = require("grammy");

const BEANS = { sidamo: ["Sidamo", 1450], huila: ["Huila", 1290], mandheling: ["Mandheling", 1375] };
const PROVIDER = process.env.PROVIDER_TOKEN ?? "284685063:TEST:NzI1ZTk3MjQ1";

const apiRoot = process.env.BOT_API_BASE ?? "https://api.telegram.org";
const bot = new Bot(process.env.BOT_TOKEN, { client: { apiRoot } });
bot.use(session({ initial: () => ({ basket: {} }) }));

const euros = (cents) => `€${(cents / 100).toFixed(2)}`;
const lines = (basket) => Object.entries(basket).map(([key, count]) => ({ key, count, name: BEANS[key][0], cents: BEANS[key][1] * count }));

function menu(basket) {
  const keyboard = new InlineKeyboard();
  for (const [key, [name, cents]] of Object.entries(BEANS)) {
    keyboard.text(`${name} ${euros(cents)}${basket[key] ? ` ×${basket[key]}` : ""}`, `add:${key}`).row();
  }
  return Object.keys(basket).length ? keyboard.text("Checkout 🧾", "checkout").text("Empty 🗑", "empty") : keyboard;
}

bot.command("start", async (ctx) => {
  ctx.session.basket = {};
  await ctx.reply("*Slow Roast* ☕️", { parse_mode: "Markdown", reply_markup: new Keyboard().text("Menu").resized().persistent() });
});

bot.hears("Menu", (ctx) => ctx.reply("What may we roast for you?", { reply_markup: menu(ctx.session.basket) }));

bot.callbackQuery(/^add:(\w+)$/, async (ctx) => {
  const { basket } = ctx.session;
  basket[ctx.match[1]] = (basket[ctx.match[1]] ?? 0) + 1;
  await ctx.editMessageReplyMarkup({ reply_markup: menu(basket) });
  await ctx.answerCallbackQuery();
});

bot.callbackQuery("empty", async (ctx) => {
  ctx.session.basket = {};
  await ctx.editMessageText("What may we roast for you? (The basket is empty.)", { reply_markup: menu({}) });
  await ctx.answerCallbackQuery("Emptied.");
});

bot.callbackQuery("checkout", async (ctx) => {
  const prices = lines(ctx.session.basket).map(({ name, count, cents }) => ({ label: `${name} ×${count}`, amount: cents }));
  await ctx.answerCallbackQuery();
  await ctx.replyWithInvoice("Your coffee", "Roasted on the day it leaves.", "order-1", "EUR", prices, {
    provider_token: PROVIDER,
    need_name: true,
    need_shipping_address: true,
    is_flexible: true,
    max_tip_amount: 500,
    suggested_tip_amounts: [100, 200],
  });
});

bot.on("shipping_query", async (ctx) => {
  const { country_code } = ctx.shippingQuery.shipping_address;
  if (!["NL", "BE"].includes(country_code)) {
    return ctx.answerShippingQuery(false, { error_message: "We send to the Netherlands and Belgium only." });
  }
  await ctx.answerShippingQuery(true, {
    shipping_options: [
      { id: "post", title: "By post", prices: [{ label: "Post", amount: 395 }] },
      { id: "bike", title: "By bike", prices: [{ label: "Bike", amount: 595 }, { label: "Rain", amount: 50 }] },
    ],
  });
});

bot.on("pre_checkout_query", (ctx) => ctx.answerPreCheckoutQuery(true));

bot.on("message:successful_payment", async (ctx) => {
  const { total_amount, order_info, shipping_option_id } = ctx.msg.successful_payment;
  ctx.session.basket = {};
  await ctx.react("🎉");
  await ctx.reply(`Thank you, ${order_info.name}! ${euros(total_amount)}, ${shipping_option_id} to ${order_info.shipping_address.city}.`);
});

process.once("SIGTERM", () => bot.stop().then(() => process.exit(0)));
bot.start({ timeout: Number(process.env.POLLING_TIMEOUT ?? 30) });
