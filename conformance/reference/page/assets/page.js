// Brings it together: who you are, which chat is open, what you do there.

import {ask, base64, query, Refused} from "/page/door.js";
import {draw} from "/page/chat.js";
import {make, notice, one, toast} from "/page/elements.js";
import * as traffic from "/page/traffic.js";

const state = {bots: [], users: [], person: 0, bot: null, chat: 0, replyTo: null, seen: 0};

async function attempt(does) {
  try { return await does(); } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(error.message);
    return null;
  }
}

const act = (kind, details = {}) => attempt(() => ask("acts", {
  bot_token: state.bot.token, kind, user_id: state.person, chat_id: state.chat, details,
}));

async function say(text) {
  const reply = state.replyTo ? {reply_to_message_id: state.replyTo} : {};
  replyingTo(null);
  await act("send_text", {text, ...reply});
  await refresh();
}

async function press(message, button) {
  if (button.callback_data !== undefined) {
    const done = await act("press_button", {message_id: message.message_id, data: button.callback_data});
    if (done) shownAnswer(done.callback_query_id);
  } else if (button.web_app) await openApp({source: "button", message_id: message.message_id, text: button.text});
  else if (button.url) window.open(button.url, "_blank", "noreferrer");
  else if (button.pay) await pay(message);
  else if (button.copy_text) { await navigator.clipboard.writeText(button.copy_text.text); toast("Copied"); }
  else if (button.callback_game) await act("play_game", {message_id: message.message_id});
  else toast("This button does nothing on this page");
  await refresh();
}

async function pay(message) {
  if (await act("pay", {message_id: message.message_id})) toast("Paid, if the bot agrees");
  await refresh();
}

async function type(button) {
  if (typeof button === "string") await say(button);
  else if (button.request_contact) await act("share_contact", {phone_number: "+989120000000"});
  else if (button.request_location) await act("share_location", {latitude: 35.6892, longitude: 51.389});
  else if (button.web_app) await openApp({source: "keyboard", text: button.text});
  else await say(button.text);
  await refresh();
}

async function openApp(details) {
  const opened = await act("open_web_app", details);
  if (!opened) return;
  const dialog = one("#app");
  dialog.querySelector("b").textContent = details.text;
  dialog.querySelector("iframe").src = opened.url;
  dialog.showModal();
}

async function shownAnswer(id) {
  for (let turn = 0; turn < 50; turn += 1) {
    const answer = await ask(`answers/${id}`);
    if (answer.answered) {
      if (answer.text) (answer.show_alert ? notice : toast)(answer.text);
      if (answer.url) window.open(answer.url, "_blank", "noreferrer");
      return;
    }
    await new Promise((done) => { setTimeout(done, 200); });
  }
}

function replyingTo(message) {
  state.replyTo = message?.message_id ?? null;
  one("#replying").hidden = !message;
  one("#replying span").textContent = message ? `Reply to ${message.text ?? message.caption ?? message.message_id}` : "";
}

const does = {
  press, pay, type, reply: replyingTo,
  vote: async (message, options) => { await act("vote", {message_id: message.message_id, option_ids: options}); await refresh(); },
};

async function refresh() {
  if (!state.bot) return;
  const messages = await query(`chats/${state.chat}/messages`, {bot_token: state.bot.token});
  draw(messages, state.person, does);
}

async function places() {
  [state.bots, state.users] = await Promise.all([ask("bots"), ask("users")]);
  if (!state.users.some((user) => user.id === state.person)) state.person = state.users[0]?.id ?? 0;
  one("#people").replaceChildren(...state.users.map((user) => make("option", {value: user.id, selected: user.id === state.person}, user.first_name)));
  const lists = await Promise.all(state.bots.map((bot) => query("chats", {bot_token: bot.token})));
  const buttons = state.bots.flatMap((bot, number) => [
    entry(bot, state.person, `@${bot.username}`, "private"),
    ...lists[number].filter((chat) => chat.type !== "private").map((chat) => entry(bot, chat.id, chat.title, `${chat.type}, @${bot.username}`)),
  ]);
  one("#chats").replaceChildren(...buttons);
  if (!state.bot && state.bots.length && state.person) await open(state.bots[0], state.person, `@${state.bots[0].username}`);
}

function entry(bot, chat, title, kind) {
  const current = state.bot?.token === bot.token && state.chat === chat;
  return make("button", {"aria-current": String(current), onclick: () => open(bot, chat, title)}, make("span", {dir: "auto"}, title), make("small", {}, kind));
}

async function open(bot, chat, title) {
  state.bot = bot;
  state.chat = chat;
  replyingTo(null);
  one("#title h1").textContent = title;
  if (chat > 0) await ask("chats/private", {bot_token: bot.token, user_id: chat});
  await Promise.all([refresh(), places()]);
}

async function watch() {
  for (;;) {
    try {
      const calls = await (await fetch(`/page/events?after=${state.seen}`)).json();
      if (calls.length) state.seen = calls[calls.length - 1].number;
      traffic.add(calls);
      await refresh();
    } catch {
      await new Promise((done) => { setTimeout(done, 1000); });
    }
  }
}

one("#compose").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = one("#text").value;
  one("#text").value = "";
  if (text.trim()) await say(text);
});
one("#text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); one("#compose").requestSubmit(); }
});
one("#attach input").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (!file) return;
  const kind = file.type.startsWith("image/") ? "send_photo" : "send_document";
  const details = {content_base64: await base64(file)};
  await act(kind, kind === "send_document" ? {...details, file_name: file.name} : details);
  await refresh();
});
one("#replying button").addEventListener("click", () => replyingTo(null));
one("#people").addEventListener("change", async (event) => {
  state.person = Number(event.target.value);
  state.bot = null;
  await places();
});
one("#new-person").addEventListener("click", async () => {
  const name = prompt("First name");
  if (name) { state.person = (await ask("users", {first_name: name})).id; state.bot = null; await places(); }
});
one("#new-bot").addEventListener("click", async () => {
  const name = prompt("The bot's name");
  if (!name) return;
  const bot = await ask("bots", {first_name: name, supports_inline_queries: true});
  notice(`The token of @${bot.username}: ${bot.token}`);
  await places();
});
one("#new-group").addEventListener("click", async () => {
  const title = state.bot && prompt("The group's title");
  if (!title) return;
  await attempt(() => ask("chats/group", {bot_token: state.bot.token, kind: "supergroup", title, members: state.users.map((user) => user.id)}));
  await places();
});
one("#close-app").addEventListener("click", () => { one("#app iframe").src = "about:blank"; one("#app").close(); });
one("#filter").addEventListener("input", traffic.draw);
one("#quiet").addEventListener("change", traffic.draw);

await places();
await watch();
