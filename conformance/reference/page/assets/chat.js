// The chat as the person sees it.

import {make, one} from "/page/elements.js";
import {content, isService, service} from "/page/contents.js";

const time = (seconds) => new Date(seconds * 1000).toLocaleTimeString([], {hour: "2-digit", minute: "2-digit"});
const name = (who) => (who ? who.title ?? [who.first_name, who.last_name].filter(Boolean).join(" ") : "");

let drawn = "";
let follows = true; // the last message stays in sight until somebody scrolls up

const list = one("#messages");
const follow = () => { if (follows) list.scrollTop = list.scrollHeight; };
list.addEventListener("load", follow, true); // a picture has its height once it is there
list.addEventListener("scroll", () => { follows = list.scrollHeight - list.scrollTop - list.clientHeight < 80; });

export function draw(messages, person, does) {
  const key = JSON.stringify([messages, person]);
  if (key === drawn) return;
  drawn = key;
  list.replaceChildren(...grouped(messages).map((group) => bubble(group, person, does)));
  keyboard(messages, does);
  follow();
}

function grouped(messages) {
  const groups = [];
  for (const message of messages) {
    const last = groups[groups.length - 1];
    if (message.media_group_id && last?.[0].media_group_id === message.media_group_id) last.push(message);
    else groups.push([message]);
  }
  return groups;
}

function bubble(group, person, does) {
  const [message] = group;
  if (isService(message)) return make("li", {class: "message service"}, service(message));
  const mine = message.from?.id === person;
  const parts = group.flatMap((one) => content(one, does));
  const item = make("li", {class: `message${mine ? " mine" : ""}`, "data-id": message.message_id});
  if (!mine) item.append(make("div", {class: "who", dir: "auto"}, name(message.from ?? message.sender_chat)));
  if (message.forward_origin) item.append(make("div", {class: "reply", dir: "auto"}, `Forwarded from ${origin(message.forward_origin)}`));
  const replied = message.reply_to_message;
  if (replied) item.append(make("div", {class: "reply", dir: "auto"}, message.quote?.text ?? replied.text ?? replied.caption ?? service(replied)));
  item.append(...(group.length > 1 ? album(parts) : parts));
  if (message.reply_markup?.inline_keyboard) item.append(rows(message.reply_markup.inline_keyboard, (button) => does.press(message, button)));
  item.append(make("time", {}, `${message.edit_date ? "edited " : ""}${time(message.edit_date ?? message.date)} · ${message.message_id}`));
  item.addEventListener("dblclick", () => does.reply(message));
  return item;
}

function album(parts) {
  const pictures = parts.filter((part) => part.matches("img, video"));
  return [make("div", {class: "album"}, ...pictures), ...parts.filter((part) => !pictures.includes(part))];
}

const origin = (from) => from.sender_user_name ?? name(from.sender_user ?? from.sender_chat ?? from.chat);

function rows(keyboard, does) {
  const button = (one) => make("button", {type: "button", class: one.url || one.web_app || one.login_url ? "link" : "", onclick: () => does(one)}, typeof one === "string" ? one : one.text);
  return make("div", {class: "rows"}, ...keyboard.map((row) => make("div", {}, ...row.map(button))));
}

// The last reply keyboard that a bot gave stays until another one takes its place.
function keyboard(messages, does) {
  const place = one("#keyboard");
  const last = messages.findLast((message) => message.reply_markup && !message.reply_markup.inline_keyboard)?.reply_markup;
  place.hidden = !last?.keyboard;
  place.replaceChildren(...(last?.keyboard ? [rows(last.keyboard, does.type)] : []));
  one("#text").placeholder = last?.input_field_placeholder ?? "Write a message…";
}
