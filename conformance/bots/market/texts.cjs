// What the market says, from the file that its bots of every language read.
const TEXTS = require("./texts.json");

const number = (value) => value.toLocaleString("fa-IR");
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const total = (basket) => Object.entries(basket).reduce((sum, [key, count]) => sum + TEXTS.goods[key][1] * count, 0);
const listed = (basket) => {
  const lines = Object.entries(basket).map(([key, count]) => `• ${TEXTS.goods[key][0]} × ${number(count)}`);
  return fill(TEXTS.list, { lines: lines.join("\n"), total: number(total(basket)) });
};

const button = (text, data) => ({ text, callback_data: data });
const shelf = () => ({
  inline_keyboard: [
    ...Object.entries(TEXTS.goods).map(([key, [name, price]]) => [button(`${name} ${number(price)}`, `add:${key}`)]),
    [button(TEXTS.basket, "basket")],
  ],
});
const till = () => ({ inline_keyboard: [[button(TEXTS.pay, "pay"), button(TEXTS.clear, "clear")]] });
const verdict = (user) => ({
  inline_keyboard: [[button(TEXTS.approve, `ok:${user}`), button(TEXTS.reject, `no:${user}`)]],
});

module.exports = { TEXTS, fill, listed, number, shelf, till, total, verdict };
